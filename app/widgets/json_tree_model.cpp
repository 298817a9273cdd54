// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_tree_model.h"

#include "app/theme/theme.h"
#include "model/format/format.h"
#include "model/json/json_path.h"

#include <QColor>

namespace durascope {

JsonTreeModel::JsonTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void JsonTreeModel::setBytes(const QByteArray& bytes)
{
    beginResetModel();
    m_bytes = bytes;
    m_nodes.clear();
    if (!bytes.isEmpty())
        m_nodes.push_back(valueAt(0));
    endResetModel();
}

JsonTreeModel::Node JsonTreeModel::valueAt(std::size_t offset) const
{
    JsonLexer lexer(text().substr(offset));
    const JsonToken first = lexer.next();
    Node node;
    node.kind = first.kind;
    node.begin = offset + first.offset;
    node.end = jsonValueEnd(text(), node.begin);
    if (isContainer(node)) {
        const JsonTokenKind second = lexer.next().kind;
        node.resume = node.begin + 1;
        node.complete = second == JsonTokenKind::EndObject || second == JsonTokenKind::EndArray;
    }
    return node;
}

std::vector<JsonTreeModel::Node> JsonTreeModel::nextChildren(Node& node) const
{
    std::vector<Node> found;
    while (!node.complete && static_cast<int>(found.size()) < batch) {
        JsonToken key;
        std::size_t at = node.resume;
        if (node.kind == JsonTokenKind::BeginObject) {
            JsonLexer lexer(text().substr(at));
            key = lexer.next();
            key.offset += at;
            lexer.next(); // the colon
            at += lexer.position();
        }
        Node child = valueAt(at);
        child.key = key;
        JsonLexer behind(text().substr(child.end));
        node.complete = child.end <= at || behind.next().kind != JsonTokenKind::Comma;
        node.resume = child.end + behind.position();
        found.push_back(std::move(child));
    }
    return found;
}

const JsonTreeModel::Node& JsonTreeModel::nodeOf(const QModelIndex& index) const
{
    return m_nodes[static_cast<std::size_t>(index.internalId())];
}

std::size_t JsonTreeModel::byteOf(const QModelIndex& index) const
{
    return index.isValid() ? nodeOf(index).begin : 0;
}

std::size_t JsonTreeModel::endOf(const QModelIndex& index) const
{
    return index.isValid() ? nodeOf(index).end : 0;
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column > 1 || row >= rowCount(parent))
        return {};
    const int id = parent.isValid() ? nodeOf(parent).children[static_cast<std::size_t>(row)] : 0;
    return createIndex(row, column, static_cast<quintptr>(id));
}

QModelIndex JsonTreeModel::parent(const QModelIndex& index) const
{
    const int above = index.isValid() ? nodeOf(index).parent : -1;
    if (above < 0)
        return {};
    return createIndex(m_nodes[static_cast<std::size_t>(above)].row, 0, static_cast<quintptr>(above));
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    return parent.isValid() ? static_cast<int>(nodeOf(parent).children.size()) : m_nodes.empty() ? 0 : 1;
}

int JsonTreeModel::columnCount(const QModelIndex&) const
{
    return 2;
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return !m_nodes.empty();
    return parent.column() == 0 && (!nodeOf(parent).complete || !nodeOf(parent).children.empty());
}

bool JsonTreeModel::canFetchMore(const QModelIndex& parent) const
{
    return parent.isValid() && parent.column() == 0 && !nodeOf(parent).complete;
}

void JsonTreeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    const auto id = static_cast<int>(parent.internalId());
    Node& node = m_nodes[static_cast<std::size_t>(id)];
    std::vector<Node> found = nextChildren(node);
    if (found.empty())
        return;
    const auto first = static_cast<int>(node.children.size());
    beginInsertRows(parent, first, first + static_cast<int>(found.size()) - 1);
    for (Node& child : found) {
        child.parent = id;
        child.row = static_cast<int>(node.children.size());
        node.children.push_back(static_cast<int>(m_nodes.size()));
        m_nodes.push_back(std::move(child)); // a deque: `node` stays where it is
    }
    endInsertRows();
}

QString JsonTreeModel::nameOf(const Node& node) const
{
    if (node.parent < 0)
        return QStringLiteral("$");
    if (node.key.length == 0)
        return QStringLiteral("[%1]").arg(node.row);
    return oneLine(text().substr(node.key.offset + 1, node.key.length - 2));
}

QString JsonTreeModel::valueText(const Node& node) const
{
    constexpr int shown = 400;
    return oneLine(text().substr(node.begin, std::min<std::size_t>(node.end - node.begin, 4'000)), shown);
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeOf(index);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return index.column() == 0 ? nameOf(node) : valueText(node);
    if (role != Qt::ForegroundRole)
        return {};
    if (index.column() == 0)
        return Theme::instance().color(Token::JsonKey);
    switch (node.kind) {
    case JsonTokenKind::String:
        return Theme::instance().color(Token::JsonString);
    case JsonTokenKind::Number:
        return Theme::instance().color(Token::JsonNumber);
    case JsonTokenKind::BeginObject:
    case JsonTokenKind::BeginArray:
        return Theme::instance().color(Token::Text3);
    default:
        return Theme::instance().color(Token::JsonLiteral);
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Value");
}

} // namespace durascope
