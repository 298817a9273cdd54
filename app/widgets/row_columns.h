// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QList>
#include <QObject>

class QHeaderView;
class QMenu;

namespace durascope {

class ColumnTitles;

/// The columns of a list: Qt's header, and which column is shown how wide. The stretching column takes the slack;
/// where it is narrow columns leave by priority; what a person set is kept by column id.
class RowColumns : public QObject {
    Q_OBJECT
public:
    struct Place {
        int logical = 0;
        int x = 0; ///< From the left edge of the first column.
        int width = 0;
    };

    explicit RowColumns(QWidget* parent);
    QHeaderView* header() const { return m_header; }

    /// Takes over the columns; what was set for ids that are still there stays.
    void setSpecs(const QList<ColumnSpec>& specs);
    const QList<ColumnSpec>& specs() const { return m_specs; }
    void setAvailableWidth(int width);
    void setSort(int column, Qt::SortOrder order);
    void setWidth(int logical, int width);

    /// Columns on the screen from left to right.
    const QList<Place>& places() const { return m_places; }
    int totalWidth() const;
    /// The column that names a row: the first that never leaves and is no status.
    int keyColumn() const;

    QByteArray save() const;
    void restore(const QByteArray& state);
    void resetToSpecs();
    /// Show and hide, sort, reset.
    void fillMenu(QMenu& menu);
    void applyTheme();

Q_SIGNALS:
    void placesChanged();
    void changedByUser();
    void sortWanted(int column, Qt::SortOrder order);
    void fitWanted(int column);

private:
    struct Own {
        int width = 0; ///< At 100 % text.
        bool hidden = false;
    };
    void arrange();
    void chooseLeaving(int available);
    void readPlaces();
    void applySaved();
    void sectionResized(int logical, int width);
    void stretchingResized(int logical, int width);
    int stretchingFloor(int logical) const;
    void clicked(int logical);
    int naturalWidth(int logical) const;
    int leastWidth(int logical) const;

    QHeaderView* m_header;
    ColumnTitles* m_titles;
    QList<ColumnSpec> m_specs;
    QList<Own> m_own;
    QList<bool> m_left;
    QList<Place> m_places;
    QByteArray m_saved;
    int m_available = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_arranging = false;
};

/// Titles for the header; a model without rows.
class ColumnTitles : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;
    void setSpecs(const QList<ColumnSpec>& specs);
    QModelIndex index(int, int, const QModelIndex& = {}) const override { return {}; }
    QModelIndex parent(const QModelIndex&) const override { return {}; }
    int rowCount(const QModelIndex& = {}) const override { return 0; }
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex&, int) const override { return {}; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ColumnSpec> m_specs;
};

} // namespace durascope
