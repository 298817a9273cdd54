// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/timeline_legend.h"

#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"

#include <QPainter>

namespace durascope {

namespace {

constexpr int mark = 16;
constexpr int gap = 16;

} // namespace

TimelineLegend::TimelineLegend(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Hollow bars were queued, solid bars ran, dashed bars waited."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
}

QStringList TimelineLegend::words() const
{
    return {tr("queued"), tr("ran"), tr("waits")};
}

QSize TimelineLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(FontRole::Hint));
    int width = gap;
    for (const QString& word : words())
        width += mark + 6 + metrics.horizontalAdvance(word) + gap;
    return {width, Theme::instance().scaled(24)};
}

void TimelineLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.font(FontRole::Hint));
    int x = gap;
    const int middle = height() / 2;
    const QStringList all = words();
    for (qsizetype which = 0; which < all.size(); ++which) {
        const QRectF box(x + 0.5, middle - 4.5, mark, 9);
        QPen pen(which == 2 ? theme.color(Glyph::Waiting) : theme.color(Token::Text2));
        if (which == 2)
            pen.setDashPattern({3, 2});
        painter.setPen(which == 1 ? QPen(theme.color(Glyph::Completed)) : pen);
        painter.setBrush(which == 1 ? QBrush(theme.color(Glyph::Completed)) : QBrush(Qt::NoBrush));
        painter.drawRect(box);
        painter.setPen(theme.color(Token::Text2));
        const int wide = painter.fontMetrics().horizontalAdvance(all[which]);
        painter.drawText(QRect(x + mark + 6, 0, wide, height()), Qt::AlignVCenter, all[which]);
        x += mark + 6 + wide + gap;
    }
}

} // namespace durascope
