// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QAction;

namespace durascope {

/// Keys of an action as people read them: its shortcut, or its single letter, which is no shortcut of Qt because it
/// acts only in lists ("P", "G E").
QString keysOf(const QAction& action);
/// Gives an action a letter; a menu shows it beside the words.
void setLetter(QAction& action, const QString& letters);
/// The words without mnemonic and keys.
QString wordsOf(const QAction& action);

} // namespace durascope
