// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "model/events/go_to_target.h"
#include "model/session/store_worker.h"

#include <QTimer>

namespace durascope {

class DetailSplitter;
class EventModel;
class FactDetail;
class FactSource;
class FindBar;
class GoToBar;
class LiveStrip;
class LogStrip;
class PageHeader;
class RowView;

/// What was recorded, around a position or a time: the log oldest first, the chosen event beside it.
class EventLogPage final : public Page {
    Q_OBJECT
public:
    EventLogPage(StoreSession& session, QWidget* parent);
    ~EventLogPage() override;

    QByteArray id() const override { return "log"; }
    QString title() const override { return tr("Event log"); }
    void goTo(const QVariantMap& what) override; ///< {"position": 42} or {"time": RFC 3339 text}.
    QVariantMap place() const override;
    QList<QAction*> pageActions() const override { return {m_detailAction, m_firstAction, m_lastAction}; }
    void readAgain() override;
    void focusMain() override;
    void startFind() override;
    bool askForPosition() override;
    void setNarrow(bool narrow) override;

    RowView* list() const { return m_view; }
    FactSource* source() const { return m_source; }

private:
    void build();
    void makeActions();
    void connectSource();
    void connectView();
    void goToPosition(std::int64_t position);
    void goToTime(Instant time);
    void takeTarget(const GoToTarget& target);
    void showHeader();
    void showStrip();
    void showWindow();
    void showHeldBack();
    void copyChosen();
    void boundDetail();

    EventModel& m_model;
    FactSource* m_source;
    PageHeader* m_header;
    LogStrip* m_strip;
    GoToBar* m_goTo;
    RowView* m_view;
    FindBar* m_find;
    LiveStrip* m_live;
    FactDetail* m_detail;
    DetailSplitter* m_splitter;
    QAction* m_detailAction;
    QAction* m_firstAction;
    QAction* m_lastAction;
    QTimer m_headerSoon;
    QTimer m_detailSoon; ///< Holding an arrow key reads the detail when the key rests.
    Slot m_timeSlot;
    std::optional<Instant> m_heldSince;
    std::optional<Instant> m_pausedSince;
    std::optional<std::int64_t> m_waitingFor; ///< A position asked for before the log was read.
    bool m_started = false;
    bool m_narrow = false;
};

} // namespace durascope
