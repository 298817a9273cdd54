// SPDX-License-Identifier: Apache-2.0
#pragma once

class QByteArray;
class QWidget;

namespace durascope {

class Page;
class StoreSession;

/// Null for an id that is none of these pages.
Page* makeEventPage(const QByteArray& id, StoreSession& session, QWidget* parent);

} // namespace durascope
