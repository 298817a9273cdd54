// SPDX-License-Identifier: Apache-2.0
#include "model/session/page_runner.h"

#include <utility>

namespace durascope {

PageRunner pageRunner(StoreSession& session, StoreSession::Lane lane)
{
    const Slot slot = session.newSlot();
    const QPointer<StoreSession> guarded(&session);
    return {[guarded, lane, slot](PageReading reading, std::function<void(Result<ReadPage>)> done) {
                if (guarded)
                    guarded->read(lane, slot, guarded.data(), std::move(reading), std::move(done));
            },
        [guarded, lane, slot] {
            if (guarded)
                guarded->cancel(lane, slot);
        }};
}

} // namespace durascope
