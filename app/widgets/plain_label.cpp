// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace durascope {

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    followTheme(this, [this] { applyTheme(); });
}

void PlainLabel::applyTheme()
{
    const Theme& theme = Theme::instance();
    setFont(theme.font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme.color(m_tone));
    colors.setColor(QPalette::Text, theme.color(m_tone));
    setPalette(colors);
}

void PlainLabel::setTone(Tone tone)
{
    if (m_tone == tone)
        return;
    m_tone = tone;
    applyTheme();
}

void PlainLabel::setFontRole(FontRole role)
{
    if (m_role == role)
        return;
    m_role = role;
    applyTheme();
}

void PlainLabel::setFixedFont(bool fixed)
{
    setFontRole(fixed ? FontRole::Fixed : FontRole::Body);
}

void PlainLabel::setElided(ElideAt where)
{
    m_elide = where;
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateGeometry();
}

QSize PlainLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return m_elide ? QSize(std::min(whole.width(), Theme::instance().scaled(24)), whole.height()) : whole;
}

QString PlainLabel::shortened() const
{
    const auto mode = m_elide == ElideAt::Middle ? Qt::ElideMiddle : Qt::ElideRight;
    return fontMetrics().elidedText(text(), mode, contentsRect().width());
}

bool PlainLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_elide && toolTip().isEmpty() && shortened() != text()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void PlainLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elide || wordWrap() || fontMetrics().horizontalAdvance(text()) <= contentsRect().width()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine, shortened());
}

} // namespace durascope
