// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace durascope::cli {

/// Standard output with a large buffer. When the reader of a pipe goes away writing becomes a no-op and `closed()`
/// says so; any other failure to write is `failed()`.
class Output {
public:
    explicit Output(std::FILE* file = stdout);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// Where a line is built before `write`; keeps its capacity.
    std::string& line() { return m_line; }
    void write(std::string_view bytes);
    void flush();
    bool closed() const { return m_closed; }
    bool failed() const { return m_failed; }
    bool good() const { return !m_closed && !m_failed; }
    /// Looks whether the reader of the pipe is gone, without writing.
    bool readerGone();
    /// Columns of the terminal; 0 when it is none.
    int terminalWidth() const;

private:
    void send(std::string_view bytes);

    std::FILE* m_file;
    std::string m_buffer;
    std::string m_line;
    bool m_closed = false;
    bool m_failed = false;
};

} // namespace durascope::cli
