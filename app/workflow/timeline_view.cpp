// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/timeline_view.h"

#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"
#include "app/workflow/timeline_painter.h"
#include "model/format/format_clock.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace durascope {

namespace {
/// Nothing there is a dash, not a zero.
QString summed(std::int64_t nanoseconds)
{
    return nanoseconds > 0 ? duration(nanoseconds) : QStringLiteral("–");
}
} // namespace

class TimelineView::Private {
public:
    Size size = Size::Full;
    Timeline timeline;
    TimelineScale scale;
    bool fitted = true; ///< Nobody zoomed: a growing execution stays whole in view.
    std::int64_t sequence = 0;
    QString node;
    QPoint pressedAt;
    TimelineScale pressedScale;
    bool dragged = false;

    bool full() const { return size == Size::Full; }
    int nameWidth(int width) const { return Theme::instance().scaled(full() ? std::min(166, width / 4) : 104); }
    int sumWidth(int width) const { return full() && width > 600 ? Theme::instance().scaled(76) : 0; }
    int axisHeight() const { return full() ? Theme::instance().rowHeight() : 4; }
    int rowHeight() const { return full() ? Theme::instance().rowHeight() : Theme::instance().scaled(20); }

    TimelineScale whole(int width) const
    {
        const std::int64_t now = FormatClock::instance().style().now.nanoseconds;
        TimelineScale all
            = TimelineScale::over(timeline.from, timeline.open ? std::max(timeline.to, now) : timeline.to);
        all.left = nameWidth(width);
        all.width = std::max(width - nameWidth(width) - 2 * sumWidth(width) - (full() ? 0 : 10), 20);
        return all;
    }
    const TimelineNode* nodeAt(std::size_t row) const
    {
        return row < timeline.nodes.size() ? &timeline.nodes[row] : nullptr;
    }
    std::optional<std::size_t> currentRow() const
    {
        const std::string wanted = node.toStdString();
        for (std::size_t row = 0; row < timeline.nodes.size(); ++row) {
            if (timeline.nodes[row].node == wanted)
                return row;
        }
        return std::nullopt;
    }
};

