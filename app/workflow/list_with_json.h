// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workflow/list_parts.h"
#include "model/paging/row_source.h"

namespace durascope {

class JsonPane;
class RowView;

/// A list and the stored JSON of its chosen row beside it.
class ListWithJson : public DetailSplitter {
    Q_OBJECT
public:
    ListWithJson(const QString& id, const QString& name, const QString& jsonTitle, RowSource* source, QWidget* parent);
    ~ListWithJson() override;
    RowView* list() const { return m_list; }
    JsonPane* json() const { return m_json; }
    /// The bytes of the chosen row; nothing: `why` it shows none.
    void setBytes(std::optional<std::string_view> bytes, const QString& why);

Q_SIGNALS:
    void chosen(std::optional<durascope::RowKey> key);
    void said(const QString& sentence);

private:
    ListWithJson(RowView* list, JsonPane* json, QWidget* parent);
    RowView* m_list;
    JsonPane* m_json;
};

} // namespace durascope
