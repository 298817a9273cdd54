// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace durascope {

/// Another program's connection to a database: opens for writing, runs SQL, throws what SQLite says.
class Writer {
public:
    explicit Writer(const std::string& path)
    {
        if (sqlite3_open(path.c_str(), &m_database) != SQLITE_OK)
            throw std::runtime_error("cannot open " + path);
        sqlite3_busy_timeout(m_database, 5000);
    }
    ~Writer() { close(); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void run(const std::string& sql)
    {
        char* message = nullptr;
        if (sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
            const std::string text = message == nullptr ? "?" : message;
            sqlite3_free(message);
            throw std::runtime_error(text + " in " + sql);
        }
    }
    /// First column of the first row, as text.
    std::string ask(const std::string& sql)
    {
        std::string answer;
        const auto take = [](void* out, int count, char** values, char**) {
            auto& text = *static_cast<std::string*>(out);
            if (text.empty() && count > 0 && values[0] != nullptr)
                text = values[0];
            return 0;
        };
        if (sqlite3_exec(m_database, sql.c_str(), take, &answer, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(m_database));
        return answer;
    }
    void close()
    {
        sqlite3_close(m_database);
        m_database = nullptr;
    }
    sqlite3* handle() { return m_database; }

private:
    sqlite3* m_database = nullptr;
};

} // namespace durascope
