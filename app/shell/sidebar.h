// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page_registry.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace durascope {

class SidebarButton;

/// The pages of a store with their live counts: 204 px with words, 44 px with icons only.
/// Keyboard: up and down, Home, End; Enter or Space opens.
class Sidebar : public QWidget {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);

    void setPages(const QList<PageEntry>& pages);
    void setCurrent(const QByteArray& page);
    /// `needsNotice`: in the colour of dead letters; a small square when the bar is narrow.
    void setCount(const QByteArray& page, std::optional<qint64> count, bool needsNotice = false);
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    void focusCurrent();

Q_SIGNALS:
    void wanted(const QByteArray& page);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyTheme();
    void addGroup(const QString& title);

    QVBoxLayout* m_column;
    QList<SidebarButton*> m_buttons;
    QList<QWidget*> m_groups;
    QByteArray m_current;
    bool m_narrow = false;
};

} // namespace durascope
