// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QProcess>
#include <QStringList>

namespace durascope::testing {

/// The program commit_writer at work on a store, beside us.
class WriterProcess {
public:
    WriterProcess(const QString& store, int commits, int perSecond)
    {
        m_process.start(QStringLiteral(DURASCOPE_COMMIT_WRITER),
            {store, QStringLiteral("commits"), QString::number(commits), QString::number(perSecond)});
        m_ready = m_process.waitForReadyRead(10'000) && m_process.readLine() == "ready\n";
    }
    ~WriterProcess()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    bool ready() const { return m_ready; }
    void start() { m_process.write("\n"); }
    bool waitUntilDone() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(60'000); }
    bool running() const { return m_process.state() != QProcess::NotRunning; }
    /// When COMMIT returned, in nanoseconds of the steady clock, by number of the event. After the end.
    QHash<qint64, qint64> commits()
    {
        QHash<qint64, qint64> times;
        const auto lines = m_process.readAllStandardOutput().split('\n');
        for (const QByteArray& line : lines)
            if (const auto parts = line.split(' '); parts.size() == 2)
                times.insert(parts[0].toLongLong(), parts[1].toLongLong());
        return times;
    }

private:
    QProcess m_process;
    bool m_ready = false;
};

inline bool renumber(const QString& store)
{
    return QProcess::execute(QStringLiteral(DURASCOPE_COMMIT_WRITER), {store, QStringLiteral("renumber")}) == 0;
}

} // namespace durascope::testing
