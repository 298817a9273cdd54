// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store_error.h"

#include <QWidget>

namespace durascope {

class ActionButton;

/// A store that did not open: what was found, what it means, what to do, and the engine's own words. One page in the
/// store's tab instead of a chain of dialogs.
class ErrorPage : public QWidget {
    Q_OBJECT
public:
    ErrorPage(const QString& url, const StoreError& error, QWidget* parent = nullptr);
    QString report() const { return m_report; }

Q_SIGNALS:
    void tryAgain();
    void openOther();
    void closeWanted();
    void said(const QString& sentence);

private:
    QString m_report;
};

} // namespace durascope
