// SPDX-License-Identifier: Apache-2.0
#include "model/events/go_to_target.h"

#include <QTest>

using namespace durascope;

namespace {

const LogBounds bounds{1, 8'412'907};
constexpr std::int64_t current = 8'000'000;

FormatStyle berlin()
{
    return {QTimeZone("Europe/Berlin"), parseInstant("2026-11-21T02:14:08Z").value()};
}

/// "position 42", "time 2026-…Z", "problem …": a table compares texts.
QString read(const char* text, const LogBounds& log = bounds)
{
    const GoToTarget target = parseGoTo(QString::fromUtf8(text), log, current, berlin());
    if (const auto* position = std::get_if<GoToPosition>(&target))
        return QStringLiteral("position %1").arg(position->position);
    if (const auto* time = std::get_if<GoToTime>(&target))
        return QStringLiteral("time ") + QString::fromStdString(formatZuluForm(time->at));
    return QStringLiteral("problem ") + std::get<GoToProblem>(target).sentence;
}

} // namespace

class TestGoToTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPositionsAndTimes_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row
            = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromUtf8(expected); };
        row("42", "position 42");
        row(" 8,412,907 ", "position 8412907");
        row("8.412.907", "position 8412907");
        row("8 412 907", "position 8412907");
        row("first", "position 1");
        row("LAST", "position 8412907");
        row("+100", "position 8000100");
        row("-1,000", "position 7999000");
        row("−5", "position 7999995");
        row("+9223372036854775807", "position 8412907");
        row("-9223372036854775807", "position 1");
        row("0", "problem The log has positions 1 to 8,412,907.");
        row("8412908", "problem The log has positions 1 to 8,412,907.");
        row("99999999999999999999", "problem This is neither a position nor a time.");
        row("8,41", "problem This is neither a position nor a time.");
        row("03:08", "time 2026-11-21T02:08:00Z");
        row("03:08:34.402", "time 2026-11-21T02:08:34.402Z");
        row("22:10", "time 2026-11-20T21:10:00Z");
        row("20 Nov 22:10", "time 2026-11-20T21:10:00Z");
        row("20 november", "time 2026-11-19T23:00:00Z");
        row("1 Jul", "time 2026-06-30T22:00:00Z");
        row("2025-11-20", "time 2025-11-19T23:00:00Z");
        row("2026-11-20 22:10", "time 2026-11-20T21:10:00Z");
        row("2026-11-20T22:10:30.5", "time 2026-11-20T21:10:30.5Z");
        row("2026-11-21T02:08:34.433953Z", "time 2026-11-21T02:08:34.433953Z");
        row("2026-11-21 03:08:34.433953 +01:00", "time 2026-11-21T02:08:34.433953Z");
        row("2026-02-30", "problem This is neither a position nor a time.");
        row("30 Feb", "problem This is neither a position nor a time.");
        row("25:00", "problem This is neither a position nor a time.");
        row("yesterday", "problem This is neither a position nor a time.");
        row("", "problem ");
    }
    void readsPositionsAndTimes()
    {
        QFETCH(QString, expected);
        QCOMPARE(read(QTest::currentDataTag()), expected);
    }

    void saysThatAnEmptyLogHasNothing() { QCOMPARE(read("1", {}), QStringLiteral("problem The log is empty.")); }
};

QTEST_APPLESS_MAIN(TestGoToTarget)
#include "test_go_to_target.moc"
