// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"

#include "app/theme/path_data.h"
#include "app/theme/theme.h"

#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <string_view>

namespace durascope {

namespace {

std::string_view dataOf(Icon which)
{
    switch (which) {
    case Icon::Overview:
        return "M1.5 13.5 L14.5 13.5 R2.5 8 3 5.5 0.4 R6.5 2.5 3 11 0.4 R10.5 5.5 3 8 0.4";
    case Icon::Executions:
        return "M2 4 L8.5 4 M5 8 L11.5 8 M8 12 L14 12 M2 2.7 L2 5.3 M5 6.7 L5 9.3 M8 10.7 L8 13.3";
    case Icon::WorkQueue:
        return "R2.5 2.5 11 2.6 0.5 R2.5 6.7 11 2.6 0.5 R2.5 10.9 11 2.6 0.5";
    case Icon::DeadLetters:
        return "R1.8 3.5 12.4 9 1 M2.3 4.3 L8 9 L13.7 4.3";
    case Icon::EventLog:
        return "M2 3.5 L2.6 3.5 M2 8 L2.6 8 M2 12.5 L2.6 12.5 M5.5 3.5 L14 3.5 M5.5 8 L14 8 M5.5 12.5 L14 12.5";
    case Icon::Subscriptions:
        return "O8 8 1.2 A8 8 3.6 -50 100 A8 8 3.6 130 100 A8 8 6.2 -52 104 A8 8 6.2 128 104";
    case Icon::Settings:
        return "M2 4.5 L8 4.5 M12 4.5 L14 4.5 O10 4.5 1.9 M2 11.5 L4 11.5 M8 11.5 L14 11.5 O6 11.5 1.9";
    case Icon::File:
        return "M3.5 1.8 L9.2 1.8 L12.5 5.1 L12.5 14.2 L3.5 14.2 Z M9.2 1.8 L9.2 5.1 L12.5 5.1";
    case Icon::Server:
        return "R2 2.5 12 4.6 0.8 R2 8.9 12 4.6 0.8 M4.6 4.8 L5.6 4.8 M4.6 11.2 L5.6 11.2";
    case Icon::Cloud:
        return "M4.5 12.5 C2.6 12.5 1.4 11.2 1.4 9.7 C1.4 8.2 2.5 7 4 6.9 C4.4 4.8 6.1 3.4 8.1 3.4 C10.3 3.4 12 5 12.2 "
               "7.1 C13.6 7.3 14.6 8.4 14.6 9.8 C14.6 11.3 13.4 12.5 11.8 12.5 Z";
    case Icon::Demo:
        return "M5.5 1.8 L10.5 1.8 M6.5 1.8 L6.5 6 L2.8 12.6 C2.4 13.4 2.9 14.2 3.8 14.2 L12.2 14.2 C13.1 14.2 13.6 "
               "13.4 "
               "13.2 12.6 L9.5 6 L9.5 1.8 M4.8 9.8 L11.2 9.8";
    case Icon::Find:
        return "O6.8 6.8 4.4 M10.1 10.1 L14 14";
    case Icon::Columns:
        return "R1.8 2.8 12.4 10.4 1 M6 2.8 L6 13.2 M10 2.8 L10 13.2";
    case Icon::Copy:
        return "R5.5 5.5 8.5 8.5 1 M3.4 10.5 L2 10.5 L2 2 L10.5 2 L10.5 3.4";
    case Icon::Refresh:
        return "A8 8 5.4 20 290 M13.6 3 L13.2 6.4 L9.9 6.1";
    case Icon::Play:
        return "M4.5 2.8 L13 8 L4.5 13.2 Z";
    case Icon::Pause:
        return "R4 3 2.4 10 0.4 R9.6 3 2.4 10 0.4";
    case Icon::Lock:
        return "R3.2 7 9.6 6.8 1 M5.2 7 L5.2 5 A8 5 2.8 180 -180 M10.8 5 L10.8 7 M8 9.7 L8 11";
    case Icon::Eye:
        return "M1.3 8 C3 5 5.3 3.5 8 3.5 C10.7 3.5 13 5 14.7 8 C13 11 10.7 12.5 8 12.5 C5.3 12.5 3 11 1.3 8 Z O8 8 2";
    case Icon::Plus:
        return "M8 2.8 L8 13.2 M2.8 8 L13.2 8";
    case Icon::Close:
        return "M4 4 L12 12 M12 4 L4 12";
    case Icon::More:
        return "O3.2 8 0.5 O8 8 0.5 O12.8 8 0.5";
    case Icon::ChevronDown:
        return "M4 6.2 L8 10.2 L12 6.2";
    case Icon::ChevronUp:
        return "M4 9.8 L8 5.8 L12 9.8";
    case Icon::ChevronRight:
        return "M6.2 4 L10.2 8 L6.2 12";
    case Icon::ChevronLeft:
        return "M9.8 4 L5.8 8 L9.8 12";
    case Icon::ArrowLeft:
        return "M13.5 8 L2.8 8 M7 3.8 L2.8 8 L7 12.2";
    case Icon::ArrowRight:
        return "M2.5 8 L13.2 8 M9 3.8 L13.2 8 L9 12.2";
    case Icon::Clock:
        return "O8 8 6 M8 4.4 L8 8 L10.6 9.6";
    case Icon::Keyboard:
        return "R1.4 3.8 13.2 8.6 1 M4 6.6 L4.4 6.6 M6.6 6.6 L7 6.6 M9.2 6.6 L9.6 6.6 M11.8 6.6 L12.2 6.6 M5 9.6 L11 "
               "9.6";
    case Icon::Help:
        return "O8 8 6.2 M6.1 6.4 C6.1 5.2 7 4.5 8 4.5 C9.1 4.5 9.9 5.2 9.9 6.2 C9.9 7.5 8 7.6 8 9.1 M8 11.3 L8 11.5";
    case Icon::Folder:
        return "M1.8 12.8 L1.8 3.6 L6.2 3.6 L7.8 5.4 L14.2 5.4 L14.2 12.8 Z";
    case Icon::Trash:
        return "M2.8 4.4 L13.2 4.4 M6 4.4 L6 2.6 L10 2.6 L10 4.4 M4.2 4.4 L4.8 13.6 L11.2 13.6 L11.8 4.4 M6.9 7 L6.9 "
               "11 "
               "M9.1 7 L9.1 11";
    case Icon::Sql:
        return "M2.5 4 L6.5 8 L2.5 12 M8 12.2 L13.5 12.2";
    case Icon::Filter:
        return "M2 2.8 L14 2.8 L9.4 8.2 L9.4 12.4 L6.6 13.8 L6.6 8.2 Z";
    case Icon::Stop:
        return "R3.8 3.8 8.4 8.4 0.6";
    }
    return {};
}

QPainterPath pathOf(Icon which)
{
    static QHash<int, QPainterPath> paths;
    QPainterPath& path = paths[static_cast<int>(which)];
    if (path.isEmpty())
        path = pathFromData(dataOf(which));
    return path;
}

/// Paints in the colours of the theme at the moment of painting, so an icon set once follows the theme.
class ThemedEngine final : public QIconEngine {
public:
    explicit ThemedEngine(Icon which)
        : m_which(which)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        Token token = Token::Text2;
        if (mode == QIcon::Disabled)
            token = Token::Disabled;
        else if (state == QIcon::On)
            token = Token::Accent;
        paintIcon(*painter, m_which, rect, Theme::instance().color(token));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new ThemedEngine(m_which); }

private:
    Icon m_which;
};

} // namespace

QIcon icon(Icon which)
{
    return QIcon(new ThemedEngine(which));
}

void paintIcon(QPainter& painter, Icon which, const QRectF& rect, const QColor& color)
{
    const double side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 16, side / 16);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(which));
    painter.restore();
}

} // namespace durascope
