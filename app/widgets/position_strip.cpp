// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/position_strip.h"

#include "app/theme/theme.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace durascope {

namespace {

constexpr int partHeight = 3; // px of one density line with its gap

class StripLabel : public QLabel {
public:
    explicit StripLabel(QWidget* parent)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setAutoFillBackground(true);
        setFrameShape(QFrame::StyledPanel);
        setMargin(3);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
};

} // namespace

PositionStrip::PositionStrip(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Position in the list"));
}

void PositionStrip::setSource(RowSource* source)
{
    if (m_source)
        disconnect(m_source, nullptr, this, nullptr);
    m_source = source;
    if (source != nullptr)
        connect(source, &RowSource::stripChanged, this, qOverload<>(&QWidget::update));
    update();
}

void PositionStrip::setWindow(qint64 first, qint64 shown, qint64 count)
{
    if (first == m_first && shown == m_shown && count == m_count)
        return;
    const QRectF before = windowFrame();
    const bool other = count != m_count;
    m_first = first;
    m_shown = shown;
    m_count = count;
    // The frame of a long list hardly moves while rows arrive: then nothing needs painting.
    if (before != windowFrame() || (other && m_source && !m_source->stripMarks().isEmpty()))
        update();
}

QSize PositionStrip::sizeHint() const
{
    return {Theme::instance().scaled(14), 100};
}

QRectF PositionStrip::windowFrame() const
{
    if (m_count <= 0)
        return {};
    const double scale = double(height()) / double(m_count);
    const double size = std::min<double>(height(), std::max(16.0, std::round(double(m_shown) * scale)));
    const qint64 travel = std::max<qint64>(1, m_count - m_shown);
    const double part = std::clamp(double(m_first) / double(travel), 0.0, 1.0);
    return {0.5, std::round((height() - size) * part) + 0.5, width() - 1.0, size - 1};
}

void PositionStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Token::Panel));
    painter.fillRect(0, 0, 1, height(), theme.color(Token::Border));
    if (!m_source)
        return;
    const int parts = std::max(1, height() / partHeight);
    const QList<float> density = m_source->stripDensity(parts);
    QColor line = theme.color(Token::Strong);
    line.setAlphaF(0.55F);
    for (int i = 0; i < density.size(); ++i) {
        const int length = static_cast<int>(std::lround(std::clamp(double(density[i]), 0.0, 1.0) * (width() - 7)));
        painter.fillRect(3, i * height() / static_cast<int>(density.size()), length, 1, line);
    }
    // One mark a pixel: the last of a place wins, so the source gives the worst last.
    for (const StripMark& mark : m_source->stripMarks()) {
        const int y = static_cast<int>(std::clamp(mark.at, 0.0, 1.0) * (height() - 2));
        painter.fillRect(width() - 6, y, 6, 2, theme.color(mark.tone));
    }
    if (m_count > m_shown) {
        painter.setPen(theme.color(Token::Text2));
        painter.drawRect(windowFrame());
    }
}

void PositionStrip::jumpTo(int y)
{
    if (!m_source || m_count <= 0)
        return;
    const double part = std::clamp(double(y) / double(std::max(1, height() - 1)), 0.0, 1.0);
    const auto row
        = part >= 1 ? m_count - 1 : std::clamp<qint64>(static_cast<qint64>(part * double(m_count)), 0, m_count - 1);
    Q_EMIT jumpWanted(row);
    if (m_label == nullptr)
        m_label = new StripLabel(parentWidget());
    auto* label = static_cast<QLabel*>(m_label);
    label->setText(m_source->positionLabel(row));
    label->adjustSize();
    const int top = std::clamp(pos().y() + y - label->height() / 2, pos().y(), pos().y() + height() - label->height());
    label->move(pos().x() - label->width() - 4, top);
    label->show();
    label->raise();
}

void PositionStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        jumpTo(static_cast<int>(event->position().y()));
}

void PositionStrip::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0)
        jumpTo(static_cast<int>(event->position().y()));
}

void PositionStrip::mouseReleaseEvent(QMouseEvent*)
{
    if (m_label != nullptr)
        m_label->hide();
}

void PositionStrip::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the list scrolls
}

} // namespace durascope
