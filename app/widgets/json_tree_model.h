// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_lexer.h"

#include <QAbstractItemModel>
#include <QByteArray>

#include <deque>
#include <vector>

namespace durascope {

/// A JSON text as a tree: key or index, and the stored bytes of the value on one line. Children are looked for when
/// a container is opened, `batch` at a time; nothing is decoded or copied. Repeated keys stay.
class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    static constexpr int batch = 500;
    explicit JsonTreeModel(QObject* parent = nullptr);

    /// Requires a whole valid JSON text.
    void setBytes(const QByteArray& bytes);
    std::size_t byteOf(const QModelIndex& index) const; ///< Where its value begins.
    std::size_t endOf(const QModelIndex& index) const; ///< Behind its value.

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    struct Node {
        int parent = -1;
        int row = 0;
        JsonToken key; ///< Length 0: an element or the root.
        JsonTokenKind kind = JsonTokenKind::Null; ///< Of its value's first token.
        std::size_t begin = 0; ///< The value's bytes.
        std::size_t end = 0;
        std::size_t resume = 0; ///< Where the next child is looked for.
        bool complete = true; ///< Every child is known.
        std::vector<int> children;
    };
    bool isContainer(const Node& node) const
    {
        return node.kind == JsonTokenKind::BeginObject || node.kind == JsonTokenKind::BeginArray;
    }
    Node valueAt(std::size_t offset) const;
    std::vector<Node> nextChildren(Node& node) const;
    const Node& nodeOf(const QModelIndex& index) const;
    QString nameOf(const Node& node) const;
    QString valueText(const Node& node) const;
    std::string_view text() const { return {m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())}; }

    QByteArray m_bytes;
    std::deque<Node> m_nodes; ///< 0 is the root.
};

} // namespace durascope
