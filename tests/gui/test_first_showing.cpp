// SPDX-License-Identifier: Apache-2.0
#include "window_fixture.h"

#include "app/shell/error_page.h"
#include "app/shell/first_showing.h"
#include "support/writer.h"

#include <QPointer>

using namespace durascope;

namespace {

/// Counts the pictures of one widget.
class Paints : public QObject {
public:
    explicit Paints(QWidget* widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

class TestFirstShowing : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPictureHasTheRows()
    {
        TestWindow test;
        test.window.hide();
        QVERIFY(test.open(test.facts(), "log"));
        auto* list = qobject_cast<RowView*>(test.window.currentStore()->currentPage()->focusProxy());
        QVERIFY(list);
        const Paints paints(list->viewport());
        int before = -1;
        connect(list, &RowView::painted, this, [&] { before = before < 0 ? paints.count : before; });
        const QPointer<FirstShowing> showing = new FirstShowing(test.window, test.desk, true, std::chrono::seconds(4));
        QVERIFY(test.window.isVisible());
        QTRY_VERIFY(before >= 0);
        QCOMPARE(before, 1);
        QTRY_VERIFY(!showing);
        QVERIFY(test.window.updatesEnabled());
    }

    void aWindowThatIsClosedStaysClosed()
    {
        TestWindow test;
        test.window.hide();
        QVERIFY(test.open(test.facts(), "log"));
        const QPointer<FirstShowing> showing = new FirstShowing(test.window, test.desk, true);
        QTRY_VERIFY(!showing);
        test.window.hide();
        Q_EMIT test.window.currentStore()->changed();
        QVERIFY(!test.window.isVisible());
    }

    void aStoreThatDoesNotAnswerIsNotWaitedFor()
    {
        TestWindow test;
        test.window.hide();
        const QString url = test.facts();
        Writer writer(url.toStdString());
        QCOMPARE(writer.ask("PRAGMA journal_mode=DELETE"), std::string("delete"));
        writer.run("BEGIN EXCLUSIVE");
        test.window.openStore(url);
        const QPointer<FirstShowing> showing = new FirstShowing(test.window, test.desk, true);
        QVERIFY(!test.window.isVisible());
        QTRY_VERIFY(test.window.isVisible());
        QVERIFY(test.window.currentStore()->session().state() == StoreSession::State::Opening);
        QTRY_VERIFY(!showing);
        QVERIFY(test.window.updatesEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<ErrorPage*>(test.window.currentStore()->currentWidget()), 20'000);
    }

    void rowsThatDoNotComeAreNotWaitedFor()
    {
        TestWindow test;
        test.window.hide();
        QVERIFY(test.open(test.facts(), "log"));
        for (RowView* list : test.window.currentStore()->currentPage()->findChildren<RowView*>())
            list->hide(); // what is not seen is never prepared
        const QPointer<FirstShowing> showing = new FirstShowing(test.window, test.desk, true);
        QVERIFY(!test.window.updatesEnabled());
        QTRY_VERIFY(test.window.updatesEnabled());
        QTRY_VERIFY(!showing);
    }

    void aWindowWithoutAStoreIsPaintedAtOnce()
    {
        TestWindow test;
        test.window.hide();
        const QPointer<FirstShowing> showing = new FirstShowing(test.window, test.desk, true);
        QVERIFY(test.window.isVisible());
        QVERIFY(test.window.updatesEnabled());
        QTRY_VERIFY(!showing);
    }
};

QTEST_MAIN(TestFirstShowing)
#include "test_first_showing.moc"
