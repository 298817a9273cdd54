// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "app/widgets/row_view_private.h"

#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace durascope {

namespace {

constexpr int textWidth = 560; // a sentence stays readable in a wide window

QFont fontOf(FontRole role)
{
    return Theme::instance().font(role);
}

/// Sentence, hint and the engine's words below each other; paints when `painter` is given. Returns the height.
int layoutSentences(QPainter& painter, const ListState& state, const QRect& room, bool draw)
{
    const Theme& theme = Theme::instance();
    int y = room.top();
    const auto line = [&](const QString& text, FontRole role, Token token) {
        if (text.isEmpty())
            return;
        painter.setFont(fontOf(role));
        const QRect box(room.left(), y, room.width(), 10'000);
        const int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
        const QRect needed = painter.boundingRect(box, flags, text);
        if (draw) {
            painter.setPen(theme.color(token));
            painter.drawText(QRect(box.topLeft(), QSize(room.width(), needed.height() + 2)), flags, text);
        }
        y += needed.height() + theme.scaled(6);
    };
    const bool failed = state.kind == ListState::Kind::Failed;
    line(state.sentence, failed ? FontRole::Key : FontRole::Body, failed ? Token::Text : Token::Text2);
    line(state.hint, FontRole::Body, Token::Text2);
    line(state.code, FontRole::Fixed, Token::Text3);
    return y - room.top();
}

} // namespace

QRect RowView::Private::failureBand() const
{
    // Rows that were there stay; the failure stands over them.
    if (m_state.kind != ListState::Kind::Failed || rowCount() == 0)
        return {};
    const int height = std::max(Theme::instance().scaled(44), m_rowHeight + Theme::instance().scaled(20));
    return {0, 0, q->viewport()->width(), height};
}

void RowView::Private::updateState()
{
    m_state = m_source ? m_source->listState() : ListState{ListState::Kind::Rows, {}, {}, {}, {}};
    const bool speaks = m_state.kind != ListState::Kind::Rows && m_state.kind != ListState::Kind::Loading;
    m_stateButton->setText(m_state.action);
    m_stateButton->setVisible(speaks && !m_state.action.isEmpty());
    m_stateButton->adjustSize();
    if (const QRect band = failureBand(); !band.isNull()) {
        m_stateButton->move(band.right() - m_stateButton->width() - 12, (band.height() - m_stateButton->height()) / 2);
    }
    if (m_state.kind == ListState::Kind::Loading && rowCount() == 0)
        watchMissing(true);
    else if (rowCount() == 0)
        watchMissing(false);
    scheduleFrame();
}

bool RowView::Private::paintState(QPainter& painter)
{
    const Theme& theme = Theme::instance();
    const QRect room = q->viewport()->rect();
    if (m_state.kind == ListState::Kind::Rows || !m_source)
        return !m_source;
    if (m_state.kind == ListState::Kind::Loading) {
        if (rowCount() > 0)
            return false;
        for (int y = 0; m_showDashes && y < room.height(); y += m_rowHeight)
            m_painter.paintDashes(painter, QRect(leftEdge(), y, room.width(), m_rowHeight), m_columns.places());
        if (m_showDashes && !m_state.sentence.isEmpty()) { // how far it is stands in the middle, over the dashes
            painter.setFont(fontOf(FontRole::Body));
            QRect box = painter.boundingRect(room, Qt::AlignHCenter | Qt::AlignTop, m_state.sentence);
            box.moveTop(room.height() / 3);
            painter.fillRect(box.adjusted(-theme.scaled(12), -theme.scaled(8), theme.scaled(12), theme.scaled(8)),
                theme.color(Token::Base));
            painter.setPen(theme.color(Token::Text2));
            painter.drawText(box, Qt::AlignCenter, m_state.sentence);
        }
        return true;
    }
    const bool failed = m_state.kind == ListState::Kind::Failed;
    const int pad = theme.scaled(12);
    const int side = theme.scaled(16);
    if (const QRect band = failureBand(); !band.isNull()) {
        painter.fillRect(band, theme.color(Token::ErrorGround));
        painter.fillRect(band.left(), band.bottom(), band.width(), 1, theme.color(Token::Border));
        paintGlyph(
            painter, Glyph::Error, QRect(pad, (band.height() - side) / 2, side, side), theme.color(Glyph::Error));
        const int right = m_stateButton->isVisible() ? m_stateButton->width() + 2 * pad : pad;
        const QRect text = band.adjusted(2 * pad + side, 4, -right, -4);
        painter.setFont(fontOf(FontRole::Body));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
            QStringList{m_state.sentence, m_state.hint}.join(QLatin1Char(' ')).trimmed());
        return false;
    }
    if (rowCount() > 0)
        return false;
    const int width = std::min(theme.scaled(textWidth), room.width() - 2 * pad - (failed ? side + pad : 0));
    QRect text((room.width() - width) / 2, 0, width, room.height());
    const int height = layoutSentences(painter, m_state, text, false);
    text.moveTop(std::max(pad, room.height() / 3 - height / 2));
    layoutSentences(painter, m_state, text, true);
    if (failed) {
        const QRect glyph(text.left() - side - theme.scaled(8), text.top() + 1, side, side);
        paintGlyph(painter, Glyph::Error, glyph, theme.color(Glyph::Error));
    }
    const QPoint place(text.left(), text.top() + height + theme.scaled(6));
    if (m_stateButton->isVisible() && m_statePlace != place) {
        m_statePlace = place;
        QMetaObject::invokeMethod(
            m_stateButton, [this] { m_stateButton->move(m_statePlace); }, Qt::QueuedConnection);
    }
    return true;
}

} // namespace durascope
