// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/json_view.h"

namespace durascope {

class PaneTitle;

/// A stored value with its title bar: title, grey fact ("94 B, stored bytes"), the three modes at the right.
class JsonPane : public QWidget {
    Q_OBJECT
public:
    explicit JsonPane(const QString& title, QWidget* parent = nullptr);

    JsonView* view() const { return m_view; }
    void setTitle(const QString& title);
    void setBytes(const QByteArray& bytes); ///< The fact says how many.
    void setNothing(const QString& why);

private:
    PaneTitle* m_title;
    JsonView* m_view;
};

} // namespace durascope
