// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "backends/contract/store_error.h"

#include <memory>

namespace durascope {

/// One execution: what happened (timeline and history), its snapshots, its rows in the queue.
class ExecutionPage final : public Page {
    Q_OBJECT
public:
    explicit ExecutionPage(StoreSession& session, QWidget* parent = nullptr);
    ~ExecutionPage() override;

    QByteArray id() const override { return "execution"; }
    QString title() const override;
    void goTo(const QVariantMap& what) override; ///< {"id": any form of the id, "sequence": 21}
    QVariantMap place() const override;
    QList<QAction*> pageActions() const override;
    void readAgain() override;
    void focusMain() override;
    void startFind() override;
    void setNarrow(bool narrow) override;

private:
    void fill();
    void fillHeader();
    void fillFacts();
    void fillTabs();
    void showTab(int tab);
    void showFailure(const StoreError& error);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