TimelineView::TimelineView(Size size, QWidget* parent)
    : QAbstractScrollArea(parent)
    , d(std::make_unique<Private>())
{
    d->size = size;
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (size == Size::Small)
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(size == Size::Full ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleName(tr("Timeline"));
    viewport()->setMouseTracking(false);
    followTheme(this, [this] {
        updateGeometry();
        viewport()->update();
    });
    connect(&FormatClock::instance(), &FormatClock::ticked, this, [this] {
        if (d->timeline.open && isVisible()) {
            if (d->fitted)
                fit();
            viewport()->update();
        }
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, viewport(), qOverload<>(&QWidget::update));
}

TimelineView::~TimelineView() = default;

void TimelineView::setTimeline(const Timeline& timeline)
{
    d->timeline = timeline;
    if (d->fitted)
        fit();
    resizeEvent(nullptr);
    updateGeometry();
    viewport()->update();
}

void TimelineView::clear()
{
    d->fitted = true;
    d->node.clear();
    d->sequence = 0;
    setTimeline({});
}

void TimelineView::setCurrentSequence(std::int64_t sequence, const QString& node)
{
    if (d->sequence == sequence && d->node == node)
        return;
    d->sequence = sequence;
    d->node = node;
    if (const auto row = d->currentRow()) {
        const int top = static_cast<int>(*row) * d->rowHeight();
        const int room = viewport()->height() - d->axisHeight() - d->rowHeight();
        QScrollBar* bar = verticalScrollBar();
        bar->setValue(std::clamp(bar->value(), std::max(top - room, 0), top));
    }
    viewport()->update();
}

void TimelineView::fit()
{
    d->fitted = true;
    d->scale = d->whole(viewport()->width());
    viewport()->update();
}

int TimelineView::rowHeight() const
{
    return d->rowHeight();
}

int TimelineView::contentHeight() const
{
    return d->axisHeight()
        + static_cast<int>(std::min<std::size_t>(d->timeline.nodes.size(), 100'000)) * d->rowHeight();
}

QSize TimelineView::sizeHint() const
{
    return {400, contentHeight() + 6};
}

QSize TimelineView::minimumSizeHint() const
{
    return {160, d->axisHeight() + 2 * d->rowHeight()};
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(d->rowHeight());
    bar->setRange(0, std::max(contentHeight() - viewport()->height(), 0));
    const TimelineScale whole = d->whole(viewport()->width());
    if (d->fitted) {
        d->scale = whole;
    } else {
        d->scale.left = whole.left;
        d->scale.width = whole.width;
    }
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const bool overAxis = event->position().x() >= d->scale.left && event->position().x() <= d->scale.right();
    if (!d->full() || !overAxis || event->angleDelta().y() == 0) {
        if (d->full())
            QAbstractScrollArea::wheelEvent(event);
        else
            event->ignore();
        return;
    }
    const TimelineScale whole = d->whole(viewport()->width());
    const double factor = std::pow(0.8, event->angleDelta().y() / 120.0);
    d->scale = d->scale.zoomed(event->position().x(), factor, whole);
    d->fitted = d->scale.to - d->scale.from >= whole.to - whole.from;
    viewport()->update();
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    d->pressedAt = event->position().toPoint();
    d->pressedScale = d->scale;
    d->dragged = false;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const double moved = event->position().x() - d->pressedAt.x();
    if (!d->full() || d->pressedAt.x() < d->scale.left || (!d->dragged && std::abs(moved) < 4))
        return;
    d->dragged = true;
    d->scale = d->pressedScale.panned(moved, d->whole(viewport()->width()));
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (d->dragged)
        return;
    if (const auto hit = spanAt(event->position().toPoint()))
        Q_EMIT chosen(hit->lastSequence, nodeAt(event->position().toPoint()));
    else if (const QString node = nodeAt(event->position().toPoint()); !node.isEmpty())
        chooseNode(node);
}

QString TimelineView::nodeAt(QPoint position) const
{
    const int y = position.y() - d->axisHeight() + verticalScrollBar()->value();
    const TimelineNode* node
        = position.y() >= d->axisHeight() && y >= 0 ? d->nodeAt(static_cast<std::size_t>(y / d->rowHeight())) : nullptr;
    return node ? QString::fromStdString(node->node) : QString();
}

std::optional<TimelineSpan> TimelineView::spanAt(QPoint position) const
{
    const int y = position.y() - d->axisHeight() + verticalScrollBar()->value();
    if (position.y() < d->axisHeight() || y < 0)
        return std::nullopt;
    const TimelineNode* node = d->nodeAt(static_cast<std::size_t>(y / d->rowHeight()));
    if (!node)
        return std::nullopt;
    const QRectF row(0, 0, viewport()->width(), d->rowHeight());
    std::optional<TimelineSpan> best;
    for (const TimelineSpan& span : node->spans) {
        const QRectF rect = spanRect(span, d->scale, row);
        const double right = span.kind == SpanKind::Point ? rect.left() + 12 : rect.right();
        if (position.x() >= rect.left() - 2 && position.x() <= right + 2 && (!best || span.length() <= best->length()))
            best = span;
    }
    return best;
}

void TimelineView::chooseNode(const QString& name)
{
    const std::string wanted = name.toStdString();
    const auto node = std::find_if(d->timeline.nodes.begin(), d->timeline.nodes.end(),
        [&](const TimelineNode& each) { return each.node == wanted; });
    if (node == d->timeline.nodes.end())
        return;
    const auto last = std::find_if(
        node->spans.rbegin(), node->spans.rend(), [](const TimelineSpan& span) { return span.lastSequence > 0; });
    const std::int64_t sequence = last == node->spans.rend() ? 0 : last->lastSequence;
    setCurrentSequence(sequence, name);
    Q_EMIT chosen(sequence, name);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const auto row = d->currentRow();
    const double middle = d->scale.left + d->scale.width / 2;
    const TimelineScale whole = d->whole(viewport()->width());
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const auto last = static_cast<qint64>(d->timeline.nodes.size()) - 1;
        const qint64 next = row ? static_cast<qint64>(*row) + (event->key() == Qt::Key_Down ? 1 : -1) : 0;
        if (const TimelineNode* node = d->nodeAt(static_cast<std::size_t>(std::clamp<qint64>(next, 0, last))))
            chooseNode(QString::fromStdString(node->node));
        return;
    }
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        d->scale = d->scale.zoomed(middle, event->key() == Qt::Key_Plus ? 0.8 : 1.25, whole);
        d->fitted = d->scale.to - d->scale.from >= whole.to - whole.from;
        viewport()->update();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString node = nodeAt(help->pos());
    QString text = node;
    if (const auto span = spanAt(help->pos())) {
        const FormatStyle style = FormatClock::instance().style();
        text += QStringLiteral("\n") + spanText(*span) + QStringLiteral("\n")
            + fullTime(formatOffsetForm({span->from}), style);
    }
    QToolTip::showText(help->globalPos(), node.isEmpty() ? QString() : plainToolTip(text), viewport());
    return true;
}

void TimelineView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(viewport());
    const QRect area = viewport()->rect();
    painter.fillRect(area, theme.color(Token::Base));
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value() / d->rowHeight());
    const int top = d->axisHeight() - verticalScrollBar()->value() % d->rowHeight();
    const int shown = (area.height() - top) / d->rowHeight() + 1;
    if (d->full())
        paintGrid(painter);
    for (int row = 0; row < shown; ++row) {
        if (const TimelineNode* node = d->nodeAt(first + static_cast<std::size_t>(row)))
            paintRow(painter, *node, QRect(0, top + row * d->rowHeight(), area.width(), d->rowHeight()));
    }
    if (d->full())
        paintAxis(painter);
    if (hasFocus())
        paintFocusFrame(painter, area);
}

void TimelineView::paintGrid(QPainter& painter)
{
    const Theme& theme = Theme::instance();
    painter.setPen(theme.color(Token::Line));
    for (const TimelineTick& tick : timelineTicks(d->scale, theme.scaled(100), FormatClock::instance().style())) {
        const int x = static_cast<int>(d->scale.x(tick.time));
        painter.drawLine(x, d->axisHeight(), x, viewport()->height());
    }
}

void TimelineView::paintRow(QPainter& painter, const TimelineNode& node, const QRect& row)
{
    const Theme& theme = Theme::instance();
    const NodeLook look = nodeLook(node.state);
    const bool chosen = d->full() && QString::fromStdString(node.node) == d->node;
    const int names = static_cast<int>(d->scale.left);
    if (chosen)
        painter.fillRect(row, theme.color(hasFocus() ? Token::Selection : Token::SelectionNoFocus));
    painter.setPen(theme.color(Token::Line));
    if (d->full())
        painter.drawLine(row.bottomLeft(), row.bottomRight());
    else
        painter.drawLine(names, row.center().y(), static_cast<int>(d->scale.right()), row.center().y());

    painter.save();
    painter.setClipRect(QRectF(names, row.y(), d->scale.width + (d->full() ? 0 : 10), row.height()));
    painter.setFont(theme.font(FontRole::Small));
    paintSpans(painter, node, d->scale, row, d->full());
    painter.restore();

    const int indent = d->full() ? theme.scaled(30) : theme.scaled(12);
    if (d->full())
        paintGlyph(painter, look.glyph,
            QRectF(12, row.center().y() - theme.scaled(12) / 2.0, theme.scaled(12), theme.scaled(12)),
            theme.color(look.glyph));
    painter.setFont(theme.font(chosen ? FontRole::Key : d->full() ? FontRole::Body : FontRole::Small));
    painter.setPen(theme.color(look.tone));
    const QRect label(indent, row.y(), names - indent - 6, row.height());
    painter.drawText(label, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(oneLine(node.node, 80), Qt::ElideMiddle, label.width()));
    paintSums(painter, node, row, look.word);
}

void TimelineView::paintSums(QPainter& painter, const TimelineNode& node, const QRect& row, const QString& word)
{
    const Theme& theme = Theme::instance();
    const int width = d->sumWidth(viewport()->width());
    const int right = viewport()->width() - 8;
    const bool never = node.state == NodeState::NotReached || node.state == NodeState::Skipped;
    painter.setFont(theme.font(d->full() ? FontRole::Number : FontRole::Small));
    painter.setPen(theme.color(Token::Text2));
    if (never && (width > 0 || node.state == NodeState::NotReached)) {
        painter.drawText(QRect(right - 140, row.y(), 140, row.height()), Qt::AlignRight | Qt::AlignVCenter, word);
        return;
    }
    if (width == 0)
        return;
    painter.drawText(QRect(right - 2 * width, row.y(), width - 8, row.height()), Qt::AlignRight | Qt::AlignVCenter,
        summed(node.waited));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(
        QRect(right - width, row.y(), width, row.height()), Qt::AlignRight | Qt::AlignVCenter, summed(node.ran));
}

void TimelineView::paintAxis(QPainter& painter)
{
    const Theme& theme = Theme::instance();
    const QRect axis(0, 0, viewport()->width(), d->axisHeight());
    painter.fillRect(axis, theme.color(Token::Header));
    painter.setPen(theme.color(Token::Border));
    painter.drawLine(axis.bottomLeft(), axis.bottomRight());
    painter.setFont(theme.font(FontRole::ListHeader));
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(axis.adjusted(12, 0, 0, 0), Qt::AlignVCenter, tr("Node"));
    const FormatStyle style = FormatClock::instance().style();
    const bool showsNow = d->timeline.open && d->scale.to >= style.now.nanoseconds;
    const QFontMetrics metrics = painter.fontMetrics();
    const int width = d->sumWidth(axis.width());
    const int right = axis.width() - 8;
    const double end = width == 0 ? d->scale.right() : std::min<double>(d->scale.right(), right - 2 * width);
    const double nowAt = end - metrics.horizontalAdvance(tr("now")) - 12;
    for (const TimelineTick& tick : timelineTicks(d->scale, theme.scaled(100), style)) {
        const double x = d->scale.x(tick.time) + 3;
        const int wide = metrics.horizontalAdvance(tick.text);
        if (x + wide < (showsNow ? nowAt : end))
            painter.drawText(QPointF(x, axis.center().y() + metrics.ascent() / 2.0 - 1), tick.text);
    }
    if (showsNow)
        painter.drawText(
            QRectF(nowAt, 0, end - nowAt - 6, axis.height()), Qt::AlignRight | Qt::AlignVCenter, tr("now"));
    if (width == 0)
        return;
    painter.drawText(
        QRect(right - 2 * width, 0, width - 8, axis.height()), Qt::AlignRight | Qt::AlignVCenter, tr("waited"));
    painter.drawText(QRect(right - width, 0, width, axis.height()), Qt::AlignRight | Qt::AlignVCenter, tr("ran"));
    painter.setPen(theme.color(Token::Border));
    painter.drawLine(static_cast<int>(d->scale.left), 0, static_cast<int>(d->scale.left), viewport()->height());
    painter.drawLine(right - 2 * width, 0, right - 2 * width, viewport()->height());
}

} // namespace durascope
