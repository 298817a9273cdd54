// SPDX-License-Identifier: Apache-2.0
#include "model/live/follower.h"

namespace durascope {

Follower::Follower(std::shared_ptr<Store> store, Sink sink)
    : m_store(std::move(store))
    , m_sink(std::move(sink))
{
}

Follower::~Follower() = default;

} // namespace durascope
