// SPDX-License-Identifier: Apache-2.0
#include "model/local/crash_note.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>
#endif

namespace durascope {

namespace {

QString notePath(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("crash-note"));
}

#ifdef Q_OS_UNIX

volatile sig_atomic_t noteFile = -1;

/// Only calls that POSIX allows in a handler; the default action follows, so a core limit or debugger still sees it.
void noteAndDie(int signalNumber)
{
    std::string_view name = "SIGSEGV";
    if (signalNumber == SIGBUS)
        name = "SIGBUS";
    else if (signalNumber == SIGABRT)
        name = "SIGABRT";
    if (noteFile >= 0 && ::write(noteFile, name.data(), name.size()) < 0)
        _exit(128 + signalNumber);
    std::signal(signalNumber, SIG_DFL);
    std::raise(signalNumber);
}

void installHandlers()
{
    struct sigaction action { };
    action.sa_handler = noteAndDie;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (const int signalNumber : {SIGBUS, SIGSEGV, SIGABRT})
        sigaction(signalNumber, &action, nullptr);
}

#endif

} // namespace

void CrashNote::guardThisThread()
{
#ifdef Q_OS_UNIX
    static std::array<char, std::size_t(64) << 10> memory;
    stack_t stack{};
    stack.ss_sp = memory.data();
    stack.ss_size = memory.size();
    sigaltstack(&stack, nullptr);
#endif
}

void CrashNote::arm(const QString& folder)
{
#ifdef Q_OS_UNIX
    QDir().mkpath(folder);
    const QByteArray path = QFile::encodeName(notePath(folder));
    noteFile = ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    installHandlers();
#else
    Q_UNUSED(folder)
#endif
}

std::optional<CrashReport> CrashNote::takePrevious(const QString& folder)
{
    QFile file(notePath(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString name = QString::fromLatin1(file.read(16));
    file.close();
    file.remove();
    if (name.isEmpty())
        return std::nullopt;
    return CrashReport{name == QLatin1String("SIGBUS"), name};
}

} // namespace durascope
