// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/value_arena.h"

#include <QTest>

#include <vector>

using namespace durascope;

class TestValueArena : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesKeepTheirBytesWhenTheArenaIsGone()
    {
        std::vector<StoredValue> values;
        std::vector<std::string> expected;
        {
            ValueArena arena;
            for (std::size_t size : {0UL, 1UL, 700UL, 1'024UL, 4'095UL, 4'096UL, 100'000UL, 3UL}) {
                expected.emplace_back(size, static_cast<char>('a' + values.size()));
                values.push_back(values.size() % 2 == 0 ? arena.text(expected.back()) : arena.blob(expected.back()));
            }
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            QVERIFY(values[i].bytes() == expected[i]);
            QVERIFY(values[i].bytes().data() != nullptr); // an empty value is not a null one
            QCOMPARE(values[i].isText(), i % 2 == 0);
        }
    }

    void equalityIsOfClassAndBytes()
    {
        ValueArena arena;
        QVERIFY(arena.text("a") == StoredValue::text("a"));
        QVERIFY(arena.text("a") != arena.blob("a"));
        QVERIFY(arena.text("") == StoredValue::text(""));
        QVERIFY(StoredValue() == StoredValue());
        QVERIFY(StoredValue() != arena.text(""));
        QVERIFY(StoredValue::integer(1) != StoredValue::real(1));
        QVERIFY(StoredValue::real(0.5) == StoredValue::real(0.5));
    }

    void classesDoNotAnswerForEachOther()
    {
        QCOMPARE(StoredValue::text("7").asInteger(), std::int64_t(0));
        QCOMPARE(StoredValue::real(7).asInteger(), std::int64_t(0));
        QCOMPARE(StoredValue::integer(7).asReal(), 0.0);
        QVERIFY(StoredValue::integer(7).bytes().empty());
        QCOMPARE(StoredValue::text("7").integerOr(-1), std::int64_t(-1));
    }
};

QTEST_APPLESS_MAIN(TestValueArena)
#include "test_value_arena.moc"
