// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_text_view.h"

#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "app/widgets/json_menu.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace durascope {

namespace {
constexpr std::size_t cachedLines = 2'000;
}

JsonTextView::JsonTextView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("Stored text"));
    connect(&Theme::instance(), &Theme::changed, this, &JsonTextView::applyTheme);
    applyTheme();
}

void JsonTextView::applyTheme()
{
    setFont(Theme::instance().font(FontRole::Fixed));
    forgetLayouts();
    updateBars();
}

void JsonTextView::forgetLayouts()
{
    m_laid.clear();
    viewport()->update();
}

void JsonTextView::setDocument(JsonDocumentPtr document)
{
    m_document = std::move(document);
    m_folds.reset(lineCount());
    m_anchor = m_caret = {};
    m_widest = 0;
    forgetLayouts();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    updateBars();
}

void JsonTextView::setFindText(const QString& text)
{
    m_find = text;
    forgetLayouts();
    const QByteArray wanted = text.toUtf8();
    const qsizetype hit = m_document && !wanted.isEmpty() ? m_document->bytes.indexOf(wanted) : -1;
    if (hit < 0)
        return;
    const std::size_t line = m_document->lines.lineAt(static_cast<std::size_t>(hit));
    m_folds.reveal(line);
    updateBars();
    setCaret({line, laid(line).shown.columnOf(static_cast<std::size_t>(hit))}, false);
}

const JsonTextView::Laid& JsonTextView::laid(std::size_t line) const
{
    const auto known = m_laid.find(line);
    if (known != m_laid.end())
        return known->second;
    if (m_laid.size() >= cachedLines)
        m_laid.clear();
    Laid made;
    made.shown = displayLine(*m_document, line, m_folds.isFolded(line));
    made.layout = std::make_unique<QTextLayout>(made.shown.text, font());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    made.layout->setTextOption(option);
    made.layout->setFormats(formats(made.shown, line));
    made.layout->beginLayout();
    made.layout->createLine();
    made.layout->endLayout();
    if (made.layout->lineCount() > 0)
        m_widest
            = std::max(m_widest, textLeft(line) + static_cast<int>(made.layout->lineAt(0).naturalTextWidth()) + 16);
    return m_laid.emplace(line, std::move(made)).first->second;
}

int JsonTextView::lineHeight() const
{
    return fontMetrics().lineSpacing() + 3;
}

int JsonTextView::gutterWidth() const
{
    const std::size_t last = lineCount() > 0 ? m_document->lines.at(lineCount() - 1).number : 1;
    const auto digits = std::max<std::size_t>(2, std::to_string(last).size());
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(QLatin1Char('0')) + Theme::instance().scaled(22);
}

int JsonTextView::indentOf(std::size_t line) const
{
    constexpr std::uint32_t deepest = 60; // deeper text would leave the pane for good
    const std::uint32_t depth = std::min(m_document->lines.at(line).depth, deepest);
    return static_cast<int>(depth) * 2 * fontMetrics().horizontalAdvance(QLatin1Char(' '));
}

std::size_t JsonTextView::byteOf(const Place& place) const
{
    if (!m_document || place.line >= lineCount())
        return 0;
    const auto& bytes = laid(place.line).shown.byteAt;
    return bytes[std::min(static_cast<std::size_t>(place.column), bytes.size() - 1)];
}

QByteArray JsonTextView::selectedBytes() const
{
    if (!m_document || !hasSelection())
        return {};
    const auto [first, last] = std::minmax(m_anchor, m_caret);
    const std::size_t lines = lineCount();
    const int end = static_cast<int>(laid(lines - 1).shown.text.size());
    const bool all = first == Place{} && last == Place{lines - 1, end};
    if (all) // with the white space around the value
        return m_document->bytes;
    const std::size_t from = byteOf(first);
    return m_document->bytes.mid(static_cast<qsizetype>(from), static_cast<qsizetype>(byteOf(last) - from));
}

void JsonTextView::selectAll()
{
    if (lineCount() == 0)
        return;
    m_anchor = {};
    m_caret = {lineCount() - 1, static_cast<int>(laid(lineCount() - 1).shown.text.size())};
    viewport()->update();
}

void JsonTextView::copy()
{
    if (m_document)
        copyStoredBytes(hasSelection() ? selectedBytes() : m_document->bytes);
}

