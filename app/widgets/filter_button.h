// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/page_parts.h"

#include <QAbstractButton>

namespace durascope {

/// One count of CountFilters: glyph, word, number, and a line below when it is the chosen one.
class FilterButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterButton(QWidget* parent = nullptr);
    void setEntry(const CountFilters::Entry& entry);
    const CountFilters::Entry& entry() const { return m_entry; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CountFilters::Entry m_entry;
    QString m_number;
};

} // namespace durascope
