// SPDX-License-Identifier: Apache-2.0
#include "app/theme/tokens.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace durascope;

namespace {

constexpr std::array sets = {ColorSet::Light, ColorSet::Dark, ColorSet::HighContrast};
constexpr std::array<const char*, 3> setNames = {"light", "dark", "high contrast"};
constexpr std::array grounds = {Token::Base, Token::Window, Token::Selection};

double lowestOnGrounds(ColorSet set, QRgb color)
{
    double lowest = 21;
    for (const Token ground : grounds)
        lowest = std::min(lowest, contrastRatio(color, tokenColor(set, ground)));
    return lowest;
}

struct Pair {
    const char* name;
    Token front;
    Token ground;
    double least;
    std::array<double, 3> stated; ///< What the design states, to one decimal; a change of a colour must say so.
};

} // namespace

class TestContrast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extremes()
    {
        QCOMPARE(contrastRatio(0xFF000000U, 0xFFFFFFFFU), 21.0);
        QCOMPARE(contrastRatio(0xFF123456U, 0xFF123456U), 1.0);
    }

    void statuses_data()
    {
        QTest::addColumn<int>("glyph");
        QTest::addColumn<QList<double>>("stated");
        using L = QList<double>;
        const auto add = [](const char* name, Glyph glyph, const L& stated) {
            QTest::newRow(name) << static_cast<int>(glyph) << stated;
        };
        add("running", Glyph::Running, L{4.8, 5.3, 5.8});
        add("pending", Glyph::Pending, L{5.2, 5.3, 8.0});
        add("waiting", Glyph::Waiting, L{5.2, 5.6, 7.2});
        add("completed", Glyph::Completed, L{4.9, 6.2, 7.3});
        add("failed", Glyph::Failed, L{4.6, 4.8, 5.3});
        add("cancelled", Glyph::Cancelled, L{4.8, 5.1, 6.8});
        add("paused", Glyph::Paused, L{5.4, 6.2, 7.3});
        add("dead letter", Glyph::DeadLetter, L{8.4, 7.5, 5.6});
        add("limit exceeded", Glyph::LimitExceeded, L{5.4, 5.6, 6.0});
        add("info", Glyph::Info, L{5.3, 5.3, 5.3});
    }

    void statuses()
    {
        QFETCH(int, glyph);
        QFETCH(QList<double>, stated);
        for (size_t i = 0; i < sets.size(); ++i) {
            const double lowest = lowestOnGrounds(sets[i], glyphColor(sets[i], static_cast<Glyph>(glyph)));
            QVERIFY2(lowest >= 4.5, setNames[i]);
            QVERIFY2(lowest > stated[int(i)] - 0.06, setNames[i]);
        }
    }

    void textsOnEveryGround()
    {
        const std::array<std::pair<Token, std::array<double, 3>>, 4> texts = {{
            {Token::Text, {13.5, 9.8, 10.6}},
            {Token::Text2, {6.3, 6.3, 10.6}},
            {Token::Text3, {5.0, 5.0, 8.0}},
            {Token::Link, {5.9, 6.1, 6.4}},
        }};
        for (const auto& [token, stated] : texts) {
            for (size_t i = 0; i < sets.size(); ++i) {
                const double lowest = lowestOnGrounds(sets[i], tokenColor(sets[i], token));
                QVERIFY2(lowest >= 4.5, setNames[i]);
                QVERIFY2(std::abs(lowest - stated[i]) < 0.06, setNames[i]);
            }
        }
    }

    void otherPairs()
    {
        const std::array<Pair, 8> pairs = {{
            {"on accent", Token::OnAccent, Token::Accent, 4.5, {7.4, 7.9, 16.1}},
            {"current match", Token::OnMatchCurrent, Token::MatchCurrent, 4.5, {10.2, 5.9, 8.9}},
            {"match", Token::OnMatchCurrent, Token::Match, 4.5, {13.8, 7.8, 16.1}},
            {"notice", Token::Text, Token::Notice, 4.5, {15.1, 10.0, 9.9}},
            {"control border", Token::Strong, Token::Base, 3, {3.6, 4.5, 21}},
            {"focus on selection", Token::Accent, Token::Selection, 3, {5.9, 5.5, 8.1}},
            {"text on no focus", Token::Text2, Token::SelectionNoFocus, 4.5, {6, 6, 10}},
            {"text on error ground", Token::Text, Token::ErrorGround, 4.5, {13, 11, 16}},
        }};
        for (const Pair& pair : pairs) {
            for (size_t i = 0; i < sets.size(); ++i) {
                const double ratio = contrastRatio(tokenColor(sets[i], pair.front), tokenColor(sets[i], pair.ground));
                const QByteArray what = QByteArray(pair.name) + ' ' + setNames[i] + ' ' + QByteArray::number(ratio);
                QVERIFY2(ratio >= pair.least, what.constData());
                QVERIFY2(ratio > pair.stated[i] - 0.06, what.constData());
            }
        }
    }

    void jsonColoursAreReadable()
    {
        for (const Token token : {Token::JsonKey, Token::JsonString, Token::JsonNumber, Token::JsonLiteral}) {
            for (size_t i = 0; i < sets.size(); ++i)
                QVERIFY2(
                    contrastRatio(tokenColor(sets[i], token), tokenColor(sets[i], Token::Base)) >= 4.5, setNames[i]);
        }
    }

    void tonesAreReadable()
    {
        for (int tone = 0; tone <= static_cast<int>(Tone::Problem); ++tone) {
            for (const ColorSet set : sets)
                QVERIFY(lowestOnGrounds(set, toneColor(set, static_cast<Tone>(tone))) >= 4.5);
        }
    }
};

QTEST_APPLESS_MAIN(TestContrast)
#include "test_contrast.moc"
