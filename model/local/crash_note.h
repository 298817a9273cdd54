// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace durascope {

/// How the program ended last time, if not by its own will. Holds no text of a store.
struct CrashReport {
    bool fileChangedUnderUs = false; ///< SIGBUS: another program cut or replaced a file we had mapped (its -shm).
    QString signalName; ///< "SIGBUS", "SIGSEGV", …
};

/// Notes a crash so that the next start can say so and open the stores again. A live SQLite file's -shm is always
/// mapped; whoever truncates it ends us with SIGBUS, and no check beforehand can prevent that.
class CrashNote {
public:
    /// Opens `folder`/crash-note for the handlers and installs them. Touches the disk: call it off the GUI thread.
    static void arm(const QString& folder);
    /// Gives the calling thread a stack for the handlers: that it overflowed its own could not be noted there. For one
    /// thread that lives to the end of the program, the GUI's.
    static void guardThisThread();
    /// What the last run left in `folder`, and forgets it. Call before arm(). Touches the disk.
    static std::optional<CrashReport> takePrevious(const QString& folder);
};

} // namespace durascope
