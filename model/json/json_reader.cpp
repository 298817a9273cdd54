// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_reader.h"

namespace durascope {

JsonEvent JsonReader::next()
{
    if (!m_problem.reason.empty())
        return {JsonEventKind::Error, {JsonTokenKind::Error, m_problem.offset, 0}, m_open.size(), inObject()};
    JsonToken token = m_lexer.next();
    if (m_expect == Expect::CommaOrEnd) {
        const JsonTokenKind end = inObject() ? JsonTokenKind::EndObject : JsonTokenKind::EndArray;
        if (token.kind == end)
            return finish(token);
        if (token.kind != JsonTokenKind::Comma)
            return wrong(token);
        m_expect = inObject() ? Expect::Key : Expect::Value;
        token = m_lexer.next();
    }
    switch (m_expect) {
    case Expect::Nothing:
        if (token.kind == JsonTokenKind::End)
            return {JsonEventKind::End, token, 0, false};
        return wrong(token);
    case Expect::Key:
        return key(token);
    case Expect::KeyOrEnd:
        return token.kind == JsonTokenKind::EndObject ? finish(token) : key(token);
    case Expect::ValueOrEnd:
        return token.kind == JsonTokenKind::EndArray ? finish(token) : value(token);
    default:
        return value(token);
    }
}

JsonEvent JsonReader::key(const JsonToken& token)
{
    if (token.kind != JsonTokenKind::String)
        return wrong(token);
    const JsonToken colon = m_lexer.next();
    if (colon.kind != JsonTokenKind::Colon) {
        if (colon.kind != JsonTokenKind::Error)
            m_problem = {colon.offset, "a colon must follow the name of a member"};
        return {JsonEventKind::Error, colon, m_open.size(), inObject()};
    }
    m_expect = Expect::Value;
    return {JsonEventKind::Key, token, m_open.size(), true};
}

JsonEvent JsonReader::value(const JsonToken& token)
{
    const JsonEvent event{JsonEventKind::Value, token, m_open.size(), inObject()};
    switch (token.kind) {
    case JsonTokenKind::BeginObject:
    case JsonTokenKind::BeginArray: {
        const bool object = token.kind == JsonTokenKind::BeginObject;
        m_open.push_back(object);
        m_expect = object ? Expect::KeyOrEnd : Expect::ValueOrEnd;
        return {JsonEventKind::Begin, token, event.depth, event.inObject};
    }
    case JsonTokenKind::String:
    case JsonTokenKind::Number:
    case JsonTokenKind::True:
    case JsonTokenKind::False:
    case JsonTokenKind::Null:
        m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
        return event;
    default:
        return wrong(token);
    }
}

JsonEvent JsonReader::finish(const JsonToken& token)
{
    m_open.pop_back();
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return {JsonEventKind::Finish, token, m_open.size(), inObject()};
}

JsonEvent JsonReader::wrong(const JsonToken& token)
{
    const JsonEvent event{JsonEventKind::Error, token, m_open.size(), inObject()};
    if (token.kind == JsonTokenKind::Error)
        return event; // the lexer knows the reason
    const char* reason = "a value must stand here";
    if (token.kind == JsonTokenKind::End)
        reason = m_open.empty() ? "there is no value" : "the text ends before it is complete";
    else if (m_expect == Expect::Nothing)
        reason = "something follows the value";
    else if (m_expect == Expect::CommaOrEnd)
        reason = inObject() ? "a comma or } must stand here" : "a comma or ] must stand here";
    else if (m_expect == Expect::Key || m_expect == Expect::KeyOrEnd)
        reason = "the name of a member must stand here";
    m_problem = {token.offset, reason};
    return event;
}

bool JsonReader::skipContainer()
{
    const std::size_t outside = m_open.size() - 1;
    while (true) {
        const JsonEvent event = next();
        if (event.kind == JsonEventKind::Error)
            return false;
        if (event.kind == JsonEventKind::Finish && event.depth == outside)
            return true;
    }
}

bool isJson(std::string_view text, JsonProblem* problem)
{
    JsonReader reader(text);
    while (true) {
        const JsonEvent event = reader.next();
        if (event.kind == JsonEventKind::End)
            return true;
        if (event.kind == JsonEventKind::Error) {
            if (problem)
                *problem = reader.problem();
            return false;
        }
    }
}

} // namespace durascope
