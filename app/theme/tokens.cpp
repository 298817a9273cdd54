// SPDX-License-Identifier: Apache-2.0
#include "app/theme/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace durascope {

namespace {

/// Light, dark, high contrast.
using Row = std::array<QRgb, 3>;

constexpr Row row(QRgb light, QRgb dark, QRgb highContrast)
{
    return {light | 0xFF000000U, dark | 0xFF000000U, highContrast | 0xFF000000U};
}

// Status colours stay readable on the list's ground, on the window and on a selection; test_contrast holds them to it.
constexpr Row running = row(0x00699C, 0x54B4E6, 0x5CCBFF);
constexpr Row pending = row(0x55606B, 0xA3ABB5, 0xE0E0E0);
constexpr Row waiting = row(0x4A5E86, 0x9CB0D2, 0xC5D4FF);
constexpr Row completed = row(0x00714F, 0x4CCDA4, 0x4DF0BE);
constexpr Row failed = row(0xC81E1E, 0xFF7A70, 0xFF9D96);
constexpr Row cancelled = row(0x5C6570, 0xA0A8B2, 0xCFCFCF);
constexpr Row paused = row(0x7D5300, 0xDFB14E, 0xFFD24D);
constexpr Row deadLetter = row(0x7A0F50, 0xFFB3E0, 0xFF9DDC);
constexpr Row limitExceeded = row(0x9A4200, 0xF39A61, 0xFFB27A);
constexpr Row info = row(0x3A5F8F, 0x86B2E8, 0x8CD2FF);

constexpr Row text = row(0x1A1E23, 0xE3E6EA, 0xFFFFFF);
constexpr Row text2 = row(0x4A535E, 0xB3BAC3, 0xFFFFFF);
constexpr Row text3 = row(0x59626D, 0x9DA6B0, 0xE0E0E0);
constexpr Row link = row(0x3A4CB0, 0xA5B3FF, 0x8CD2FF);
constexpr Row removed = row(0xFBE4E2, 0x3D201F, 0x4D0000);

Row rowOf(Token token)
{
    switch (token) {
    case Token::Window:
        return row(0xF1F2F4, 0x1E2125, 0x000000);
    case Token::Base:
        return row(0xFFFFFF, 0x16181B, 0x000000);
    case Token::Panel:
        return row(0xF8F9FA, 0x1B1E22, 0x000000);
    case Token::Header:
        return row(0xECEEF1, 0x282C31, 0x1A1A1A);
    case Token::Hover:
        return row(0xEDF0F5, 0x23272C, 0x262626);
    case Token::Line:
        return row(0xE4E7EA, 0x292D33, 0x8C8C8C);
    case Token::Border:
        return row(0xD3D7DC, 0x383D44, 0xFFFFFF);
    case Token::Strong:
        return row(0x7E8792, 0x78818C, 0xFFFFFF);
    case Token::Text:
        return text;
    case Token::Text2:
        return text2;
    case Token::Text3:
        return text3;
    case Token::Disabled:
        return row(0x8A929B, 0x6F7883, 0xA6A6A6);
    case Token::Accent:
        return row(0x3A4CB0, 0x98A8FF, 0xFFE14D);
    case Token::OnAccent:
        return row(0xFFFFFF, 0x12162E, 0x000000);
    case Token::Link:
        return link;
    case Token::Selection:
        return row(0xE1E6F9, 0x2A3357, 0x003A8C);
    case Token::SelectionNoFocus:
        return row(0xE3E6EA, 0x2D3238, 0x3D3D3D);
    case Token::Notice:
        return row(0xFFF3C9, 0x3A3414, 0x4D4300);
    case Token::Match:
        return row(0xFFE98F, 0x5E5212, 0xFFE14D);
    case Token::MatchCurrent:
        return row(0xFFBE55, 0x8A5A00, 0xFF8A00);
    case Token::OnMatchCurrent:
        return row(0x1A1E23, 0xFFFFFF, 0x000000);
    case Token::Added:
        return row(0xE1F3E5, 0x17331F, 0x003D14);
    case Token::Removed:
        return removed;
    case Token::JsonKey:
        return link;
    case Token::JsonString:
        return row(0x1C6B3A, 0x7FCB98, 0x8CF0AC);
    case Token::JsonNumber:
        return row(0x8A3F00, 0xF0A878, 0xFFC08C);
    case Token::JsonLiteral:
        return row(0x7A2382, 0xD79BE0, 0xF0B8FF);
    case Token::Info:
        return info;
    case Token::ErrorGround:
        return removed;
    }
    return text;
}

Row rowOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Running:
        return running;
    case Glyph::Pending:
        return pending;
    case Glyph::Waiting:
    case Glyph::Parked:
    case Glyph::Person:
        return waiting;
    case Glyph::Completed:
    case Glyph::Fine:
        return completed;
    case Glyph::Failed:
    case Glyph::Error:
        return failed;
    case Glyph::Cancelled:
        return cancelled;
    case Glyph::Paused:
    case Glyph::Warning:
        return paused;
    case Glyph::DeadLetter:
        return deadLetter;
    case Glyph::LimitExceeded:
    case Glyph::Retry:
        return limitExceeded;
    case Glyph::Skipped:
        return text3;
    case Glyph::Info:
        return info;
    case Glyph::None:
    case Glyph::File:
    case Glyph::Server:
    case Glyph::Cloud:
    case Glyph::Demo:
        return text2;
    }
    return text2;
}

Row rowOf(Tone tone)
{
    switch (tone) {
    case Tone::Normal:
        return text;
    case Tone::Secondary:
        return text2;
    case Tone::Muted:
        return text3;
    case Tone::Failed:
    case Tone::Problem:
        return failed;
    case Tone::DeadLetter:
        return deadLetter;
    case Tone::Warning:
        return paused;
    case Tone::Link:
        return link;
    }
    return text;
}

double channel(int value)
{
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(QRgb color)
{
    return 0.2126 * channel(qRed(color)) + 0.7152 * channel(qGreen(color)) + 0.0722 * channel(qBlue(color));
}

} // namespace

QRgb tokenColor(ColorSet set, Token token)
{
    return rowOf(token)[static_cast<size_t>(set)];
}

QRgb glyphColor(ColorSet set, Glyph glyph)
{
    return rowOf(glyph)[static_cast<size_t>(set)];
}

QRgb toneColor(ColorSet set, Tone tone)
{
    return rowOf(tone)[static_cast<size_t>(set)];
}

double contrastRatio(QRgb first, QRgb second)
{
    const double a = luminance(first) + 0.05;
    const double b = luminance(second) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

} // namespace durascope
