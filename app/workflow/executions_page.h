// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "model/paging/row_source.h"

#include <memory>

namespace durascope {

struct ExecutionFilter;

/// Every execution of a store: counts by stored status as filters, the list, the chosen one beside it.
class ExecutionsPage final : public Page {
    Q_OBJECT
public:
    explicit ExecutionsPage(StoreSession& session, QWidget* parent = nullptr);
    ~ExecutionsPage() override;

    QByteArray id() const override { return "executions"; }
    QString title() const override { return tr("Executions"); }
    /// {"status": "failed", "workflow": "kyc-check", "endedFrom": 1…, "endedUntil": 1…}: each may be missing; the
    /// times are nanoseconds since 1970.
    void goTo(const QVariantMap& what) override;
    QVariantMap place() const override;
    QList<QAction*> pageActions() const override;
    void readAgain() override;
    void focusMain() override;
    void startFind() override;
    void setNarrow(bool narrow) override;

private:
    void buildActions();
    void filterBy(const ExecutionFilter& filter);
    void fillFilter();
    void fillCounts();
    void fillStrip();
    void choose(std::optional<RowKey> key);
    void open(RowKey key, bool newWindow);
    void setPreviewShown(bool shown);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
