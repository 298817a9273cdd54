// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/palette_entry.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace durascope {

class PaletteList;

/// Find or run (Ctrl+K): lies over the window until something is chosen or Esc is pressed. Gives the keyboard back to
/// whatever had it.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);

    /// `positionEntry` makes the entry for ":" and what follows it; it may answer nothing.
    void open(QList<PaletteEntry> entries, std::function<std::optional<PaletteEntry>(const QString&)> positionEntry);
    QLineEdit* field() const { return m_field; }
    PaletteList* list() const { return m_list; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Panel;
    void search(const QString& typed);
    void run(int row, bool newWindow);
    void giveBack();
    void place();
    void describeCurrent();

    QWidget* m_panel;
    QLineEdit* m_field;
    PaletteList* m_list;
    QWidget* m_foot;
    QList<PaletteEntry> m_entries;
    std::function<std::optional<PaletteEntry>(const QString&)> m_positionEntry;
    QPointer<QWidget> m_before;
};

} // namespace durascope
