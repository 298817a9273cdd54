// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/action_button.h"

#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace durascope {

ActionButton::ActionButton(Look look, QWidget* parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (look == Look::Link)
        setCursor(Qt::PointingHandCursor);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
}

ActionButton::ActionButton(Look look, const QString& text, QWidget* parent)
    : ActionButton(look, parent)
{
    setText(text);
    describe();
}

void ActionButton::setAction(QAction* action)
{
    m_action = action;
    if (!action)
        return;
    connect(action, &QAction::changed, this, &ActionButton::followAction);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    followAction();
}

void ActionButton::followAction()
{
    if (!m_action)
        return;
    setText(m_action->text());
    setIcon(m_action->icon());
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    m_keys = m_action->shortcut().toString(QKeySequence::NativeText);
    describe();
    updateGeometry();
    update();
}

QString ActionButton::words() const
{
    QString plain;
    const QString marked = text();
    for (qsizetype i = 0; i < marked.size(); ++i) {
        if (marked[i] == QLatin1Char('&') && ++i == marked.size())
            break; // "&x" marks a letter, "&&" is the sign itself
        plain += marked[i];
    }
    return plain;
}

void ActionButton::describe()
{
    setAccessibleName(words());
    QString tip = m_action && m_action->statusTip().size() > 0 ? m_action->statusTip() : QString();
    if (tip.isEmpty() && wordless())
        tip = words();
    if (!tip.isEmpty() && wordless() && !m_keys.isEmpty())
        tip += QStringLiteral("  (%1)").arg(m_keys);
    setToolTip(plainToolTip(tip));
}

void ActionButton::setGlyph(Icon icon)
{
    m_glyph = icon;
    describe();
    updateGeometry();
    update();
}

void ActionButton::setKeys(const QString& keys)
{
    m_keys = keys;
    updateGeometry();
}

void ActionButton::setOpensMenu(bool opens)
{
    m_opensMenu = opens;
    updateGeometry();
}

void ActionButton::setIconOnly(bool iconOnly)
{
    if (m_iconOnly == iconOnly)
        return;
    m_iconOnly = iconOnly;
    describe();
    updateGeometry();
    update();
}

void ActionButton::setMinimumHeightPx(int px)
{
    m_heightPx = px;
    updateGeometry();
}

bool ActionButton::hasIcon() const
{
    return m_glyph.has_value() || !icon().isNull();
}

QSize ActionButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(FontRole::Body));
    const int height = std::max(theme.scaled(m_heightPx), metrics.height() + 4);
    if (wordless())
        return {std::max(theme.scaled(m_heightPx), theme.scaled(16 + 8)), height};
    int width = metrics.horizontalAdvance(words());
    if (hasIcon())
        width += theme.scaled(16 + 6);
    if (!m_keys.isEmpty())
        width += keyCapSize(m_keys).width() + theme.scaled(8);
    if (m_opensMenu)
        width += theme.scaled(18);
    if (inLine())
        return {width + 4, metrics.height() + 4};
    return {width + theme.scaled(m_heightPx > 24 ? 28 : 20), height};
}

QColor ActionButton::inkColor() const
{
    const Theme& theme = Theme::instance();
    if (!isEnabled())
        return theme.color(Token::Disabled);
    if (m_look == Look::Primary)
        return theme.color(Token::OnAccent);
    if (m_look == Look::Flat)
        return theme.color(underMouse() ? Token::Text : Token::Text2);
    return theme.color(m_look == Look::Link ? Token::Link : Token::Text);
}

void ActionButton::paintGround(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_look == Look::Primary) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isEnabled() ? Token::Accent : Token::Header));
        painter.drawRoundedRect(frame, 3, 3);
        return;
    }
    const bool lit = isEnabled() && (underMouse() || isDown());
    if (m_look == Look::Outlined) {
        painter.setPen(QPen(theme.color(isEnabled() ? Token::Strong : Token::Border), 1));
        painter.setBrush(theme.color(isChecked() ? Token::Selection : lit ? Token::Hover : Token::Base));
        painter.drawRoundedRect(frame, 3, 3);
    } else if (m_look == Look::Quiet && (lit || isChecked())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? Token::Selection : Token::Header));
        painter.drawRoundedRect(frame, 3, 3);
    }
}

void ActionButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    paintGround(painter);
    const QColor ink = inkColor();
    const int pad = inLine() ? 2
        : wordless()         ? (width() - theme.scaled(16)) / 2
                             : theme.scaled(m_heightPx > 24 ? 14 : 10);
    QRect rest = rect().adjusted(pad, 0, -pad, 0);
    if (hasIcon()) {
        const QRect at = iconBox(rest);
        if (m_glyph)
            paintIcon(painter, *m_glyph, at, m_look == Look::Outlined && isEnabled() ? theme.color(Token::Text2) : ink);
        else
            icon().paint(&painter, at, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        rest.setLeft(at.right() + theme.scaled(6) + 1);
    }
    if (!wordless()) {
        if (m_opensMenu) {
            QRect arrow = iconBox(rest, 12);
            arrow.moveRight(rest.right());
            paintIcon(painter, Icon::ChevronDown, arrow, ink);
        }
        painter.setFont(theme.font(FontRole::Body));
        painter.setPen(ink);
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, words());
        if (!m_keys.isEmpty()) {
            QRect cap({}, keyCapSize(m_keys));
            cap.moveCenter(rest.center());
            cap.moveRight(rest.right());
            paintKeyCap(painter, cap, m_keys, m_look == Look::Primary ? Token::OnAccent : Token::Text3);
        }
    }
    if (hasFocus())
        paintFocusFrame(painter, m_look == Look::Primary ? rect().adjusted(2, 2, -2, -2) : rect());
}

void ActionButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ActionButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void ActionButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace durascope
