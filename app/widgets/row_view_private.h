// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_cache.h"
#include "app/widgets/row_columns.h"
#include "app/widgets/row_painter.h"
#include "app/widgets/row_preparer.h"
#include "app/widgets/row_selection.h"
#include "app/widgets/row_view.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QPoint>
#include <QTimer>

class QPushButton;

namespace durascope {

class PositionStrip;

/// The state of a RowView. Its functions stand in files by what they are about: row_view_places, _frame, _current,
/// _live, _paint, _keys, _mouse, _copy, _state.
class RowView::Private {
public:
    Private(RowView* view, QString id);
    ~Private();

    // --- places: which row stands where ---
    qint64 rowCount() const;
    int rowHeight() const { return m_rowHeight; }
    int fullRows() const; ///< That fit whole; at least 1.
    qint64 maxFirst() const;
    qint64 lastVisible() const; ///< Also when it shows only a part.
    int leftEdge() const; ///< Of the first column in the viewport, with horizontal scrolling.
    QRect rowRect(qint64 row) const;
    qint64 rowAtY(int y) const; ///< -1 below the last row.
    int columnAtX(int x) const; ///< Logical; -1 right of the last.
    void setFirst(qint64 row);
    void ensureVisible(qint64 row);
    void barMoved();
    void updateBars();
    void layoutParts();
    bool isAtNewest() const;
    qint64 newestFirst() const; ///< The first visible row when the newest end shows; 0 for a list without one.
    /// Tells the source whether new rows may enter now.
    void updateFollowing();

    // --- frames: at most one repaint in 16 ms ---
    void scheduleFrame();
    void frame();
    bool requestRows(bool ahead); ///< True when all loaded rows on the screen are prepared.
    void take(std::vector<PreparedRow> rows);
    void rebuildLayout();
    void watchMissing(bool missing);

    // --- current row and selection ---
    enum class Pick { Only, Extend, Toggle, Move };
    std::optional<RowKey> keyAt(qint64 row) const;
    RowSelection::KeyAt keyReader() const;
    void pick(qint64 row, Pick how);
    void resolveCurrent(); ///< A row chosen before it was loaded has its key now.
    void setCurrent(std::optional<RowKey> key, qint64 row);
    void selectionTouched();
    qint64 rowToMoveFrom() const;

    // --- the source's signals ---
    void connectSource();
    void onReset();
    void onInserted(qint64 first, qint64 count);
    void onRemoved(qint64 first, qint64 count);
    void onOrderChanged();
    void onArrived(qint64 first, qint64 last);
    void onRowsChanged(const QList<RowKey>& keys);
    void onThemeChanged();
    void forgetOldNotices();

    // --- painting ---
    void paint(QPainter& painter, const QRegion& region);
    bool paintRow(QPainter& painter, qint64 row); ///< True when its contents were there.
    QColor groundOf(qint64 row, bool selected) const;
    void paintCurrentCell(QPainter& painter, const QRect& row) const;
    void paintTyped(QPainter& painter) const;

    // --- input ---
    bool handleKey(QKeyEvent* event);
    bool handleMoveKey(QKeyEvent* event);
    bool handleActionKey(QKeyEvent* event);
    bool handleCopyKey(QKeyEvent* event);
    void goToEdge(bool end, Pick how);
    bool typeAhead(const QString& text);
    void moveColumn(int step);
    void activate(bool newWindow);
    void hover(const QPoint& at);
    bool showToolTip(const QPoint& at, const QPoint& globalPos);
    void openMenu(qint64 row, int column, const QPoint& globalPos);
    void copy(RowSource::CopyKind kind);
    void findNext(const QString& text, bool forward, qint64 from);
    void fitColumn(int column);

    // --- list states ---
    void updateState();
    bool paintState(QPainter& painter); ///< True when it paints instead of rows.
    QRect failureBand() const; ///< Over rows that stay, greyed.

    RowView* const q;
    const QString m_id;
    QPointer<RowSource> m_source;
    RowColumns m_columns;
    PositionStrip* m_strip;
    RowPainter m_painter;
    RowFontTables m_fonts;
    std::shared_ptr<const RowLayout> m_layout;
    std::shared_ptr<RowPreparer> m_preparer;
    RowCache m_cache;
    QSet<RowKey> m_visibleKeys;

    qint64 m_first = 0;
    int m_barShift = 0;
    bool m_settingBar = false;
    int m_rowHeight = 24;
    bool m_pinned = false; ///< Stands at the newest row and goes with it.
    bool m_grewSinceFrame = false;
    bool m_awaiting = false; ///< Rows of the window are being prepared.
    bool m_frameWaits = false; ///< For them.
    qint64 m_lastFirst = 0; ///< Of the frame before: the direction of travel.
    double m_wheelRest = 0;

    RowSelection m_selection;
    std::optional<RowKey> m_current;
    qint64 m_currentRow = -1;
    qint64 m_anchorRow = -1;
    int m_currentColumn = -1; ///< For copying a cell; -1: the key column.
    bool m_columnByKeys = false;
    bool m_dragging = false;
    qint64 m_hoverRow = -1;

    QElapsedTimer m_sinceFrame;
    QTimer m_frameTimer;
    QTimer m_lateTimer; ///< Paints even when the preparation is late.
    QTimer m_idleTimer;
    QElapsedTimer m_missingSince;
    QTimer m_missingTimer;
    bool m_showDashes = false;
    bool m_missing = false;

    struct Changed {
        qint64 until = 0; ///< In ms of m_clock.
        quint64 columns = 0; ///< 0: waits for the new contents.
    };
    QHash<RowKey, Changed> m_changed;
    QTimer m_changedTimer;
    QElapsedTimer m_clock;

    QString m_findText;
    QString m_typed;
    bool m_typedFound = true;
    QTimer m_typedTimer;
    ListState m_state;
    QPushButton* m_stateButton;
    QPoint m_statePlace;
};

} // namespace durascope
