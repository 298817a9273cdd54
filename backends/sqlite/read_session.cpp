// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/read_session.h"

#include <sqlite3.h>

#include <chrono>
#include <new>
#include <thread>

namespace durascope::sqlite {

namespace {

using namespace std::chrono_literals;

constexpr int maxAttempts = 12;
constexpr auto patience = 5s; // for what passes by itself, such as another program's recovery

/// True if reading takes no lock that a writer would meet: a frozen file, or a log whose shared memory is missing.
bool needsProof(const Connection& connection)
{
    return connection.access() == Access::Frozen
        || (connection.file().walMode && !stampOf(connection.file().path + "-shm").exists);
}

StoreError goneError(const std::string& path)
{
    return {ErrorKind::Unavailable, "The file was deleted or moved while it was open.",
        "Open it again from where it is now.", path, {}};
}

} // namespace

ReadSession::ReadSession(std::string path, FileStamp known, Accept accept)
    : m_path(std::move(path))
    , m_known(known)
    , m_accept(std::move(accept))
{
}

void ReadSession::open()
{
    const auto stamp = stampOf(m_path);
    if (m_connection && m_connection->file().stamp.sameFile(stamp))
        return;
    m_connection.reset();
    if (!stamp.exists)
        throw Failure{goneError(m_path), 0};
    auto checked = checkFile(m_path);
    if (!checked)
        throw Failure{checked.error(), 0};
    const bool another = m_known.exists && !m_known.sameFile(checked->stamp);
    m_footing = Footing::of(checked->path);
    auto connection = std::make_unique<Connection>(*checked, accessFor(*checked));
    if (another)
        m_accept(*connection);
    m_known = checked->stamp;
    m_connection = std::move(connection);
}

void ReadSession::attempt(const std::stop_token& stop, const Step& body)
{
    open();
    m_connection->obey(stop);
    // Pages of a frozen file stay in the cache, so it must not have changed since it was opened.
    const bool prove = needsProof(*m_connection);
    if (prove && m_connection->access() == Access::Live)
        m_footing = Footing::of(m_path);
    {
        const ReadTransaction transaction(*m_connection);
        body(*m_connection);
    }
    if (prove && Footing::of(m_path) != m_footing)
        throw Changed{};
}

bool ReadSession::mayTryAgain(const Failure& failure, int attempt) const
{
    const bool recovering = failure.code == SQLITE_BUSY_RECOVERY || failure.code == SQLITE_READONLY_RECOVERY;
    if (attempt + 1 >= maxAttempts && !recovering)
        return false;
    // A file that was written while we read it without a lock looks damaged.
    const bool torn = m_connection && needsProof(*m_connection) && Footing::of(m_path) != m_footing;
    return torn || (failure.code != 0 && isWorthReopening(failure.code));
}

std::optional<StoreError> ReadSession::run(const std::stop_token& stop, const Step& body)
{
    const auto giveUp = std::chrono::steady_clock::now() + patience;
    for (int tries = 0;; ++tries) {
        if (stop.stop_requested())
            return cancelled().value();
        try {
            attempt(stop, body);
            return std::nullopt;
        } catch (const Changed&) {
            m_connection.reset();
            if (tries + 1 >= maxAttempts)
                return StoreError{ErrorKind::Busy, "The file changes all the time while it is read.",
                    "Try again in a moment.", m_path, {}};
        } catch (const Failure& failure) {
            const bool again = mayTryAgain(failure, tries) && std::chrono::steady_clock::now() < giveUp;
            if (again || failure.error.kind == ErrorKind::Unavailable || failure.error.kind == ErrorKind::Corrupt)
                m_connection.reset();
            if (!again)
                return failure.error;
        } catch (const std::bad_alloc&) {
            m_connection.reset();
            return StoreError{ErrorKind::BackendFailure, "There is not enough memory for what was asked.",
                "Ask for fewer rows.", m_path, {}};
        }
        std::this_thread::sleep_for(tries < 4 ? 1ms : 50ms);
    }
}

} // namespace durascope::sqlite
