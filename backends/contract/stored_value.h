// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace durascope {

/// One value exactly as an engine holds it: its storage class and its bytes. Never coerced, never re-encoded,
/// so a text in an integer column or invalid UTF-8 can be shown as what it is.
class StoredValue {
public:
    enum class Class : std::uint8_t { Null, Integer, Real, Text, Blob };

    StoredValue() = default;
    static StoredValue integer(std::int64_t value)
    {
        StoredValue v(Class::Integer);
        v.m_integer = value;
        return v;
    }
    static StoredValue real(double value)
    {
        StoredValue v(Class::Real);
        v.m_real = value;
        return v;
    }
    static StoredValue text(std::string bytes) { return StoredValue(Class::Text, std::move(bytes)); }
    static StoredValue blob(std::string bytes) { return StoredValue(Class::Blob, std::move(bytes)); }

    Class storage() const { return m_class; }
    bool isNull() const { return m_class == Class::Null; }
    bool isText() const { return m_class == Class::Text; }
    bool isInteger() const { return m_class == Class::Integer; }

    std::int64_t asInteger() const { return m_integer; } ///< Requires Class::Integer; else 0.
    double asReal() const { return m_real; } ///< Requires Class::Real; else 0.
    const std::string& bytes() const { return m_bytes; } ///< Text or blob bytes; else empty.

    /// The text, or empty for every other class.
    std::string_view textOrEmpty() const { return isText() ? std::string_view(m_bytes) : std::string_view(); }
    std::int64_t integerOr(std::int64_t other) const { return isInteger() ? m_integer : other; }

    bool operator==(const StoredValue&) const = default;

private:
    explicit StoredValue(Class storage, std::string bytes = {})
        : m_class(storage)
        , m_bytes(std::move(bytes))
    {
    }

    Class m_class = Class::Null;
    std::int64_t m_integer = 0;
    double m_real = 0;
    std::string m_bytes;
};

/// A column of a row; empty when the file's schema version does not have the column (which is not the same as null).
using Column = std::optional<StoredValue>;

inline std::string_view textOf(const Column& column)
{
    return column ? column->textOrEmpty() : std::string_view();
}
inline std::int64_t integerOf(const Column& column, std::int64_t other = 0)
{
    return column ? column->integerOr(other) : other;
}

} // namespace durascope
