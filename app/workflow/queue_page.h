// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "model/paging/row_source.h"

#include <memory>

namespace durascope {

class QueueRow;

/// What waits, for whom, and whether somebody still holds it: the queues above, the items of the chosen one below.
class QueuePage final : public Page {
    Q_OBJECT
public:
    explicit QueuePage(StoreSession& session, QWidget* parent = nullptr);
    ~QueuePage() override;

    QByteArray id() const override { return "queue"; }
    QString title() const override { return tr("Work queue"); }
    void goTo(const QVariantMap& what) override; ///< {"status": "claimed"}
    QVariantMap place() const override;
    QList<QAction*> pageActions() const override;
    void readAgain() override;
    void focusMain() override;
    void startFind() override;
    void setNarrow(bool narrow) override;

private:
    void build();
    void buildActions();
    void fill();
    void fillQueues();
    void fillItems();
    void fillCounts();
    void fitQueues();
    void showPayload();
    void openExecution(bool newWindow);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
