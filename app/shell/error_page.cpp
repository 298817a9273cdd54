// SPDX-License-Identifier: Apache-2.0
#include "app/shell/error_page.h"

#include "app/shell/error_words.h"
#include "app/shell/word_table.h"
#include "app/theme/theme.h"
#include "app/widgets/action_button.h"
#include "app/widgets/glyph_label.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/scroll_pane.h"
#include "model/format/format.h"
#include "model/paging/column_spec.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

namespace {

PlainLabel* paragraph(const QString& text, Tone tone, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setTone(tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

PlainLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setFontRole(FontRole::Key);
    return label;
}

QHBoxLayout* titleRow(const ErrorWords& words, const StoreError& error, QWidget* parent)
{
    const Theme& theme = Theme::instance();
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.scaled(14));
    auto* glyph = new GlyphLabel(parent);
    glyph->setGlyph(words.glyph);
    glyph->setSizePx(22);
    row->addWidget(glyph, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(theme.scaled(4));
    auto* title = new PlainLabel(words.title, parent);
    title->setFontRole(FontRole::PageTitle);
    title->setWordWrap(true);
    column->addWidget(title);
    const QString found = QString::fromStdString(error.sentence);
    if (!found.isEmpty())
        column->addWidget(paragraph(found, Tone::Normal, parent));
    if (!words.meaning.isEmpty())
        column->addWidget(paragraph(words.meaning, Tone::Secondary, parent));
    row->addLayout(column, 1);
    return row;
}

ColumnSpec listColumn(const char* id, const QString& title, int width, bool stretches = false)
{
    ColumnSpec spec = columnSpec(id, title, width);
    spec.stretches = stretches;
    spec.unsortableReason = ErrorPage::tr("A short list, in one order.");
    return spec;
}

Cell textCell(const QString& text, Tone tone = Tone::Normal)
{
    Cell cell;
    cell.text = text;
    cell.tone = tone;
    return cell;
}

/// How close the file came to each family, by the names of its tables.
WordTable* familyTable(const ErrorWords& words, const StoreError& error, QWidget* parent)
{
    QList<QList<Cell>> rows;
    for (const ErrorWords::Family& family : words.lookedFor) {
        const auto there = std::count_if(error.found.begin(), error.found.end(),
            [&](const FoundTable& table) { return family.needs.contains(QString::fromStdString(table.name)); });
        Cell name = textCell(family.name);
        name.bold = true;
        const QStringList needs{family.needs.join(QStringLiteral(", ")), family.more};
        Cell found = textCell(ErrorPage::tr("%1 of %2 names").arg(there).arg(family.needs.size()));
        found.glyph = Glyph::Skipped;
        rows.append({name, textCell(needs.join(u' ').trimmed(), Tone::Secondary), found});
    }
    return new WordTable(QStringLiteral("error/families"), ErrorPage::tr("What was looked for"),
        {listColumn("family", ErrorPage::tr("Family"), 128), listColumn("needs", ErrorPage::tr("Needs"), 300, true),
            listColumn("found", ErrorPage::tr("Found"), 130)},
        rows, parent);
}

WordTable* foundTable(const StoreError& error, QWidget* parent)
{
    QList<QList<Cell>> rows;
    for (const FoundTable& table : error.found)
        rows.append({textCell(oneLine(table.name)), textCell(oneLine(table.note), Tone::Secondary)});
    QList<ColumnSpec> columns{listColumn("table", ErrorPage::tr("Table"), 200),
        listColumn("note", ErrorPage::tr("Compared with what Durascope knows"), 400, true)};
    columns[0].fixedFont = true;
    return new WordTable(QStringLiteral("error/tables"), ErrorPage::tr("What is in it"), columns, rows, parent);
}

QList<FactGrid::Fact> factsOf(const QString& url, const StoreError& error)
{
    QList<FactGrid::Fact> facts;
    facts.append({ErrorPage::tr("Store"), url, true, Tone::Normal, {}, url});
    if (!error.where.empty() && error.where != url.toStdString())
        facts.append({ErrorPage::tr("Where"), QString::fromStdString(error.where), true, Tone::Normal, {}, {}});
    if (!error.engineCode.empty())
        facts.append(
            {ErrorPage::tr("Engine's words"), QString::fromStdString(error.engineCode), true, Tone::Normal, {}, {}});
    const auto kind = errorKindName(error.kind);
    facts.append({ErrorPage::tr("Kind"), QString::fromLatin1(kind.data(), qsizetype(kind.size())), true,
        Tone::Secondary, {}, {}});
    return facts;
}

} // namespace

ErrorPage::ErrorPage(const QString& url, const StoreError& error, QWidget* parent)
    : QWidget(parent)
    , m_report(errorReport(url, error))
{
    const Theme& theme = Theme::instance();
    const ErrorWords words = wordsFor(error);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(theme.scaled(28), theme.scaled(24), theme.scaled(28), theme.scaled(24));
    column->setSpacing(theme.scaled(10));
    column->addLayout(titleRow(words, error, body));
    if (!words.lookedFor.isEmpty()) {
        column->addWidget(heading(tr("What was looked for"), body));
        column->addWidget(familyTable(words, error, body));
    }
    if (!error.found.empty()) {
        column->addWidget(heading(tr("What is in it"), body));
        column->addWidget(foundTable(error, body));
    }
    column->addWidget(heading(tr("What is known"), body));
    auto* facts = new FactGrid(body);
    facts->setFacts(factsOf(url, error));
    column->addWidget(facts);
    column->addWidget(heading(tr("What you can do"), body));
    const QString hint = QString::fromStdString(error.hint);
    column->addWidget(paragraph(hint.isEmpty() ? words.advice : hint, Tone::Normal, body));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    using Look = ActionButton::Look;
    auto* again = new ActionButton(words.tryAgainFirst ? Look::Primary : Look::Outlined, tr("Try again"), body);
    auto* other
        = new ActionButton(words.tryAgainFirst ? Look::Outlined : Look::Primary, tr("Open another file…"), body);
    auto* copy = new ActionButton(Look::Outlined, tr("Copy report"), body);
    auto* close = new ActionButton(Look::Outlined, tr("Close"), body);
    other->setKeys(QStringLiteral("Ctrl+O"));
    copy->setGlyph(Icon::Copy);
    for (ActionButton* button : {again, other, copy, close})
        button->setMinimumHeightPx(28);
    buttons->addWidget(words.tryAgainFirst ? again : other);
    buttons->addWidget(words.tryAgainFirst ? other : again);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addSpacing(theme.scaled(8));
    column->addLayout(buttons);
    column->addStretch(1);
    body->setMaximumWidth(theme.scaled(760));

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(new ScrollPane(body, tr("What happened"), this));
    setFocusProxy(words.tryAgainFirst ? again : other);

    connect(again, &ActionButton::clicked, this, &ErrorPage::tryAgain);
    connect(other, &ActionButton::clicked, this, &ErrorPage::openOther);
    connect(close, &ActionButton::clicked, this, &ErrorPage::closeWanted);
    connect(copy, &ActionButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_report);
        Q_EMIT said(tr("Report copied. It holds no rows of the file."));
    });
}

} // namespace durascope
