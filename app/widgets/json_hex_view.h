// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>

namespace durascope {

/// Stored bytes, 16 a row: offset, hex, printable ASCII. Keys: arrows, Page Up and Down, Home, End (with Shift:
/// select rows), Ctrl+A, Ctrl+C (the bytes of the selected rows, or all).
class JsonHexView : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr qsizetype bytesPerRow = 16;
    explicit JsonHexView(QWidget* parent = nullptr);

    void setBytes(const QByteArray& bytes);
    QByteArray selectedBytes() const;
    /// `0001f0  7b 22 …  {"type":…`.
    QString rowText(qsizetype row) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    qsizetype rows() const { return (m_bytes.size() + bytesPerRow - 1) / bytesPerRow; }
    int rowHeight() const;
    qsizetype rowAt(const QPoint& point) const;
    void setCurrent(qsizetype row, bool select);
    void updateBars();
    void applyTheme();

    QByteArray m_bytes;
    qsizetype m_anchor = 0;
    qsizetype m_current = 0;
};

} // namespace durascope
