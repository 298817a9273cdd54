// SPDX-License-Identifier: Apache-2.0
#include "app/theme/path_data.h"

#include <array>
#include <charconv>

namespace durascope {

namespace {

/// Reads the blank-separated numbers of one command.
class Numbers {
public:
    explicit Numbers(std::string_view& rest)
        : m_rest(rest)
    {
    }
    double next()
    {
        skipBlanks();
        double value = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        // The data is ours and a test draws all of it; what cannot be read ends the drawing.
        m_rest.remove_prefix(error == std::errc() ? static_cast<size_t>(end - m_rest.data()) : m_rest.size());
        return value;
    }
    QPointF point()
    {
        const double x = next();
        return {x, next()};
    }
    void skipBlanks()
    {
        while (!m_rest.empty() && m_rest.front() == ' ')
            m_rest.remove_prefix(1);
    }

private:
    std::string_view& m_rest;
};

void addArc(QPainterPath& path, Numbers& numbers)
{
    const QPointF center = numbers.point();
    const double radius = numbers.next();
    const QRectF box(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius);
    const double start = numbers.next();
    path.arcMoveTo(box, start);
    path.arcTo(box, start, numbers.next());
}

void addCommand(QPainterPath& path, char command, Numbers& numbers)
{
    switch (command) {
    case 'M':
        path.moveTo(numbers.point());
        break;
    case 'L':
        path.lineTo(numbers.point());
        break;
    case 'C': {
        const QPointF first = numbers.point();
        const QPointF second = numbers.point();
        path.cubicTo(first, second, numbers.point());
        break;
    }
    case 'Z':
        path.closeSubpath();
        break;
    case 'O': {
        const QPointF center = numbers.point();
        const double radius = numbers.next();
        path.addEllipse(center, radius, radius);
        break;
    }
    case 'R': {
        const QPointF corner = numbers.point();
        const QPointF size = numbers.point();
        const double radius = numbers.next();
        path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
        break;
    }
    case 'A':
        addArc(path, numbers);
        break;
    default:
        break;
    }
}

} // namespace

QPainterPath pathFromData(std::string_view data)
{
    QPainterPath path;
    Numbers numbers(data);
    numbers.skipBlanks();
    while (!data.empty()) {
        const char command = data.front();
        data.remove_prefix(1);
        addCommand(path, command, numbers);
        numbers.skipBlanks();
    }
    return path;
}

} // namespace durascope
