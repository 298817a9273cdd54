// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/list_with_json.h"

#include "app/widgets/json_pane.h"
#include "model/format/format.h"

#include <QMenu>

#include "app/widgets/row_view.h"

namespace durascope {

ListWithJson::ListWithJson(RowView* list, JsonPane* json, QWidget* parent)
    : DetailSplitter(list, json, parent)
    , m_list(list)
    , m_json(json)
{
}

ListWithJson::ListWithJson(
    const QString& id, const QString& name, const QString& jsonTitle, RowSource* source, QWidget* parent)
    : ListWithJson(new RowView(id), new JsonPane(jsonTitle), parent)
{
    m_list->setAccessibleName(name);
    m_list->setSource(source);
    connect(m_list, &RowView::currentChanged, this, &ListWithJson::chosen);
    connect(m_list, &RowView::says, this, &ListWithJson::said);
    setBytes(std::nullopt, tr("Choose a row to see what is stored."));
}

ListWithJson::~ListWithJson()
{
    m_list->setSource(nullptr); // its source may go before it
}

void ListWithJson::setBytes(std::optional<std::string_view> bytes, const QString& why)
{
    if (!bytes) {
        m_json->title()->setFact({});
        m_json->view()->setNothing(why);
        return;
    }
    m_json->title()->setFact(tr("%1, stored bytes").arg(byteSize(static_cast<std::int64_t>(bytes->size()))));
    m_json->view()->setBytes(*bytes);
}

} // namespace durascope
