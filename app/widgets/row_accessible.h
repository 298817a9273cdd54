// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace durascope {

class RowView;

/// Makes lists readable for screen readers: a table of the visible rows. Call once before the first list is made.
void installRowViewAccessibility();
/// Tells a screen reader that another row is current; costs nothing when none listens.
void announceCurrentRow(RowView& view);

} // namespace durascope
