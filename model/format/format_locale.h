// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>

#include <array>

namespace durascope {

/// The locale's parts that formatting needs for every cell, looked up once a thread instead of once a cell.
struct FormatLocale {
    QLocale source; ///< QLocale() as it was when the parts were looked up.
    QLocale locale; ///< Where numbers and months come from; the C locale reads as English, so that numbers group.
    std::array<QString, 12> shortMonths;
};

/// Of the calling thread; looked up again when the default locale changed.
const FormatLocale& formatLocale();

} // namespace durascope
