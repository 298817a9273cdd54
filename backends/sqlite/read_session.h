// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/result.h"
#include "backends/sqlite/connection.h"
#include "backends/sqlite/footing.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <type_traits>

namespace durascope::sqlite {

/// One thread's way to a database file: opens it when something is read, gives it back on release(), and looks after
/// each answer that nobody changed a frozen file meanwhile. The one place where what the engine throws becomes a
/// StoreError.
class ReadSession {
public:
    /// `accept` is asked when the path leads to another file than before: it throws Failure to refuse it.
    using Accept = std::function<void(Connection&)>;
    ReadSession(std::string path, FileStamp known, Accept accept);

    /// Runs `body` inside one read transaction; it may run again when the file changed under it. `body` throws
    /// Failure or returns its value.
    template <class Body>
    auto read(const std::stop_token& stop, Body&& body) -> Result<std::invoke_result_t<Body&, Connection&>>
    {
        std::optional<std::invoke_result_t<Body&, Connection&>> value;
        if (auto error = run(stop, [&](Connection& connection) { value.emplace(body(connection)); }))
            return failure(std::move(*error));
        return std::move(*value);
    }

    void release() { m_connection.reset(); }
    bool isOpen() const { return m_connection != nullptr; }
    const CheckedFile* openFile() const { return m_connection ? &m_connection->file() : nullptr; }

private:
    using Step = std::function<void(Connection&)>;
    std::optional<StoreError> run(const std::stop_token& stop, const Step& body);
    void attempt(const std::stop_token& stop, const Step& body);
    void open();
    bool mayTryAgain(const Failure& failure, int attempt) const;

    std::string m_path;
    FileStamp m_known;
    Accept m_accept;
    Footing m_footing; ///< Of the open file, when it is read without a lock.
    std::unique_ptr<Connection> m_connection;
};

/// A frozen answer that the file's change made worthless; never leaves ReadSession.
struct Changed { };

} // namespace durascope::sqlite
