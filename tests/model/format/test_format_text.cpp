// SPDX-License-Identifier: Apache-2.0
#include "model/format/format.h"

#include <QTest>

using namespace durascope;

class TestFormatText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesOneVisibleLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& bytes, const char* expected) {
            QTest::newRow(name) << bytes << QString::fromUtf8(expected);
        };
        row("empty", "", "");
        row("plain", R"({"amount":131.4})", R"({"amount":131.4})");
        row("line breaks and tab", "a\r\n\tb", "a␍␊␉b");
        row("zero byte and delete", QByteArray("a\0b\x7f", 4), "a␀b␡");
        row("escape", "\x1b[31mred", "␛[31mred");
        row("markup stays text", "<b>&amp;</b>", "<b>&amp;</b>");
        row("umlauts and wide letters", "zürich 東京 😀", "zürich 東京 😀");
        row("right to left override", "a\u202Etxt.exe", "a⟨U+202E⟩txt.exe");
        row("zero width", "pay\u200Bpal\uFEFF", "pay⟨U+200B⟩pal⟨U+FEFF⟩");
        row("line separator", "a\u2028b", "a⟨U+2028⟩b");
        row("C1 control", "a\u0085b", "a⟨U+0085⟩b");
        row("tag letters", "a\U000E0041", "a⟨U+E0041⟩");
        row("stray continuation", "a\x80z", R"(a\x80z)");
        row("overlong slash", "\xC0\xAF", R"(\xC0\xAF)");
        row("surrogate", "\xED\xA0\x80", R"(\xED\xA0\x80)");
        row("past the end of Unicode", "\xF4\x90\x80\x80", R"(\xF4\x90\x80\x80)");
        row("cut sequence", "a\xE6\x9D", R"(a\xE6\x9D)");
        row("bytes that never occur", "\xFF\xFE", R"(\xFF\xFE)");
    }
    void makesOneVisibleLine()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        QCOMPARE(oneLine(bytes.toStdString()), expected);
    }

    void cutsAtTheLimit()
    {
        QCOMPARE(oneLine("abcdef", 6), QStringLiteral("abcdef"));
        QCOMPARE(oneLine("abcdefg", 6), QStringLiteral("abcdef…"));
        QCOMPARE(oneLine("äöüß", 3), QStringLiteral("äöü…"));
        QCOMPARE(oneLine("äöü", 3), QStringLiteral("äöü"));
        QCOMPARE(oneLine("ab\u00e4", 2), QStringLiteral("ab…"));
        QCOMPARE(oneLine("abc", 0), QStringLiteral("…"));
        QCOMPARE(oneLine(std::string(10'000'000, 'x'), 200).size(), 201);
    }

    void shortensIds()
    {
        QCOMPARE(shortId("7f3a91c2-1111-2222-3333-4444aaaac86f"), QStringLiteral("7f3a91c2…c86f"));
        QCOMPARE(shortId("sixteen-letters!"), QStringLiteral("sixteen-letters!"));
        QCOMPARE(shortId(""), QString());
        QCOMPARE(shortId("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"), QStringLiteral("😀😀😀😀😀😀😀😀…😀😀😀😀"));
    }

    void tellsStorageClassesApart()
    {
        QCOMPARE(cellText(std::nullopt), QString());
        QCOMPARE(cellText(StoredValue()), QStringLiteral("NULL"));
        QCOMPARE(cellText(StoredValue::integer(-8412907)), QStringLiteral("-8412907"));
        QCOMPARE(cellText(StoredValue::real(0.1)), QStringLiteral("0.1"));
        QCOMPARE(cellText(StoredValue::text("a\nb")), QStringLiteral("a␊b"));
        QCOMPARE(cellText(StoredValue::blob("123456789012")), QStringLiteral("BLOB 12 B"));
    }

    void isCheapEnoughForEveryCell()
    {
        const std::string payload
            = R"({"amount":131.4,"orderId":"A-77214","acquirer":"northbank","refundId":"r-88121"})";
        QBENCHMARK
        {
            oneLine(payload);
        }
    }
};

QTEST_APPLESS_MAIN(TestFormatText)
#include "test_format_text.moc"
