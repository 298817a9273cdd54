// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_view_private.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace durascope {

namespace {

constexpr int typedForgottenAfter = 1200;

bool isPlain(const QKeyEvent& event)
{
    return (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) == 0;
}

} // namespace

bool RowView::event(QEvent* event)
{
    // While a text is being typed its letters belong to the list, not to the shortcuts of the page.
    if (event->type() == QEvent::ShortcutOverride && !d->m_typed.isEmpty()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isPlain(*key) && !key->text().isEmpty() && key->text().at(0).isPrint()) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void RowView::keyPressEvent(QKeyEvent* event)
{
    if (d->m_source && d->handleKey(event))
        event->accept();
    else
        event->ignore();
}

bool RowView::Private::handleKey(QKeyEvent* event)
{
    const bool typing = !m_typed.isEmpty() && isPlain(*event) && !event->text().isEmpty();
    if (typing && event->text().at(0).isPrint())
        return typeAhead(event->text());
    if (handleMoveKey(event) || handleCopyKey(event) || handleActionKey(event))
        return true;
    if (isPlain(*event) && !event->text().isEmpty() && event->text().at(0).isLetterOrNumber())
        return typeAhead(event->text());
    return false;
}

bool RowView::Private::handleMoveKey(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if ((modifiers & (Qt::AltModifier | Qt::MetaModifier)) != 0)
        return false;
    const bool control = (modifiers & Qt::ControlModifier) != 0;
    const bool shift = (modifiers & Qt::ShiftModifier) != 0;
    const Pick how = shift ? Pick::Extend : (control ? Pick::Move : Pick::Only);
    qint64 step = 0;
    switch (event->key()) {
    case Qt::Key_J:
    case Qt::Key_K:
        if (control || shift)
            return false;
        step = event->key() == Qt::Key_J ? 1 : -1;
        break;
    case Qt::Key_Down:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -1;
        break;
    case Qt::Key_PageDown:
        step = fullRows();
        break;
    case Qt::Key_PageUp:
        step = -fullRows();
        break;
    case Qt::Key_Home:
        goToEdge(false, how);
        return true;
    case Qt::Key_End:
        goToEdge(true, how);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!control)
            return false;
        moveColumn(event->key() == Qt::Key_Right ? 1 : -1);
        return true;
    default:
        return false;
    }
    if (rowCount() == 0)
        return true;
    const qint64 from = rowToMoveFrom();
    if (from < 0) {
        // Nothing is chosen: the first step chooses the row at the edge one looks at.
        const bool newestLast = m_source->newestRow().value_or(0) > 0;
        pick(isAtNewest() && newestLast ? rowCount() - 1 : m_first, Pick::Only);
        return true;
    }
    // A page moves window and row alike, so that the row keeps its place.
    if (std::abs(step) == fullRows())
        setFirst(m_first + step);
    pick(from + step, how);
    return true;
}

void RowView::Private::goToEdge(bool end, Pick how)
{
    const std::optional<qint64> newest = m_source->newestRow();
    const bool isNewestEnd = newest && (end ? *newest > 0 : *newest == 0);
    if (how == Pick::Only && isNewestEnd) {
        q->goToNewest();
        return;
    }
    if (rowCount() > 0)
        pick(end ? rowCount() - 1 : 0, how);
}

void RowView::Private::moveColumn(int step)
{
    const QList<RowColumns::Place>& places = m_columns.places();
    if (places.isEmpty())
        return;
    const int wanted = m_currentColumn >= 0 ? m_currentColumn : m_columns.keyColumn();
    int at = 0;
    for (int i = 0; i < places.size(); ++i)
        at = places[i].logical == wanted ? i : at;
    at = std::clamp(at + (m_columnByKeys ? step : 0), 0, static_cast<int>(places.size()) - 1);
    m_currentColumn = places[at].logical;
    m_columnByKeys = true;
    QScrollBar* across = q->horizontalScrollBar();
    const int right = places[at].x + places[at].width;
    across->setValue(std::clamp(across->value(), right - q->viewport()->width(), places[at].x));
    q->viewport()->update();
}

bool RowView::Private::handleActionKey(QKeyEvent* event)
{
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(control);
        return true;
    case Qt::Key_Space:
        if (m_currentRow >= 0)
            pick(m_currentRow, Pick::Toggle);
        return true;
    case Qt::Key_A:
        if (!control)
            return false;
        m_selection.selectAll();
        selectionTouched();
        return true;
    case Qt::Key_Escape:
        if (!m_typed.isEmpty()) {
            m_typed.clear();
            q->viewport()->update();
            return true;
        }
        return false;
    case Qt::Key_F10:
    case Qt::Key_Menu: {
        if (event->key() == Qt::Key_F10 && (event->modifiers() & Qt::ShiftModifier) == 0)
            return false;
        const QRect row = m_currentRow >= 0 ? rowRect(m_currentRow) : QRect(0, 0, 0, m_rowHeight);
        openMenu(m_currentRow, m_currentColumn, q->viewport()->mapToGlobal(QPoint(24, row.bottom())));
        return true;
    }
    default:
        return false;
    }
}

bool RowView::Private::handleCopyKey(QKeyEvent* event)
{
    if (event->key() != Qt::Key_C)
        return false;
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    if (modifiers == Qt::ControlModifier)
        copy(RowSource::CopyKind::Cell);
    else if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier))
        copy(RowSource::CopyKind::RowAsJson);
    else if (modifiers == (Qt::ControlModifier | Qt::AltModifier))
        copy(RowSource::CopyKind::CommandLine);
    else
        return false;
    return true;
}

bool RowView::Private::typeAhead(const QString& text)
{
    m_typed += text;
    m_typedTimer.start(typedForgottenAfter);
    m_typedFound = true;
    // One more letter may still mean the row that is current, so the search begins there.
    const qint64 from = m_currentRow >= 0 ? m_currentRow : m_first;
    findNext(m_typed, true, from - 1);
    q->viewport()->update();
    return true;
}

void RowView::Private::findNext(const QString& text, bool forward, qint64 from)
{
    if (!m_source || text.isEmpty())
        return;
    const QPointer<RowView> alive(q);
    m_source->find(text, from, forward, [alive, text](std::optional<qint64> row) {
        if (!alive)
            return;
        Private& self = *alive->d;
        const bool typed = text == self.m_typed;
        if (row)
            self.pick(*row, Pick::Only);
        if (typed) {
            self.m_typedFound = row.has_value();
            self.q->viewport()->update();
        } else if (!row) {
            Q_EMIT self.q->says(tr("Nothing more is found."));
        }
    });
}

void RowView::Private::activate(bool newWindow)
{
    if (m_current)
        Q_EMIT q->activated(*m_current, newWindow);
}

} // namespace durascope
