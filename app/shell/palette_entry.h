// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/icons.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace durascope {

/// One thing the palette can do or go to.
struct PaletteEntry {
    enum class Section { Here, Stores, Do };
    Section section = Section::Do;
    std::optional<Icon> icon;
    QString text;
    QString note; ///< Grey, after the text; it is searched too.
    QString right; ///< Grey, at the right: the store.
    QString keys;
    bool enabled = true;
    std::function<void(bool newWindow)> run;
};

/// An entry as it stands in the list now.
struct PaletteRow {
    PaletteEntry entry;
    QList<int> hits; ///< Letters of `entry.text` that matched.
    int score = 0;
};

/// The rows for what is typed: `>` actions only, `@` stores only; else everything. At most `limit`, by section,
/// best first within each.
QList<PaletteRow> paletteRows(const QList<PaletteEntry>& entries, const QString& typed, int limit);

} // namespace durascope
