// SPDX-License-Identifier: Apache-2.0
#include "app/shell/action_keys.h"

#include <QAction>
#include <QVariant>

namespace durascope {

namespace {
constexpr const char* letterProperty = "letters";
}

QString keysOf(const QAction& action)
{
    if (!action.shortcut().isEmpty())
        return action.shortcut().toString(QKeySequence::NativeText);
    return action.property(letterProperty).toString();
}

void setLetter(QAction& action, const QString& letters)
{
    action.setProperty(letterProperty, letters);
    action.setText(action.text().section(QLatin1Char('\t'), 0, 0) + QLatin1Char('\t') + letters);
}

QString wordsOf(const QAction& action)
{
    QString words = action.text().section(QLatin1Char('\t'), 0, 0);
    return words.remove(QLatin1Char('&'));
}

} // namespace durascope