void JsonTextView::foldAll()
{
    std::map<std::size_t, std::size_t> folds;
    for (std::size_t line = 1; line < lineCount(); ++line) {
        const std::uint32_t end = m_document->lines.at(line).foldEnd;
        if (end == 0)
            continue;
        folds.emplace(line, end);
        line = end; // what lies inside is hidden with it
    }
    m_folds.foldAll(folds);
    setCaret({m_folds.lineAt(m_folds.rowOf(m_caret.line)), 0}, false);
    forgetLayouts();
    updateBars();
}

void JsonTextView::unfoldAll()
{
    m_folds.foldAll({});
    forgetLayouts();
    updateBars();
}

void JsonTextView::toggleFold(std::size_t line)
{
    const std::uint32_t end = line < lineCount() ? m_document->lines.at(line).foldEnd : 0;
    if (end == 0)
        return;
    if (m_folds.isFolded(line))
        m_folds.unfold(line);
    else
        m_folds.fold(line, end);
    setCaret({line, 0}, false);
    forgetLayouts();
    updateBars();
}

void JsonTextView::updateBars()
{
    const int page = std::max(1, viewport()->height() / lineHeight());
    const int rows = static_cast<int>(std::min<std::size_t>(m_folds.rows(), 0x7FFFFFFF));
    verticalScrollBar()->setRange(0, std::max(0, rows - page));
    verticalScrollBar()->setPageStep(page);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

bool JsonTextView::event(QEvent* event)
{
    const bool taken = QAbstractScrollArea::event(event);
    if (event->type() == QEvent::Resize) // after the base laid out its parts: inside it a bar stays that should go
        updateBars();
    return taken;
}

void JsonTextView::setCaret(const Place& place, bool select)
{
    m_caret = place;
    if (!select)
        m_anchor = place;
    if (lineCount() > 0)
        setAccessibleDescription(laid(m_caret.line).shown.text.left(500));
    showCaret();
    viewport()->update();
}

void JsonTextView::showCaret()
{
    if (lineCount() == 0)
        return;
    const int row = static_cast<int>(m_folds.rowOf(m_caret.line));
    const int page = verticalScrollBar()->pageStep();
    const int top = verticalScrollBar()->value();
    verticalScrollBar()->setValue(std::clamp(top, row - page + 1, row));
    const Laid& line = laid(m_caret.line);
    updateBars();
    const int x = textLeft(m_caret.line)
        + (line.layout->lineCount() > 0 ? static_cast<int>(line.layout->lineAt(0).cursorToX(m_caret.column)) : 0);
    const int left = horizontalScrollBar()->value();
    const int margin = gutterWidth();
    horizontalScrollBar()->setValue(std::clamp(left, x - viewport()->width() + margin, std::max(0, x - margin)));
}

JsonTextView::Place JsonTextView::placeAt(const QPoint& point) const
{
    if (lineCount() == 0)
        return {};
    const auto last = static_cast<int>(m_folds.rows()) - 1;
    const int row = std::clamp(verticalScrollBar()->value() + point.y() / lineHeight(), 0, last);
    const std::size_t line = m_folds.lineAt(static_cast<std::size_t>(row));
    const Laid& shown = laid(line);
    const int x = point.x() + horizontalScrollBar()->value() - textLeft(line);
    const int column = shown.layout->lineCount() > 0 ? shown.layout->lineAt(0).xToCursor(x) : 0;
    return {line, column};
}

void JsonTextView::contextMenuEvent(QContextMenuEvent* event)
{
    const JsonDocumentPtr document = m_document;
    if (!document)
        return;
    if (event->reason() == QContextMenuEvent::Mouse && !hasSelection())
        setCaret(placeAt(event->pos()), false);
    const QPoint place = event->reason() == QContextMenuEvent::Keyboard ? viewport()->rect().center() : event->pos();
    auto* menu = new JsonMenu(document->bytes, caretByte(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (hasSelection())
        menu->addSelection(selectedBytes());
    if (document->lines.isPretty()) {
        menu->addSeparator();
        connect(menu->addAction(tr("Fold all")), &QAction::triggered, this, &JsonTextView::foldAll);
        connect(menu->addAction(tr("Open all")), &QAction::triggered, this, &JsonTextView::unfoldAll);
    }
    menu->popup(viewport()->mapToGlobal(place));
}

} // namespace durascope
