// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/icons.h"

#include <QAbstractButton>
#include <QPointer>

#include <optional>

class QAction;

namespace durascope {

/// A flat button of the design: icon, words and keys. Also stands for an action and follows it.
class ActionButton : public QAbstractButton {
    Q_OBJECT
public:
    /// Outlined: toolbars and dialogs. Primary: the one next step. Quiet: no frame until the mouse is over it.
    /// Link: words in the link colour. Flat: words that stand in a line of text, as a breadcrumb does.
    enum class Look { Outlined, Primary, Quiet, Link, Flat };

    explicit ActionButton(Look look, QWidget* parent = nullptr);
    ActionButton(Look look, const QString& text, QWidget* parent = nullptr);

    void setAction(QAction* action); ///< Text, icon, keys, tooltip, enabled and checked follow it.
    QAction* action() const { return m_action; }
    void setGlyph(Icon icon); ///< Painted in the colour of the look.
    void setKeys(const QString& keys); ///< Shown as a key cap; empty for none.
    void setOpensMenu(bool opens); ///< A small arrow at the right.
    void setIconOnly(bool iconOnly); ///< The words become tooltip and accessible name. Without icon nothing changes.
    void setMinimumHeightPx(int px); ///< At 100 % text: 24 in toolbars, 28 in dialogs.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void followAction();
    void describe();
    QString words() const;
    bool hasIcon() const;
    bool inLine() const { return m_look == Look::Link || m_look == Look::Flat; }
    bool wordless() const { return m_iconOnly && hasIcon(); }
    QColor inkColor() const;
    void paintGround(QPainter& painter) const;

    Look m_look;
    QPointer<QAction> m_action;
    std::optional<Icon> m_glyph;
    QString m_keys;
    bool m_iconOnly = false;
    bool m_opensMenu = false;
    int m_heightPx = 24;
};

} // namespace durascope
