// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/plain_text.h"

#include <QStringBuilder>

namespace durascope {

QString plainToolTip(const QString& text)
{
    constexpr qsizetype longest = 2'000;
    if (text.isEmpty())
        return {};
    QString shown = text;
    if (shown.size() > longest)
        shown = shown.left(longest) % QChar(0x2026);
    // A tooltip guesses whether its text is markup. It is told so, and everything in the text is escaped.
    return QStringLiteral("<qt><span style=\"white-space: pre-wrap\">") % shown.toHtmlEscaped()
        % QStringLiteral("</span></qt>");
}

} // namespace durascope
