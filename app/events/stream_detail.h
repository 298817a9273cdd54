// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/cursor_block.h"

#include <QWidget>

class QBoxLayout;

namespace durascope {

class FactGrid;
class JsonPane;
class PaneTitle;

/// One durable stream: what is known of it, and its stored query byte for byte.
class StreamDetail : public QWidget {
    Q_OBJECT
public:
    explicit StreamDetail(QWidget* parent = nullptr);
    void show(const CursorRow* row); ///< Null: none is chosen. Keeps what is selected in unchanged texts.
    void setNarrow(bool narrow);

private:
    QBoxLayout* m_layout;
    PaneTitle* m_title;
    FactGrid* m_facts;
    JsonPane* m_query;
    std::optional<std::string> m_shownQuery;
};

} // namespace durascope
