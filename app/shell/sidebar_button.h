// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page_registry.h"

#include <QAbstractButton>

#include <optional>

namespace durascope {

/// One row of the sidebar.
class SidebarButton : public QAbstractButton {
    Q_OBJECT
public:
    SidebarButton(PageEntry entry, QWidget* parent);
    const PageEntry& entry() const { return m_entry; }
    void setCount(std::optional<qint64> count, bool needsNotice);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    void paintWide(QPainter& painter, const QRect& icon) const;

    PageEntry m_entry;
    std::optional<qint64> m_count;
    bool m_needsNotice = false;
    bool m_narrow = false;
};

} // namespace durascope
