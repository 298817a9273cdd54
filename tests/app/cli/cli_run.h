// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fixtures.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

namespace durascope::test {

/// What a program printed and how it ended.
struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    /// Standard output by lines, without their line feeds.
    std::vector<std::string> lines() const
    {
        std::vector<std::string> found;
        for (qsizetype begin = 0; begin < out.size();) {
            const qsizetype end = out.indexOf('\n', begin);
            found.push_back(out.mid(begin, end - begin).toStdString());
            begin = end + 1;
        }
        return found;
    }
};

inline Ran runProgram(const QString& program, const QStringList& words, const QByteArray& input = {})
{
    QProcess process;
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        ran.exitCode = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

inline QString dscopePath()
{
    return QStringLiteral(DURASCOPE_BIN_DIR "/dscope");
}

inline Ran dscope(const QStringList& words)
{
    return runProgram(dscopePath(), words);
}

/// Runs SQL by the sqlite3 program, on a writable database.
inline Ran sqlite(const QString& database, const QByteArray& sql)
{
    return runProgram(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), QStringLiteral("-bail"), database}, sql);
}

/// A copy of a fixture that a test may open; `family` is its folder.
inline QString copyFixture(const QTemporaryDir& folder, const QString& family, const QString& name)
{
    const QString copy = folder.filePath(name);
    if (!QFile::exists(copy))
        durascope::copyFixture(family + u'/' + name, copy);
    return copy;
}

inline QString text(const char* literal)
{
    return QString::fromUtf8(literal);
}

} // namespace durascope::test
