// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_page_fixture.h"
#include "support/schemas.h"
#include "support/writer.h"

#include "app/widgets/page_parts.h"
#include "model/workflow/history_source.h"

#include <algorithm>

using namespace durascope;

/// A log that no writer of ours would make: numbers are missing, too low, no numbers, and very far apart.
class TestOddHistory : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() override
    {
        WidgetTest::initTestCase();
        std::string schema = workflowSchemaSql(11);
        const std::string strict = "sequence INTEGER NOT NULL";
        const auto at = schema.find(strict);
        QVERIFY(at != std::string::npos);
        schema.replace(at, strict.size(), "sequence INTEGER");
        m_path = m_folder.filePath(QStringLiteral("odd.db"));
        Writer writer(m_path.toStdString());
        writer.run(schema);
        writer.run("INSERT INTO workflow_executions(execution_id, workflow_id, workflow_version, status, initial_input,"
                   " current_state, started_at, updated_at) VALUES('11111111-2222-3333-4444-555555555555', 'odd', '1',"
                   " 'running', '{}', '{}', '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00')");
        for (const char* sequence :
            {"1", "2", "NULL", "-5", "1000000", "'x'", "NULL", "9223372036854775807", "-9223372036854775808"})
            writer.run(std::string("INSERT INTO events(id, execution_id, sequence, kind_json, created_at) SELECT"
                                   " 'e' || count(*), '11111111-2222-3333-4444-555555555555', ")
                + sequence
                + ", '{\"type\":\"workflow_started\",\"at\":' || count(*) || '}',"
                  " '2026-01-01T00:00:00+00:00' FROM events");
    }

    void everyEventIsShown()
    {
        ShownPage shown(
            m_path, "execution", {{QStringLiteral("id"), QStringLiteral("11111111-2222-3333-4444-555555555555")}});
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("History"));
        auto* source = dynamic_cast<HistorySource*>(list->source());
        QTRY_COMPARE_WITH_TIMEOUT(source->rowCount(), 9, 20'000);
        QStringList numbers;
        for (qint64 row = 0; row < 9; ++row) {
            QVERIFY(rowLoaded(*list->source(), row));
            numbers.append(ShownPage::cell(list, row, static_cast<int>(HistoryColumn::Number)));
            QCOMPARE(source->rowOf(*source->keyAt(row)), std::optional(row));
        }
        QCOMPARE(
            numbers.join(u' '), QStringLiteral("NULL NULL -9223372036854775808 -5 x 1 2 1000000 9223372036854775807"));
        // The newest is last, as in every other log, and is where the page begins.
        QTRY_COMPARE(list->currentKey(), source->keyAt(8));
    }

    void anEventWithoutANumberIsChosenAndCopied()
    {
        ShownPage shown(
            m_path, "execution", {{QStringLiteral("id"), QStringLiteral("11111111-2222-3333-4444-555555555555")}});
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("History"));
        QTRY_COMPARE_WITH_TIMEOUT(list->source()->rowCount(), 9, 20'000);
        QTRY_VERIFY(says(*shown.page, "Event 9,223,372,036,854,775,807"));
        list->setCurrentRow(1);
        QTRY_VERIFY(says(*shown.page, "Event NULL"));
        QString copied;
        list->source()->copyText({*list->source()->keyAt(1), *list->source()->keyAt(5)}, RowSource::CopyKind::Id, 0,
            [&](const QString& text, const QString&) { copied = text; });
        QTRY_COMPARE(copied, QStringLiteral("e6\ne0"));
    }

private:
    static bool says(const QWidget& page, const char* words)
    {
        const auto labels = page.findChildren<PlainLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [words](const PlainLabel* label) { return label->text() == QString::fromUtf8(words); });
    }
    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_MAIN(TestOddHistory)
#include "test_odd_history.moc"
