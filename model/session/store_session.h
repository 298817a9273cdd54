// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/live/live_change.h"
#include "model/session/relay.h"
#include "model/session/store_worker.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace durascope {

class ChangeOutbox;
struct StoreThreads;

/// An open store as the window sees it. Lives on the GUI thread; the store itself is touched only on its workers'
/// threads: one for each lane, one that follows commits.
class StoreSession : public QObject {
    Q_OBJECT
public:
    enum class State { Opening, Open, Failed, Closed };
    /// Viewport: pages and details a person looks at. Background: figures and tables that pages stand on. Scan: counts
    /// of whole tables and searches, which may take a minute and give way to all else.
    enum class Lane { Viewport, Background, Scan };
    using Opener = std::function<Result<std::shared_ptr<Store>>(const std::string& url, const std::stop_token& stop)>;

    explicit StoreSession(QString url, QObject* parent = nullptr);
    /// With a way to open of one's own instead of openStore.
    StoreSession(QString url, Opener opener, QObject* parent = nullptr);
    ~StoreSession() override; ///< Like close(); never waits for the store. See waitForThreads.

    QString url() const { return m_url; }
    State state() const { return m_state; }
    const StoreFacts& facts() const { return m_facts; } ///< Requires State::Open.
    const StoreError& error() const { return m_error; } ///< Requires State::Failed.
    std::shared_ptr<Store> store() const; ///< Null unless State::Open.

    void open(); ///< Starts opening on a thread; ends in opened() or failed(). Also "Try again". While open: again.
    void close(); ///< Ends workers and follower; answers still on their way are dropped.

    /// A number no other view uses: for `read`.
    Slot newSlot() { return ++m_lastSlot; }

    /// Runs `work(StoreReader&, const std::stop_token&) -> Result<T>` on the lane's thread and `done(Result<T>)` on
    /// the GUI thread while `context` lives. Of one slot only the newest request is answered (see Slot); answers to
    /// replaced requests and to a closed session never come. A `work` that fails to get a reader answers its error.
    /// Both are copyable, and what they hold may be destroyed on the worker's thread: no QObject ownership in them.
    template <class Work, class Done>
    void read(Lane lane, Slot slot, QObject* context, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work&, StoreReader&, const std::stop_token&>;
        StoreWorker* target = worker(lane);
        if (!target)
            return;
        const std::uint64_t number = newRequest(lane, slot);
        target->post(slot,
            [this, relay = m_relay, guard = QPointer<QObject>(context), lane, slot, number, work = std::move(work),
                done = std::move(done)](
                StoreReader* reader, const StoreError& error, const std::stop_token& stop) mutable {
                if (stop.stop_requested())
                    return;
                auto answer = std::make_shared<Answer>(reader ? work(*reader, stop) : Answer(failure(error)));
                if (stop.stop_requested())
                    return;
                // `this` is only used on the GUI thread, where the relay has made sure that the session lives.
                relay->post([this, guard, lane, slot, number, answer, done = std::move(done)]() mutable {
                    if (endRequest(lane, slot, number) && guard)
                        done(std::move(*answer));
                });
            });
    }
    void cancel(Lane lane, Slot slot);

    bool following() const { return m_following; }
    bool paused() const { return m_paused; }
    /// While paused no liveChanged comes; resuming delivers what happened meanwhile as one change.
    void setPaused(bool paused);
    /// F5: the follower looks again now; a liveChanged follows even when nothing was committed.
    void refreshNow();

Q_SIGNALS:
    void stateChanged(); ///< After each change of state(), also to Opening.
    void opened();
    void failed();
    void closed();
    /// Something was committed, or a second passed (`change.commits` is false then): at most one a frame.
    void liveChanged(const durascope::LiveChange& change);
    /// Following does not work now (`error` set) or works again (kind text empty): the data stay, marked stale.
    void followingChanged(bool following, const durascope::StoreError& error);
    void pausedChanged(bool paused);

private:
    StoreWorker* worker(Lane lane) const;
    std::uint64_t newRequest(Lane lane, Slot slot);
    bool endRequest(Lane lane, Slot slot, std::uint64_t number);
    void finishOpening(std::uint64_t epoch, const Result<std::shared_ptr<StoreThreads>>& threads);
    void finishFollowing(std::uint64_t epoch, bool following, const StoreError& error);
    void endThreads();
    void setState(State state);
    void deliverChanges();

    QString m_url;
    Opener m_opener;
    std::shared_ptr<Relay> m_relay;
    State m_state = State::Closed;
    StoreFacts m_facts;
    StoreError m_error;
    std::shared_ptr<StoreThreads> m_threads;
    std::stop_source m_opening;
    std::shared_ptr<ChangeOutbox> m_outbox;
    QElapsedTimer m_sinceDelivery;
    QTimer m_nextDelivery;
    Slot m_lastSlot = 0;
    std::uint64_t m_lastRequest = 0;
    std::array<QHash<Slot, std::uint64_t>, 3> m_newest; ///< Per lane: the request of a slot that may answer.
    std::uint64_t m_epoch = 0; ///< Raised by every close: what an earlier life sends is dropped.
    std::uint64_t m_firstRequest = 0; ///< Of this life; earlier ones are dropped.
    bool m_following = false;
    bool m_paused = false;
};

} // namespace durascope
