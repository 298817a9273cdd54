// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/store_error.h"

namespace durascope {

std::string_view errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return "NotFound";
    case ErrorKind::NotAStore:
        return "NotAStore";
    case ErrorKind::InvalidArgument:
        return "InvalidArgument";
    case ErrorKind::UnsupportedBackend:
        return "UnsupportedBackend";
    case ErrorKind::ReadOnly:
        return "ReadOnly";
    case ErrorKind::Busy:
        return "Busy";
    case ErrorKind::Unavailable:
        return "Unavailable";
    case ErrorKind::PermissionDenied:
        return "PermissionDenied";
    case ErrorKind::Corrupt:
        return "Corrupt";
    case ErrorKind::Cancelled:
        return "Cancelled";
    case ErrorKind::BackendFailure:
        return "BackendFailure";
    }
    return "BackendFailure";
}

std::string toLine(const StoreError& error)
{
    std::string line = error.sentence;
    if (!error.hint.empty())
        line += " " + error.hint;
    constexpr std::size_t most = 12;
    for (std::size_t i = 0; i < error.found.size() && i < most; ++i)
        line += (i == 0 ? " It holds: " : ", ") + error.found[i].name.substr(0, 64);
    if (error.found.size() > most)
        line += " and " + std::to_string(error.found.size() - most) + " more";
    line += error.found.empty() ? "" : ".";
    if (!error.where.empty())
        line += " [" + error.where + "]";
    if (!error.engineCode.empty())
        line += " (" + error.engineCode + ")";
    return line;
}

} // namespace durascope
