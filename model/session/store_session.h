// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/live/live_change.h"
#include "model/session/store_worker.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <thread>
#include <utility>

namespace durascope {

class Follower;

/// An open store as the window sees it. Lives on the GUI thread; the store itself is touched only on its workers'
/// threads: one for what a person waits for, one for scans and counts, one that follows commits.
class StoreSession : public QObject {
    Q_OBJECT
public:
    enum class State { Opening, Open, Failed, Closed };
    /// Viewport: pages and details a person looks at. Background: tables, counts, scans.
    enum class Lane { Viewport, Background };

    explicit StoreSession(QString url, QObject* parent = nullptr);
    ~StoreSession() override;

    QString url() const { return m_url; }
    State state() const { return m_state; }
    const StoreFacts& facts() const { return m_facts; } ///< Requires State::Open.
    const StoreError& error() const { return m_error; } ///< Requires State::Failed.

    void open(); ///< Starts opening on a thread; ends in opened() or failed(). Also "Try again".
    void close(); ///< Ends workers and follower; answers still on their way are dropped.

    /// A number no other view uses: for `read`.
    Slot newSlot() { return ++m_lastSlot; }

    /// Runs `work(StoreReader&, const std::stop_token&) -> Result<T>` on the lane's thread and `done(Result<T>)` on
    /// the GUI thread while `context` lives. Of one slot only the newest request is answered (see Slot); answers to
    /// replaced requests and to a closed session never come. A `work` that fails to get a reader answers its error.
    template <class Work, class Done>
    void read(Lane lane, Slot slot, QObject* context, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work&, StoreReader&, const std::stop_token&>;
        StoreWorker* target = worker(lane);
        if (!target)
            return;
        const std::uint64_t epoch = m_epoch;
        target->post(slot,
            [this, self = QPointer<StoreSession>(this), guard = QPointer<QObject>(context), epoch,
                work = std::move(work), done = std::move(done)](
                StoreReader* reader, const StoreError& error, const std::stop_token& stop) mutable {
                Answer answer = reader ? work(*reader, stop) : Answer(failure(error));
                if (stop.stop_requested())
                    return;
                // The workers end before the session does, so `this` is alive here; whether it still is when the
                // answer arrives, and whether anybody waits for it, is asked on the GUI thread.
                auto shared = std::make_shared<Answer>(std::move(answer));
                QMetaObject::invokeMethod(
                    this,
                    [self, guard, epoch, shared, done = std::move(done)]() mutable {
                        if (self && guard && self->m_epoch == epoch)
                            done(std::move(*shared));
                    },
                    Qt::QueuedConnection);
            });
    }
    void cancel(Lane lane, Slot slot);

    bool paused() const { return m_paused; }
    /// While paused no liveChanged comes; resuming delivers what happened meanwhile as one change.
    void setPaused(bool paused);
    /// F5: the follower looks again now.
    void refreshNow();

Q_SIGNALS:
    void opened();
    void failed();
    void closed();
    /// Something was committed, or a second passed (`change.commits` is false then): at most one a frame.
    void liveChanged(const durascope::LiveChange& change);
    /// Following does not work now (`error` set) or works again (kind text empty): the data stay, marked stale.
    void followingChanged(bool following, const durascope::StoreError& error);
    void pausedChanged(bool paused);

private:
    StoreWorker* worker(Lane lane) { return lane == Lane::Viewport ? m_viewport.get() : m_background.get(); }
    void finishOpening(Result<std::shared_ptr<Store>> store);
    void startFollowing();

    QString m_url;
    State m_state = State::Closed;
    StoreFacts m_facts;
    StoreError m_error;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<StoreWorker> m_viewport;
    std::unique_ptr<StoreWorker> m_background;
    std::unique_ptr<Follower> m_follower;
    std::jthread m_opener;
    Slot m_lastSlot = 0;
    std::uint64_t m_epoch = 0; ///< Raised by every close: late answers of an earlier life are dropped.
    bool m_paused = false;
};

} // namespace durascope
