// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/cause_rows.h"
#include "model/workflow/dead_letter_cause.h"

#include <QTest>

using namespace durascope;

namespace {

DeadLetter letter(std::int64_t row, const std::string& error, const std::string& at, const std::string& node = "n")
{
    DeadLetter result;
    result.row = {row};
    result.id = StoredValue::text("item-" + std::to_string(row));
    result.executionId = StoredValue::text("e");
    result.nodeId = StoredValue::text(node);
    result.queueType = StoredValue::text("tool");
    result.attempt = StoredValue::integer(3);
    result.lastError = StoredValue::text(error);
    result.deadLetteredAt = StoredValue::text(at);
    return result;
}

WorkItem item(std::int64_t row, const std::string& id)
{
    WorkItem result;
    result.row = {row};
    result.id = StoredValue::text(id);
    result.executionId = StoredValue::text("e");
    result.nodeId = StoredValue::text("n");
    result.status = StoredValue::text("dead_lettered");
    return result;
}

const std::string day = "2026-11-21T";

} // namespace

class TestDeadLetters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void causes_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char* error, const char* cause) {
            QTest::newRow(*error ? error : "empty") << QString::fromUtf8(error) << QString::fromUtf8(cause);
        };
        row("", "");
        row("provider timeout", "provider timeout");
        row("429 rate limited, retry after 17 s", "429 rate limited, retry after {n} s");
        row("took 3.25 s of 1,000", "took {n} s of {n}");
        row("KeyError: 'acquirer'", "KeyError: 'acquirer'");
        row("schema mismatch at $.rows[3].amount", "schema mismatch at {path}");
        row("schema mismatch at $.rows.3.amount", "schema mismatch at {path}");
        row("no such file /var/data/in.csv: gone", "no such file {path}: gone");
        row("GET https://api.example.com/v1/x?y=2 failed", "GET {path} failed");
        row("C:\\data\\in.csv missing", "{path} missing");
        row("execution 7f3a91c2-5b0e-4d17-9c44-e1b7d0a2c86f lost", "execution {id} lost");
        row("exec_7f3a91c25b0e4d179c44e1b7d0a2c86f lost", "{id} lost");
        row("commit deadbeef12 refused", "commit {id} refused");
        row("node(s) failed: a1, b2", "node(s) failed: a1, b2");
        row("ratio 1/2", "ratio {n}/{n}");
        row("first line\nsecond 5", "first line");
        row("Traceback (most recent call last):\n  File \"x.py\", line 3\nValueError: bad 7", "ValueError: bad {n}");
        row("ошибка 12 строка", "ошибка {n} строка");
    }
    void causes()
    {
        QFETCH(QString, error);
        QFETCH(QString, cause);
        QCOMPARE(QString::fromStdString(causeOf(error.toStdString())), cause);
    }

    void anyBytesHaveACause()
    {
        QVERIFY(causeOf(std::string(100'000, 'x')).size() <= 300);
        QVERIFY(causeOf(std::string(100'000, '\xd0')).size() <= 300);
        QVERIFY(causeOf(std::string("\0\xff/\xfe/", 5)).size() <= 300);
    }

    void groupsByCause()
    {
        DeadLetterTable table;
        table.add(std::vector{letter(1, "lease of 5 s", day + "10:00:00+00:00"),
            letter(2, "lease of 7 s", day + "11:30:00+00:00", "m"), letter(3, "other", day + "09:00:00+00:00")});
        table.add(std::vector{letter(3, "other", day + "09:00:00+00:00")}); // told twice
        const auto causes = table.causes(parseInstant(day + "12:00:00+00:00")->nanoseconds);
        QCOMPARE(causes.size(), std::size_t(2));
        QCOMPARE(table.text(causes[0].cause), std::string("lease of {n} s"));
        QCOMPARE(causes[0].items, 2);
        QCOMPARE(causes[0].firstStored, day + "10:00:00+00:00");
        QCOMPARE(causes[0].lastStored, day + "11:30:00+00:00");
        QCOMPARE(causes[0].nodes.size(), std::size_t(2));
        QCOMPARE(causes[0].lastDay.size(), std::size_t(24));
        QCOMPARE(causes[0].lastDay[23], 1.0F);
        QCOMPARE(causes[0].lastDay[21], 1.0F);
        QCOMPARE(table.order({}), (std::vector<std::uint32_t>{1, 0, 2}));
        QCOMPARE(table.order(causes[1].cause), (std::vector<std::uint32_t>{2}));
    }

    void itemsWithoutARowAreListedAndReplacedByTheirRow()
    {
        DeadLetterTable table;
        table.add(std::vector{letter(1, "boom", day + "10:00:00+00:00")});
        WorkItem alive = item(9, "item-9");
        alive.status = StoredValue::text("pending");
        table.addItems(std::vector{item(7, "item-1"), item(8, "item-8"), alive});
        QCOMPARE(table.letters().size(), std::size_t(2));
        QCOMPARE(table.withoutRow(), std::size_t(1));
        QVERIFY(!table.letters()[1].hasRow);
        table.add(std::vector{letter(8, "late", day + "10:00:01+00:00")}); // item-8: its row came after all
        QCOMPARE(table.letters().size(), std::size_t(2));
        QCOMPARE(table.withoutRow(), std::size_t(0));
        QVERIFY(table.letters()[1].hasRow);
    }

    void fiftyThousand()
    {
        DeadLetterTable table;
        std::vector<DeadLetter> letters;
        for (std::int64_t row = 1; row <= 50'000; ++row)
            letters.push_back(letter(row, "error " + std::to_string(row), day + "10:00:00+00:00"));
        table.add(letters);
        QCOMPARE(table.causes(0).size(), std::size_t(1));
        QCOMPARE(table.order({}).size(), std::size_t(50'000));
    }
};

QTEST_GUILESS_MAIN(TestDeadLetters)
#include "test_dead_letters.moc"
