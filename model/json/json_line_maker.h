// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_lines.h"

namespace durascope {

/// Builds JsonLines token by token.
class JsonLineMaker {
public:
    JsonLineMaker(std::string_view text, std::stop_token stop)
        : m_text(text)
        , m_stop(std::move(stop))
    {
    }
    /// False when stopped. When the text is no JSON, `result()` has the problem and no lines.
    bool makePretty();
    bool makeRaw();
    JsonLines takeResult() { return std::move(m_result); }

private:
    bool take(const JsonEvent& event);
    void finish(const JsonEvent& event);
    void startLine(std::size_t begin, std::size_t depth);
    void addPieces(std::size_t begin, std::size_t end, JsonSpanKind kind);
    bool stopped();

    std::string_view m_text;
    std::stop_token m_stop;
    JsonLines m_result;
    std::vector<std::uint32_t> m_openLines; ///< The lines whose containers are open.
    bool m_afterKey = false;
    bool m_afterBegin = false;
    std::uint32_t m_number = 0;
    unsigned m_untilCheck = 0;
};

} // namespace durascope
