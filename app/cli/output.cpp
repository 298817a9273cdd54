// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>

#ifdef _WIN32
#include <io.h>
#else
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace durascope::cli {

namespace {
constexpr std::size_t bufferSize = std::size_t(256) << 10;
}

Output::Output(std::FILE* file)
    : m_file(file)
{
#ifndef _WIN32
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe shows as an error of write
#endif
    m_buffer.reserve(bufferSize + 4096);
}

Output::~Output()
{
    flush();
}

void Output::write(std::string_view bytes)
{
    if (!good())
        return;
    m_buffer += bytes;
    if (m_buffer.size() >= bufferSize) {
        send(m_buffer);
        m_buffer.clear();
    }
}

void Output::flush()
{
    if (good() && !m_buffer.empty())
        send(m_buffer);
    m_buffer.clear();
    if (good() && std::fflush(m_file) != 0)
        (errno == EPIPE ? m_closed : m_failed) = true;
}

void Output::send(std::string_view bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size())
        (errno == EPIPE ? m_closed : m_failed) = true;
}

bool Output::readerGone()
{
#ifndef _WIN32
    pollfd watched{fileno(m_file), 0, 0};
    if (poll(&watched, 1, 0) > 0 && (watched.revents & (POLLERR | POLLHUP)) != 0)
        m_closed = true;
#endif
    return m_closed;
}

int Output::terminalWidth() const
{
#ifdef _WIN32
    return _isatty(_fileno(m_file)) != 0 ? 120 : 0;
#else
    if (isatty(fileno(m_file)) == 0)
        return 0;
    winsize size{};
    if (ioctl(fileno(m_file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
#endif
}

} // namespace durascope::cli
