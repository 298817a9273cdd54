// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace durascope {

/// Texts that many rows share, each kept once under a number; 0 is the empty text.
class NumberedTexts {
public:
    std::uint32_t numberOf(std::string text)
    {
        if (const auto found = m_numbers.find(text); found != m_numbers.end())
            return found->second;
        const auto number = static_cast<std::uint32_t>(m_texts.size());
        m_texts.push_back(text);
        m_numbers.emplace(std::move(text), number);
        return number;
    }
    const std::string& at(std::uint32_t number) const { return m_texts[number]; }
    std::size_t size() const { return m_texts.size(); }

private:
    std::vector<std::string> m_texts{std::string()};
    std::map<std::string, std::uint32_t, std::less<>> m_numbers{{std::string(), 0U}};
};

} // namespace durascope
