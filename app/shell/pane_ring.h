// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace durascope {

/// F6: gives the keyboard to the next visible pane of a window: tabs, sidebar, lists and details of the page, status
/// line, and round. A pane is a sidebar, a tab bar, anything that scrolls, or a widget with the property "pane".
void stepThroughPanes(QWidget* window, bool forward);

} // namespace durascope
