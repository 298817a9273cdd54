// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_fonts.h"

#include <QObject>
#include <QTimer>

namespace durascope {

/// The measured fonts of all lists. Measuring hints every glyph and would cost more than all else of the start: at
/// first only the ASCII characters are measured, the others soon after the first rows are seen. GUI thread only.
class RowFontMeasure : public QObject {
    Q_OBJECT
public:
    static RowFontMeasure& instance();

    /// Of the theme as it is now.
    const RowFontTables& tables();

Q_SIGNALS:
    void widened(); ///< `tables` knows more characters.

private:
    explicit RowFontMeasure(QObject* parent);
    void widenNext();

    std::array<QFont, rowFontCount> m_fonts;
    RowFontTables m_tables;
    RowFontTables m_wide; ///< As far as measured; null where not yet.
    QTimer m_timer;
};

} // namespace durascope
