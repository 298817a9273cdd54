// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/cell.h"

#include <QColor>
#include <QFont>
#include <QObject>

namespace durascope {

/// The colours of the design system; the only place where a colour value stands is app/theme/tokens.cpp.
enum class Token {
    Window,
    Base,
    Panel,
    Header,
    Hover,
    Line,
    Border,
    Strong,
    Text,
    Text2,
    Text3,
    Disabled,
    Accent,
    OnAccent,
    Link,
    Selection,
    SelectionNoFocus,
    Notice,
    Match,
    MatchCurrent,
    OnMatchCurrent,
    Added,
    Removed,
    JsonKey,
    JsonString,
    JsonNumber,
    JsonLiteral,
    Info,
    ErrorGround ///< ErrorGround: the pale ground behind a problem's sentence.
};

enum class ThemeChoice { System, Light, Dark, HighContrast };
enum class Density { Compact, Normal, Relaxed };

/// Roles of text. Sizes are relative to the system font.
/// Number: digits of equal width, for figures under each other.
enum class FontRole { Body, Key, PageTitle, ListHeader, Hint, SidebarGroup, Fixed, Small, Number };

/// Colours, fonts and sizes of the whole program, changed at once everywhere. GUI thread only.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    QColor color(Token token) const;
    QColor color(Tone tone) const;
    QColor color(Glyph glyph) const;
    QFont font(FontRole role) const;
    bool isDark() const;

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    Density density() const { return m_density; }
    void setDensity(Density density);
    int textPercent() const { return m_textPercent; } ///< 80 … 200.
    void setTextPercent(int percent);

    /// The fixed-width family for ids, times and payloads; empty: the best one found.
    QString fixedFamily() const { return m_chosenFixedFamily; }
    void setFixedFamily(const QString& family);

    int rowHeight() const; ///< max(20, 24 or 28; line spacing + 4).
    int scaled(int px) const; ///< px at 100 % text → px now.
    /// Installs palette, fonts and the one style on the application. Call once in main().
    void install();

Q_SIGNALS:
    void changed();

private:
    Theme();
    void apply();
    void readSystem();
    bool eventFilter(QObject* watched, QEvent* event) override;
    int m_set = 0; ///< The ColorSet in force.
    int m_systemSet = 0;
    bool m_installed = false;
    bool m_applying = false;
    bool m_bodyHasEqualDigits = true;
    bool m_hasMedium = true;
    QString m_fixedFamily;
    QString m_chosenFixedFamily;
    ThemeChoice m_choice = ThemeChoice::System;
    Density m_density = Density::Normal;
    int m_textPercent = 100;
    QFont m_systemFont;
};

} // namespace durascope
