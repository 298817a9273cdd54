// SPDX-License-Identifier: Apache-2.0
#include "model/format/format.h"

#include <QLocale>

#include <array>

namespace durascope {

namespace {

constexpr char32_t invalid = 0xFFFFFFFF;

/// Takes one code point off the front; `invalid` (and one byte) where the bytes are no UTF-8: overlong forms,
/// surrogates, numbers past U+10FFFF, cut sequences.
char32_t takeCodePoint(std::string_view& bytes)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = byte(0);
    std::size_t length = 1;
    char32_t point = first;
    char32_t smallest = 0;
    if (first >= 0xF0 && first < 0xF8) {
        length = 4;
        point = first & 0x07U;
        smallest = 0x10000;
    } else if (first >= 0xE0 && first < 0xF0) {
        length = 3;
        point = first & 0x0FU;
        smallest = 0x800;
    } else if (first >= 0xC0 && first < 0xE0) {
        length = 2;
        point = first & 0x1FU;
        smallest = 0x80;
    } else if (first >= 0x80) {
        bytes.remove_prefix(1);
        return invalid;
    }
    bool valid = bytes.size() >= length;
    for (std::size_t i = 1; valid && i < length; ++i) {
        valid = (byte(i) & 0xC0U) == 0x80U;
        point = (point << 6U) | (byte(i) & 0x3FU);
    }
    if (!valid || point < smallest || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
        bytes.remove_prefix(1);
        return invalid;
    }
    bytes.remove_prefix(length);
    return point;
}

/// Code points that show nothing or turn the order of what is around them: they would hide or forge text.
bool isDeceptive(char32_t point)
{
    struct Range {
        char32_t first, last;
    };
    static constexpr std::array<Range, 16> ranges{{{0x80, 0x9F}, {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C},
        {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
        {0x3164, 0x3164}, {0xFE00, 0xFE0E}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xE0000, 0xE0FFF}}};
    for (const Range& range : ranges) {
        if (point >= range.first && point <= range.last)
            return true;
    }
    return false;
}

void append(QString& line, char32_t point)
{
    if (QChar::requiresSurrogates(point)) {
        line += QChar(QChar::highSurrogate(point));
        line += QChar(QChar::lowSurrogate(point));
    } else {
        line += QChar(static_cast<char16_t>(point));
    }
}

void appendVisibly(QString& line, char32_t point, unsigned char byte)
{
    if (point == invalid)
        line += QStringLiteral("\\x%1").arg(uint(byte), 2, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x');
    else if (point < 0x20)
        line += QChar(static_cast<char16_t>(0x2400 + point)); // the control pictures: ␀ … ␟
    else if (point == 0x7F)
        line += QChar(0x2421);
    else if (isDeceptive(point))
        line += QStringLiteral("⟨U+%1⟩").arg(QString::number(uint(point), 16).toUpper(), 4, QLatin1Char('0'));
    else
        append(line, point);
}

bool isPlainAscii(std::string_view bytes)
{
    for (const char c : bytes) {
        if (c < 0x20 || c == 0x7F)
            return false;
    }
    return true;
}

} // namespace

QString oneLine(std::string_view bytes, int limit)
{
    const auto most = static_cast<std::size_t>(limit < 0 ? 0 : limit);
    const std::string_view head = bytes.substr(0, most);
    if (isPlainAscii(head)) {
        QString line = QString::fromLatin1(head.data(), static_cast<qsizetype>(head.size()));
        if (bytes.size() > most)
            line += QChar(0x2026);
        return line;
    }
    QString line;
    std::size_t taken = 0;
    for (; !bytes.empty() && taken < most; ++taken) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        appendVisibly(line, takeCodePoint(bytes), byte);
    }
    if (!bytes.empty())
        line += QChar(0x2026);
    return line;
}

QString cellText(const Column& column, int limit)
{
    if (!column)
        return {};
    switch (column->storage()) {
    case StoredValue::Class::Null:
        return QStringLiteral("NULL");
    case StoredValue::Class::Integer:
        return QString::number(column->asInteger());
    case StoredValue::Class::Real:
        return QString::number(column->asReal(), 'g', QLocale::FloatingPointShortest);
    case StoredValue::Class::Text:
        return oneLine(column->bytes(), limit);
    case StoredValue::Class::Blob:
        return QStringLiteral("BLOB ") + byteSize(static_cast<std::int64_t>(column->bytes().size()));
    }
    return {};
}

QString shortId(std::string_view id)
{
    // Ids are short; the limit only keeps a hostile one from costing anything.
    QString whole = oneLine(id, 4'096);
    const QList<uint> points = whole.toUcs4();
    if (points.size() <= 16)
        return whole;
    QString text;
    for (qsizetype i = 0; i < 8; ++i)
        append(text, points[i]);
    text += QChar(0x2026);
    for (qsizetype i = points.size() - 4; i < points.size(); ++i)
        append(text, points[i]);
    return text;
}

} // namespace durascope
