// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store_error.h"
#include "model/paging/cell.h"

#include <QList>
#include <QStringList>

namespace durascope {

/// What the error page says about a store that did not open: found, meaning, next step.
struct ErrorWords {
    Glyph glyph = Glyph::Error;
    QString title; ///< One sentence.
    QString meaning; ///< What it means for the file: nothing was written, who is concerned.
    QString advice; ///< What to do next.
    bool tryAgainFirst = false; ///< Trying again may help without anything else done.
    /// "What was looked for": family and what it needs; empty where it does not matter.
    struct Family {
        QString name;
        QStringList needs; ///< Tables, the telling ones first.
        QString more; ///< After them; may be empty.
    };
    QList<Family> lookedFor;
};

ErrorWords wordsFor(const StoreError& error);

/// Plain text for a report: program, store, kind, words and codes.
QString errorReport(const QString& url, const StoreError& error);

} // namespace durascope
