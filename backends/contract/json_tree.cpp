// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/json_tree.h"

#include "backends/contract/utf8.h"

#include <charconv>

namespace durascope {

namespace {

constexpr std::size_t maxDepth = 127;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A number that does not fit a double is either far too large or practically zero: tells which, by the place of its
/// first digit other than zero.
bool isHuge(std::string_view number)
{
    long place = 0; // decimal exponent of the first significant digit
    bool seenPoint = false;
    bool found = false;
    std::size_t i = number.front() == '-' ? 1 : 0;
    for (; i < number.size() && number[i] != 'e' && number[i] != 'E'; ++i) {
        if (number[i] == '.') {
            seenPoint = true;
        } else if (found) {
            place += seenPoint ? 0 : 1;
        } else if (number[i] != '0') {
            found = true;
        } else if (seenPoint) {
            --place;
        }
    }
    if (i == number.size())
        return place > 0;
    auto digits = number.substr(i + 1);
    const bool negative = digits.front() == '-';
    if (digits.front() == '-' || digits.front() == '+')
        digits.remove_prefix(1);
    long exponent = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec != std::errc())
        return !negative;
    return place + (negative ? -exponent : exponent) > 0;
}

} // namespace

class JsonTreeParser {
public:
    JsonTreeParser(JsonTree& tree, std::string_view text)
        : m_tree(tree)
        , m_text(text)
    {
    }

    bool run()
    {
        if (!value({}))
            return false;
        while (!m_open.empty()) {
            if (!insideContainer())
                return false;
        }
        blanks();
        return m_at == m_text.size();
    }

private:
    /// One step in the innermost open container: its end, or the next member or element.
    bool insideContainer()
    {
        auto& container = m_tree.m_nodes[m_open.back()];
        const bool object = container.kind == JsonTree::Kind::Object;
        const bool first = m_tree.m_nodes.size() == m_open.back() + 1;
        blanks();
        if (take(object ? '}' : ']')) {
            container.end = static_cast<std::uint32_t>(m_tree.m_nodes.size());
            m_open.pop_back();
            return true;
        }
        if (!first && !take(','))
            return false;
        std::string_view key;
        if (object) {
            blanks();
            if (!string(key))
                return false;
            blanks();
            if (!take(':'))
                return false;
        }
        return value(key);
    }

    bool value(std::string_view key)
    {
        blanks();
        if (m_at >= m_text.size())
            return false;
        JsonTree::Node node;
        node.key = key;
        switch (m_text[m_at]) {
        case '{':
        case '[':
            node.kind = m_text[m_at++] == '{' ? JsonTree::Kind::Object : JsonTree::Kind::Array;
            if (m_open.size() >= maxDepth)
                return false;
            m_open.push_back(m_tree.m_nodes.size());
            break;
        case '"':
            node.kind = JsonTree::Kind::String;
            if (!string(node.text))
                return false;
            break;
        case 'n':
            if (!word("null"))
                return false;
            break;
        case 't':
            node.kind = JsonTree::Kind::True;
            if (!word("true"))
                return false;
            break;
        case 'f':
            node.kind = JsonTree::Kind::False;
            if (!word("false"))
                return false;
            break;
        default:
            if (!number(node))
                return false;
        }
        m_tree.m_nodes.push_back(node);
        m_tree.m_nodes.back().end = static_cast<std::uint32_t>(m_tree.m_nodes.size());
        return true;
    }

    bool number(JsonTree::Node& node)
    {
        const auto begin = m_at;
        const bool negative = take('-');
        if (m_at >= m_text.size() || !isDigit(m_text[m_at]))
            return false;
        if (!take('0'))
            digits();
        bool whole = true;
        if (take('.')) {
            whole = false;
            if (!digits())
                return false;
        }
        if (take('e') || take('E')) {
            whole = false;
            if (!take('+'))
                take('-');
            if (!digits())
                return false;
        }
        return keep(node, m_text.substr(begin, m_at - begin), negative, whole);
    }

    /// Whole numbers stay whole while they fit 64 bits; `-0` is a float, as the stores' readers have it.
    static bool keep(JsonTree::Node& node, std::string_view number, bool negative, bool whole)
    {
        const char* const first = number.data();
        const char* const last = first + number.size();
        if (whole && !negative) {
            node.kind = JsonTree::Kind::Unsigned;
            if (std::from_chars(first, last, node.integer).ec == std::errc())
                return true;
        } else if (whole) {
            node.kind = JsonTree::Kind::Negative;
            std::int64_t signedValue = 0;
            if (std::from_chars(first, last, signedValue).ec == std::errc() && signedValue != 0) {
                node.integer = static_cast<std::uint64_t>(signedValue);
                return true;
            }
        }
        node.kind = JsonTree::Kind::Float;
        const auto [end, error] = std::from_chars(first, last, node.real);
        if (error == std::errc::result_out_of_range) {
            node.real = negative ? -0.0 : 0.0;
            return !isHuge(number);
        }
        return error == std::errc() && end == last;
    }

    bool string(std::string_view& out)
    {
        if (!take('"'))
            return false;
        const auto begin = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                out = m_text.substr(begin, m_at++ - begin);
                return true;
            }
            if (c == '\\')
                return escapedString(begin, out);
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
        }
        return false;
    }

    bool escapedString(std::size_t begin, std::string_view& out)
    {
        std::string text(m_text.substr(begin, m_at - begin));
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"') {
                out = m_tree.m_unescaped.emplace_back(std::move(text));
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c != '\\')
                text += c;
            else if (!escape(text))
                return false;
        }
        return false;
    }

    bool escape(std::string& text)
    {
        if (m_at >= m_text.size())
            return false;
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char c = m_text[m_at++];
        if (const auto found = letters.find(c); found != std::string_view::npos) {
            text += meanings[found];
            return true;
        }
        std::uint32_t code = 0;
        if (c != 'u' || !hex(code) || (code >= 0xDC00 && code < 0xE000))
            return false;
        if (code >= 0xD800 && code < 0xDC00) {
            std::uint32_t low = 0;
            if (!take('\\') || !take('u') || !hex(low) || low < 0xDC00 || low >= 0xE000)
                return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        appendUtf8(text, code);
        return true;
    }

    bool hex(std::uint32_t& code)
    {
        if (m_at + 4 > m_text.size())
            return false;
        const char* const first = m_text.data() + m_at;
        m_at += 4;
        return std::from_chars(first, first + 4, code, 16).ptr == first + 4;
    }

    bool word(std::string_view expected)
    {
        if (m_text.substr(m_at, expected.size()) != expected)
            return false;
        m_at += expected.size();
        return true;
    }
    bool digits()
    {
        const auto begin = m_at;
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            ++m_at;
        return m_at > begin;
    }
    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    void blanks()
    {
        while (m_at < m_text.size()
            && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }

    JsonTree& m_tree;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<std::size_t> m_open; ///< Indexes of the containers not yet closed.
};

bool JsonTree::parse(std::string_view text)
{
    m_nodes.clear();
    m_unescaped.clear();
    if (text.size() < 0xFFFF'FFFFU && isValidUtf8(text) && JsonTreeParser(*this, text).run())
        return true;
    m_nodes.clear();
    return false;
}

std::size_t JsonTree::member(std::size_t object, std::string_view key) const
{
    std::size_t found = 0;
    if (m_nodes[object].kind != Kind::Object)
        return 0;
    for (std::size_t i = object + 1; i < m_nodes[object].end; i = m_nodes[i].end) {
        if (m_nodes[i].key == key)
            found = i;
    }
    return found;
}

} // namespace durascope
