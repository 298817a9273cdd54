// SPDX-License-Identifier: Apache-2.0
// bench_follow STORE [COMMITS [PER_SECOND]]: another process commits to a copy of STORE; time from its COMMIT to
// liveChanged on the GUI thread, and what following costs, idle and under those commits.
#include "model/live/writer_process.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace durascope;

namespace {

qint64 steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// Processor time of this process so far, in nanoseconds.
qint64 processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto nanoseconds = [](const timeval& time) { return time.tv_sec * 1'000'000'000LL + time.tv_usec * 1000LL; };
    return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
}

void spinUntil(const std::function<bool()>& condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

double shareOfCoreWhile(const std::function<bool()>& condition)
{
    const qint64 wall = steadyNow();
    const qint64 processor = processorTime();
    spinUntil(condition);
    return 100.0 * static_cast<double>(processorTime() - processor) / static_cast<double>(steadyNow() - wall);
}

/// When each event was told, by number.
class Told {
public:
    explicit Told(StoreSession& session)
    {
        QObject::connect(&session, &StoreSession::liveChanged, &session, [this](const LiveChange& change) {
            const qint64 now = steadyNow();
            if (change.events) {
                for (qint64 fact = m_lastFact + 1; m_lastFact > 0 && fact < change.events->bounds.last; ++fact)
                    when.insert(fact, now);
                m_lastFact = change.events->bounds.last;
                when.insert(m_lastFact, now);
            }
            if (change.workflow)
                for (const WorkflowEvent& event : change.workflow->events)
                    when.insert(event.row.value, now);
        });
    }
    QHash<qint64, qint64> when;

private:
    qint64 m_lastFact = 0;
};

bool follow(const QString& store, int commits, int perSecond)
{
    StoreSession session(store);
    session.open();
    spinUntil([&] { return session.state() != StoreSession::State::Opening; });
    if (session.state() != StoreSession::State::Open) {
        std::fprintf(stderr, "bench_follow: %s\n", session.error().sentence.c_str());
        return false;
    }
    Told told(session);
    bool over = false;
    QTimer::singleShot(3000, &session, [&over] { over = true; });
    spinUntil([&over] { return over; });
    over = false;
    QTimer::singleShot(10'000, &session, [&over] { over = true; });
    const double idle = shareOfCoreWhile([&over] { return over; });

    durascope::testing::WriterProcess writer(store, commits, perSecond);
    if (!writer.ready())
        return false;
    writer.start();
    QTimer beat;
    beat.start(20); // so that the end of the writer is noticed
    const double busy = shareOfCoreWhile([&writer] { return !writer.running(); });
    over = false;
    QTimer::singleShot(500, &session, [&over] { over = true; });
    spinUntil([&over] { return over; });

    std::vector<double> late;
    int missed = 0;
    const auto times = writer.commits();
    for (auto commit = times.keyValueBegin(); commit != times.keyValueEnd(); ++commit) {
        const auto seen = told.when.constFind(commit->first);
        if (seen == told.when.cend())
            ++missed;
        else
            late.push_back(static_cast<double>(*seen - commit->second) / 1e6);
    }
    std::sort(late.begin(), late.end());
    const auto at = [&late](double share) {
        return late.empty() ? 0 : late[static_cast<std::size_t>(share * static_cast<double>(late.size() - 1))];
    };
    std::printf("%lld commits at %d/s: COMMIT to liveChanged p50 %.2f ms, p99 %.2f ms, most %.2f ms; %d not told\n",
        static_cast<long long>(times.size()), perSecond, at(0.5), at(0.99), at(1), missed);
    std::printf("processor: idle %.2f %% of a core, under the commits %.2f %%\n", idle, busy);
    return missed == 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: bench_follow STORE [COMMITS [PER_SECOND]]\n", stderr);
        return 2;
    }
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("store.db"));
    if (!QFile::copy(QString::fromLocal8Bit(argv[1]), copy)
        || !QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        std::fputs("bench_follow: the store cannot be copied\n", stderr);
        return 1;
    }
    const bool good = follow(copy, argc > 2 ? std::atoi(argv[2]) : 1000, argc > 3 ? std::atoi(argv[3]) : 20);
    return waitForThreads(std::chrono::seconds(2)) && good ? 0 : 1;
}
