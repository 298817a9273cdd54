// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "model/paging/row_source.h"

#include <memory>

namespace durascope {

/// What runs, fails and lags, at the start of a shift: figures that lead to the pages behind them. Nothing here acts.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    OverviewPage(StoreSession& session, QWidget* parent);
    ~OverviewPage() override;

    QByteArray id() const override { return "overview"; }
    QString title() const override { return tr("Overview"); }
    void readAgain() override;
    void focusMain() override;
    void setNarrow(bool narrow) override;

private:
    void buildWorkflows();
    void buildEvents();
    void buildStore();
    void showCounts();
    void showFigures();
    void showQueues();
    void showRecent();
    void showStreams();
    void showStore();
    void jump(const QByteArray& page, const QVariantMap& what = {}, bool newWindow = false);
    void jumpToRecent(RowKey key, bool newWindow);

    class Private;
    std::unique_ptr<Private> d;
};

/// The overview of a session with any family.
Page* makeOverviewPage(StoreSession& session, QWidget* parent);

} // namespace durascope
