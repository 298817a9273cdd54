// SPDX-License-Identifier: Apache-2.0
#include "model/session/store_session.h"

#include "model/session/change_outbox.h"
#include "model/session/store_threads.h"

namespace durascope {

namespace {
// A little under a frame of 60 Hz: a change is never late for the next paint, and there is one a frame at most.
constexpr int deliveryGapMs = 12;
} // namespace

StoreSession::StoreSession(QString url, QObject* parent)
    : StoreSession(std::move(url), openByUrl, parent)
{
}

StoreSession::StoreSession(QString url, Opener opener, QObject* parent)
    : QObject(parent)
    , m_url(std::move(url))
    , m_opener(std::move(opener))
    , m_relay(std::make_shared<Relay>(this))
    , m_outbox(std::make_shared<ChangeOutbox>())
{
    m_nextDelivery.setSingleShot(true);
    m_nextDelivery.setTimerType(Qt::PreciseTimer);
    connect(&m_nextDelivery, &QTimer::timeout, this, &StoreSession::deliverChanges);
}

StoreSession::~StoreSession()
{
    m_relay->cut();
    endThreads();
}

std::shared_ptr<Store> StoreSession::store() const
{
    return m_threads ? m_threads->store : nullptr;
}

StoreWorker* StoreSession::worker(Lane lane) const
{
    if (!m_threads)
        return nullptr;
    switch (lane) {
    case Lane::Viewport:
        return m_threads->viewport.get();
    case Lane::Background:
        return m_threads->background.get();
    case Lane::Scan:
        break;
    }
    return m_threads->scan.get();
}

void StoreSession::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void StoreSession::open()
{
    if (m_state == State::Opening)
        return;
    endThreads();
    m_error = {};
    m_opening = std::stop_source();
    m_following = true; // until the follower says otherwise
    setState(State::Opening);
    const std::uint64_t epoch = m_epoch;
    Follower::Sink sink;
    sink.changed = [this, relay = m_relay, outbox = m_outbox](LiveChange change) {
        if (outbox->put(std::move(change)))
            relay->post([this] { deliverChanges(); });
    };
    sink.stateChanged = [this, relay = m_relay, epoch](bool following, const StoreError& error) {
        relay->post([this, epoch, following, error] { finishFollowing(epoch, following, error); });
    };
    runApart([this, relay = m_relay, opener = m_opener, url = m_url.toStdString(), sink = std::move(sink), epoch,
                 stop = m_opening.get_token()]() mutable {
        auto threads = startStore(opener, url, std::move(sink), stop);
        relay->post([this, epoch, threads = std::move(threads)] { finishOpening(epoch, threads); });
    });
}

void StoreSession::finishOpening(std::uint64_t epoch, const Result<std::shared_ptr<StoreThreads>>& threads)
{
    if (epoch != m_epoch) {
        if (threads)
            endApart(*threads);
        return;
    }
    if (!threads) {
        m_error = threads.error();
        setState(State::Failed);
        Q_EMIT failed();
        return;
    }
    m_threads = *threads;
    m_facts = m_threads->store->facts();
    setState(State::Open);
    Q_EMIT opened();
    deliverChanges();
}

void StoreSession::close()
{
    if (m_state == State::Closed)
        return;
    endThreads();
    setState(State::Closed);
    Q_EMIT closed();
}

void StoreSession::endThreads()
{
    ++m_epoch;
    m_firstRequest = m_lastRequest + 1;
    m_newest = {};
    m_opening.request_stop();
    m_nextDelivery.stop();
    m_following = false;
    endApart(std::exchange(m_threads, nullptr));
    m_outbox = std::make_shared<ChangeOutbox>();
}

std::uint64_t StoreSession::newRequest(Lane lane, Slot slot)
{
    ++m_lastRequest;
    if (slot != 0)
        m_newest[static_cast<std::size_t>(lane)][slot] = m_lastRequest;
    return m_lastRequest;
}

bool StoreSession::endRequest(Lane lane, Slot slot, std::uint64_t number)
{
    if (number < m_firstRequest)
        return false;
    if (slot == 0)
        return true;
    auto& newest = m_newest[static_cast<std::size_t>(lane)];
    const auto found = newest.constFind(slot);
    if (found == newest.cend() || *found != number)
        return false;
    newest.erase(found);
    return true;
}

void StoreSession::cancel(Lane lane, Slot slot)
{
    m_newest[static_cast<std::size_t>(lane)].remove(slot);
    if (StoreWorker* target = worker(lane))
        target->cancel(slot);
}

void StoreSession::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    Q_EMIT pausedChanged(paused);
    if (!paused)
        deliverChanges();
}

void StoreSession::refreshNow()
{
    if (m_threads)
        m_threads->follower->lookNow();
}

void StoreSession::finishFollowing(std::uint64_t epoch, bool following, const StoreError& error)
{
    if (epoch != m_epoch || m_following == following)
        return;
    m_following = following;
    Q_EMIT followingChanged(following, error);
}

void StoreSession::deliverChanges()
{
    // While opening the changes wait in the outbox; finishOpening fetches them.
    if (m_state != State::Open || m_paused || m_nextDelivery.isActive())
        return;
    if (m_sinceDelivery.isValid() && m_sinceDelivery.elapsed() < deliveryGapMs) {
        m_nextDelivery.start(deliveryGapMs - static_cast<int>(m_sinceDelivery.elapsed()));
        return;
    }
    const auto change = m_outbox->take();
    if (!change)
        return;
    m_sinceDelivery.start();
    Q_EMIT liveChanged(*change);
}

} // namespace durascope
