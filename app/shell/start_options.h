// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSize>
#include <QStringList>

#include <optional>

namespace durascope {

/// The command line of durascope.
struct StartOptions {
    QStringList stores; ///< URLs and absolute paths, in order.
    QByteArray page; ///< --page; empty: the store's first page.
    QString screenshot; ///< --screenshot; empty: none.
    std::optional<QSize> size; ///< --size 1024x700.
    QByteArray theme; ///< --theme: "light", "dark", "high-contrast".
    int textPercent = 0; ///< --text; 0: as set.
    bool exitAfterPaint = false;
    bool help = false;
    bool version = false;
    QString problem; ///< A sentence; not empty: the usage is wrong.
};

/// Everything after `--`, and whatever does not start with `-`, is a store.
StartOptions parseStartOptions(const QStringList& arguments);
QString startHelp();

} // namespace durascope
