// SPDX-License-Identifier: Apache-2.0
#include "model/events/stored_query.h"

#include "model/format/format.h"
#include "model/json/json_members.h"

#include <QCoreApplication>

#include <set>

namespace durascope {

namespace {

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("StoredQuery", text, nullptr, n);
}

/// The exact bytes of each element; nullopt when the text is no array.
std::optional<std::vector<std::string_view>> elementsOf(std::string_view array)
{
    JsonReader reader(array);
    if (reader.next().kind != JsonEventKind::Begin || !array.starts_with('['))
        return std::nullopt;
    std::vector<std::string_view> elements;
    while (true) {
        const JsonEvent event = reader.next();
        const std::size_t start = event.token.offset;
        switch (event.kind) {
        case JsonEventKind::Value:
            elements.push_back(event.token.in(array));
            break;
        case JsonEventKind::Begin:
            if (!reader.skipContainer())
                return std::nullopt;
            elements.push_back(array.substr(start, reader.position() - start));
            break;
        case JsonEventKind::Finish:
            return elements;
        case JsonEventKind::Key:
        case JsonEventKind::End:
        case JsonEventKind::Error:
            return std::nullopt;
        }
    }
}

using Texts = std::optional<std::vector<std::string>>;

/// A member that is null or a list. False: it is neither, or absent.
bool readList(std::string_view object, std::string_view key, bool ofStrings, Texts& list)
{
    const auto value = topLevelValue(object, key);
    if (!value)
        return false;
    if (*value == "null")
        return true;
    const auto elements = elementsOf(*value);
    if (!elements)
        return false;
    list.emplace();
    for (const std::string_view element : *elements) {
        if (ofStrings && !element.starts_with('"'))
            return false;
        list->push_back(ofStrings ? unescapeJson(element) : std::string(element));
    }
    return true;
}

bool isNever(const EventFilter& filter)
{
    return (filter.eventTypes && filter.eventTypes->empty())
        || (filter.payloadPredicates && filter.payloadPredicates->empty());
}

QString counted(std::size_t count, const QString& one, const QString& several)
{
    return count == 1 ? one : several.arg(number(static_cast<std::int64_t>(count)));
}

} // namespace

std::optional<EventQuery> parseStoredQuery(std::string_view text)
{
    if (!isJson(text))
        return std::nullopt;
    const auto filters = topLevelValue(text, "filters");
    if (!filters)
        return std::nullopt;
    EventQuery query;
    if (*filters == "null")
        return query;
    const auto elements = elementsOf(*filters);
    if (!elements)
        return std::nullopt;
    query.filters.emplace();
    for (const std::string_view element : *elements) {
        EventFilter filter;
        if (!readList(element, "event_types", true, filter.eventTypes)
            || !readList(element, "payload_predicates", false, filter.payloadPredicates))
            return std::nullopt;
        query.filters->push_back(std::move(filter));
    }
    return query;
}

QString deliversInWords(const EventQuery& query)
{
    if (!query.filters || query.filters->empty())
        return tr("everything");
    std::set<std::string> types;
    std::size_t predicates = 0;
    std::size_t filters = 0;
    bool anyType = false;
    for (const EventFilter& filter : *query.filters) {
        if (isNever(filter))
            continue;
        ++filters;
        if (!filter.eventTypes && !filter.payloadPredicates)
            return tr("everything");
        if (filter.eventTypes)
            types.insert(filter.eventTypes->begin(), filter.eventTypes->end());
        anyType = anyType || !filter.eventTypes;
        predicates += filter.payloadPredicates ? filter.payloadPredicates->size() : 0;
    }
    if (filters == 0)
        return tr("nothing: its filters hold an empty list");
    QStringList parts;
    if (anyType)
        parts += types.empty() ? tr("any type") : tr("any type or one of %1").arg(number(std::int64_t(types.size())));
    else if (types.size() == 1)
        parts += types.begin()->empty() ? tr("the empty type") : oneLine(*types.begin(), 60);
    else
        parts += tr("%1 types").arg(number(std::int64_t(types.size())));
    if (predicates > 0)
        parts += counted(predicates, tr("1 predicate"), tr("%1 predicates"));
    const QString words = parts.join(QStringLiteral(", "));
    return filters == 1 ? words : tr("%1 in %2 filters").arg(words, number(std::int64_t(filters)));
}

} // namespace durascope
