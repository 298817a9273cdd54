// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/store_url.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace durascope {

namespace {

/// The word before the first colon, if it could be a scheme; one letter is a drive on some systems.
std::string_view schemeWord(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon < 2)
        return {};
    const auto word = text.substr(0, colon);
    const bool letters = std::all_of(word.begin(), word.end(),
        [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.'; });
    return letters && std::isalpha(static_cast<unsigned char>(word.front())) != 0 ? word : std::string_view();
}

bool fileExists(std::string_view text)
{
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::path(text), ignored);
}

} // namespace

Result<StoreUrl> parseStoreUrl(std::string_view text)
{
    if (text.empty())
        return failure({ErrorKind::InvalidArgument, "No store was named.",
            "Give a file, or a URL such as sqlite:PATH, memory:NAME or demo:.", {}, {}});
    const std::string original(text);
    const auto word = schemeWord(text);
    const auto rest = [&] { return std::string(text.substr(word.size() + 1)); };
    if (word == "sqlite")
        return StoreUrl{StoreUrl::Scheme::Sqlite, rest(), original};
    if (word == "postgresql" || word == "postgres")
        return StoreUrl{StoreUrl::Scheme::PostgreSql, original, original};
    if (word == "d1")
        return StoreUrl{StoreUrl::Scheme::D1, original, original};
    if (word == "memory")
        return StoreUrl{StoreUrl::Scheme::Memory, rest(), original};
    if (word == "demo")
        return StoreUrl{StoreUrl::Scheme::Demo, rest(), original};
    if (!word.empty() && !fileExists(text))
        return failure({ErrorKind::UnsupportedBackend, "`" + std::string(word) + ":` is not an engine Durascope knows.",
            "Use a file, sqlite:PATH, memory:NAME or demo:.", original, {}});
    return StoreUrl{StoreUrl::Scheme::Sqlite, original, original};
}

std::string displayName(const StoreUrl& url)
{
    switch (url.scheme) {
    case StoreUrl::Scheme::Sqlite: {
        const auto name = std::filesystem::path(url.rest).filename().string();
        return name.empty() ? url.rest : name;
    }
    case StoreUrl::Scheme::Memory:
        return url.rest.empty() ? "memory" : url.rest;
    case StoreUrl::Scheme::Demo:
        return "demo";
    case StoreUrl::Scheme::PostgreSql:
    case StoreUrl::Scheme::D1:
        return url.rest.substr(url.rest.find_last_of('/') + 1);
    }
    return url.original;
}

} // namespace durascope
