// SPDX-License-Identifier: Apache-2.0
#include "model/local/crash_note.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace durascope;

class TestCrashNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsThatAFileWasCutUnderUs()
    {
        const QTemporaryDir folder;
        QProcess child;
        child.start(QStringLiteral(DURASCOPE_CRASH_CHILD), {folder.path()});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const auto report = CrashNote::takePrevious(folder.path());
        QVERIFY(report.has_value());
        QVERIFY(report->fileChangedUnderUs);
        QCOMPARE(report->signalName, QStringLiteral("SIGBUS"));
        QVERIFY2(!CrashNote::takePrevious(folder.path()), "a crash is told once");
    }

    /// It cannot be noted on the stack that overflowed.
    void tellsThatTheStackOverflowed()
    {
        const QTemporaryDir folder;
        QProcess child;
        child.start(QStringLiteral(DURASCOPE_CRASH_CHILD), {folder.path(), QStringLiteral("overflow")});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const auto report = CrashNote::takePrevious(folder.path());
        QVERIFY(report.has_value());
        QVERIFY(!report->fileChangedUnderUs);
        QCOMPARE(report->signalName, QStringLiteral("SIGSEGV"));
    }

    void saysNothingAfterAnOrdinaryEnd()
    {
        const QTemporaryDir folder;
        CrashNote::arm(folder.path());
        QVERIFY(!CrashNote::takePrevious(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestCrashNote)
#include "test_crash_note.moc"
