// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/event_fields.h"

#include "model/json/json_members.h"

namespace durascope {

EventFields::EventFields(const Column& kindColumn)
{
    JsonMembers members(textOf(kindColumn));
    while (const auto member = members.next())
        m_members.emplace_back(member->key, member->value);
    if (!members.complete()) {
        m_members.clear();
        return;
    }
    if (!raw("type").starts_with('"'))
        return;
    m_type = text("type");
    m_kind = eventKindOf(m_type);
}

bool EventFields::has(std::string_view key) const
{
    const std::string_view value = raw(key);
    return !value.empty() && value != "null";
}

std::string_view EventFields::raw(std::string_view key) const
{
    for (auto member = m_members.rbegin(); member != m_members.rend(); ++member) {
        if (member->first == key)
            return member->second;
    }
    return {};
}

std::string EventFields::text(std::string_view key) const
{
    const std::string_view value = raw(key);
    if (value.starts_with('"'))
        return unescapeJson(value);
    return value == "null" ? std::string() : std::string(value);
}

std::optional<std::int64_t> EventFields::integer(std::string_view key) const
{
    return jsonInteger(raw(key));
}

bool EventFields::flag(std::string_view key) const
{
    return raw(key) == "true";
}

} // namespace durascope
