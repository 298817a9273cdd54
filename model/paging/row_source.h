// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/cell.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace durascope {

/// The identity of a row: survives inserts, sorting and reading again. Usually the engine's row number.
struct RowKey {
    qint64 value = 0;
    auto operator<=>(const RowKey&) const = default;
};
inline size_t qHash(RowKey key, size_t seed = 0)
{
    return ::qHash(key.value, seed);
}

enum class RowState : quint8 {
    Ready,
    Loading, ///< Asked for, not here yet: dashes after 150 ms.
    Failed, ///< Could not be read or decoded: the reason stands in the row.
    Gone ///< Was there, is not any more: struck until the next refresh.
};

/// A column as a list needs it.
struct ColumnSpec {
    QByteArray id; ///< Stable, for settings: "status", "started".
    QString title;
    int width = 100; ///< px at 100 % text.
    Qt::Alignment alignment = Qt::AlignLeft;
    bool fixedFont = false;
    bool stretches = false; ///< Takes the slack; exactly one column of a list does.
    ElideAt elide = ElideAt::End;
    bool sortable = false; ///< An index or a table in memory serves the order.
    QString unsortableReason; ///< For the header's tooltip.
    int leavesAt = 0; ///< Priority: 0 never leaves; columns with the highest number leave first when it is narrow.
    bool hiddenAtFirst = false;
    QString tooltip;
};

/// Rows that were read together. Immutable: it may be used from any thread and is replaced, never changed.
class RowBlock {
public:
    virtual ~RowBlock() = default;
    virtual int size() const = 0;
    virtual RowKey key(int index) const = 0;
    virtual RowState state(int index) const = 0;
    /// What a cell shows. Pure and thread-safe: it is also called off the GUI thread.
    virtual Cell cell(int index, int column) const = 0;
    /// Full text of a cell for tooltip, copy and screen reader; one line or more.
    virtual QString fullText(int index, int column) const { return cell(index, column).text; }
    /// Of a failed row that has no cells: why, in a sentence that stands across the row. Empty: the cells stand.
    virtual QString reason(int index) const
    {
        Q_UNUSED(index)
        return {};
    }
};

/// Where a row stands; `block` null: not loaded.
struct RowRef {
    std::shared_ptr<const RowBlock> block;
    int index = 0;
    explicit operator bool() const { return block != nullptr; }
    RowState state() const { return block ? block->state(index) : RowState::Loading; }
};

/// What a whole list is in, when it is not simply showing rows.
struct ListState {
    enum class Kind : quint8 { Loading, Empty, NothingMatches, Failed, Rows };
    Kind kind = Kind::Loading;
    QString sentence; ///< What would be here and when; or the error's sentence.
    QString hint;
    QString code; ///< The engine's own words, for Failed.
    QString action; ///< Text of one action, e.g. "Try again"; empty for none.
};

/// A tick of the position strip at the list's right edge: 0 … 1 along the list.
struct StripMark {
    double at = 0;
    Tone tone = Tone::Failed;
};

/// Rows of a list, addressed by 64-bit position; what RowView shows. Lives on the GUI thread and never blocks there.
class RowSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<ColumnSpec> columns() const = 0;
    virtual qint64 rowCount() const = 0;
    virtual bool countIsEstimate() const { return false; }
    virtual ListState listState() const = 0;
    virtual RowRef rowAt(qint64 row) const = 0;
    /// The key of a row also while its contents are not loaded; nullopt where only reading can tell.
    virtual std::optional<RowKey> keyAt(qint64 row) const = 0;
    /// Where a key stands now; nullopt when it is not in the list.
    virtual std::optional<qint64> rowOf(RowKey key) const = 0;
    /// The view shows [first, last] (already clamped): load them and a page ahead in the direction of travel.
    virtual void wantRows(qint64 first, qint64 last) = 0;

    /// Sorting happens in the source. -1: the source's own order.
    virtual int sortColumn() const { return -1; }
    virtual Qt::SortOrder sortOrder() const { return Qt::DescendingOrder; }
    virtual void sortBy(int column, Qt::SortOrder order);

    /// The end where new rows come: 0 for newest first, rowCount() - 1 for newest last, nullopt when the order has
    /// none.
    virtual std::optional<qint64> newestRow() const { return std::nullopt; }
    /// Whether new rows may enter now. A view that stands elsewhere than at the newest row, or has a selection
    /// there, turns it off; the source then collects them and says so by heldBackChanged.
    virtual void setFollowing(bool follows);
    bool following() const { return m_following; }
    struct HeldBack {
        qint64 added = 0;
        qint64 changed = 0;
    };
    virtual HeldBack heldBack() const { return {}; }
    virtual void showHeldBack(); ///< R: lets them in.

    enum class CopyKind { Cell, RowAsJson, Id, CommandLine, Sql };
    /// Text of rows for the clipboard, exact bytes, whole payloads; may need the store, so it answers later.
    virtual void copyText(
        std::vector<RowKey> rows, CopyKind kind, int column, std::function<void(QString text, QString problem)> done);
    /// Which kinds make sense here.
    virtual QList<CopyKind> copyKinds() const { return {CopyKind::Cell}; }

    /// Next row after `from` whose shown text contains `text`, without case; answers later; nullopt: none.
    virtual void find(QString text, qint64 from, bool forward, std::function<void(std::optional<qint64>)> done);

    virtual QList<StripMark> stripMarks() const { return {}; }
    /// Relative density of rows along the strip, `parts` values 0 … 1; empty: not known.
    virtual QList<float> stripDensity(int parts) const;
    /// Text for a position on the strip or scroll bar while dragging, e.g. "1,682,581 · 12 Apr".
    virtual QString positionLabel(qint64 row) const;

Q_SIGNALS:
    void reset(); ///< Everything but selected keys is void.
    void rowsInserted(qint64 first, qint64 count); ///< Row numbers from `first` on moved up by `count`.
    void rowsRemoved(qint64 first, qint64 count);
    void orderChanged(); ///< Same kind of rows, other places: keep keys, forget numbers.
    void rowsArrived(qint64 first, qint64 last); ///< Contents came; numbers stay.
    void rowsChanged(
        const QList<durascope::RowKey>& keys); ///< A cell got another value by a live update: notice colour.
    void listStateChanged();
    void heldBackChanged();
    void stripChanged();

private:
    bool m_following = true;
};

} // namespace durascope
