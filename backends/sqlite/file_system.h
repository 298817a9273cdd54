// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace durascope::sqlite {

/// The name of a file system whose files may be written by another machine, e.g. "NFS", from the number statfs(2)
/// gives its kind; empty for the others.
std::string_view sharedFileSystem(std::uint64_t kind);

/// A sentence of warning when the file stands on such a file system; empty when it does not or nobody can tell.
std::string networkNote(const std::string& path);

} // namespace durascope::sqlite
