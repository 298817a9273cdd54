// SPDX-License-Identifier: Apache-2.0
#include "app/shell/fuzzy_match.h"
#include "app/shell/palette_entry.h"
#include "app/shell/place_history.h"

#include <QTest>

using namespace durascope;

namespace {

QString marked(const QString& pattern, const QString& text)
{
    const auto match = fuzzyMatch(pattern, text);
    if (!match)
        return QStringLiteral("-");
    QString result;
    for (int i = 0; i < text.size(); ++i)
        result += match->at.contains(i) ? text[i].toUpper() : text[i].toLower();
    return result;
}

PaletteEntry entry(PaletteEntry::Section section, const QString& text, const QString& note = {})
{
    return {section, std::nullopt, text, note, {}, {}, true, {}};
}

} // namespace

class TestFuzzyMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksLetters_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* pattern, const char* text, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("whole word", "log", "event log", "event LOG");
        row("starts of words", "dl", "dead letters", "Dead Letters");
        row("run before scattered", "read", "dead letters read", "dead letters READ");
        row("without case", "EX", "executions", "EXecutions");
        row("blanks are nothing", "ev lo", "event log", "EVent LOg");
        row("scattered", "eon", "executions", "ExecutiONs");
        row("not in order", "goel", "event log", "-");
        row("not there", "x", "event log", "-");
        row("nothing typed", "", "event log", "event log");
        row("a later start would miss the rest", "ab", "abx a", "ABx a");
    }

    void marksLetters()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QTEST(marked(pattern, text), "expected");
    }

    void sectionsStayTogetherAndPrefixesNarrow()
    {
        using Section = PaletteEntry::Section;
        const QList<PaletteEntry> entries{entry(Section::Here, QStringLiteral("Executions")),
            entry(Section::Stores, QStringLiteral("ledger.db")), entry(Section::Do, QStringLiteral("Read again")),
            entry(Section::Do, QStringLiteral("Dark"), QStringLiteral("theme"))};
        const auto texts = [&](const QString& typed, int limit = 12) {
            QStringList found;
            for (const PaletteRow& row : paletteRows(entries, typed, limit))
                found += row.entry.text;
            return found.join(QLatin1Char(','));
        };
        QCOMPARE(texts(QString()), QStringLiteral("Executions,ledger.db,Read again,Dark"));
        QCOMPARE(texts(QStringLiteral("e"), 2).split(QLatin1Char(',')).size(), 2);
        QCOMPARE(texts(QStringLiteral("> d")), QStringLiteral("Dark,Read again"));
        QCOMPARE(texts(QStringLiteral("@")), QStringLiteral("ledger.db"));
        QCOMPARE(texts(QStringLiteral("theme")), QStringLiteral("Dark")); // the grey note is searched too
        QCOMPARE(texts(QStringLiteral("qqq")), QString());
    }

    void historyForgetsForwardAfterANewPlace()
    {
        PlaceHistory history;
        const Place a{"overview", {}};
        const Place b{"executions", {}};
        const Place c{"queue", {}};
        QVERIFY(!history.canGoBack() && !history.canGoForward() && !history.back() && !history.forward());
        history.visit(a);
        history.visit(b);
        history.visit(b); // the same place is no step
        QCOMPARE(*history.back(), a);
        QVERIFY(!history.canGoBack());
        QCOMPARE(*history.forward(), b);
        history.amend({"executions", {{QStringLiteral("status"), QStringLiteral("failed")}}});
        history.visit(c);
        QCOMPARE(history.back()->what.value(QStringLiteral("status")).toString(), QStringLiteral("failed"));
        history.visit(a);
        QVERIFY(!history.canGoForward());
    }
};

QTEST_APPLESS_MAIN(TestFuzzyMatch)
#include "test_fuzzy_match.moc"
