// SPDX-License-Identifier: Apache-2.0
#include "model/session/store_session.h"

#include "model/live/follower.h"

namespace durascope {

StoreSession::StoreSession(QString url, QObject* parent)
    : QObject(parent)
    , m_url(std::move(url))
{
}

StoreSession::~StoreSession() = default;

} // namespace durascope
