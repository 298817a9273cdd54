// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_document.h"

#include "backends/contract/utf8.h"
#include "model/format/format.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace durascope {

namespace {

/// Adds characters and remembers their bytes.
class LineWriter {
public:
    LineWriter(JsonDisplayLine& line, std::string_view text)
        : m_line(line)
        , m_text(text)
    {
    }
    void addMark(const QString& mark, std::size_t byte) { add(mark, byte); }
    void addSpan(const JsonSpan& span)
    {
        const int start = static_cast<int>(m_line.text.size());
        const std::size_t end = span.offset + span.length;
        for (std::size_t at = span.offset; at < end;) {
            const auto byte = static_cast<unsigned char>(m_text[at]);
            if (byte >= 0x20 && byte < 0x7F) {
                m_line.text += QLatin1Char(static_cast<char>(byte));
                m_line.byteAt.push_back(at++);
                continue;
            }
            const std::size_t length = std::max<std::size_t>(1, utf8SequenceLength(m_text.substr(0, end), at));
            add(oneLine(m_text.substr(at, length)), at);
            at += length;
        }
        m_line.runs.push_back({span.kind, start, static_cast<int>(m_line.text.size()) - start});
        m_end = end;
    }
    std::size_t end() const { return m_end; }

private:
    void add(const QString& text, std::size_t byte)
    {
        m_line.text += text;
        m_line.byteAt.insert(m_line.byteAt.end(), static_cast<std::size_t>(text.size()), byte);
    }
    JsonDisplayLine& m_line;
    std::string_view m_text;
    std::size_t m_end = 0;
};

} // namespace

JsonDocumentPtr makeJsonDocument(const QByteArray& bytes, bool pretty, const std::stop_token& stop)
{
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    auto lines = pretty ? JsonLines::pretty(text, stop) : JsonLines::raw(text, stop);
    if (!lines)
        return nullptr;
    return std::make_shared<const JsonDocument>(JsonDocument{bytes, std::move(*lines)});
}

int JsonDisplayLine::columnOf(std::size_t byte) const
{
    return static_cast<int>(std::lower_bound(byteAt.begin(), byteAt.end(), byte) - byteAt.begin());
}

JsonDisplayLine displayLine(const JsonDocument& document, std::size_t line, bool folded)
{
    JsonDisplayLine shown;
    LineWriter writer(shown, document.text());
    const auto addSpans = [&](std::size_t which) {
        bool afterColon = false;
        for (const JsonSpan& span : document.lines.spans(document.text(), which)) {
            if (afterColon)
                writer.addMark(QStringLiteral(" "), span.offset);
            writer.addSpan(span);
            afterColon = span.kind == JsonSpanKind::Punctuation && document.text()[span.offset] == ':';
        }
    };
    addSpans(line);
    if (folded) {
        writer.addMark(QStringLiteral(" … "), writer.end());
        addSpans(document.lines.at(line).foldEnd);
    }
    shown.byteAt.push_back(writer.end());
    return shown;
}

void copyStoredBytes(const QByteArray& bytes)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromUtf8(bytes));
    if (!isValidUtf8(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))))
        data->setData(QStringLiteral("application/octet-stream"), bytes);
    QGuiApplication::clipboard()->setMimeData(data.release());
}

} // namespace durascope
