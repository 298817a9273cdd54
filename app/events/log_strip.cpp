// SPDX-License-Identifier: Apache-2.0
#include "app/events/log_strip.h"

#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"
#include "model/format/format_clock.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace durascope {

namespace {

constexpr int labelCount = 5;
constexpr int barStep = 4; // px: a bar and the gap after it

} // namespace

LogStrip::LogStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, qOverload<>(&QWidget::update));
    describe();
}

void LogStrip::setLog(const LogBounds& bounds)
{
    if (m_bounds == bounds)
        return;
    m_bounds = bounds;
    describe();
    update();
}

void LogStrip::setDensity(LogDensity density)
{
    m_density = std::move(density);
    update();
}

void LogStrip::setWindow(std::int64_t first, std::int64_t last)
{
    if (m_first == first && m_last == last)
        return;
    m_first = first;
    m_last = last;
    describe();
    update();
}

void LogStrip::describe()
{
    setAccessibleName(tr("Place in the log"));
    setAccessibleDescription(m_bounds.empty()
            ? tr("The log is empty.")
            : tr("Positions %1 to %2 of %3 are in sight.").arg(number(m_first), number(m_last), number(m_bounds.last)));
}

QSize LogStrip::sizeHint() const
{
    const Theme& theme = Theme::instance();
    return {theme.scaled(480), theme.scaled(46) + QFontMetrics(theme.font(FontRole::Small)).height()};
}

QRect LogStrip::plot() const
{
    const Theme& theme = Theme::instance();
    const int labels = QFontMetrics(theme.font(FontRole::Small)).height() + theme.scaled(4);
    return rect().adjusted(theme.scaled(12), theme.scaled(4), -theme.scaled(12), -labels - 1);
}

std::int64_t LogStrip::positionAt(int x) const
{
    const QRect at = plot();
    const double part = std::clamp(double(x - at.left()) / std::max(1, at.width() - 1), 0.0, 1.0);
    if (part >= 1)
        return m_bounds.last;
    const double length = double(m_bounds.last) - double(m_bounds.first);
    return std::clamp(m_bounds.first + static_cast<std::int64_t>(length * part), m_bounds.first, m_bounds.last);
}

int LogStrip::xOf(std::int64_t position) const
{
    const QRect at = plot();
    const double length = std::max(1.0, double(m_bounds.last) - double(m_bounds.first));
    const double part = std::clamp((double(position) - double(m_bounds.first)) / length, 0.0, 1.0);
    return at.left() + static_cast<int>(part * (at.width() - 1));
}

QString LogStrip::label(std::int64_t position) const
{
    const auto at = m_density.timeAt(position);
    return at ? dayLabel(*at, FormatClock::instance().style()) : QString();
}

void LogStrip::paintRates(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRect at = plot();
    painter.fillRect(QRect(at.left(), at.bottom() + 1, at.width(), 1), theme.color(Token::Strong));
    if (m_bounds.empty())
        return;
    const int parts = std::max(1, at.width() / barStep);
    QList<float> rates = m_density.rates(parts);
    if (rates.isEmpty())
        rates = QList<float>(parts, 0.3F); // evenly: nothing is known of the times yet
    const int most = at.height() - theme.scaled(12);
    for (int i = 0; i < parts; ++i) {
        const int height = std::max(1, static_cast<int>(rates[i] * static_cast<float>(most) * 0.75F));
        painter.fillRect(
            QRect(at.left() + i * barStep, at.bottom() + 1 - height, barStep - 2, height), theme.color(Token::Border));
    }
}

void LogStrip::paintLabels(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRect at = plot();
    const QFont font = theme.font(FontRole::Small);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    const int top = at.bottom() + 2;
    int free = 0;
    for (int i = 0; i <= labelCount; ++i) {
        const bool last = i == labelCount;
        const int x = last ? at.right() : at.left() + at.width() * i / labelCount;
        painter.fillRect(QRect(x, top, 1, 3), theme.color(Token::Strong));
        const std::int64_t position = last ? m_bounds.last : positionAt(x);
        const QString places = number(position);
        const QString day = last ? tr("now") : label(position);
        const int width = metrics.horizontalAdvance(places + QStringLiteral("  ") + day);
        const int left = i == 0 ? x : last ? x - width : x - width / 2;
        const int end = last ? x : left + width;
        if (left < free || (!last && end > at.right() - metrics.horizontalAdvance(number(m_bounds.last)) - width / 2))
            continue;
        const QRect line(left, top + 2, width + 1, metrics.height() + 2);
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, places);
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, day);
        free = end + theme.scaled(12);
    }
}

void LogStrip::paintWindow(QPainter& painter) const
{
    const QRect at = plot();
    const int left = xOf(m_first);
    const int right = std::max(xOf(m_last), left);
    const int width = std::max(8, right - left + 4);
    const int start
        = std::clamp((left + right) / 2 - width / 2, at.left() - 2, std::max(at.left(), at.right() + 3 - width));
    painter.setPen(QPen(Theme::instance().color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(start, at.top(), width, at.height() + 2));
}

void LogStrip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintBarGround(painter, rect());
    paintRates(painter);
    if (m_bounds.empty())
        return;
    paintLabels(painter);
    if (m_last >= m_first && m_last > 0)
        paintWindow(painter);
}

void LogStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_bounds.empty())
        Q_EMIT positionWanted(positionAt(static_cast<int>(event->position().x())));
}

void LogStrip::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) && !m_bounds.empty())
        Q_EMIT positionWanted(positionAt(static_cast<int>(event->position().x())));
}

bool LogStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_bounds.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::int64_t position = positionAt(help->pos().x());
        QToolTip::showText(help->globalPos(),
            plainToolTip((number(position) + QStringLiteral("  ") + label(position)).trimmed()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace durascope
