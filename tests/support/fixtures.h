// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>

namespace durascope {

/// Copies a store such as "jamjet/jamjet-0.5.0-server.db" to where a test may open it and write to it.
inline bool copyFixture(const QString& fixture, const QString& path)
{
    return QFile::copy(QStringLiteral(DURASCOPE_FIXTURES "/") + fixture, path)
        && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
}

/// The stores of a family's folder, without `.db`.
inline QStringList fixtureNames(const QString& family)
{
    QStringList names
        = QDir(QStringLiteral(DURASCOPE_FIXTURES "/") + family).entryList({QStringLiteral("*.db")}, QDir::Files);
    names.replaceInStrings(QStringLiteral(".db"), QString());
    return names;
}

} // namespace durascope
