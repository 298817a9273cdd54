// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/list_token.h"

#include <charconv>

namespace durascope::sqlite {

namespace {

template <class Number>
std::optional<Number> numberFrom(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<StoredValue> keyFrom(char storage, std::string_view bytes)
{
    switch (storage) {
    case 'n':
        return StoredValue();
    case 'i':
        if (const auto value = numberFrom<std::int64_t>(bytes))
            return StoredValue::integer(*value);
        return std::nullopt;
    case 'r':
        if (const auto value = numberFrom<double>(bytes))
            return StoredValue::real(*value);
        return std::nullopt;
    case 't':
        return StoredValue::text(std::string(bytes));
    case 'b':
        return StoredValue::blob(std::string(bytes));
    default:
        return std::nullopt;
    }
}

int rankOf(StoredValue::Class storage)
{
    switch (storage) {
    case StoredValue::Class::Null:
        return 0;
    case StoredValue::Class::Integer:
    case StoredValue::Class::Real:
        return 1;
    case StoredValue::Class::Text:
        return 2;
    case StoredValue::Class::Blob:
        return 3;
    }
    return 0;
}

double numberOf(const StoredValue& value)
{
    return value.isInteger() ? static_cast<double>(value.asInteger()) : value.asReal();
}

} // namespace

bool sortsBefore(const StoredValue& a, const StoredValue& b)
{
    if (rankOf(a.storage()) != rankOf(b.storage()))
        return rankOf(a.storage()) < rankOf(b.storage());
    if (a.isInteger() && b.isInteger())
        return a.asInteger() < b.asInteger();
    return rankOf(a.storage()) == 1 ? numberOf(a) < numberOf(b) : a.bytes() < b.bytes();
}

std::string ListToken::text() const
{
    std::string out = std::to_string(row.value) + ' ';
    switch (key.storage()) {
    case StoredValue::Class::Null:
        return out + 'n';
    case StoredValue::Class::Integer:
        return out + 'i' + std::to_string(key.asInteger());
    case StoredValue::Class::Real: {
        char buffer[32];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, key.asReal()).ptr;
        return out + 'r' + std::string(buffer, end);
    }
    case StoredValue::Class::Text:
        return (out + 't').append(key.bytes());
    case StoredValue::Class::Blob:
        return (out + 'b').append(key.bytes());
    }
    return out;
}

std::optional<ListToken> ListToken::parse(std::string_view text)
{
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos || blank + 1 >= text.size())
        return std::nullopt;
    const auto row = numberFrom<std::int64_t>(text.substr(0, blank));
    auto key = keyFrom(text[blank + 1], text.substr(blank + 2));
    if (!row || !key)
        return std::nullopt;
    return ListToken{std::move(*key), {*row}};
}

} // namespace durascope::sqlite
