// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_view_private.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace durascope {

namespace {

/// More rows are not a thing for the clipboard.
constexpr qint64 mostCopied = 10'000;

struct Offer {
    RowSource::CopyKind kind;
    const char* text;
    const char* keys;
};

constexpr std::array<Offer, 5> offers = {{
    {RowSource::CopyKind::Cell, QT_TRANSLATE_NOOP("durascope::RowView", "Cell"), "Ctrl+C"},
    {RowSource::CopyKind::RowAsJson, QT_TRANSLATE_NOOP("durascope::RowView", "Row as JSON"), "Ctrl+Shift+C"},
    {RowSource::CopyKind::Id, QT_TRANSLATE_NOOP("durascope::RowView", "Id"), ""},
    {RowSource::CopyKind::CommandLine, QT_TRANSLATE_NOOP("durascope::RowView", "Command line"), "Ctrl+Alt+C"},
    {RowSource::CopyKind::Sql, QT_TRANSLATE_NOOP("durascope::RowView", "SQL"), ""},
}};

} // namespace

void RowView::Private::copy(RowSource::CopyKind kind)
{
    if (!m_source || !m_source->copyKinds().contains(kind))
        return;
    const qint64 count = q->selectedCount();
    if (count > mostCopied) {
        Q_EMIT q->says(
            tr("%L1 rows are too many for the clipboard. At most %L2 are copied at once.").arg(count).arg(mostCopied));
        return;
    }
    std::vector<RowKey> keys = q->selectedKeys();
    if (keys.empty() && m_current)
        keys.push_back(*m_current);
    if (keys.empty())
        return;
    if (qint64(keys.size()) < count) {
        Q_EMIT q->says(tr("Not all selected rows are read yet. Nothing was copied."));
        return;
    }
    const int column = m_currentColumn >= 0 ? m_currentColumn : m_columns.keyColumn();
    const auto copied = static_cast<int>(keys.size());
    const QPointer<RowView> alive(q);
    m_source->copyText(std::move(keys), kind, column, [alive, copied](const QString& text, const QString& problem) {
        if (problem.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        if (alive)
            Q_EMIT alive->says(problem.isEmpty() ? tr("Copied %n row(s).", nullptr, copied) : problem);
    });
}

void RowView::Private::openMenu(qint64 row, int column, const QPoint& globalPos)
{
    if (!m_source)
        return;
    auto* menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::optional<RowKey> key = row >= 0 ? keyAt(row) : std::nullopt;
    if (column >= 0)
        m_currentColumn = column;
    QAction* open = menu->addAction(tr("Open") + QStringLiteral("\tEnter"));
    QAction* openNew = menu->addAction(tr("Open in new window") + QStringLiteral("\tCtrl+Enter"));
    QMenu* copies = menu->addMenu(tr("Copy"));
    for (const Offer& offer : offers) {
        if (!m_source->copyKinds().contains(offer.kind))
            continue;
        QString text = tr(offer.text);
        if (offer.keys[0] != '\0')
            text += QLatin1Char('\t') + QLatin1String(offer.keys);
        const RowSource::CopyKind kind = offer.kind;
        connect(copies->addAction(text), &QAction::triggered, q, [this, kind] { copy(kind); });
    }
    for (QAction* action : {open, openNew, copies->menuAction()})
        action->setEnabled(key.has_value());
    if (key) {
        connect(open, &QAction::triggered, q, [this, key] { Q_EMIT q->activated(*key, false); });
        connect(openNew, &QAction::triggered, q, [this, key] { Q_EMIT q->activated(*key, true); });
        Q_EMIT q->contextMenuWanted(*key, column, globalPos, menu);
    }
    menu->popup(globalPos);
}

void RowView::Private::fitColumn(int column)
{
    if (!m_source || !m_layout || column < 0 || column >= m_columns.specs().size())
        return;
    const ColumnSpec& spec = m_columns.specs()[column];
    const bool right = (spec.alignment & Qt::AlignRight) != 0;
    const RowFont font = spec.fixedFont ? RowFont::FixedKey : (right ? RowFont::NumberKey : RowFont::BodyKey);
    const RowFontTable& table = *m_fonts[static_cast<size_t>(font)];
    constexpr float most = 800;
    float widest = shorten(table, spec.title, most, ElideAt::End).width;
    for (qint64 row = m_first; row <= lastVisible(); ++row) {
        const RowRef ref = m_source->rowAt(row);
        if (!ref)
            continue;
        const Cell cell = ref.block->cell(ref.index, column);
        float width = shorten(table, cell.text, most, ElideAt::End).width;
        if (!cell.note.isEmpty())
            width += shorten(table, cell.note, most, ElideAt::End).width + 4;
        if (cell.glyph != Glyph::None)
            width += m_layout->glyphSide + 5;
        if (cell.drawing)
            width += 100;
        widest = std::max(widest, width);
    }
    m_columns.setWidth(column, static_cast<int>(widest + 2 * m_layout->padding) + 2);
}

} // namespace durascope
