// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_font_measure.h"
#include "app/widgets/row_fonts.h"
#include "app/widgets/row_preparer.h"
#include "row_view_fixture.h"

#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QSemaphore>
#include <QSignalSpy>

using namespace durascope;

class TestRowFonts : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() override
    {
        WidgetTest::initTestCase();
        QSignalSpy widened(&RowFontMeasure::instance(), &RowFontMeasure::widened);
        const RowFontTables first = RowFontMeasure::instance().tables();
        QVERIFY(first[0]->knows(u'a') && first[0]->knows(u'\u2026') && !first[0]->knows(u'\u0436'));
        QTRY_COMPARE(widened.size(), 1);
        m_fonts = RowFontMeasure::instance().tables();
        QVERIFY(m_fonts[0]->knows(u'\u0436'));
        for (size_t i = 0; i < rowFontCount; ++i)
            QCOMPARE(m_fonts[i]->advanceOf(u'a'), first[i]->advanceOf(u'a'));
    }

    void widthsAreThoseOfQt()
    {
        const QString text = QStringLiteral("Started 03:08:34.402 \u2026 \u00C4\u00E9\u0436\u03BB 7f3a91c2");
        for (size_t i = 0; i < rowFontCount; ++i) {
            QFont font = rowFont(static_cast<RowFont>(i));
            font.setKerning(false);
            const ShortText whole = shorten(*m_fonts[i], text, 10'000, ElideAt::End);
            QVERIFY(std::abs(double(whole.width) - QFontMetricsF(font).horizontalAdvance(text)) < 3);
            QVERIFY(!whole.elided);
        }
    }

    void shortensAtTheEndAndInTheMiddle()
    {
        const RowFontTable& fixed = *m_fonts[size_t(RowFont::Fixed)];
        const QString text = QStringLiteral("7f3a91c2-5b0e-4d17-9c44-e1b7d0a2c86f");
        const float room = fixed.advanceOf(u'0') * 13.5F;
        const ShortText end = shorten(fixed, text, room, ElideAt::End);
        QVERIFY(end.elided && end.known);
        QCOMPARE(end.text, QStringLiteral("7f3a91c2-5b0\u2026"));
        QVERIFY(end.width <= room);
        const ShortText middle = shorten(fixed, text, room, ElideAt::Middle);
        QCOMPARE(middle.text, QStringLiteral("7f3a91\u2026a2c86f"));
        QCOMPARE(shorten(fixed, text, 3, ElideAt::End).text, QString());
    }

    void aMegabyteCostsWhatALineCosts()
    {
        const RowFontTable& body = *m_fonts[size_t(RowFont::Body)];
        const QString huge(5'000'000, QLatin1Char('m'));
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 1'000; ++i) {
            (void)shorten(body, huge, 300, ElideAt::End);
            (void)shorten(body, huge, 300, ElideAt::Middle);
        }
        QVERIFY2(clock.elapsed() < 1'000 * slowness(), QByteArray::number(clock.elapsed()).constData());
    }

    void controlsAreVisibleAndHarmless()
    {
        const RowFontTable& body = *m_fonts[size_t(RowFont::Body)];
        const ShortText text = shorten(body, QStringLiteral("a\nb\u202Ec\u200Bd\u007F"), 10'000, ElideAt::End);
        QCOMPARE(text.text, QStringLiteral("a\u240Ab\uFFFDc\uFFFDd\u2421"));
        QCOMPARE(withVisibleControls(QStringLiteral("a\nb\tc\a\u2066"), 100), QStringLiteral("a\nb\tc\u2407\uFFFD"));
        QCOMPARE(withVisibleControls(QStringLiteral("abcdef"), 3), QStringLiteral("abc\u2026"));
    }

    void surrogatesAreNotCut()
    {
        const RowFontTable& body = *m_fonts[size_t(RowFont::Body)];
        const QString smiles = QStringLiteral("\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600");
        for (int room = 5; room < 120; ++room) {
            for (const ElideAt where : {ElideAt::End, ElideAt::Middle}) {
                const ShortText text = shorten(body, smiles, float(room), where);
                QVERIFY(!text.known || text.text.size() <= 1); // nothing, or the dots alone
                QVERIFY(text.text.toUcs4().count(QChar::ReplacementCharacter) == 0);
                QVERIFY(text.text.count(QChar(0xD83D)) == text.text.count(QChar(0xDE00)));
            }
        }
    }

    void preparedRowSaysWhatIsSeen()
    {
        const auto layout = layoutOf(200, Qt::AlignRight);
        const GeneratedBlock block(0, 10,
            [](qint64, int) {
                Cell cell;
                cell.text = QStringLiteral("42.0 s");
                cell.note = QStringLiteral("/ 61");
                cell.glyph = Glyph::Running;
                return cell;
            },
            {});
        const auto shared = std::make_shared<GeneratedBlock>(block);
        const PreparedRow row = prepareRow({shared, 3}, layout);
        QCOMPARE(row.key.value, 3);
        const PreparedCell& cell = row.cells.at(0);
        QCOMPARE(cell.text.glyphCount, 6U);
        QCOMPARE(cell.note.glyphCount, 4U);
        QVERIFY(!cell.elided);
        QVERIFY(std::abs(cell.note.x + cell.note.width - 192) < 0.5F);
        QVERIFY(cell.text.x + cell.text.width < cell.note.x);
        const PreparedRow narrow = prepareRow({shared, 3}, layoutOf(60, Qt::AlignLeft));
        QVERIFY(narrow.cells.at(0).elided);
        QCOMPARE(prepareRow({shared, 3}, layoutOf(10, Qt::AlignLeft)).cells.at(0).text.glyphCount, 0U);
    }

    void newerJobReplacesTheOlder()
    {
        const auto layout = layoutOf(200, Qt::AlignLeft);
        auto block = std::make_shared<GeneratedBlock>(0, 10'000, nullptr, QSet<qint64>{});
        RowPreparer preparer;
        std::atomic<qint64> last = -1;
        std::atomic<int> rows = 0;
        QSemaphore done;
        const int client = 0;
        for (int job = 0; job < 50; ++job) {
            RowPreparer::Job work;
            work.layout = layout;
            for (int i = 0; i < 100; ++i)
                work.rows.push_back({block, job * 100 + i});
            work.first = 10;
            work.done = [&last, &rows, &done](const std::vector<PreparedRow>& ready) {
                last = ready.back().key.value;
                rows += int(ready.size());
                if (last == 4'999)
                    done.release();
            };
            preparer.submit(&client, std::move(work));
        }
        QVERIFY(done.tryAcquire(1, 5'000));
        QVERIFY(rows <= 5'000);
        preparer.forget(&client);
        rows = 0;
        QCOMPARE(rows.load(), 0);
    }

    void forgottenClientIsNotCalledAgain()
    {
        const auto layout = layoutOf(200, Qt::AlignLeft);
        auto block = std::make_shared<GeneratedBlock>(0, 100'000, nullptr, QSet<qint64>{});
        RowPreparer preparer;
        for (int round = 0; round < 50; ++round) {
            auto alive = std::make_unique<int>(7);
            RowPreparer::Job work;
            work.layout = layout;
            for (int i = 0; i < 500; ++i)
                work.rows.push_back({block, i});
            work.first = 5;
            work.done = [kept = alive.get()](const std::vector<PreparedRow>&) { *kept += 1; };
            preparer.submit(alive.get(), std::move(work));
            preparer.forget(alive.get()); // after this nothing may touch it
        }
    }

private:
    std::shared_ptr<const RowLayout> layoutOf(float width, Qt::Alignment alignment) const
    {
        auto layout = std::make_shared<RowLayout>();
        layout->columns = {{width, alignment, false, ElideAt::End}};
        layout->fonts = m_fonts;
        return layout;
    }

    RowFontTables m_fonts;
};

QTEST_MAIN(TestRowFonts)
#include "test_row_fonts.moc"
