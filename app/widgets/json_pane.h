// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/json_view.h"
#include "app/widgets/page_parts.h"

namespace durascope {

/// A stored value with its title: Tree, Text or Hex, and the button that copies the stored bytes whole.
class JsonPane : public QWidget {
    Q_OBJECT
public:
    explicit JsonPane(const QString& title, QWidget* parent = nullptr);

    JsonView* view() const { return m_view; }
    PaneTitle* title() const { return m_title; }
    void setMode(JsonView::Mode mode);

private:
    PaneTitle* m_title;
    JsonView* m_view;
    QList<class ActionButton*> m_modes; ///< In the order of the buttons.
};

} // namespace durascope
