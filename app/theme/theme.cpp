// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"

#include "app/theme/style.h"
#include "app/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPalette>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace durascope {

namespace {

bool digitsAreEquallyWide(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > 0.01)
            return false;
    }
    return true;
}

/// QFontInfo would answer with the weight that was asked for.
bool hasMediumFace(const QString& family)
{
    const QStringList styles = QFontDatabase::styles(family);
    return std::any_of(styles.cbegin(), styles.cend(),
        [&family](const QString& style) { return QFontDatabase::weight(family, style) == QFont::Medium; });
}

QString chooseFixedFamily()
{
    QString wanted = QStringLiteral("JetBrains Mono");
    if (QFontDatabase::families().contains(wanted)) // hasFamily also asks for aliases, which takes milliseconds
        return wanted;
    return QFontInfo(QFontDatabase::systemFont(QFontDatabase::FixedFont)).family();
}

/// Qt 6.4 cannot say whether the system is dark, but its palette tells.
ColorSet setOfPalette(const QPalette& palette)
{
    const QRgb ground = palette.color(QPalette::Window).rgb();
    const QRgb text = palette.color(QPalette::WindowText).rgb();
    const bool dark = qGray(ground) < qGray(text);
    const bool extreme = contrastRatio(ground, text) > 20.5; // pure black and white only
    return dark ? (extreme ? ColorSet::HighContrast : ColorSet::Dark) : ColorSet::Light;
}

QPalette paletteOf(ColorSet set)
{
    const auto color = [set](Token token) { return QColor(tokenColor(set, token)); };
    QPalette palette;
    const std::array<std::pair<QPalette::ColorRole, Token>, 18> roles = {{
        {QPalette::Window, Token::Window},
        {QPalette::WindowText, Token::Text},
        {QPalette::Base, Token::Base},
        {QPalette::AlternateBase, Token::Panel},
        {QPalette::Text, Token::Text},
        {QPalette::Button, Token::Base},
        {QPalette::ButtonText, Token::Text},
        {QPalette::Highlight, Token::Selection},
        {QPalette::HighlightedText, Token::Text},
        {QPalette::ToolTipBase, Token::Base},
        {QPalette::ToolTipText, Token::Text},
        {QPalette::PlaceholderText, Token::Text3},
        {QPalette::Link, Token::Link},
        {QPalette::LinkVisited, Token::Link},
        {QPalette::Light, Token::Base},
        {QPalette::Midlight, Token::Line},
        {QPalette::Mid, Token::Border},
        {QPalette::Dark, Token::Strong},
    }};
    for (const auto& [role, token] : roles)
        palette.setColor(role, color(token));
    palette.setColor(QPalette::Shadow, color(Token::Strong));
    palette.setColor(QPalette::BrightText, QColor(toneColor(set, Tone::Failed)));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::SelectionNoFocus));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::SelectionNoFocus));
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    return palette;
}

struct FontShape {
    double delta; ///< Points beside the system size.
    QFont::Weight weight;
};

FontShape shapeOf(FontRole role)
{
    switch (role) {
    case FontRole::Body:
    case FontRole::Number:
        return {0, QFont::Normal};
    case FontRole::Key:
        return {0, QFont::Medium};
    case FontRole::PageTitle:
        return {1.5, QFont::DemiBold};
    case FontRole::ListHeader:
    case FontRole::Hint:
    case FontRole::Fixed:
        return {-1, QFont::Normal};
    case FontRole::SidebarGroup:
        return {-1.5, QFont::DemiBold};
    case FontRole::Small:
        return {-1.5, QFont::Normal};
    }
    return {0, QFont::Normal};
}

double pointsOf(const QFont& font)
{
    return font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
}

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    m_systemFont = QApplication::font();
    m_fixedFamily = chooseFixedFamily();
    m_bodyHasEqualDigits = digitsAreEquallyWide(m_systemFont);
    m_hasMedium = hasMediumFace(QFontInfo(m_systemFont).family());
}

