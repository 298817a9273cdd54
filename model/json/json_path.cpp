// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_path.h"

#include "model/json/json_reader.h"

#include <cctype>
#include <vector>

namespace durascope {

namespace {

/// The container the reader is in, and which of its children.
struct Level {
    JsonToken key; ///< Of the newest member.
    std::size_t index = 0; ///< Of the newest element, from 1.
    std::size_t begin = 0;
    bool object = false;
};

std::string pathOf(std::string_view text, const std::vector<Level>& levels)
{
    std::string path = "$";
    for (const Level& level : levels) {
        if (level.object && level.key.length > 0)
            path += jsonPathStep(level.key.in(text));
        else if (!level.object && level.index > 0)
            path += '[' + std::to_string(level.index - 1) + ']';
    }
    return path;
}

JsonPlace placeOf(std::string_view text, const std::vector<Level>& levels, std::size_t begin)
{
    return {pathOf(text, levels), begin, jsonValueEnd(text, begin) - begin};
}

} // namespace

JsonPlace jsonPlaceAt(std::string_view text, std::size_t offset)
{
    std::vector<Level> levels;
    JsonReader reader(text);
    bool wanted = false; // the byte stood before or in the key: its value is what is meant
    while (true) {
        const JsonEvent event = reader.next();
        const bool reached = event.token.offset + event.token.length > offset;
        switch (event.kind) {
        case JsonEventKind::Key:
            levels.back().key = event.token;
            wanted = reached;
            break;
        case JsonEventKind::Begin:
        case JsonEventKind::Value:
            if (!levels.empty() && !levels.back().object)
                ++levels.back().index;
            if (reached || wanted)
                return placeOf(text, levels, event.token.offset);
            if (event.kind == JsonEventKind::Begin)
                levels.push_back({{}, 0, event.token.offset, event.token.kind == JsonTokenKind::BeginObject});
            break;
        case JsonEventKind::Finish: {
            const std::size_t begin = levels.back().begin;
            levels.pop_back();
            if (reached)
                return placeOf(text, levels, begin);
            break;
        }
        default:
            return {"$", 0, text.size()};
        }
    }
}

std::string jsonPathStep(std::string_view key)
{
    const std::string_view name = key.substr(1, key.size() - 2);
    bool plain = !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0;
    for (const char letter : name)
        plain = plain && (letter == '_' || (std::isalnum(static_cast<unsigned char>(letter)) != 0));
    return plain ? '.' + std::string(name) : '[' + std::string(key) + ']';
}

std::size_t jsonValueEnd(std::string_view text, std::size_t offset)
{
    JsonReader reader(text.substr(offset));
    const JsonEvent event = reader.next();
    const bool container = event.kind == JsonEventKind::Begin;
    if (event.kind == JsonEventKind::Value || (container && reader.skipContainer()))
        return offset + reader.position();
    return offset;
}

} // namespace durascope
