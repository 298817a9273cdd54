// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "model/paging/row_source.h"

#include <memory>

namespace durascope {

/// Dead letters by cause, and the items of the chosen cause with their error and payload.
class DeadLettersPage final : public Page {
    Q_OBJECT
public:
    explicit DeadLettersPage(StoreSession& session, QWidget* parent = nullptr);
    ~DeadLettersPage() override;

    QByteArray id() const override { return "dead-letters"; }
    QString title() const override { return tr("Dead letters"); }
    QList<QAction*> pageActions() const override;
    void readAgain() override;
    void focusMain() override;
    void startFind() override;
    void setNarrow(bool narrow) override;

private:
    void build();
    void buildActions();
    void fill();
    void fillWords();
    void fitCauses();
    void chooseCause();
    void showItem();
    void openExecution(bool newWindow);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
