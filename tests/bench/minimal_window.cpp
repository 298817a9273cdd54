// SPDX-License-Identifier: Apache-2.0
// The peer of bench_start: the least a Qt Widgets program does before its first paint. Says "painted" and ends.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

namespace {

class PaintedLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLabel::paintEvent(event);
        QTimer::singleShot(0, this, [] {
            std::puts("painted");
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new PaintedLabel(QStringLiteral("Hello")));
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
