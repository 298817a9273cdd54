// SPDX-License-Identifier: Apache-2.0
// Dies the way a reader of a live store dies when its -shm is cut: reads a mapped page that the file no longer has.
// With a second word it dies of a recursion that does not end. As in the program another thread arms the note.
#include "model/local/crash_note.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <thread>

namespace {

int overflow(const volatile char* above)
{
    volatile char here[4096];
    here[0] = above[0];
    return here[0] == 'x' ? 0 : overflow(here) + here[0];
}

int readWhatIsCut(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT, 0600);
    if (file < 0 || ftruncate(file, 4096) != 0)
        return 2;
    const auto* page = static_cast<const volatile char*>(mmap(nullptr, 4096, PROT_READ, MAP_SHARED, file, 0));
    if (ftruncate(file, 0) != 0)
        return 2;
    return page[0];
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    durascope::CrashNote::guardThisThread();
    std::thread([&folder] { durascope::CrashNote::arm(folder); }).join();
    if (argc == 2)
        return readWhatIsCut((folder + QStringLiteral("/mapped")).toStdString());
    const char none = 0;
    return overflow(&none);
}