void Theme::install()
{
    if (m_installed)
        return;
    m_installed = true;
    readSystem();
    QApplication::setStyle(new Style); // the application owns it
    apply();
    qApp->installEventFilter(this);
}

void Theme::readSystem()
{
    m_systemSet = static_cast<int>(setOfPalette(QGuiApplication::palette()));
}

void Theme::apply()
{
    ColorSet set = static_cast<ColorSet>(m_systemSet);
    switch (m_choice) {
    case ThemeChoice::System:
        break;
    case ThemeChoice::Light:
        set = ColorSet::Light;
        break;
    case ThemeChoice::Dark:
        set = ColorSet::Dark;
        break;
    case ThemeChoice::HighContrast:
        set = ColorSet::HighContrast;
        break;
    }
    m_set = static_cast<int>(set);
    if (m_installed) {
        m_applying = true;
        QApplication::setPalette(paletteOf(set));
        QApplication::setFont(font(FontRole::Body));
        QToolTip::setPalette(paletteOf(set));
        QToolTip::setFont(font(FontRole::Body));
        m_applying = false;
    }
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // A window learns first that the system changed its colours; our own palette hides the system's, so it is taken
    // off for a moment to look.
    if (event->type() == QEvent::ThemeChange && !m_applying) {
        m_applying = true;
        QGuiApplication::setPalette(QPalette());
        readSystem();
        m_applying = false;
        apply();
    }
    return QObject::eventFilter(watched, event);
}

QColor Theme::color(Token token) const
{
    return QColor(tokenColor(static_cast<ColorSet>(m_set), token));
}

QColor Theme::color(Tone tone) const
{
    return QColor(toneColor(static_cast<ColorSet>(m_set), tone));
}

QColor Theme::color(Glyph glyph) const
{
    return QColor(glyphColor(static_cast<ColorSet>(m_set), glyph));
}

QFont Theme::font(FontRole role) const
{
    const FontShape shape = shapeOf(role);
    const bool fixed = role == FontRole::Fixed || (role == FontRole::Number && !m_bodyHasEqualDigits);
    QFont result = m_systemFont;
    if (fixed) {
        result.setFamily(m_chosenFixedFamily.isEmpty() ? m_fixedFamily : m_chosenFixedFamily);
        result.setStyleHint(QFont::Monospace);
        // Ligatures would show other characters than are stored.
        result.setStyleStrategy(QFont::PreferNoShaping);
    }
    const double delta = fixed ? -1 : shape.delta;
    result.setPointSizeF(std::max(4.0, (pointsOf(m_systemFont) + delta) * m_textPercent / 100.0));
    // Without a medium face the key words would look like all others.
    result.setWeight(shape.weight == QFont::Medium && !m_hasMedium ? QFont::DemiBold : shape.weight);
    return result;
}

bool Theme::isDark() const
{
    return static_cast<ColorSet>(m_set) != ColorSet::Light;
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    Q_EMIT changed();
}

void Theme::setTextPercent(int percent)
{
    percent = std::clamp(percent, 80, 200);
    if (m_textPercent == percent)
        return;
    m_textPercent = percent;
    apply();
}

void Theme::setFixedFamily(const QString& family)
{
    if (m_chosenFixedFamily == family)
        return;
    m_chosenFixedFamily = family;
    apply();
}

int Theme::rowHeight() const
{
    int step = 24;
    if (m_density == Density::Compact)
        step = 20;
    else if (m_density == Density::Relaxed)
        step = 28;
    const int body = static_cast<int>(std::ceil(QFontMetricsF(font(FontRole::Body)).height()));
    const int fixed = static_cast<int>(std::ceil(QFontMetricsF(font(FontRole::Fixed)).height()));
    return std::max(step, std::max(body, fixed) + 4);
}

int Theme::scaled(int px) const
{
    return (px * m_textPercent + 50) / 100;
}

} // namespace durascope
