// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_members.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <string>
#include <vector>

namespace durascope::test {

/// Keys sorted by bytes at every level, no white space, numbers and strings as they stand. Recursive: for fixtures.
inline std::string canonicalValue(JsonReader& reader, const JsonEvent& event)
{
    if (event.kind != JsonEventKind::Begin)
        return std::string(event.token.in(reader.text()));
    const bool object = event.token.kind == JsonTokenKind::BeginObject;
    std::vector<std::pair<std::string, std::string>> parts;
    for (JsonEvent next = reader.next(); next.kind != JsonEventKind::Finish; next = reader.next()) {
        if (next.kind == JsonEventKind::Error)
            return {};
        const std::string key(object ? next.token.in(reader.text()) : std::string_view());
        parts.emplace_back(key, canonicalValue(reader, object ? reader.next() : next));
    }
    if (object)
        std::stable_sort(parts.begin(), parts.end(),
            [](const auto& a, const auto& b) { return unescapeJson(a.first) < unescapeJson(b.first); });
    std::string out(1, object ? '{' : '[');
    for (const auto& [key, value] : parts)
        out += (out.size() > 1 ? "," : "") + (object ? key + ':' : std::string()) + value;
    return out + (object ? '}' : ']');
}

/// Lower-case hex SHA-256 of the canonical text.
inline std::string canonicalHash(std::string_view json)
{
    JsonReader reader(json);
    const std::string text = canonicalValue(reader, reader.next());
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace durascope::test
