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
    if (!error.where.empty())
        line += " [" + error.where + "]";
    if (!error.engineCode.empty())
        line += " (" + error.engineCode + ")";
    return line;
}

} // namespace durascope
