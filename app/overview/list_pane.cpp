// SPDX-License-Identifier: Apache-2.0
#include "app/overview/list_pane.h"

#include "app/widgets/action_button.h"
#include "app/widgets/paint_parts.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

ListPane::ListPane(const QString& title, const QString& id, const QList<ColumnSpec>& columns, QWidget* parent,
    TableSource::Newest newest)
    : QWidget(parent)
    , m_title(new PaneTitle(title, this))
    , m_list(new RowView(id, this))
    , m_source(new TableSource(columns, newest, this))
{
    m_list->setAccessibleName(title);
    m_list->setPositionStripVisible(false);
    m_list->setSource(m_source);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    followTheme(this, [this] { fit(); });
}

ListPane::~ListPane()
{
    m_list->disconnect();
    m_list->setSource(nullptr); // both are children, and the source may go first
}

void ListPane::setRows(TableRows rows)
{
    const bool first = m_source->rowCount() == 0;
    m_source->setRows(std::move(rows));
    fit();
    if (first && m_source->newestRow())
        m_list->goToNewest();
}

void ListPane::setEmptySentence(const QString& sentence)
{
    ListState state;
    state.kind = ListState::Kind::Empty;
    state.sentence = sentence;
    m_source->setEmptyState(state);
}

void ListPane::setMostRows(int rows)
{
    m_mostRows = rows;
    fit();
}

void ListPane::fit()
{
    if (m_mostRows == 0)
        return;
    const auto rows = static_cast<int>(std::clamp<qint64>(m_source->rowCount(), 2, m_mostRows));
    const bool headless
        = m_list->header()->isHidden() && m_list->header()->testAttribute(Qt::WA_WState_ExplicitShowHide);
    const int top = headless ? 0 : m_list->header()->sizeHint().height();
    m_list->setFixedHeight(top + rows * Theme::instance().rowHeight() + 2);
}

ActionButton* ListPane::addLink()
{
    auto* link = new ActionButton(ActionButton::Look::Link, this);
    m_title->addWidget(link);
    return link;
}

} // namespace durascope
