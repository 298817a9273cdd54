// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/event_list.h"

#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format_clock.h"
#include "model/workflow/event_summary.h"

#include <QPainter>

namespace durascope {

class EventList::Private {
public:
    struct Line {
        QString number, type, words, time;
        Tone tone = Tone::Normal;
    };
    std::vector<WorkflowEvent> events;
    std::vector<Line> lines;

    void format()
    {
        const FormatStyle style = FormatClock::instance().style();
        lines.clear();
        for (const WorkflowEvent& event : events) {
            const EventFields fields(event.kind);
            const Cell type = eventTypeCell(fields);
            QStringList words;
            if (const std::string node = fields.node(); !node.empty())
                words.append(oneLine(node));
            if (const QString summary = eventSummary(fields, event.kind, style); !summary.isEmpty())
                words.append(summary);
            lines.push_back({cellText(event.sequence), type.text, words.join(QStringLiteral("  ")),
                listTime(textOf(event.createdAt), style), type.tone});
        }
    }
};

EventList::EventList(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Last events"));
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, [this] {
        d->format();
        update();
    });
}

EventList::~EventList() = default;

void EventList::setEvents(const std::vector<WorkflowEvent>& events)
{
    d->events = events;
    d->format();
    QStringList spoken;
    for (const Private::Line& line : d->lines)
        spoken.append(QStringList{line.number, line.type, line.words, line.time}.join(u' '));
    setAccessibleDescription(spoken.join(u'\n'));
    updateGeometry();
    update();
}

QSize EventList::sizeHint() const
{
    return {360, static_cast<int>(d->lines.size()) * Theme::instance().rowHeight()};
}

void EventList::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Base));
    const int height = theme.rowHeight();
    const QFont body = theme.font(FontRole::Body);
    const QFont fixed = theme.font(FontRole::Fixed);
    int top = 0;
    for (const Private::Line& line : d->lines) {
        const QRect row(0, top, width(), height);
        painter.setFont(fixed);
        const int timeWidth = painter.fontMetrics().horizontalAdvance(line.time);
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(row.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter, line.time);
        painter.setFont(body);
        painter.drawText(row.adjusted(12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, line.number);
        const int typeAt = theme.scaled(44);
        const int wordsAt = theme.scaled(160);
        const int wordsEnd = width() - timeWidth - 22;
        const auto elided = [&](const QString& text, int room) {
            return painter.fontMetrics().elidedText(text, Qt::ElideRight, std::max(room, 0));
        };
        painter.drawText(QRect(wordsAt, top, wordsEnd - wordsAt, height), Qt::AlignVCenter | Qt::TextSingleLine,
            elided(line.words, wordsEnd - wordsAt));
        painter.setPen(theme.color(line.tone));
        painter.drawText(QRect(typeAt, top, wordsAt - typeAt - 6, height), Qt::AlignVCenter | Qt::TextSingleLine,
            elided(line.type, wordsAt - typeAt - 6));
        painter.setPen(theme.color(Token::Line));
        painter.drawLine(row.bottomLeft(), row.bottomRight());
        top += height;
    }
}

} // namespace durascope
