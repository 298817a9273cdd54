// SPDX-License-Identifier: Apache-2.0
#include "app/shell/start_options.h"

#include "app/shell/window_frame.h"
#include "app/widgets/plain_text.h"
#include "support/fixtures.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace durascope;

class TestStartOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfStoresAreNeverOptionsAfterTwoDashes()
    {
        const QString here = QDir::currentPath();
        const auto stores = [](const QStringList& arguments) { return parseStartOptions(arguments).stores; };
        QCOMPARE(stores({QStringLiteral("a.db"), QStringLiteral("demo:")}),
            QStringList({here + QStringLiteral("/a.db"), QStringLiteral("demo:")}));
        QCOMPARE(stores({QStringLiteral("--"), QStringLiteral("--page"), QStringLiteral("-x")}),
            QStringList({here + QStringLiteral("/--page"), here + QStringLiteral("/-x")}));
        for (const char* odd : {"-", "a\nb.db", "x?mode=rwc", "%00", "a b#c", "file name"})
            QCOMPARE(
                stores({QString::fromLatin1(odd)}), QStringList(here + QLatin1Char('/') + QString::fromLatin1(odd)));
        QCOMPARE(stores({QStringLiteral("/srv/a/../b.db")}), QStringList(QStringLiteral("/srv/b.db")));
        QCOMPARE(stores({QStringLiteral("sqlite:/x.db")}), QStringList(QStringLiteral("sqlite:/x.db")));
    }

    void optionsTakeTheirValues()
    {
        const StartOptions options = parseStartOptions({QStringLiteral("--page=log"), QStringLiteral("--size"),
            QStringLiteral("1024x700"), QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--text=200"),
            QStringLiteral("--screenshot"), QStringLiteral("a.png"), QStringLiteral("demo:")});
        QCOMPARE(options.problem, QString());
        QCOMPARE(options.page, QByteArray("log"));
        QCOMPARE(options.size, std::optional(QSize(1024, 700)));
        QCOMPARE(options.theme, QByteArray("dark"));
        QCOMPARE(options.textPercent, 200);
        QCOMPARE(options.screenshot, QStringLiteral("a.png"));
        QCOMPARE(options.stores, QStringList(QStringLiteral("demo:")));
    }

    void wrongUsageIsSaid()
    {
        for (const QStringList& wrong : QList<QStringList>{{QStringLiteral("--nope")}, {QStringLiteral("--page")},
                 {QStringLiteral("--page=health")}, {QStringLiteral("--size=9x9")}, {QStringLiteral("--text=10")},
                 {QStringLiteral("--theme=pink")}, {QStringLiteral("-z")}})
            QVERIFY2(!parseStartOptions(wrong).problem.isEmpty(), qPrintable(wrong.join(QLatin1Char(' '))));
    }

    void sameStoreByPath()
    {
        const QString here = QDir::currentPath();
        QVERIFY(sameStore(QStringLiteral("a.db"), here + QStringLiteral("/x/../a.db")));
        QVERIFY(sameStore(QStringLiteral("sqlite:a.db"), QStringLiteral("a.db")));
        QVERIFY(sameStore(QStringLiteral("demo:"), QStringLiteral("demo:")));
        QVERIFY(!sameStore(QStringLiteral("demo:"), QStringLiteral("demo")));
        QVERIFY(!sameStore(QStringLiteral("a.db"), QStringLiteral("b.db")));
    }

    void toolTipsAreNeverMarkup()
    {
        QCOMPARE(plainToolTip(QString()), QString());
        QVERIFY(plainToolTip(QStringLiteral("<b>x</b>")).contains(QStringLiteral("&lt;b&gt;x&lt;/b&gt;")));
        QVERIFY(plainToolTip(QString(100'000, QLatin1Char('a'))).size() < 2'200);
    }

    void withoutADisplayOneSentenceAndNoAbort_data()
    {
        QTest::addColumn<QString>("display");
        QTest::newRow("none") << QString();
        QTest::newRow("one that is not there") << QStringLiteral(":4711");
    }

    void withoutADisplayOneSentenceAndNoAbort()
    {
        QFETCH(QString, display);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE"})
            environment.remove(QString::fromLatin1(name));
        if (!display.isEmpty())
            environment.insert(QStringLiteral("DISPLAY"), display);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(DURASCOPE_BIN_DIR "/durascope"), {QStringLiteral("demo:")});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 1);
        const QByteArray said = program.readAllStandardError();
        QVERIFY(said.contains("dscope") && said.contains("xvfb-run"));
        QCOMPARE(said.count('\n'), 1);
        QCOMPARE(program.readAllStandardOutput(), QByteArray());
    }

    /// The program as it is started, from its first thread to its last.
    void opensAStoreAndEnds()
    {
        const QTemporaryDir home;
        const QString store = home.filePath(QStringLiteral("f.db"));
        QVERIFY(copyFixture(QStringLiteral("factstr/factstr-sqlite-0.5.2.db"), store));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            environment.insert(QString::fromLatin1(name), home.path());
        QProcess program;
        program.setProcessEnvironment(environment);
        const QString picture = home.filePath(QStringLiteral("p.png"));
        program.start(QStringLiteral(DURASCOPE_BIN_DIR "/durascope"),
            {QStringLiteral("--page"), QStringLiteral("log"), QStringLiteral("--screenshot"), picture, store});
        QVERIFY(program.waitForFinished(60'000));
        QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0,
            program.readAllStandardError().constData());
        QVERIFY(QFileInfo(picture).size() > 0);
    }

    void answersWithoutADisplay()
    {
        QProcess program;
        program.start(QStringLiteral(DURASCOPE_BIN_DIR "/durascope"), {QStringLiteral("--help")});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains("--screenshot"));
        program.start(QStringLiteral(DURASCOPE_BIN_DIR "/durascope"), {QStringLiteral("--frobnicate")});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitCode(), 2);
    }
};

QTEST_GUILESS_MAIN(TestStartOptions)
#include "test_start_options.moc"
