// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/fact_rows.h"
#include "model/session/store_session.h"

#include <QWidget>

#include <optional>

class QBoxLayout;

namespace durascope {

class BatchSource;
class FactGrid;
class JsonPane;
class PaneTitle;
class RowView;

/// One event in full: when, in which append, its stored payload, and what was written together with it.
class FactDetail : public QWidget {
    Q_OBJECT
public:
    explicit FactDetail(StoreSession& session, QWidget* parent = nullptr);

    void show(std::optional<std::int64_t> position); ///< Reads it from the store; nullopt: nothing is chosen.
    void readAgain(); ///< The same position, as it is stored now.
    std::optional<std::int64_t> position() const { return m_position; }
    void setNarrow(bool narrow); ///< Below the list: side by side instead of stacked.

Q_SIGNALS:
    void positionWanted(qint64 position);
    void copyWanted();

private:
    struct Reading {
        std::optional<Fact> fact; ///< Absent: there is no event at this position.
        std::optional<BatchPlace> batch;
        std::shared_ptr<const FactRows> sameBatch;
    };
    static Result<Reading> read(EventStore& store, std::int64_t position, const std::stop_token& stop);
    void take(std::int64_t position, const Result<Reading>& reading);
    void showFact(const Reading& reading);
    void showNothing(const QString& title, const QString& why);
    void fillFacts();

    StoreSession& m_session;
    Slot m_slot;
    std::optional<std::int64_t> m_position;
    Reading m_shown;
    QBoxLayout* m_layout;
    PaneTitle* m_title;
    FactGrid* m_facts;
    QWidget* m_aboutPane;
    JsonPane* m_payload;
    QWidget* m_batchPane;
    PaneTitle* m_batchTitle;
    BatchSource* m_batch;
    RowView* m_batchView;
    bool m_narrow = false;
};

} // namespace durascope
