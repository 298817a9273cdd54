// SPDX-License-Identifier: Apache-2.0
#include "app/shell/desk.h"
#include "app/shell/display_check.h"
#include "app/shell/first_rows.h"
#include "app/shell/first_showing.h"
#include "app/shell/main_window.h"
#include "app/shell/start_options.h"
#include "app/shell/store_tab_bar.h"
#include "app/theme/theme.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

using namespace std::chrono_literals;

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// What can be answered without a display; nothing when a window is wanted.
std::optional<int> answerAtOnce(const durascope::StartOptions& options)
{
    if (!options.problem.isEmpty()) {
        std::fprintf(stderr, "durascope: %s Try durascope --help.\n", qUtf8Printable(options.problem));
        return 2;
    }
    if (options.help)
        std::fputs(qUtf8Printable(durascope::startHelp()), stdout);
    else if (options.version)
        std::puts("durascope " DURASCOPE_VERSION);
    else
        return std::nullopt;
    return 0;
}

void applyLook(const durascope::StartOptions& options)
{
    durascope::Theme& theme = durascope::Theme::instance();
    if (options.theme == "light")
        theme.setChoice(durascope::ThemeChoice::Light);
    else if (options.theme == "dark")
        theme.setChoice(durascope::ThemeChoice::Dark);
    else if (options.theme == "high-contrast")
        theme.setChoice(durascope::ThemeChoice::HighContrast);
    if (options.textPercent > 0)
        theme.setTextPercent(options.textPercent);
}

using Sessions = std::vector<std::unique_ptr<durascope::StoreSession>>;

/// The stores open on their threads while the window is built.
Sessions startOpening(const QStringList& stores)
{
    Sessions sessions;
    for (const QString& store : stores) {
        sessions.push_back(std::make_unique<durascope::StoreSession>(store));
        sessions.back()->open();
    }
    return sessions;
}

void openStores(durascope::MainWindow& window, Sessions sessions, const durascope::StartOptions& options)
{
    std::optional<durascope::Place> start;
    if (!options.page.isEmpty())
        start = durascope::Place{options.page, {}};
    for (auto& session : sessions)
        window.openStore(std::move(session), start);
    if (!options.stores.isEmpty())
        window.tabs()->setCurrentIndex(0);
}

void afterFirstRows(durascope::MainWindow& window, const durascope::StartOptions& options)
{
    if (options.exitAfterPaint) {
        new durascope::FirstRows(&window, [&window] {
            QTimer::singleShot(0, &window, [] {
                std::puts("painted");
                std::fflush(stdout);
                QCoreApplication::exit(0);
            });
        });
    } else if (!options.screenshot.isEmpty()) {
        new durascope::FirstRows(&window, [&window, file = options.screenshot] {
            QTimer::singleShot(1s, &window, [&window, file] { // counts and details come a moment after the rows
                const bool saved = window.grab().save(file, "PNG");
                if (!saved)
                    std::fprintf(stderr, "durascope: %s cannot be written.\n", qUtf8Printable(file));
                QCoreApplication::exit(saved ? 0 : 1);
            });
        });
    }
}

/// Windows that a person opened later still hold stores; they go before the desk does.
void deleteOtherWindows(const durascope::MainWindow& window)
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* other = qobject_cast<durascope::MainWindow*>(widget); other && other != &window)
            delete other;
    }
}

int run(int argc, char** argv, const durascope::StartOptions& options)
{
    auto check = std::make_optional<durascope::DisplayCheck>();
    const QApplication application(argc, argv);
    check.reset();
    Sessions sessions = startOpening(options.stores);
    durascope::Theme::instance().install();
    durascope::Desk desk(durascope::Settings::defaultFile(), durascope::Workbench::defaultFolder());
    desk.applyLook();
    if (options.theme.isEmpty() && options.textPercent == 0)
        desk.keepLook();
    else
        applyLook(options);
    durascope::MainWindow window(desk);
    if (options.size)
        window.giveSize(*options.size);
    openStores(window, std::move(sessions), options);
    new durascope::FirstShowing(window, desk, options.size.has_value());
    desk.noteCrashes();
    afterFirstRows(window, options);
    const int status = QApplication::exec();
    deleteOtherWindows(window);
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    const durascope::StartOptions options = durascope::parseStartOptions(argumentsOf(argc, argv));
    if (const auto answer = answerAtOnce(options))
        return *answer;
    QCoreApplication::setApplicationName(QStringLiteral("durascope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DURASCOPE_VERSION));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeMenuBar); // else each start asks the session bus for one
    QGuiApplication::setDesktopFileName(QStringLiteral("org.durascope.Durascope"));
    const int status = run(argc, argv, options);
    // A read that hangs on a dead disk is not waited for: nothing is being written.
    if (!durascope::waitForThreads(2s))
        std::_Exit(status);
    return status;
}
