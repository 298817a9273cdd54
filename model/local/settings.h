// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>

namespace durascope {

enum class ThemeSetting { System, Light, Dark, HighContrast };
enum class RowHeightSetting { Compact, Normal, Relaxed };

/// What a user has chosen. Plain values; the defaults are those of a first start.
struct SettingValues {
    ThemeSetting theme = ThemeSetting::System;
    RowHeightSetting rowHeight = RowHeightSetting::Normal;
    int textPercent = 100; ///< 80 … 200.
    QByteArray timeZone; ///< IANA name, "UTC"; empty: the system's.
    QString fixedFont; ///< Family; empty: the system's.
    bool operator==(const SettingValues&) const = default;
};

/// The settings of a user, kept in one small file that a person can read and edit. Read once, when it is made, before
/// the first window; every change works at once and is written on another thread. A value that makes no sense counts
/// as not set; keys that are not ours stay.
class Settings : public QObject {
    Q_OBJECT
public:
    static QString defaultFile();

    explicit Settings(QString file = defaultFile(), QObject* parent = nullptr);
    ~Settings() override; ///< Waits for the file to be written.

    const SettingValues& values() const { return m_values; }
    void setValues(SettingValues values); ///< Out of range values are brought into it.
    void setTheme(ThemeSetting theme);
    void setRowHeight(RowHeightSetting rowHeight);
    void setTextPercent(int percent);
    void setTimeZone(const QByteArray& timeZone);
    void setFixedFont(const QString& family);

    QString file() const { return m_file; }

Q_SIGNALS:
    void changed(const durascope::SettingValues& values);
    void notSaved(const QString& file); ///< The file could not be written; the values hold until the program ends.

private:
    void write();

    QString m_file;
    SettingValues m_values;
    QThreadPool m_writer; ///< One thread: writes in order.
};

} // namespace durascope
