// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace durascope {

/// One value exactly as an engine holds it: its storage class and its bytes. Never coerced, never re-encoded,
/// so a text in an integer column or invalid UTF-8 can be shown as what it is. The bytes never change and are shared
/// by copies; no engine stores a value of 4 GiB.
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
    /// Text or blob over bytes that `owner` keeps.
    static StoredValue shared(Class storage, std::string_view bytes, std::shared_ptr<const char[]> owner)
    {
        StoredValue v(storage);
        v.m_data = bytes.data();
        v.m_size = static_cast<std::uint32_t>(bytes.size());
        v.m_owner = std::move(owner);
        return v;
    }

    Class storage() const { return m_class; }
    bool isNull() const { return m_class == Class::Null; }
    bool isText() const { return m_class == Class::Text; }
    bool isInteger() const { return m_class == Class::Integer; }

    std::int64_t asInteger() const { return isInteger() ? m_integer : 0; } ///< Requires Class::Integer; else 0.
    double asReal() const { return m_class == Class::Real ? m_real : 0; } ///< Requires Class::Real; else 0.
    /// Text or blob bytes; else empty. Valid while this value or a copy of it lives.
    std::string_view bytes() const { return holdsBytes() ? std::string_view(m_data, m_size) : std::string_view(); }

    /// The text, or empty for every other class.
    std::string_view textOrEmpty() const { return isText() ? bytes() : std::string_view(); }
    std::int64_t integerOr(std::int64_t other) const { return isInteger() ? m_integer : other; }

    bool operator==(const StoredValue& other) const
    {
        if (m_class != other.m_class)
            return false;
        if (m_class == Class::Real)
            return m_real == other.m_real;
        return holdsBytes() ? bytes() == other.bytes() : m_integer == other.m_integer;
    }

private:
    explicit StoredValue(Class storage)
        : m_class(storage)
    {
    }
    StoredValue(Class storage, std::string bytes)
        : m_class(storage)
    {
        auto kept = std::make_shared<const std::string>(std::move(bytes));
        m_data = kept->data();
        m_size = static_cast<std::uint32_t>(kept->size());
        m_owner = std::move(kept);
    }
    bool holdsBytes() const { return m_class == Class::Text || m_class == Class::Blob; }

    Class m_class = Class::Null;
    std::uint32_t m_size = 0;
    union {
        std::int64_t m_integer = 0;
        double m_real;
        const char* m_data;
    };
    std::shared_ptr<const void> m_owner;
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
