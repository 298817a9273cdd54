// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_columns.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopedValueRollback>

namespace durascope {

QByteArray RowColumns::save() const
{
    QJsonArray columns;
    for (int visual = 0; visual < m_header->count() && visual < m_own.size(); ++visual) {
        const int logical = m_header->logicalIndex(visual);
        columns.append(QJsonObject{{QStringLiteral("id"), QString::fromUtf8(m_specs[logical].id)},
            {QStringLiteral("width"), m_own[logical].width}, {QStringLiteral("hidden"), m_own[logical].hidden}});
    }
    return QJsonDocument(columns).toJson(QJsonDocument::Compact);
}

void RowColumns::restore(const QByteArray& state)
{
    m_saved = state;
    if (m_specs.isEmpty())
        return; // applied when the columns are known
    applySaved();
    arrange();
}

void RowColumns::applySaved()
{
    const QScopedValueRollback guard(m_arranging, true);
    int visual = 0;
    const QJsonArray columns = QJsonDocument::fromJson(m_saved).array();
    for (const auto& value : columns) {
        const QByteArray id = value[QStringLiteral("id")].toString().toUtf8();
        for (int logical = 0; logical < m_specs.size(); ++logical) {
            if (m_specs[logical].id != id)
                continue;
            const int width = value[QStringLiteral("width")].toInt();
            if (width >= 10 && width <= 4000)
                m_own[logical].width = width;
            m_own[logical].hidden = value[QStringLiteral("hidden")].toBool() && logical != keyColumn();
            m_header->moveSection(m_header->visualIndex(logical), visual++);
        }
    }
}

void RowColumns::resetToSpecs()
{
    const QScopedValueRollback guard(m_arranging, true);
    m_saved.clear();
    for (int logical = 0; logical < m_specs.size(); ++logical) {
        m_own[logical] = {m_specs[logical].width, m_specs[logical].hiddenAtFirst};
        m_header->moveSection(m_header->visualIndex(logical), logical);
    }
    arrange();
}

} // namespace durascope
