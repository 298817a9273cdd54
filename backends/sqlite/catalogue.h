// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/connection.h"

#include <deque>
#include <string>
#include <string_view>

namespace durascope::sqlite {

/// The statements of one family for one file: only those its tables allow. Addresses stay, so connections may cache
/// by them; a statement whose table is missing is null and its question is answered with nothing.
class Catalogue {
public:
    Catalogue() = default;
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    const NamedStatement* add(std::string name, std::string text)
    {
        return &m_statements.emplace_back(NamedStatement{std::move(name), std::move(text)});
    }

    /// rowid, flag → the value's storage class and the value itself; with the flag, texts and blobs are left out.
    const NamedStatement* addLookUp(std::string_view table, std::string_view column)
    {
        const std::string name(column);
        return add(std::string(table) + "." + name,
            "SELECT typeof(" + name + "), CASE WHEN typeof(" + name + ") IN ('text', 'blob') AND ?2 THEN NULL ELSE "
                + name + " END FROM " + std::string(table) + " WHERE rowid = ?1");
    }

    const std::deque<NamedStatement>& all() const { return m_statements; }

private:
    std::deque<NamedStatement> m_statements;
};

} // namespace durascope::sqlite
