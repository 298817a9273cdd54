// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/timeline_painter.h"

#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "backends/contract/saturated.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Timeline", text);
}

constexpr double leastWidth = 3;

/// How much a span matters when several fall onto one pixel.
int weight(const TimelineSpan& span)
{
    if (span.kind == SpanKind::DeadLetter || span.end == SpanEnd::DeadLettered)
        return 4;
    if (span.end == SpanEnd::Failed || span.end == SpanEnd::LeaseLost || span.end == SpanEnd::WillRetry)
        return 3;
    return span.kind == SpanKind::Ran ? 2 : 1;
}

QColor runColor(SpanEnd end)
{
    const Theme& theme = Theme::instance();
    switch (end) {
    case SpanEnd::Open:
        return theme.color(Glyph::Running);
    case SpanEnd::Failed:
    case SpanEnd::LeaseLost:
    case SpanEnd::WillRetry:
    case SpanEnd::Rejected:
        return theme.color(Glyph::Failed);
    case SpanEnd::DeadLettered:
        return theme.color(Glyph::DeadLetter);
    case SpanEnd::Cancelled:
    case SpanEnd::Abandoned:
    case SpanEnd::Superseded:
        return theme.color(Glyph::Cancelled);
    default:
        return theme.color(Glyph::Completed);
    }
}

QString barLabel(const TimelineSpan& span)
{
    const bool failed = weight(span) >= 3;
    const QString attempt = span.attempt >= 0 ? number(saturatedSum(span.attempt, 1)) : QString();
    switch (span.kind) {
    case SpanKind::Ran:
        if (failed)
            return (attempt.isEmpty() ? QString() : attempt + QStringLiteral(": "))
                + (span.end == SpanEnd::LeaseLost ? tr("lease lost") : oneLine(span.label, 60));
        return span.attempt > 0 ? attempt : QString();
    case SpanKind::Parked:
        return tr("parked %1").arg(duration(span.length()));
    case SpanKind::Approval:
        return tr("approval %1").arg(duration(span.length()));
    case SpanKind::TimerWait:
        return tr("timer %1").arg(duration(span.length()));
    case SpanKind::ChildRun:
    case SpanKind::Interrupted:
        return oneLine(span.label, 60);
    default:
        return {};
    }
}

/// Whole or not at all; false when it does not fit.
bool paintLabel(QPainter& painter, const QRectF& rect, const QString& text, const QColor& color)
{
    const QFontMetricsF metrics(painter.font());
    if (text.isEmpty() || metrics.horizontalAdvance(text) > rect.width() - 6)
        return false;
    painter.setPen(color);
    painter.drawText(rect.adjusted(4, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    return true;
}

void paintDashed(QPainter& painter, const QRectF& rect, const QColor& color)
{
    QPen pen(color, 1);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Theme::instance().color(Token::Base));
    painter.drawRect(QRectF(std::floor(rect.x()) + 0.5, std::floor(rect.y()) + 0.5, std::floor(rect.width()) - 1,
        std::floor(rect.height()) - 1));
}

void paintDots(QPainter& painter, double from, double to, double y, const QColor& color)
{
    QPen pen(color, 1.5);
    pen.setDashPattern({1, 2});
    painter.setPen(pen);
    painter.drawLine(QPointF(from, y), QPointF(to, y));
}

void paintPoint(QPainter& painter, const TimelineSpan& span, const QRectF& rect, bool labels)
{
    const Theme& theme = Theme::instance();
    const double size = std::min(12.0, rect.height() + 4);
    const QRectF box(rect.x(), rect.center().y() - size / 2, size, size);
    const Glyph glyph = span.end == SpanEnd::Skipped ? Glyph::Skipped
        : span.end == SpanEnd::Cancelled             ? Glyph::Cancelled
                                                     : Glyph::Warning;
    paintGlyph(painter, glyph, box, theme.color(glyph));
    if (labels && span.end == SpanEnd::Skipped) {
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QRectF(box.right() + 4, rect.y() - 4, 240, rect.height() + 8),
            Qt::AlignVCenter | Qt::TextSingleLine, oneLine(span.label, 60));
    }
}

void paintSpan(QPainter& painter, const TimelineSpan& span, const QRectF& rect, const TimelineScale& scale, bool labels)
{
    const Theme& theme = Theme::instance();
    switch (span.kind) {
    case SpanKind::Queued:
        painter.setPen(QPen(theme.color(Token::Text2), 1));
        painter.setBrush(theme.color(Token::Base));
        painter.drawRect(QRectF(std::floor(rect.x()) + 0.5, std::floor(rect.y()) + 0.5,
            std::max(std::floor(rect.width()) - 1, 2.0), std::floor(rect.height()) - 1));
        break;
    case SpanKind::Ran:
        painter.fillRect(rect, runColor(span.end));
        if (const QString label = barLabel(span); labels && !label.isEmpty()) {
            const QColor ink = theme.color(Token::OnAccent);
            if (!paintLabel(painter, rect, label, ink) && span.attempt >= 0)
                paintLabel(painter, rect, number(span.attempt + 1), ink); // which attempt it was
        }
        break;
    case SpanKind::RetryDelay:
        paintDots(painter, rect.left(), rect.right(), rect.center().y(), theme.color(Glyph::Retry));
        break;
    case SpanKind::DeadLetter: {
        const double size = std::min(12.0, rect.height() + 4);
        // At the very end of the axis it stands inside it: a dead letter is never cut off.
        const double left = std::min(rect.x() + 4, scale.right() - size - 1);
        const QRectF box(left, rect.center().y() - size / 2, size, size);
        paintGlyph(painter, Glyph::DeadLetter, box, theme.color(Glyph::DeadLetter));
        if (rect.right() > box.right() + 4)
            paintDots(painter, box.right() + 3, std::min(rect.right(), scale.right()), rect.center().y(),
                theme.color(Glyph::DeadLetter));
        break;
    }
    case SpanKind::Point:
        paintPoint(painter, span, rect, labels);
        break;
    default:
        paintDashed(painter, rect, theme.color(Glyph::Waiting));
        if (labels)
            paintLabel(painter, rect, barLabel(span), theme.color(Token::Text2));
    }
}

} // namespace

