// SPDX-License-Identifier: Apache-2.0
#include "app/shell/word_table.h"

#include "app/widgets/paint_parts.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

namespace {

class WordRow : public TableRow {
public:
    WordRow(qint64 place, QList<Cell> cells)
        : m_place(place)
        , m_cells(std::move(cells))
    {
    }
    RowKey key() const override { return {m_place}; }
    Cell cell(int column) const override { return m_cells.value(column); }
    bool looksLike(const TableRow&) const override { return true; }

private:
    qint64 m_place;
    QList<Cell> m_cells;
};

} // namespace

WordTable::WordTable(const QString& id, const QString& name, const QList<ColumnSpec>& columns,
    const QList<QList<Cell>>& rows, QWidget* parent)
    : QWidget(parent)
    , m_list(new RowView(id, this))
    , m_source(columns)
{
    TableRows all;
    for (const QList<Cell>& cells : rows)
        all.push_back(std::make_shared<WordRow>(static_cast<qint64>(all.size()), cells));
    m_source.setRows(std::move(all));
    m_list->setAccessibleName(name);
    m_list->setPositionStripVisible(false);
    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setSource(&m_source);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    followTheme(this, [this] {
        const auto shown = static_cast<int>(std::clamp<qint64>(m_source.rowCount(), 1, mostRows));
        const int frame = 2 * m_list->frameWidth();
        m_list->setFixedHeight(m_list->header()->sizeHint().height() + shown * Theme::instance().rowHeight() + frame);
    });
}

WordTable::~WordTable()
{
    m_list->setSource(nullptr); // the source goes before the view, which is a child
}

} // namespace durascope
