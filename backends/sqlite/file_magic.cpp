// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_magic.h"

#include "backends/contract/utf8.h"

#include <algorithm>
#include <array>
#include <set>

namespace durascope::sqlite {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    std::string_view what;
};

constexpr std::array magics{
    Magic{"\x1F\x8B"sv, "a gzip archive"},
    Magic{"BZh"sv, "a bzip2 archive"},
    Magic{"\xFD"
          "7zXZ"sv,
        "an xz archive"},
    Magic{"\x28\xB5\x2F\xFD"sv, "a zstd archive"},
    Magic{"PK\x03\x04"sv, "a zip archive"},
    Magic{"7z\xBC\xAF"sv, "a 7z archive"},
    Magic{"\x7F"
          "ELF"sv,
        "a program (ELF)"},
    Magic{"MZ"sv, "a Windows program"},
    Magic{"#!"sv, "a script"},
    Magic{"PGDMP"sv, "a PostgreSQL dump"},
    Magic{"%PDF-"sv, "a PDF document"},
    Magic{"\x89PNG"sv, "a PNG picture"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Magic{"DUCK"sv, "a DuckDB database"},
    Magic{"** This file contains an SQLite 2"sv, "a database of SQLite 2"},
    Magic{"SQLite "sv, "an SQLite database with a damaged header"},
    Magic{"\x37\x7F\x06\x82"sv, "the write-ahead log of an SQLite database, not the database itself"},
    Magic{"\x37\x7F\x06\x83"sv, "the write-ahead log of an SQLite database, not the database itself"},
    Magic{"\xD9\xD5\x05\xF9\x20\xA1\x63\xD7"sv, "the rollback journal of an SQLite database, not the database itself"},
};

bool isPrintableText(std::string_view head)
{
    // The head may end inside a character: up to three bytes are let go.
    for (int cut = 0; cut < 4 && !isValidUtf8(head); ++cut) {
        if (!head.empty())
            head.remove_suffix(1);
    }
    return !head.empty() && isValidUtf8(head) && std::none_of(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
}

bool looksRandom(std::string_view head)
{
    const std::set<char> different(head.begin(), head.end());
    return head.size() >= 64 && different.size() * 2 > head.size();
}

} // namespace

bool isSqliteHeader(std::string_view head)
{
    return head.starts_with("SQLite format 3\0"sv);
}

std::string describeHead(std::string_view head)
{
    for (const auto& magic : magics) {
        if (head.starts_with(magic.bytes))
            return std::string(magic.what);
    }
    if (head.find_first_not_of('\0') == std::string_view::npos)
        return "nothing but zero bytes";
    if (isPrintableText(head)) {
        const auto start = head.find_first_not_of(" \t\r\n");
        const auto text = start == std::string_view::npos ? std::string_view() : head.substr(start);
        if (text.starts_with("--\n-- PostgreSQL database dump"))
            return "a PostgreSQL dump in SQL";
        if (text.starts_with("PRAGMA foreign_keys=OFF;"))
            return "a dump of an SQLite database in SQL";
        if (text.starts_with('{') || text.starts_with('['))
            return "a text that looks like JSON";
        return "a text";
    }
    return looksRandom(head) ? "bytes without a pattern, perhaps encrypted" : "of a kind Durascope does not know";
}

} // namespace durascope::sqlite
