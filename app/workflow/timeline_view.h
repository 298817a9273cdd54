// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"
#include "model/workflow/timeline.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace durascope {

/// A log as bars along an axis of time, one row a node. Hollow: queued. Solid: ran. Dashed: waits. Dotted: between two
/// attempts. Envelope with a dotted tail: dead letter. Wheel zooms at the pointer, drag pans, 0 fits, arrow keys walk
/// over nodes (up, down) and spans (left, right); bars are at least 3 px wide.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Full: node column, axis, sums at the right. Small: names and bars only, neither zoom nor keyboard.
    enum class Size { Full, Small };
    explicit TimelineView(Size size, QWidget* parent = nullptr);
    ~TimelineView() override;

    void setTimeline(const Timeline& timeline); ///< Keeps zoom and choice.
    void clear();
    /// Marks the node and the span that a sequence belongs to; 0: none.
    void setCurrentSequence(std::int64_t sequence, const QString& node);
    void fit();
    int rowHeight() const;
    int contentHeight() const; ///< Of axis and all rows.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A span was clicked or reached by keys: its last event; 0 for one that has none (a dead letter).
    void chosen(qint64 sequence, const QString& node);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    QString nodeAt(QPoint position) const;
    std::optional<TimelineSpan> spanAt(QPoint position) const;
    void chooseNode(const QString& name);
    void paintGrid(QPainter& painter);
    void paintRow(QPainter& painter, const TimelineNode& node, const QRect& row);
    void paintSums(QPainter& painter, const TimelineNode& node, const QRect& row, const QString& word);
    void paintAxis(QPainter& painter);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
