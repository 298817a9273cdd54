// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/style.h"
#include "app/theme/theme.h"
#include "support/widget_test.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFontMetricsF>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace durascope;

namespace {

/// All icons and glyphs beside each other.
class Sheet : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = Theme::instance();
        painter.fillRect(rect(), theme.color(Token::Base));
        for (int i = 0; i <= int(Icon::ChevronUp); ++i)
            paintIcon(painter, Icon(i), QRectF(10 + i % 20 * 27, 10 + i / 20 * 27, 16, 16), theme.color(Token::Text2));
        for (int i = int(Glyph::Running); i <= int(Glyph::Demo); ++i)
            painter.drawPixmap(10 + (i - 1) * 25, 70, glyphPixmap(Glyph(i), 14, devicePixelRatioF()));
        for (int i = int(Glyph::Running); i <= int(Glyph::Demo); ++i)
            painter.drawPixmap(10 + (i - 1) * 25, 100, glyphPixmap(Glyph(i), 20, devicePixelRatioF()));
    }
};

/// With DURASCOPE_PICTURES=FOLDER the pictures are kept for the eye.
void keep(QWidget& widget, const char* name, ThemeChoice choice)
{
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("DURASCOPE_PICTURES");
    const QString file = QStringLiteral("%1-%2.png").arg(QLatin1String(name)).arg(int(choice));
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(file)));
}

} // namespace

class TestTheme : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void choiceChangesPaletteAtOnce()
    {
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        Theme::instance().setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::instance().color(Token::Base));
        QCOMPARE(QApplication::palette().color(QPalette::Inactive, QPalette::Highlight),
            Theme::instance().color(Token::SelectionNoFocus));
        Theme::instance().setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void systemThemeIsReadFromThePalette()
    {
        Theme::instance().setChoice(ThemeChoice::System);
        QVERIFY(!Theme::instance().isDark()); // the offscreen platform is light
    }

    void textPercentScalesFontsAndSizes()
    {
        const double before = Theme::instance().font(FontRole::Body).pointSizeF();
        const int row = Theme::instance().rowHeight();
        Theme::instance().setTextPercent(200);
        QCOMPARE(Theme::instance().font(FontRole::Body).pointSizeF(), 2 * before);
        QCOMPARE(QApplication::font().pointSizeF(), 2 * before);
        QCOMPARE(Theme::instance().scaled(24), 48);
        QVERIFY(Theme::instance().rowHeight() > row);
        Theme::instance().setTextPercent(1000);
        QCOMPARE(Theme::instance().textPercent(), 200);
    }

    void densitySetsTheRowHeight()
    {
        const double line = QFontMetricsF(Theme::instance().font(FontRole::Body)).height();
        Theme::instance().setDensity(Density::Compact);
        QVERIFY(Theme::instance().rowHeight() >= 20 && Theme::instance().rowHeight() >= line + 4);
        Theme::instance().setDensity(Density::Relaxed);
        QVERIFY(Theme::instance().rowHeight() >= 28);
    }

    void digitsOfNumbersAreEquallyWide()
    {
        const QFontMetricsF metrics(Theme::instance().font(FontRole::Number));
        for (char digit = '1'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void fixedFontShowsNoLigatures()
    {
        const QFont fixed = Theme::instance().font(FontRole::Fixed);
        QVERIFY((fixed.styleStrategy() & QFont::PreferNoShaping) != 0);
        const QFontMetricsF metrics(fixed);
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("->")), 2 * metrics.horizontalAdvance(QLatin1Char('-')));
    }

    void controlsHaveTheSizesOfTheDesign()
    {
        QPushButton push(QStringLiteral("Try again"));
        QCOMPARE(push.sizeHint().height(), 28);
        QLineEdit field;
        QCOMPARE(field.sizeHint().height(), 28);
        QToolButton tool;
        QCOMPARE(tool.sizeHint(), QSize(24, 24));
        QMenuBar bar;
        bar.addMenu(QStringLiteral("File"));
        QCOMPARE(bar.sizeHint().height(), 24);
        QSplitter splitter;
        QCOMPARE(splitter.handleWidth(), 1);
        QCOMPARE(field.style()->pixelMetric(QStyle::PM_IndicatorWidth), 14);
    }

    /// Every control paints in every theme without a warning; what they look like is judged by eye.
    void controlsPaint()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* button = new QPushButton(QStringLiteral("Send"));
        button->setDefault(true);
        layout->addWidget(button);
        auto* check = new QCheckBox(QStringLiteral("Tick"));
        check->setTristate(true);
        check->setCheckState(Qt::PartiallyChecked);
        layout->addWidget(check);
        auto* radio = new QRadioButton(QStringLiteral("One"));
        radio->setChecked(true);
        layout->addWidget(radio);
        auto* combo = new QComboBox;
        combo->addItem(QStringLiteral("100 %"));
        layout->addWidget(combo);
        layout->addWidget(new QSpinBox);
        auto* progress = new QProgressBar;
        progress->setValue(40);
        layout->addWidget(progress);
        auto* tabs = new QTabBar;
        tabs->addTab(QStringLiteral("a"));
        tabs->addTab(QStringLiteral("b"));
        layout->addWidget(tabs);
        auto* tree = new QTreeWidget;
        auto* item = new QTreeWidgetItem(tree, {QStringLiteral("parent")});
        for (int i = 0; i < 50; ++i)
            new QTreeWidgetItem(item, {QStringLiteral("child")});
        item->setExpanded(true);
        layout->addWidget(tree);
        Sheet sheet;
        sheet.resize(560, 130);
        QMenu menu;
        menu.addAction(QStringLiteral("Open\tEnter"))->setCheckable(true);
        menu.addSeparator();
        menu.addMenu(QStringLiteral("Copy"));
        window.show();
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
            Theme::instance().setChoice(choice);
            QTRY_COMPARE(combo->palette().color(QPalette::Text), Theme::instance().color(Token::Text));
            keep(window, "controls", choice);
            keep(menu, "menu", choice);
            keep(sheet, "icons", choice);
        }
    }

    void scrollBarThumbStaysGrippableOverManyRows()
    {
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, 1'000'000'000);
        bar.setPageStep(40);
        bar.resize(12, 400);
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.orientation = Qt::Vertical;
        option.maximum = bar.maximum();
        option.pageStep = bar.pageStep();
        option.sliderPosition = bar.maximum();
        const QRect thumb
            = bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        QCOMPARE(thumb.height(), 28);
        QCOMPARE(thumb.bottom(), 399);
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
