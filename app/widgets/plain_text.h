// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace durascope {

/// Text for setToolTip that cannot become markup: escaped, at most 2,000 characters, then `…`.
QString plainToolTip(const QString& text);

} // namespace durascope
