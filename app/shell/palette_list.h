// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/palette_entry.h"

#include <QWidget>

namespace durascope {

/// The rows of the palette under their sections, at most a dozen: painted here, steered by the field above.
class PaletteList : public QWidget {
    Q_OBJECT
public:
    explicit PaletteList(QWidget* parent = nullptr);
    void setRows(const QList<PaletteRow>& rows);
    const QList<PaletteRow>& rows() const { return m_rows; }
    int current() const { return m_current; }
    void setCurrent(int row);
    void step(int by); ///< Round at both ends.
    int wantedHeight() const;

Q_SIGNALS:
    void clicked(int row, bool newWindow);
    void currentChanged(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    int rowHeight() const;
    int sectionHeight() const;
    QRect rowRect(int row) const;
    bool startsSection(int row) const;
    void paintRow(QPainter& painter, int row) const;
    int paintText(QPainter& painter, const QRect& room, const PaletteRow& row) const;

    QList<PaletteRow> m_rows;
    int m_current = 0;
};

} // namespace durascope
