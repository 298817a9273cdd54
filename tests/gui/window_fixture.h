// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/desk.h"
#include "app/shell/main_window.h"
#include "app/shell/store_tab_bar.h"
#include "app/shell/store_view.h"
#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"
#include "support/fixtures.h"
#include "support/watchdog.h"
#include "support/widget_test.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace durascope {

/// The base of the tests of whole windows: no thread of a store lives longer than its window.
class WindowTest : public WidgetTest {
    Q_OBJECT
protected Q_SLOTS:
    virtual void cleanup() { QVERIFY(waitForThreads(std::chrono::seconds(10))); }
};

/// A window with its own memory of stores and settings, which is gone afterwards.
class TestWindow {
public:
    explicit TestWindow(QSize size = {1440, 900})
    {
        window.giveSize(size);
        window.show();
        window.activateWindow();
    }
    ~TestWindow() { window.close(); }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString copyOf(const QString& fixture, const QString& name)
    {
        return copyFixture(fixture, path(name)) ? path(name) : QString();
    }
    QString workflows(const QString& name = QStringLiteral("w.db"))
    {
        return copyOf(QStringLiteral("jamjet/jamjet-0.5.0-server.db"), name);
    }
    QString facts(const QString& name = QStringLiteral("f.db"))
    {
        return copyOf(QStringLiteral("factstr/factstr-sqlite-0.5.2-rich.db"), name);
    }

    /// Opens a store and waits for its page.
    bool open(const QString& url, const QByteArray& page = {})
    {
        std::optional<Place> start;
        if (!page.isEmpty())
            start = Place{page, {}};
        StoreView* view = window.openStore(url, start);
        return QTest::qWaitFor([view] { return view->currentPage() != nullptr; }, 60'000);
    }
    QByteArray page() const
    {
        const StoreView* store = window.currentStore();
        return store && store->currentPage() ? store->currentPage()->id() : QByteArray();
    }
    /// To whatever has the keyboard, as a person's keys go.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, modifiers);
    }
    void type(const QString& text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }

private:
    QTemporaryDir m_folder;

public:
    Desk desk{m_folder.filePath(QStringLiteral("settings.ini")), m_folder.filePath(QStringLiteral("data"))};
    MainWindow window{desk};
};

inline RowView* focusedList()
{
    return qobject_cast<RowView*>(QApplication::focusWidget());
}

template <class Dialog>
Dialog* shownDialog(const MainWindow& window)
{
    for (Dialog* dialog : window.findChildren<Dialog*>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace durascope
