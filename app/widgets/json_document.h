// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_lines.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace durascope {

/// Stored bytes and the lines they are shown in. Immutable, so that a worker thread may make one.
struct JsonDocument {
    QByteArray bytes;
    JsonLines lines;

    std::string_view text() const { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }
};
using JsonDocumentPtr = std::shared_ptr<const JsonDocument>;

/// Null when `stop` asked to stop.
JsonDocumentPtr makeJsonDocument(const QByteArray& bytes, bool pretty, const std::stop_token& stop);

/// One line as it is painted, and which stored byte each of its characters stands for.
struct JsonDisplayLine {
    struct Run {
        JsonSpanKind kind = JsonSpanKind::Raw;
        int start = 0;
        int length = 0;
    };
    QString text;
    std::vector<std::size_t> byteAt; ///< One more than there are characters.
    std::vector<Run> runs;

    /// The character that shows the byte: the first one at or after it.
    int columnOf(std::size_t byte) const;
};

/// Characters that show nothing or turn the order of others are made visible; the bytes stay.
/// A folded line shows its closing bracket too.
JsonDisplayLine displayLine(const JsonDocument& document, std::size_t line, bool folded);

/// Puts the exact bytes on the clipboard: as text, and as bytes where they are no UTF-8.
void copyStoredBytes(const QByteArray& bytes);

} // namespace durascope
