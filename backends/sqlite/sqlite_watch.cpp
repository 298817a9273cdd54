// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/sqlite_watch.h"

#include "backends/sqlite/engine_statements.h"
#include "backends/sqlite/footing.h"
#include "backends/sqlite/query.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>

namespace durascope::sqlite {

namespace {

using namespace std::chrono_literals;

constexpr auto slowPoll = 1s; // the safety net where no report comes
constexpr auto blindPoll = 20ms; // where the kernel reports nothing at all
constexpr auto sleepAfter = 1s;
// A report comes when the log is written, before the commit is on disk and visible: look soon, then less often.
constexpr std::chrono::nanoseconds firstPause = 50us;
constexpr std::chrono::nanoseconds usualPause = 400us;
constexpr std::chrono::nanoseconds longPause = 5ms;
constexpr auto usualSync = 20ms;
constexpr auto alertFor = 500ms; // a commit that takes longer than this to reach the disk waits for the slow poll

/// Failures that only mean: not now.
bool isPassing(const Failure& failure)
{
    return failure.error.kind == ErrorKind::Busy || failure.code == 0 || isWorthReopening(failure.code);
}

} // namespace

SqliteWatch::SqliteWatch(std::string path)
    : m_path(std::move(path))
    , m_files(m_path)
    , m_stamps(stampsNow())
    , m_lastNews(Clock::now())
{
    wakeUp();
}

SqliteWatch::Stamps SqliteWatch::stampsNow() const
{
    return {stampOf(m_path), stampOf(m_path + "-wal"), stampOf(m_path + "-journal")};
}

std::int64_t SqliteWatch::dataVersion()
{
    Query query(*m_connection, askVersion);
    return query.next() ? query.integer(0) : 0;
}

void SqliteWatch::wakeUp()
{
    try {
        auto checked = checkFile(m_path);
        if (!checked || accessFor(*checked) == Access::Frozen)
            return; // no log and no writer: the files alone tell
        m_connection = std::make_unique<Connection>(*checked, Access::Live);
        m_connection->doNotWaitForLocks();
        m_version = dataVersion();
    } catch (const Failure&) {
        m_connection.reset(); // the reader will meet the same and say so
    }
}

void SqliteWatch::fallAsleep()
{
    m_stamps = stampsNow();
    m_connection.reset();
}

void SqliteWatch::alert()
{
    m_alertSince = m_lastNews = Clock::now();
    m_pause = firstPause;
}

bool SqliteWatch::lookAwake()
{
    if (!stampOf(m_path).sameFile(m_connection->file().stamp)) { // replaced or removed
        fallAsleep();
        return true;
    }
    std::int64_t version = 0;
    try {
        version = dataVersion();
    } catch (const Failure& failure) {
        if (isPassing(failure))
            return false;
        fallAsleep();
        return true; // whoever reads now learns what is wrong
    }
    if (version == m_version)
        return false;
    m_version = version;
    return true;
}

bool SqliteWatch::lookAsleep()
{
    const auto stamps = stampsNow();
    if (stamps == m_stamps)
        return false;
    m_stamps = stamps;
    wakeUp();
    // What was written may be visible only later: then the connection's version changes after this.
    alert();
    return true;
}

bool SqliteWatch::look()
{
    if (!m_connection)
        return lookAsleep();
    if (lookAwake()) {
        m_lastNews = Clock::now();
        m_pause = 0ns;
        return true;
    }
    if (Clock::now() - m_lastNews > sleepAfter) {
        m_stamps = stampsNow();
        const bool changed = lookAwake(); // once more: the stamps must not hide a commit
        m_connection.reset();
        return changed;
    }
    return false;
}

std::chrono::nanoseconds SqliteWatch::untilNextLook(Clock::time_point deadline) const
{
    const auto now = Clock::now();
    std::chrono::nanoseconds next = m_files.works() ? std::chrono::nanoseconds(slowPoll) : blindPoll;
    if (m_pause != 0ns)
        next = std::min(next, m_pause);
    if (m_connection)
        next = std::min<std::chrono::nanoseconds>(next, m_lastNews + sleepAfter + 1ms - now);
    return std::clamp<std::chrono::nanoseconds>(next, 0ns, std::max<std::chrono::nanoseconds>(deadline - now, 0ns));
}

Result<bool> SqliteWatch::wait(const std::stop_token& stop, std::chrono::milliseconds timeout)
{
    const auto deadline = Clock::now() + timeout;
    const std::stop_callback wake(stop, [this] { m_files.poke(); });
    while (!stop.stop_requested()) {
        if (look())
            return true;
        if (Clock::now() >= deadline)
            return false;
        if (m_files.sleep(untilNextLook(deadline))) {
            alert();
        } else if (m_pause != 0ns) {
            // Late by no more than an eighth of the time the disk takes, and on a usual disk by less than 0.4 ms.
            const std::chrono::nanoseconds waited = Clock::now() - m_alertSince;
            const auto most = waited < usualSync ? usualPause : longPause;
            m_pause = waited > alertFor ? 0ns : std::clamp(waited / 8, firstPause, most);
        }
    }
    return false;
}

} // namespace durascope::sqlite
