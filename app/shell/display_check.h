// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace durascope {

/// While alive, Qt giving up because no display can be opened ends the program with one sentence and exit status 1
/// instead of an abort. Make one around the construction of QApplication; what Qt said meanwhile is kept and printed
/// afterwards if all went well.
class DisplayCheck {
public:
    DisplayCheck();
    ~DisplayCheck();
    DisplayCheck(const DisplayCheck&) = delete;
    DisplayCheck& operator=(const DisplayCheck&) = delete;
};

} // namespace durascope
