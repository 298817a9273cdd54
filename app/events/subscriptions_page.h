// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "model/paging/row_source.h"

namespace durascope {

class CursorSource;
class DetailSplitter;
class EventModel;
class FindBar;
class Notice;
class PageHeader;
class RowView;
class StreamDetail;
struct CursorRow;

/// Who is behind, and for how long: the durable streams of an event store.
class SubscriptionsPage final : public Page {
    Q_OBJECT
public:
    SubscriptionsPage(StoreSession& session, QWidget* parent);
    ~SubscriptionsPage() override;

    QByteArray id() const override { return "subscriptions"; }
    QString title() const override { return tr("Subscriptions"); }
    void goTo(const QVariantMap& what) override; ///< {"name": …}
    QVariantMap place() const override;
    QList<QAction*> pageActions() const override { return {m_nextEvent, m_detailAction}; }
    void readAgain() override;
    void focusMain() override;
    void startFind() override;
    void setNarrow(bool narrow) override;

    RowView* list() const { return m_view; }
    CursorSource* source() const { return m_source; }

private:
    void build();
    void showHeader();
    void showChosen();
    void showNotice(const CursorRow* row);
    const CursorRow* chosen() const;

    EventModel& m_model;
    CursorSource* m_source;
    PageHeader* m_header;
    RowView* m_view;
    FindBar* m_find;
    Notice* m_notice;
    StreamDetail* m_detail;
    DetailSplitter* m_splitter;
    QAction* m_nextEvent;
    QAction* m_detailAction;
    QString m_wantedName;
    std::optional<RowKey> m_chosenForThem; ///< What the page chose by itself.
};

} // namespace durascope
