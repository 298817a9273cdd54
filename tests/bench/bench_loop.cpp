// SPDX-License-Identifier: Apache-2.0
#include "bench_loop.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>

namespace durascope::bench {

namespace {

qint64 steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

double share(const std::vector<double>& sorted, double at)
{
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(at * static_cast<double>(sorted.size() - 1))];
}

qint64 processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto nanoseconds = [](const timeval& time) { return time.tv_sec * 1'000'000'000LL + time.tv_usec * 1000LL; };
    return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
}

} // namespace

bool waitFor(const std::function<bool()>& condition, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    QTimer beat;
    beat.start(2);
    while (!condition() && timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

void rest(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

double shareOfCoreWhile(int milliseconds)
{
    const qint64 wall = steadyNow();
    const qint64 processor = processorTime();
    rest(milliseconds);
    return 100.0 * static_cast<double>(processorTime() - processor) / static_cast<double>(steadyNow() - wall);
}

long statusKilobytes(const char* name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = file.readAll().split('\n');
    for (const QByteArray& line : lines)
        if (line.startsWith(name))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toLong();
    return 0;
}

double Silences::at(double part) const
{
    return share(sorted, part);
}

Silences silencesWhile(const std::function<void()>& work, int milliseconds)
{
    constexpr qint64 beatNs = 2'000'000;
    Silences silences;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    qint64 last = steadyNow();
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        const qint64 now = steadyNow();
        silences.sorted.push_back(static_cast<double>(std::max<qint64>(0, now - last - beatNs)) / 1e6);
        last = now;
    });
    QTimer worker;
    QObject::connect(&worker, &QTimer::timeout, &worker, [&work] { work(); });
    beat.start(2);
    worker.start(25);
    rest(milliseconds);
    std::sort(silences.sorted.begin(), silences.sorted.end());
    return silences;
}

PaintedRows::PaintedRows(RowView& list, StoreSession& session)
{
    QObject::connect(&session, &StoreSession::liveChanged, &m_context, [this](const LiveChange& change) {
        if (change.events)
            m_told = change.events->bounds.last;
        if (change.workflow)
            m_told = std::max<qint64>(m_told, change.workflow->heads.events.value);
    });
    QObject::connect(&list, &RowView::painted, &m_context, [this, &list] {
        const qint64 newest = list.source()->newestRow().value_or(0);
        const bool shown = newest >= list.firstVisibleRow() && newest < list.firstVisibleRow() + list.visibleRowCount();
        if (shown && list.source()->rowAt(newest) && !m_painted.contains(m_told))
            m_painted.insert(m_told, steadyNow());
    });
}

double PaintedRows::Lateness::at(double part) const
{
    return share(times, part);
}

PaintedRows::Lateness PaintedRows::lateness(const QHash<qint64, qint64>& commits) const
{
    Lateness lateness;
    for (auto commit = commits.keyValueBegin(); commit != commits.keyValueEnd(); ++commit) {
        const auto seen = m_painted.lowerBound(commit->first);
        if (seen == m_painted.cend())
            ++lateness.missed;
        else
            lateness.times.push_back(static_cast<double>(*seen - commit->second) / 1e6);
    }
    std::sort(lateness.times.begin(), lateness.times.end());
    return lateness;
}

} // namespace durascope::bench
