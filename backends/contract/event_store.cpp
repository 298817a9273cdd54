// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/event_store.h"

namespace durascope {

std::string_view batchFormatName(BatchFormat format)
{
    switch (format) {
    case BatchFormat::Dense:
        return "dense";
    case BatchFormat::Sparse:
        return "sparse";
    case BatchFormat::Mixed:
        return "mixed";
    case BatchFormat::Unknown:
        return "unknown";
    }
    return "unknown";
}

} // namespace durascope
