// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_fonts.h"
#include "model/paging/row_source.h"

#include <QPointF>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace durascope {

/// What preparing needs of a column; hidden ones have no width.
struct RowColumnLayout {
    float width = 0;
    Qt::Alignment alignment = Qt::AlignLeft;
    bool fixedFont = false;
    ElideAt elide = ElideAt::End;
    friend bool operator==(const RowColumnLayout&, const RowColumnLayout&) = default;
};

/// Everything a row's look depends on beside its block. Immutable; another value is another generation.
struct RowLayout {
    std::vector<RowColumnLayout> columns; ///< By logical index.
    RowFontTables fonts;
    QString findText;
    float padding = 8;
    float glyphSide = 14;
    float lineHeight = 24;
};

/// One text of a cell, ready to paint at `x` px right of the cell's left edge.
struct PreparedText {
    QString text; ///< Only where glyphs are not enough.
    quint32 glyphs = 0; ///< First in the row's arrays.
    quint32 glyphCount = 0;
    float x = 0;
    float width = 0;
    RowFont font = RowFont::Body;
    Tone tone = Tone::Normal;
    bool isEmpty() const { return glyphCount == 0 && text.isEmpty(); }
};

/// A stretch of a cell that was found, px from the cell's left edge.
struct PreparedMark {
    float x = 0;
    float width = 0;
};

struct PreparedCell {
    PreparedText text;
    PreparedText note;
    Glyph glyph = Glyph::None;
    bool elided = false;
    std::shared_ptr<const CellDrawing> drawing;
    std::vector<PreparedMark> marks;
    size_t fingerprint = 0; ///< Of what the cell says, to tell a changed cell.
};

/// A row shaped for one layout. Immutable once it left the preparation thread.
struct PreparedRow {
    RowKey key;
    RowState state = RowState::Ready;
    std::shared_ptr<const RowBlock> block;
    std::shared_ptr<const RowLayout> layout;
    std::vector<PreparedCell> cells; ///< By logical column.
    bool spans = false; ///< The first cell stands across the whole row, the others are empty.
    std::vector<quint32> glyphs;
    std::vector<QPointF> positions; ///< Beside each glyph, from 0.
};

/// Shapes one row; pure.
PreparedRow prepareRow(const RowRef& row, const std::shared_ptr<const RowLayout>& layout);

/// The one thread that formats and shortens cells for every list of the program. A list's newer job replaces its
/// older one.
class RowPreparer {
public:
    using Done = std::function<void(std::vector<PreparedRow>)>;
    struct Job {
        std::shared_ptr<const RowLayout> layout;
        std::vector<RowRef> rows; ///< Each with a block.
        size_t first = 0; ///< So many of them are handed over at once; the rest is for later scrolling.
        Done done; ///< Called on the preparation thread.
    };

    RowPreparer();
    ~RowPreparer();
    RowPreparer(const RowPreparer&) = delete;
    RowPreparer& operator=(const RowPreparer&) = delete;
    static std::shared_ptr<RowPreparer> shared();

    void submit(const void* client, Job job);
    /// Drops the client's job; when it returns, `done` is neither running nor called again.
    void forget(const void* client);

private:
    struct Entry {
        const void* client;
        Job job;
    };
    void run();
    void work(const Entry& entry);
    bool superseded(const void* client);
    void deliver(const Job& job, std::vector<PreparedRow>& rows);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::vector<Entry> m_waiting; ///< At most one a client.
    const void* m_active = nullptr;
    bool m_dropActive = false;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace durascope
