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

bool isUntouched(const CheckedFile& file)
{
    return !Sidecars::of(file.path).any() && stampOf(file.path) == file.stamp;
}

StoreError goneError(const std::string& path)
{
    return {ErrorKind::Unavailable, "The file was deleted or moved while it was open.",
        "Open it again from where it is now.", path, {}};
}

} // namespace

Access accessFor(const CheckedFile& file)
{
    return file.walMode && !Sidecars::of(file.path).any() ? Access::Frozen : Access::Live;
}

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
    {
        const ReadTransaction transaction(*m_connection);
        body(*m_connection);
    }
    if (m_connection->access() == Access::Frozen && !isUntouched(m_connection->file()))
        throw Changed{};
}

bool ReadSession::mayTryAgain(const Failure& failure, int attempt) const
{
    if (attempt + 1 >= maxAttempts)
        return false;
    // A frozen file that was written while we read it looks damaged.
    const bool torn = m_connection && m_connection->access() == Access::Frozen && !isUntouched(m_connection->file());
    return torn || (failure.code != 0 && isWorthReopening(failure.code));
}

std::optional<StoreError> ReadSession::run(const std::stop_token& stop, const Step& body)
{
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
            const bool again = mayTryAgain(failure, tries);
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
