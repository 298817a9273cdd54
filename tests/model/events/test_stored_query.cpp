// SPDX-License-Identifier: Apache-2.0
#include "model/events/stored_query.h"

#include <QTest>

using namespace durascope;

class TestStoredQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAStreamDelivers_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* stored, const char* words) {
            QTest::newRow(words) << QByteArray(stored) << QString::fromUtf8(words);
        };
        row(R"({"filters":null,"min_sequence_number":null})", "everything");
        row(R"({"filters":[],"min_sequence_number":null})", "everything");
        row(R"({"filters":[{"event_types":null,"payload_predicates":null}],"min_sequence_number":null})", "everything");
        row(R"({"filters":[{"event_types":["month-closed"],"payload_predicates":null}],"min_sequence_number":null})",
            "month-closed");
        row(R"({"filters":[{"event_types":[""],"payload_predicates":null}],"min_sequence_number":null})",
            "the empty type");
        row(R"({"filters":[{"event_types":["a","b","a"],"payload_predicates":null}],"min_sequence_number":null})",
            "2 types");
        row(R"({"filters":[{"event_types":["a","b"],"payload_predicates":[{"x":1.0}]}],"min_sequence_number":null})",
            "2 types, 1 predicate");
        row(R"({"filters":[{"event_types":["a","b"],"payload_predicates":null},{"event_types":["c"],"payload_predicates":null}]})",
            "3 types in 2 filters");
        row(R"({"filters":[{"event_types":null,"payload_predicates":[1,[2],{}]}]})", "any type, 3 predicates");
        row(R"({"filters":[{"event_types":[],"payload_predicates":null}]})", "nothing: its filters hold an empty list");
    }
    void saysWhatAStreamDelivers()
    {
        QFETCH(QByteArray, stored);
        QFETCH(QString, words);
        const auto query = parseStoredQuery(stored.toStdString());
        QVERIFY(query.has_value());
        QCOMPARE(deliversInWords(*query), words);
    }

    void keepsPredicatesByteForByte()
    {
        const auto query = parseStoredQuery(
            R"({"filters":[{"event_types":["\u00e9\n"],"payload_predicates":[{"b":1.0, "a":[1e16,"x"]},"s",null]}]})");
        QVERIFY(query && query->filters);
        const EventFilter& filter = query->filters->front();
        QCOMPARE(filter.eventTypes->front(), std::string("\u00e9\n"));
        QCOMPARE(
            *filter.payloadPredicates, (std::vector<std::string>{R"({"b":1.0, "a":[1e16,"x"]})", R"("s")", "null"}));
    }

    void refusesOtherShapes()
    {
        for (const char* text : {"", "null", "[]", "{}", R"({"filters":1})", R"({"filters":[1]})",
                 R"({"filters":[{}]})", R"({"filters":[{"event_types":"a","payload_predicates":null}]})",
                 R"({"filters":[{"event_types":[1],"payload_predicates":null}]})", R"({"filters":null)",
                 R"({"filters":null}x)"})
            QVERIFY2(!parseStoredQuery(text).has_value(), text);
    }
};

QTEST_APPLESS_MAIN(TestStoredQuery)
#include "test_stored_query.moc"
