// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event_model.h"
#include "model/events/fact_block.h"
#include "model/events/fact_search.h"
#include "model/events/log_density.h"
#include "model/paging/position_source.h"

#include <QElapsedTimer>

namespace durascope {

/// The log of an event store as a list: oldest first, a row for every number between its ends. A number without an
/// event is a row that says so; what cannot be decoded is shown as it is stored.
class FactSource : public PositionSource {
    Q_OBJECT
public:
    explicit FactSource(StoreSession& session, QObject* parent = nullptr);

    QList<ColumnSpec> columns() const override;
    ListState listState() const override;
    QString positionLabel(qint64 row) const override;
    QList<float> stripDensity(int parts) const override { return m_density.rates(parts); }
    QList<CopyKind> copyKinds() const override;
    void copyText(std::vector<RowKey> rows, CopyKind kind, int column,
        std::function<void(QString text, QString problem)> done) override;
    /// Searches the store from the row after `from`. A newer search replaces the one under way.
    void find(QString text, qint64 from, bool forward, std::function<void(std::optional<qint64>)> done) override;
    void stopFinding(); ///< The search under way answers that there is none.
    bool finding() const { return m_finding != nullptr; }
    void readAgain() override;

    /// The ends of what is shown; rows held back are not in it.
    LogBounds shownBounds() const { return {firstPosition(), firstPosition() + (rowCount() - 1)}; }
    const LogDensity& density() const { return m_density; }

Q_SIGNALS:
    void searched(qint64 rows, qint64 of); ///< A search goes on; at most a few times a second.

protected:
    PageReading readingOf(qint64 first, qint64 last) const override;

private:
    struct Finding {
        FactSearch search;
        LogBounds bounds;
        std::int64_t start = 0;
        bool forward = true;
        std::function<void(std::optional<qint64>)> done;
    };
    void takeBounds();
    void sampleDensity();
    void searchOn(const std::shared_ptr<Finding>& finding, std::int64_t from);
    void answer(std::optional<qint64> row);

    StoreSession& m_session;
    EventModel& m_model;
    LogDensity m_density;
    QElapsedTimer m_sinceSampling;
    bool m_sampling = false;
    std::shared_ptr<Finding> m_finding;
    Slot m_sampleSlot;
    Slot m_findSlot;
};

} // namespace durascope
