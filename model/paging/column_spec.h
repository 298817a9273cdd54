// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

namespace durascope {

/// A left-aligned column of `width` px at 100 % text that cannot be sorted by; the lists set what theirs have beyond.
inline ColumnSpec columnSpec(const char* id, const QString& title, int width, int leavesAt = 0)
{
    ColumnSpec spec;
    spec.id = id;
    spec.title = title;
    spec.width = width;
    spec.leavesAt = leavesAt;
    return spec;
}

} // namespace durascope
