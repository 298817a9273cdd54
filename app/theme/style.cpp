// SPDX-License-Identifier: Apache-2.0
#include "app/theme/style.h"

#include "app/theme/icons.h"
#include "app/theme/style_parts.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace durascope {

using namespace style_parts;

namespace {

bool isBoxTab(const QWidget* widget)
{
    const auto* bar = qobject_cast<const QTabBar*>(widget);
    return bar != nullptr && bar->documentMode();
}

bool isDefaultButton(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button != nullptr && (button->features & QStyleOptionButton::DefaultButton) != 0;
}

void paintBranch(QPainter& painter, const QStyleOption& option)
{
    if ((option.state & QStyle::State_Children) == 0)
        return;
    const int side = std::min(Theme::instance().scaled(14), option.rect.width());
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const bool open = (option.state & QStyle::State_Open) != 0;
    paintIcon(painter, open ? Icon::ChevronDown : Icon::ChevronRight, box, tokenOf(Token::Text2));
}

void paintTabClose(QPainter& painter, const QStyleOption& option)
{
    if ((option.state & QStyle::State_MouseOver) != 0)
        paintBox(painter, option.rect, tokenOf(Token::Hover), QColor());
    const int inset = option.rect.width() / 8;
    paintIcon(painter, Icon::Close, option.rect.adjusted(inset, inset, -inset, -inset), tokenOf(Token::Text2));
}

void paintFocus(QPainter& painter, const QStyleOption& option)
{
    paintBox(painter, option.rect, QColor(), tokenOf(Token::Accent), 2);
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const QRect rect = option->rect;
    switch (element) {
    case PE_PanelButtonCommand:
        paintButton(*painter, *option, isDefaultButton(option), false);
        return;
    case PE_PanelButtonTool:
        paintButton(*painter, *option, false, (option->state & State_AutoRaise) != 0);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth > 0)
            paintField(*painter, *option);
        return;
    }
    case PE_FrameLineEdit:
        paintField(*painter, *option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(*painter, *option);
        return;
    case PE_FrameFocusRect:
        paintFocus(*painter, *option);
        return;
    case PE_PanelTipLabel:
        paintBox(*painter, rect, tokenOf(Token::Base), tokenOf(Token::Strong), 0);
        return;
    case PE_PanelMenu:
        painter->fillRect(rect, tokenOf(Token::Base));
        return;
    case PE_FrameMenu:
        paintBox(*painter, rect, QColor(), tokenOf(Token::Strong), 0);
        return;
    case PE_Frame:
    case PE_FrameTabWidget:
    case PE_FrameGroupBox:
        paintBox(*painter, rect, QColor(), tokenOf(Token::Border), 0);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(rect, tokenOf(Token::Window));
        painter->fillRect(rect.left(), rect.top(), rect.width(), 1, tokenOf(Token::Border));
        return;
    case PE_IndicatorBranch:
        paintBranch(*painter, *option);
        return;
    case PE_IndicatorTabClose:
        paintTabClose(*painter, *option);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            paintMenuItem(*painter, *item);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            paintMenuBarItem(*painter, *item);
        return;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, tokenOf(Token::Window));
        return;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            paintHeader(*painter, *header);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, tokenOf(Token::Header));
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, tokenOf(Token::Border));
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            paintTabShape(*painter, *tab, isBoxTab(widget));
        return;
    case CE_Splitter:
        paintSplitter(*painter, *option);
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            paintProgress(*painter, *bar);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button != nullptr && isDefaultButton(option) && (option->state & State_Enabled) != 0) {
            QStyleOptionButton onAccent(*button);
            onAccent.palette.setColor(QPalette::ButtonText, tokenOf(Token::OnAccent));
            QProxyStyle::drawControl(element, &onAccent, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar != nullptr && control == CC_ScrollBar) {
        paintScrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        box != nullptr && control == CC_ComboBox) {
        paintComboBox(*painter, *box, subControlRect(control, option, SC_ComboBoxArrow, widget));
        return;
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        box != nullptr && control == CC_SpinBox) {
        paintSpinBox(*painter, *box, subControlRect(control, option, SC_SpinBoxUp, widget),
            subControlRect(control, option, SC_SpinBoxDown, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon Style::standardIcon(StandardPixmap standardIcon, const QStyleOption* option, const QWidget* widget) const
{
    switch (standardIcon) {
    case SP_ToolBarHorizontalExtensionButton:
        return icon(Icon::More);
    case SP_LineEditClearButton:
        return icon(Icon::Close);
    default: // a file of Fusion, which needs the image plugins
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const
{
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar != nullptr && control == CC_ScrollBar)
        return scrollBarPart(*bar, subControl);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Theme& theme = Theme::instance();
    switch (metric) {
    case PM_ScrollBarExtent:
        return theme.scaled(12);
    case PM_ScrollBarSliderMin:
        return theme.scaled(28);
    case PM_SplitterWidth:
        return 1; // Qt gives handles of 1 px a wider, unseen grip
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return theme.scaled(14);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return theme.scaled(16);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 3;
    case PM_MenuHMargin:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_MenuBarHMargin:
        return theme.scaled(4);
    case PM_TabBarTabHSpace:
        return theme.scaled(24);
    case PM_TabBarTabVSpace:
        return theme.scaled(10);
    case PM_HeaderMargin:
        return theme.scaled(8);
    case PM_DefaultFrameWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_Menu_SloppySubMenus:
    case SH_UnderlineShortcut: // the menus are named in the keyboard sheet; underlined words look unfinished
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Splitter_OpaqueResize:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const Theme& theme = Theme::instance();
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return menuItemSize(*item, size);
        return result;
    case CT_MenuBarItem:
        return {size.width() + theme.scaled(14), std::max(theme.scaled(24), size.height() + 6)};
    case CT_PushButton:
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(theme.scaled(28), option->fontMetrics.height() + 8));
        return result;
    case CT_ToolButton:
        return result.expandedTo({theme.scaled(24), theme.scaled(24)});
    case CT_HeaderSection:
        result.setHeight(std::max(theme.scaled(24), option->fontMetrics.height() + 6));
        return result;
    case CT_TabBarTab:
        result.setHeight(std::max(theme.scaled(isBoxTab(widget) ? 32 : 28), option->fontMetrics.height() + 8));
        return result;
    default:
        return result;
    }
}

} // namespace durascope
