// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <memory>

class QHeaderView;

namespace durascope {

/// The one list of the program: rows of a RowSource, addressed by 64-bit position, at the same cost for a thousand
/// rows and for a billion. Selection is by key, so it survives inserts, sorting and reading again.
class RowView : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// `id` names the list in the settings: columns and widths are kept under it. It is the object's name, too.
    explicit RowView(QString id, QWidget* parent = nullptr);
    ~RowView() override;

    void setSource(RowSource* source); ///< Not owned. Null empties the view.
    RowSource* source() const;

    std::optional<RowKey> currentKey() const;
    /// Makes a row current, selects it alone and scrolls it into view; `row` may be any position.
    void setCurrentRow(qint64 row);
    bool setCurrentKey(RowKey key); ///< False when the source does not know where it is.
    /// In the order shown. Of "all" and of long ranges the keys that are known, at most 100,000.
    std::vector<RowKey> selectedKeys() const;
    bool allSelected() const; ///< Ctrl+A: the whole query, also rows that come later.
    qint64 selectedCount() const; ///< Also right for ranges whose keys are not loaded.
    void clearSelection();

    qint64 firstVisibleRow() const;
    int visibleRowCount() const;
    void scrollToRow(qint64 row);
    void setPositionStripVisible(bool visible);
    /// Where new rows come and following holds: End or Home goes there.
    void goToNewest();

    QHeaderView* header() const;
    void setFindText(const QString& text); ///< Hits are marked in the rows shown.
    void findNext(bool forward);

    /// Show and hide, sort, reset: what a right click on the header offers, for a button or a key.
    void popupColumnsMenu(QPoint globalPos);
    /// Puts the text of the selected rows on the clipboard; says() tells the outcome.
    void copySelected(RowSource::CopyKind kind);

    QByteArray saveColumns() const; ///< By column id: width, order, hidden.
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void currentChanged(std::optional<durascope::RowKey> key);
    void selectionChanged();
    void activated(durascope::RowKey key, bool newWindow); ///< Enter, double click; Ctrl+Enter.
    void contextMenuWanted(
        durascope::RowKey key, int column, QPoint globalPos, class QMenu* menu); ///< Add actions to it.
    void columnsChanged(); ///< By a person: worth saving.
    void listActionWanted(); ///< The button of the list's state, e.g. "Try again".
    void says(const QString& sentence); ///< For the status bar: "Copied 3 rows".
    void prepared(); ///< The rows that are seen can be painted.
    void painted(); ///< After a paint that shows rows; for measuring.

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    friend class RowViewAccessible;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
