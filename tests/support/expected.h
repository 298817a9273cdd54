// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>
#include <string>

namespace durascope {

/// The expected file beside a fixture: "jamjet/jamjet-0.5.0-server" → its .expected.json.
inline nlohmann::json expectedOf(const std::string& fixture)
{
    std::ifstream in(std::string(DURASCOPE_FIXTURES "/") + fixture + ".expected.json");
    if (!in)
        throw std::runtime_error("no expected file for " + fixture);
    return nlohmann::json::parse(in);
}

} // namespace durascope
