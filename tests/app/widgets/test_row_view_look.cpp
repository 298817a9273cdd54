// SPDX-License-Identifier: Apache-2.0
// What a list looks like. With DURASCOPE_PICTURES=FOLDER the pictures are kept for the eye.
#include "app/widgets/row_preparer.h"
#include "row_view_fixture.h"

#include <QAbstractButton>
#include <QDir>

using namespace durascope;

namespace {

ColumnSpec column(const char* id, const char* title, int width, bool right = false, bool fixed = false)
{
    ColumnSpec spec;
    spec.id = id;
    spec.title = QString::fromUtf8(title);
    spec.width = width;
    spec.alignment = right ? Qt::AlignRight : Qt::AlignLeft;
    spec.fixedFont = fixed;
    return spec;
}

Cell say(const QString& text, Tone tone = Tone::Normal, Glyph glyph = Glyph::None, bool bold = false)
{
    Cell cell;
    cell.text = text;
    cell.tone = tone;
    cell.glyph = glyph;
    cell.bold = bold;
    return cell;
}

Cell execution(qint64 id, int column)
{
    const bool running = id % 3 == 0;
    const bool failed = id % 14 == 5;
    const bool limited = id % 14 == 9;
    switch (column) {
    case 0:
        if (failed)
            return say(QStringLiteral("failed"), Tone::Failed, Glyph::Failed);
        if (limited)
            return say(QStringLiteral("limit exceeded"), Tone::Normal, Glyph::LimitExceeded);
        return running ? say(QStringLiteral("running"), Tone::Normal, Glyph::Running)
                       : say(QStringLiteral("completed"), Tone::Normal, Glyph::Completed);
    case 1:
        return say(QStringLiteral("%1\u2026%2")
                       .arg((quint64(id) * 2654435761U) % 0xFFFFFFFFU, 8, 16, QLatin1Char('0'))
                       .arg((id * 40503) % 0xFFFF, 4, 16, QLatin1Char('0')));
    case 2:
        return say(QStringLiteral("03:%1:%2.%3")
                       .arg(id * 7 % 60, 2, 10, QLatin1Char('0'))
                       .arg(id * 13 % 60, 2, 10, QLatin1Char('0'))
                       .arg(id * 409 % 1000, 3, 10, QLatin1Char('0')));
    case 3:
        return say(running ? QStringLiteral("%1 min %2 s").arg(1 + id % 30).arg(id * 17 % 60, 2, 10, QLatin1Char('0'))
                           : QStringLiteral("%1.%2 s").arg(20 + id % 40).arg(id % 10));
    case 4:
        return say(QString::number(running ? 3 : 1), running ? Tone::Normal : Tone::Muted, Glyph::None, running);
    default:
        if (running)
            return say(QStringLiteral("charge_card"), Tone::DeadLetter, Glyph::DeadLetter);
        return failed ? say(QStringLiteral("score_risk"), Tone::Normal, Glyph::Failed)
                      : say(QStringLiteral("send_receipt"), Tone::Secondary);
    }
}

QList<ColumnSpec> executionColumns()
{
    QList<ColumnSpec> columns{column("status", "Status", 126), column("execution", "Execution", 118, false, true),
        column("started", "Started +01:00", 122, false, true), column("duration", "Duration", 90, true),
        column("attempts", "Att.", 40, true), column("node", "At node", 140)};
    columns[2].sortable = true;
    columns[5].stretches = true;
    return columns;
}

Cell queueItem(qint64 id, int column)
{
    const bool late = id < 3;
    switch (column) {
    case 0:
        return say(QStringLiteral("claimed"), Tone::Normal, Glyph::Running);
    case 1:
        return say(QStringLiteral("1 of 3"));
    case 2:
        return say(QStringLiteral("%1.2 s").arg(41 - id), late ? Tone::Warning : Tone::Normal);
    case 3: {
        Cell cell = late ? say(QStringLiteral("6 s left, not renewed for 24 s"), Tone::Warning)
                         : say(QStringLiteral("%1 s left").arg(9 + id));
        CellDrawing drawing;
        drawing.kind = CellDrawing::Kind::LeaseBar;
        drawing.values = {0.2F + 0.04F * float(id % 20)};
        drawing.tone = late ? Tone::Warning : Tone::Secondary;
        cell.drawing = std::make_shared<CellDrawing>(drawing);
        return cell;
    }
    case 4: {
        CellDrawing drawing;
        for (int i = 0; i < 16; ++i)
            drawing.values.push_back(float((id * 7 + i * i) % 9));
        Cell cell;
        cell.drawing = std::make_shared<CellDrawing>(drawing);
        return cell;
    }
    case 5: {
        CellDrawing drawing;
        drawing.kind = CellDrawing::Kind::BatchBracket;
        drawing.bracket = std::array{CellDrawing::Bracket::First, CellDrawing::Bracket::Inner,
            CellDrawing::Bracket::Last, CellDrawing::Bracket::None}[size_t(id % 4)];
        Cell cell;
        cell.drawing = std::make_shared<CellDrawing>(drawing);
        return cell;
    }
    default: {
        Cell cell = say(QStringLiteral("61.2"));
        cell.note = QStringLiteral("/ 61");
        return cell;
    }
    }
}

QList<ColumnSpec> queueColumns()
{
    QList<ColumnSpec> columns{column("status", "Status", 116), column("attempt", "Attempt", 66, true),
        column("age", "Age", 80, true), column("lease", "Lease", 280), column("done", "Done, last 16 min", 136),
        column("batch", "", 18), column("rate", "Moves / arrives a min", 142, true)};
    columns[3].stretches = true;
    columns[3].sortable = true;
    return columns;
}

void keep(QWidget& widget, const char* name)
{
    const QString folder = qEnvironmentVariable("DURASCOPE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(QDir(folder).filePath(QString::fromLatin1(name) + QStringLiteral(".png"))));
}

int pixelsOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == color.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

class TestRowViewLook : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void executions()
    {
        ShownList list(1'842, GeneratedSource::Newest::First);
        list.source.setColumns(executionColumns());
        list.source.sortBy(2, Qt::DescendingOrder);
        list.source.sortBy(2, Qt::DescendingOrder);
        list.source.setMaker(execution);
        QList<StripMark> marks;
        for (int i = 0; i < 40; ++i)
            marks.append({double(i * i % 97) / 300.0, i % 3 == 0 ? Tone::Failed : Tone::DeadLetter});
        list.source.setMarks(marks);
        list.view.setPositionStripVisible(true);
        list.view.resize(818, 648);
        list.view.scrollToRow(0);
        QVERIFY(list.painted());
        list.click(9);
        QVERIFY(list.painted());
        for (const auto& [choice, name] : {std::pair{ThemeChoice::Light, "executions-light"},
                 {ThemeChoice::Dark, "executions-dark"}, {ThemeChoice::HighContrast, "executions-contrast"}}) {
            Theme::instance().setChoice(choice);
            const auto shown = [&list](Glyph glyph) {
                return pixelsOf(list.view.viewport()->grab().toImage(), Theme::instance().color(glyph));
            };
            QTRY_VERIFY(shown(Glyph::Running) > 100);
            QTRY_VERIFY(shown(Glyph::DeadLetter) > 100);
            keep(list.view, name);
            const QImage image = list.view.viewport()->grab().toImage();
            QVERIFY(pixelsOf(image, Theme::instance().color(Token::Selection)) > 2'000);
        }
    }

    void drawings()
    {
        ShownList list(40, GeneratedSource::Newest::None);
        list.source.setColumns(queueColumns());
        list.source.setMaker(queueItem);
        const auto shown
            = [&list](const QColor& color) { return pixelsOf(list.view.viewport()->grab().toImage(), color); };
        for (const auto& [choice, name] :
            {std::pair{ThemeChoice::Light, "queue-light"}, {ThemeChoice::Dark, "queue-dark"}}) {
            Theme::instance().setChoice(choice);
            QTRY_VERIFY(shown(Theme::instance().color(Glyph::Paused)) > 100); // the bars that run out
            QTRY_VERIFY(shown(Theme::instance().color(Token::Text2)) > 1'000); // the sparklines
            keep(list.view, name);
        }
    }

    void goneRowsAreStruck()
    {
        ShownList list(40, GeneratedSource::Newest::None);
        QVERIFY(list.painted());
        QTRY_VERIFY(list.hasInk(4) && list.hasInk(5));
        const auto picture = [&list](qint64 row) { return list.view.viewport()->grab(list.rowRect(row)).toImage(); };
        const QImage before = picture(4);
        const QImage beside = picture(5);
        list.source.setGone({4});
        QTRY_VERIFY(picture(4) != before);
        QVERIFY(picture(5) == beside);
        keep(list.view, "gone");
    }

    void foundTextIsMarked()
    {
        ShownList list(1'000);
        list.view.scrollToRow(0);
        QVERIFY(list.painted());
        list.view.setFindText(QStringLiteral("CHARGE"));
        const QColor match = Theme::instance().color(Token::Match);
        QTRY_VERIFY(pixelsOf(list.view.viewport()->grab().toImage(), match) > 500);
        keep(list.view, "find");
        list.view.setFindText({});
        QTRY_COMPARE(pixelsOf(list.view.viewport()->grab().toImage(), match), 0);
    }

    void statesOfAList_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("rows");
        QTest::newRow("empty") << int(ListState::Kind::Empty) << qint64(0);
        QTest::newRow("nothing matches") << int(ListState::Kind::NothingMatches) << qint64(0);
        QTest::newRow("failed") << int(ListState::Kind::Failed) << qint64(0);
        QTest::newRow("failed with rows") << int(ListState::Kind::Failed) << qint64(50);
        QTest::newRow("loading") << int(ListState::Kind::Loading) << qint64(0);
    }

    void statesOfAList()
    {
        QFETCH(int, kind);
        QFETCH(qint64, rows);
        ShownList list(rows);
        const auto state = static_cast<ListState::Kind>(kind);
        const bool failed = state == ListState::Kind::Failed;
        list.source.setState({state,
            failed ? QStringLiteral("The file cannot be read any more.")
                   : QStringLiteral("No dead letters. They appear here after the last attempt of a node."),
            failed ? QStringLiteral("The disk may be gone.") : QString(),
            failed ? QStringLiteral("disk I/O error (10)") : QString(),
            failed ? QStringLiteral("Try again") : QString()});
        QSignalSpy wanted(&list.view, &RowView::listActionWanted);
        const auto shows = [&list] { // loading shows its dashes after 150 ms; the frame of the focus says nothing
            const QImage whole = list.view.viewport()->grab().toImage();
            const QImage image = whole.copy(whole.rect().adjusted(4, 4, -4, -4));
            return pixelsOf(image, Theme::instance().color(Token::Base)) < image.width() * image.height();
        };
        QTRY_VERIFY(shows());
        if (state == ListState::Kind::Loading) // how far it is stands over the dashes
            QTRY_VERIFY(pixelsOf(list.view.viewport()->grab().toImage(), Theme::instance().color(Token::Text2)) > 20);
        keep(list.view, QTest::currentDataTag());
        auto* button = list.view.viewport()->findChild<QAbstractButton*>();
        QVERIFY(button != nullptr);
        QCOMPARE(button->isVisible(), failed);
        if (failed) {
            button->click();
            QCOMPARE(wanted.count(), 1);
        }
        list.source.setState({ListState::Kind::Rows, {}, {}, {}, {}});
        QTRY_VERIFY(!button->isVisible());
        if (rows > 0)
            QVERIFY(list.painted());
    }

    /// A row that could not be read says why, once, across its columns.
    void aFailedRowSaysWhyAcrossTheRow()
    {
        class Failed : public RowBlock {
        public:
            int size() const override { return 1; }
            RowKey key(int) const override { return {1}; }
            RowState state(int) const override { return RowState::Failed; }
            Cell cell(int, int) const override { return say(reason(0), Tone::Problem, Glyph::Error); }
            QString reason(int) const override { return QStringLiteral("The page of this row does not fit the rest."); }
        };
        auto layout = std::make_shared<RowLayout>();
        for (std::size_t which = 0; which < layout->fonts.size(); ++which)
            layout->fonts[which] = std::make_shared<RowFontTable>(rowFont(static_cast<RowFont>(which)));
        for (const float width : {60.0F, 60.0F, 400.0F}) {
            RowColumnLayout column;
            column.width = width;
            layout->columns.push_back(column);
        }
        const PreparedRow row = prepareRow({std::make_shared<Failed>(), 0}, layout);
        QVERIFY(row.spans);
        QCOMPARE(row.cells[0].glyph, Glyph::Error);
        QVERIFY(!row.cells[0].elided);
        QVERIFY2(row.cells[0].text.width > 150, qPrintable(QString::number(double(row.cells[0].text.width))));
        QVERIFY(row.cells[1].text.width == 0 && row.cells[2].text.width == 0);
    }

    void rowsOnTheirWayAreDashes()
    {
        ShownList list(1'000);
        QVERIFY(list.painted());
        list.source.setSlow();
        list.view.scrollToRow(500);
        const QColor dash = Theme::instance().color(Token::Text3);
        QTRY_VERIFY(pixelsOf(list.view.viewport()->grab(list.rowRect(500)).toImage(), dash) >= 24);
        keep(list.view, "loading-rows");
        QTRY_VERIFY(list.source.wants(502));
        list.source.arrive();
        QTRY_VERIFY(list.hasInk(502));
    }
};

QTEST_MAIN(TestRowViewLook)
#include "test_row_view_look.moc"