NodeLook nodeLook(NodeState state)
{
    switch (state) {
    case NodeState::NotReached:
        return {Glyph::Pending, Tone::Secondary, tr("not reached")};
    case NodeState::Queued:
        return {Glyph::Pending, Tone::Normal, tr("queued")};
    case NodeState::Running:
        return {Glyph::Running, Tone::Normal, tr("running")};
    case NodeState::Waiting:
        return {Glyph::Waiting, Tone::Normal, tr("waiting")};
    case NodeState::Completed:
        return {Glyph::Completed, Tone::Normal, tr("completed")};
    case NodeState::Failed:
        return {Glyph::Failed, Tone::Failed, tr("failed")};
    case NodeState::Skipped:
        return {Glyph::Skipped, Tone::Secondary, tr("skipped")};
    case NodeState::Cancelled:
        return {Glyph::Cancelled, Tone::Secondary, tr("cancelled")};
    case NodeState::DeadLetter:
        return {Glyph::DeadLetter, Tone::DeadLetter, tr("dead letter")};
    }
    return {};
}

QString spanText(const TimelineSpan& span)
{
    static const std::array<const char*, 10> kinds{QT_TRANSLATE_NOOP("durascope::Timeline", "queued"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "ran"), QT_TRANSLATE_NOOP("durascope::Timeline", "parked"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "waited for an approval"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "waited for a timer"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "waited for a child workflow"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "waited for a review"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "waited for the next attempt"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "dead letter for"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "happened")};
    static const std::array<const char*, 11> ends{QT_TRANSLATE_NOOP("durascope::Timeline", "goes on"), "",
        QT_TRANSLATE_NOOP("durascope::Timeline", "failed"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "failed, tried again"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "lease lost"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "became a dead letter"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "rejected"), QT_TRANSLATE_NOOP("durascope::Timeline", "cancelled"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "skipped"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "no end in the log"),
        QT_TRANSLATE_NOOP("durascope::Timeline", "cut off by the end of the execution")};
    QStringList parts;
    if (span.attempt >= 0)
        parts.append(tr("attempt %1").arg(number(saturatedSum(span.attempt, 1))));
    QString what = tr(kinds.at(static_cast<std::size_t>(span.kind)));
    if (span.kind != SpanKind::Point)
        what += u' ' + (span.estimated ? QStringLiteral("≈ ") : QString()) + duration(span.length());
    parts.append(what);
    if (const char* end = ends.at(static_cast<std::size_t>(span.end)); *end && span.kind != SpanKind::DeadLetter)
        parts.append(tr(end));
    QString text = parts.join(QStringLiteral(", "));
    if (!span.label.empty())
        text += QStringLiteral(": ") + oneLine(span.label);
    return text;
}

QRectF spanRect(const TimelineSpan& span, const TimelineScale& scale, const QRectF& row)
{
    const double from = std::max(scale.x(span.from), scale.left - 20);
    const double to = std::min(scale.x(span.to), scale.right() + 20);
    const double height = span.kind == SpanKind::Queued ? row.height() * 0.42 : row.height() * 0.58;
    return {from, row.center().y() - height / 2, std::max(to - from, leastWidth), height};
}

void paintSpans(QPainter& painter, const TimelineNode& node, const TimelineScale& scale, const QRectF& row, bool labels)
{
    // By weight, so that what matters most is painted last; of one weight at most one mark begins at a pixel.
    for (int wanted = 1; wanted <= 4; ++wanted) {
        int painted = -1;
        for (const TimelineSpan& span : node.spans) {
            if (weight(span) != wanted || span.to < scale.from || span.from > scale.to)
                continue;
            const QRectF rect = spanRect(span, scale, row);
            const int pixel = static_cast<int>(rect.x());
            if (pixel == painted && rect.width() <= leastWidth)
                continue;
            painted = pixel;
            paintSpan(painter, span, rect, scale, labels);
        }
    }
    for (const TimelineSpan& span : node.spans) {
        if (!labels || !span.approved || span.label.empty())
            continue;
        const QRectF rect = spanRect(span, scale, row);
        const QRectF person(rect.right() + 8, rect.center().y() - 6, 12, 12);
        paintGlyph(painter, Glyph::Person, person, Theme::instance().color(Glyph::Person));
        painter.setPen(Theme::instance().color(Token::Text2));
        painter.drawText(QRectF(person.right() + 4, row.y(), 220, row.height()), Qt::AlignVCenter | Qt::TextSingleLine,
            tr("%1 approved").arg(oneLine(span.label, 60)));
    }
}

} // namespace durascope
