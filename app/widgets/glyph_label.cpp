// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/glyph_label.h"

#include "app/widgets/paint_parts.h"

#include <QPainter>

namespace durascope {

GlyphLabel::GlyphLabel(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
}

void GlyphLabel::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    m_icon.reset();
    update();
}

void GlyphLabel::setIcon(Icon icon, Token color)
{
    m_icon = icon;
    m_color = color;
    m_px = 16;
    updateGeometry();
    update();
}

void GlyphLabel::setSizePx(int px)
{
    m_px = px;
    updateGeometry();
}

QSize GlyphLabel::sizeHint() const
{
    const int side = Theme::instance().scaled(m_px);
    return {side, side};
}

void GlyphLabel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const QRectF box(rect());
    if (m_icon)
        paintIcon(painter, *m_icon, box, Theme::instance().color(m_color));
    else
        paintGlyph(painter, m_glyph, box, Theme::instance().color(m_glyph));
}

} // namespace durascope
