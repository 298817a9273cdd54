// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_text_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace durascope {

JsonTextView::Place JsonTextView::moved(int key, Qt::KeyboardModifiers modifiers) const
{
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    const auto lengthOf = [this](std::size_t line) { return static_cast<int>(laid(line).shown.text.size()); };
    const std::size_t row = m_folds.rowOf(m_caret.line);
    const std::size_t lastRow = m_folds.rows() - 1;
    const auto page = static_cast<std::size_t>(verticalScrollBar()->pageStep());
    const auto onRow = [&](std::size_t wanted) {
        const std::size_t line = m_folds.lineAt(std::min(wanted, lastRow));
        return Place{line, std::min(m_caret.column, lengthOf(line))};
    };
    switch (key) {
    case Qt::Key_Up:
        return onRow(row > 0 ? row - 1 : 0);
    case Qt::Key_Down:
        return onRow(row + 1);
    case Qt::Key_PageUp:
        return onRow(row > page ? row - page : 0);
    case Qt::Key_PageDown:
        return onRow(row + page);
    case Qt::Key_Home:
        return {control ? 0 : m_caret.line, 0};
    case Qt::Key_End: {
        const std::size_t line = control ? m_folds.lineAt(lastRow) : m_caret.line;
        return {line, lengthOf(line)};
    }
    case Qt::Key_Left: {
        if (m_caret.column > 0)
            return {m_caret.line, laid(m_caret.line).layout->previousCursorPosition(m_caret.column)};
        const std::size_t line = m_folds.lineAt(row > 0 ? row - 1 : 0);
        return {line, row > 0 ? lengthOf(line) : 0};
    }
    default: // Right
        if (m_caret.column < lengthOf(m_caret.line))
            return {m_caret.line, laid(m_caret.line).layout->nextCursorPosition(m_caret.column)};
        return row < lastRow ? Place{m_folds.lineAt(row + 1), 0} : m_caret;
    }
}

bool JsonTextView::foldKey(int key)
{
    const bool folded = m_folds.isFolded(m_caret.line);
    switch (key) {
    case Qt::Key_Asterisk:
        unfoldAll();
        return true;
    case Qt::Key_Space:
        toggleFold(m_caret.line);
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Plus:
        if (folded == (key == Qt::Key_Plus))
            toggleFold(m_caret.line);
        return true;
    default:
        return false;
    }
}

void JsonTextView::keyPressEvent(QKeyEvent* event)
{
    if (lineCount() == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        if (event->modifiers().testFlag(Qt::AltModifier))
            break; // back and forward of the window
        setCaret(moved(event->key(), event->modifiers()), event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    default:
        if (!control && foldKey(event->key()))
            return;
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void JsonTextView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || lineCount() == 0)
        return;
    const QPoint point = event->position().toPoint();
    const Place place = placeAt(point);
    if (point.x() < gutterWidth() && m_document->lines.at(place.line).foldEnd != 0)
        toggleFold(place.line);
    else
        setCaret(place, event->modifiers().testFlag(Qt::ShiftModifier));
}

void JsonTextView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && lineCount() > 0)
        setCaret(placeAt(event->position().toPoint()), true);
}

void JsonTextView::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void JsonTextView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || lineCount() == 0)
        return;
    const Place place = placeAt(event->position().toPoint());
    for (const JsonDisplayLine::Run& run : laid(place.line).shown.runs) {
        if (place.column >= run.start && place.column <= run.start + run.length) {
            m_anchor = {place.line, run.start};
            setCaret({place.line, run.start + run.length}, true);
            return;
        }
    }
}

} // namespace durascope
