// SPDX-License-Identifier: Apache-2.0
#include "app/overview/finished_chart.h"

#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"
#include "model/format/format_clock.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace durascope {

namespace {

constexpr int quartersPerLabel = 24; // six hours

Instant startOf(const FinishedQuarters& quarters, int quarter)
{
    return {quarters.end.nanoseconds - (FinishedQuarters::count - quarter) * FinishedQuarters::length};
}

} // namespace

FinishedChart::FinishedChart(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Finished executions of the last 24 hours"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, qOverload<>(&QWidget::update));
}

void FinishedChart::show(const FinishedQuarters& quarters)
{
    if (m_known && m_quarters == quarters)
        return;
    m_quarters = quarters;
    m_known = true;
    int completed = 0;
    int failed = 0;
    for (std::size_t i = 0; i < FinishedQuarters::count; ++i) {
        completed += quarters.completed[i];
        failed += quarters.failed[i];
    }
    setAccessibleDescription(tr("%1 completed, %2 failed").arg(number(completed), number(failed)));
    update();
}

QSize FinishedChart::sizeHint() const
{
    return {400, Theme::instance().scaled(136)};
}

QRect FinishedChart::plot() const
{
    const Theme& theme = Theme::instance();
    const int labels = QFontMetrics(theme.font(FontRole::Small)).height();
    return rect().adjusted(theme.scaled(44), theme.scaled(10), -theme.scaled(24), -labels - theme.scaled(8));
}

int FinishedChart::total(int quarter) const
{
    const auto at = static_cast<std::size_t>(quarter);
    return m_quarters.completed[at] + m_quarters.failed[at] + m_quarters.deadLetters[at];
}

int FinishedChart::roundTop() const
{
    int most = 1;
    for (int i = 0; i < FinishedQuarters::count; ++i)
        most = std::max(most, total(i));
    for (int step = 2;; step *= 10) {
        for (const int top : {step, step * 2, step * 5}) {
            if (most <= top)
                return top;
        }
    }
}

void FinishedChart::paintAxes(QPainter& painter, int top) const
{
    const Theme& theme = Theme::instance();
    const QRect at = plot();
    painter.setFont(theme.font(FontRole::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    for (const int part : {0, 1, 2}) {
        const int y = at.bottom() - (at.height() - 1) * part / 2;
        painter.fillRect(QRect(at.left(), y, at.width(), 1), theme.color(part == 0 ? Token::Strong : Token::Line));
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(QRect(0, y - metrics.height() / 2, at.left() - theme.scaled(6), metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, number(top * part / 2));
    }
    const FormatStyle style = FormatClock::instance().style();
    for (int quarter = 0; quarter <= FinishedQuarters::count; quarter += quartersPerLabel) {
        const int x = at.left() + at.width() * quarter / FinishedQuarters::count;
        const QString label = clockTime(startOf(m_quarters, quarter), style).left(5);
        const int width = metrics.horizontalAdvance(label);
        const int left = quarter == 0 ? x : quarter == FinishedQuarters::count ? x - width : x - width / 2;
        painter.drawText(QRect(left, at.bottom() + 4, width + 1, metrics.height()), Qt::AlignLeft, label);
    }
}

void FinishedChart::paintBars(QPainter& painter, int top) const
{
    const Theme& theme = Theme::instance();
    const QRect at = plot();
    QColor done = theme.color(Glyph::Completed);
    done.setAlphaF(0.6F); // 90 % of what ends is completed: it stays calm
    for (int quarter = 0; quarter < FinishedQuarters::count; ++quarter) {
        const auto i = static_cast<std::size_t>(quarter);
        const int left = at.left() + at.width() * quarter / FinishedQuarters::count;
        const int right = at.left() + at.width() * (quarter + 1) / FinishedQuarters::count;
        int base = at.bottom();
        const auto stack = [&](int value, const QColor& color) {
            if (value == 0)
                return;
            const int height = std::max(2, (at.height() - 1) * value / top);
            painter.fillRect(QRect(left, base - height, std::max(1, right - left - 1), height), color);
            base -= height;
        };
        stack(m_quarters.completed[i], done);
        stack(m_quarters.failed[i], theme.color(Glyph::Failed));
        stack(m_quarters.deadLetters[i], theme.color(Glyph::DeadLetter));
    }
}

void FinishedChart::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Base));
    if (!m_known)
        return;
    const int top = roundTop();
    paintAxes(painter, top);
    if (m_marked >= 0) {
        const QRect at = plot();
        const int left = at.left() + at.width() * m_marked / FinishedQuarters::count;
        const int right = at.left() + at.width() * (m_marked + 1) / FinishedQuarters::count;
        const QRect column(left - 1, at.top(), right - left + 1, at.height());
        painter.fillRect(column, Theme::instance().color(hasFocus() ? Token::Selection : Token::Hover));
    }
    paintBars(painter, top);
    if (hasFocus())
        paintFocusFrame(painter, rect());
}

bool FinishedChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_known)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int quarter = quarterAt(help->pos().x());
    if (quarter >= 0)
        QToolTip::showText(help->globalPos(), plainToolTip(words(quarter)), this);
    return true;
}

int FinishedChart::quarterAt(int x) const
{
    const QRect at = plot();
    if (!m_known || x < at.left() || x > at.right())
        return -1;
    return std::min(FinishedQuarters::count - 1, (x - at.left()) * FinishedQuarters::count / std::max(1, at.width()));
}

QString FinishedChart::words(int quarter) const
{
    const auto i = static_cast<std::size_t>(quarter);
    const QString from = clockTime(startOf(m_quarters, quarter), FormatClock::instance().style()).left(5);
    return tr("15 min from %1: %2 completed, %3 failed, %4 dead letters")
        .arg(from, number(m_quarters.completed[i]), number(m_quarters.failed[i]), number(m_quarters.deadLetters[i]));
}

void FinishedChart::mark(int quarter)
{
    if (m_marked == quarter)
        return;
    m_marked = quarter;
    setCursor(quarter >= 0 && total(quarter) > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void FinishedChart::activate(int quarter)
{
    if (quarter < 0)
        return;
    const Instant from = startOf(m_quarters, quarter);
    Q_EMIT quarterActivated(from, {from.nanoseconds + FinishedQuarters::length});
}

void FinishedChart::mouseMoveEvent(QMouseEvent* event)
{
    mark(quarterAt(event->pos().x()));
}

void FinishedChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        activate(quarterAt(event->pos().x()));
}

void FinishedChart::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    mark(hasFocus() ? m_marked : -1);
}

void FinishedChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_known && m_marked < 0)
        mark(FinishedQuarters::count - 1);
}

void FinishedChart::keyPressEvent(QKeyEvent* event)
{
    const int last = FinishedQuarters::count - 1;
    int next = m_marked < 0 ? last : m_marked;
    switch (event->key()) {
    case Qt::Key_Left:
        next = std::max(0, next - 1);
        break;
    case Qt::Key_Right:
        next = std::min(last, next + 1);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_known ? next : -1);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (!m_known)
        return;
    mark(next);
    setAccessibleDescription(words(next));
}

} // namespace durascope
