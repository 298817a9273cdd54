// SPDX-License-Identifier: Apache-2.0
#include "model/session/page_runner.h"

#include <utility>

namespace durascope {

PageRunner pageRunner(StoreSession& session, StoreSession::Lane lane)
{
    const Slot slot = session.newSlot();
    const QPointer<StoreSession> guarded(&session);
    return {[guarded, lane, slot](PageReading reading, std::function<void(Result<ReadPage>)> done) {
                if (guarded && guarded->state() == StoreSession::State::Open)
                    guarded->read(lane, slot, guarded.data(), std::move(reading), std::move(done));
                else
                    done(cancelled()); // else the list would wait for ever
            },
        [guarded, lane, slot] {
            if (guarded)
                guarded->cancel(lane, slot);
        }};
}

} // namespace durascope
