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
    /// `id` names the list in the settings: columns and widths are kept under it.
    explicit RowView(QString id, QWidget* parent = nullptr);
    ~RowView() override;

    void setSource(RowSource* source); ///< Not owned. Null empties the view.
    RowSource* source() const;

    std::optional<RowKey> currentKey() const;
    /// Makes a row current, selects it alone and scrolls it into view; `row` may be any position.
    void setCurrentRow(qint64 row);
    bool setCurrentKey(RowKey key); ///< False when the source does not know where it is.
    std::vector<RowKey> selectedKeys() const;
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

    QByteArray saveColumns() const; ///< By column id: width, order, hidden.
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void currentChanged(std::optional<durascope::RowKey> key);
    void selectionChanged();
    void activated(durascope::RowKey key, bool newWindow); ///< Enter, double click; Ctrl+Enter.
    void contextMenuWanted(
        durascope::RowKey key, int column, QPoint globalPos, class QMenu* menu); ///< Add actions to it.
    void columnsChanged();
    void painted(); ///< After a paint that shows rows; for measuring.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
