// SPDX-License-Identifier: Apache-2.0
#include "app/shell/error_words.h"

#include "model/format/format.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::ErrorPage", text);
}

ErrorWords notAStore()
{
    ErrorWords words;
    words.glyph = Glyph::Info;
    words.title = tr("Not a store Durascope knows.");
    words.meaning = tr("Nothing was written to it, and no program text inside it was run.");
    words.advice = tr("Open another file.");
    const auto names = [](const char* list) { return QString::fromLatin1(list).split(u' '); };
    words.lookedFor = {{tr("Event store"), names("events append_batches store_metadata subscriber_cursors"), {}},
        {tr("Workflow store"), names("workflow_executions workflow_definitions events snapshots work_items"),
            tr("and more")}};
    return words;
}

} // namespace

ErrorWords wordsFor(const StoreError& error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return {Glyph::Error, tr("This file is not there."),
            tr("It was moved, renamed or deleted, or its disk is not mounted."),
            tr("Bring it back and try again, or open another file."), true, {}};
    case ErrorKind::NotAStore:
        return notAStore();
    case ErrorKind::InvalidArgument:
        return {Glyph::Error, tr("This is not the name of a store."), QString(), tr("Open a file instead."), false, {}};
    case ErrorKind::UnsupportedBackend:
        return {Glyph::Info, tr("This version of Durascope cannot read this store."), tr("Nothing was written to it."),
            tr("Open an SQLite file, or take the demo tour."), false, {}};
    case ErrorKind::Busy:
        return {Glyph::Warning, tr("Another program holds this file."), tr("Nothing was changed."),
            tr("Try again when the other program is done."), true, {}};
    case ErrorKind::PermissionDenied:
        return {Glyph::Error, tr("This file may not be read."),
            tr("The operating system refuses it to you. Nothing was changed."),
            tr("Give yourself the right to read it and its folder, then try again."), true, {}};
    case ErrorKind::Corrupt:
        return {Glyph::Error, tr("This file is damaged."),
            tr("Its pages do not fit together. Nothing was written to it."), tr("Open a backup of it."), false, {}};
    case ErrorKind::Unavailable:
        return {Glyph::Error, tr("The store went away."), tr("Its file was replaced or its disk is gone."),
            tr("Try again when it is back."), true, {}};
    case ErrorKind::ReadOnly:
    case ErrorKind::Cancelled:
    case ErrorKind::BackendFailure:
        break;
    }
    return {Glyph::Error, tr("This store could not be opened."), tr("Nothing was changed."),
        tr("Try again, or copy the report for whoever looks after the file."), true, {}};
}

namespace {

QString tables(const std::vector<FoundTable>& found)
{
    QString lines;
    for (const FoundTable& table : found)
        lines += QStringLiteral("table: %1 (%2)\n").arg(oneLine(table.name), QString::fromStdString(table.note));
    return lines;
}

} // namespace

QString errorReport(const QString& url, const StoreError& error)
{
    const auto line = [](const QString& name, const std::string& value) {
        return value.empty() ? QString() : QStringLiteral("%1: %2\n").arg(name, QString::fromStdString(value));
    };
    const auto kind = errorKindName(error.kind);
    return QStringLiteral("Durascope %1, Qt %2, %3\n")
               .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                   QSysInfo::prettyProductName())
        + QStringLiteral("store: %1\n").arg(url) + line(QStringLiteral("kind"), std::string(kind))
        + line(QStringLiteral("what"), error.sentence) + line(QStringLiteral("hint"), error.hint)
        + line(QStringLiteral("where"), error.where) + line(QStringLiteral("engine"), error.engineCode)
        + tables(error.found);
}

} // namespace durascope
