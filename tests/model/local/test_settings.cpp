// SPDX-License-Identifier: Apache-2.0
#include "model/local/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace durascope;

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void startsWithTheDefaults()
    {
        const Settings settings(file());
        QCOMPARE(settings.values(), SettingValues());
        QVERIFY(!QFile::exists(file()));
    }

    void keepsWhatWasChosen()
    {
        const SettingValues chosen{ThemeSetting::HighContrast, RowHeightSetting::Relaxed, 130,
            QByteArrayLiteral("Europe/Berlin"), QStringLiteral("DejaVu Sans Mono")};
        {
            Settings settings(file());
            QSignalSpy changed(&settings, &Settings::changed);
            settings.setTheme(chosen.theme);
            settings.setRowHeight(chosen.rowHeight);
            settings.setTextPercent(chosen.textPercent);
            settings.setTimeZone(chosen.timeZone);
            settings.setFixedFont(chosen.fixedFont);
            settings.setFixedFont(chosen.fixedFont);
            QCOMPARE(changed.size(), 5);
        }
        QCOMPARE(Settings(file()).values(), chosen);
        QFile readable(file());
        QVERIFY(readable.open(QIODevice::ReadOnly));
        QVERIFY(readable.readAll().contains("theme=high-contrast\n"));
    }

    void whatMakesNoSenseCountsAsNotSetAndForeignKeysStay()
    {
        QFile written(file());
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write("[General]\ntheme=purple\nrow-height=normal\ntext-percent=9000\ntime-zone=Mars/Base\nmine=7\n");
        written.close();
        {
            Settings settings(file());
            QCOMPARE(settings.values().theme, ThemeSetting::System);
            QCOMPARE(settings.values().rowHeight, RowHeightSetting::Normal);
            QCOMPARE(settings.values().textPercent, 200);
            QVERIFY(settings.values().timeZone.isEmpty());
            settings.setTextPercent(10);
            QCOMPARE(settings.values().textPercent, 80);
        }
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("mine=7"));
    }

    void saysWhenItCannotBeSaved()
    {
        QFile blocker(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Settings settings(blocker.fileName() + QStringLiteral("/settings.ini"));
        QSignalSpy notSaved(&settings, &Settings::notSaved);
        settings.setTextPercent(120);
        QTRY_COMPARE(notSaved.size(), 1);
        QCOMPARE(settings.values().textPercent, 120);
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
