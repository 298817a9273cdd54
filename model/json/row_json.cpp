// SPDX-License-Identifier: Apache-2.0
#include "model/json/row_json.h"

#include "backends/contract/utf8.h"
#include "model/json/json_reader.h"
#include "model/json/json_text.h"

#include <charconv>
#include <cmath>

namespace durascope {

namespace {

std::string_view withoutEnding(std::string_view column)
{
    constexpr std::string_view ending = "_json";
    return column.ends_with(ending) ? column.substr(0, column.size() - ending.size()) : column;
}

void appendInteger(std::string& out, std::int64_t value)
{
    out += std::to_string(value);
}

} // namespace

RowJson::RowJson(std::string& out)
    : m_out(out)
{
    m_out.clear();
    m_out += '{';
}

void RowJson::add(std::string_view column, Content content, const StoredValue& value)
{
    const std::string_view name = withoutEnding(column);
    switch (value.storage()) {
    case StoredValue::Class::Null:
        member(name, {});
        m_out += "null";
        break;
    case StoredValue::Class::Integer:
    case StoredValue::Class::Real:
        number(name, content, value);
        break;
    case StoredValue::Class::Text:
        content == Content::Json ? jsonText(name, value.bytes()) : plainText(name, value.bytes());
        break;
    case StoredValue::Class::Blob:
        base64(name, value.bytes(), "is a BLOB, not text");
        break;
    }
}

void RowJson::plainText(std::string_view name, std::string_view bytes)
{
    if (!isValidUtf8(bytes)) {
        base64(name, bytes, "is not valid UTF-8");
        return;
    }
    member(name, {});
    appendJsonString(m_out, bytes);
}

void RowJson::jsonText(std::string_view name, std::string_view bytes)
{
    JsonProblem found;
    if (isJson(bytes, &found)) {
        member(name, {});
        appendOnOneLine(m_out, bytes);
        return;
    }
    if (!isValidUtf8(bytes)) {
        base64(name, bytes, "is not valid UTF-8");
        return;
    }
    member(name, {});
    m_out += "null";
    member(name, "_text");
    appendJsonString(m_out, bytes);
    problem(name, "is not JSON: " + found.reason + ", at byte " + std::to_string(found.offset));
}

void RowJson::number(std::string_view name, Content content, const StoredValue& value)
{
    const bool integer = value.isInteger();
    std::string text;
    if (integer)
        appendInteger(text, value.asInteger());
    else if (std::isfinite(value.asReal()))
        appendReal(text, value.asReal());
    else
        text = std::isnan(value.asReal()) ? "NaN" : value.asReal() > 0 ? "Inf" : "-Inf";
    member(name, {});
    if (content == Content::Plain && (integer || std::isfinite(value.asReal()))) {
        m_out += text;
        return;
    }
    m_out += "null";
    member(name, "_text");
    appendJsonString(m_out, text);
    problem(name, content == Content::Plain ? "is not a finite number" : "is a number, not text");
}

void RowJson::base64(std::string_view name, std::string_view bytes, std::string_view why)
{
    member(name, {});
    m_out += "null";
    member(name, "_base64");
    appendBase64(m_out, bytes);
    problem(name, why);
}

void RowJson::member(std::string_view name, std::string_view ending)
{
    if (!m_first)
        m_out += ',';
    m_first = false;
    m_out += '"';
    m_out += name; // the contract's own column names: nothing to escape
    m_out += ending;
    m_out += "\":";
}

void RowJson::problem(std::string_view name, std::string_view why)
{
    if (!m_problem.empty())
        m_problem += "; ";
    m_problem += name;
    m_problem += ' ';
    m_problem += why;
}

void RowJson::finish()
{
    if (!m_problem.empty()) {
        member("problem", {});
        appendJsonString(m_out, m_problem);
    }
    m_out += "}\n";
}

} // namespace durascope
