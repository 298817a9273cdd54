// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_menu.h"

#include "app/widgets/json_document.h"
#include "model/json/json_path.h"

namespace durascope {

JsonMenu::JsonMenu(const QByteArray& bytes, std::size_t byte, QWidget* parent)
    : QMenu(parent)
{
    const auto place = [bytes, byte] {
        return jsonPlaceAt(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), byte);
    };
    connect(addAction(tr("Copy value")), &QAction::triggered, this, [bytes, place] {
        const JsonPlace found = place();
        copyStoredBytes(
            bytes.mid(static_cast<qsizetype>(found.valueOffset), static_cast<qsizetype>(found.valueLength)));
    });
    connect(addAction(tr("Copy path")), &QAction::triggered, this,
        [place] { copyStoredBytes(QByteArray::fromStdString(place().path)); });
    connect(addAction(tr("Copy all")), &QAction::triggered, this, [bytes] { copyStoredBytes(bytes); });
}

void JsonMenu::addSelection(const QByteArray& selected)
{
    auto* copy = new QAction(tr("Copy"), this);
    connect(copy, &QAction::triggered, this, [selected] { copyStoredBytes(selected); });
    insertAction(actions().value(0), copy);
}

} // namespace durascope
