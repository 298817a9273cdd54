// SPDX-License-Identifier: Apache-2.0
#include "app/shell/display_check.h"

#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace durascope {

namespace {

QtMessageHandler before = nullptr;

std::string& kept()
{
    static std::string text;
    return text;
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    Q_UNUSED(context)
    if (type == QtFatalMsg) {
        std::fputs(
            "durascope: No display can be opened. Use dscope in a terminal, or run it under xvfb-run.\n", stderr);
        std::fflush(stderr);
        std::_Exit(1); // Qt would abort next
    }
    kept() += message.toStdString() + '\n';
}

} // namespace

DisplayCheck::DisplayCheck()
{
    before = qInstallMessageHandler(handle);
}

DisplayCheck::~DisplayCheck()
{
    qInstallMessageHandler(before);
    std::fputs(kept().c_str(), stderr);
    kept().clear();
}

} // namespace durascope
