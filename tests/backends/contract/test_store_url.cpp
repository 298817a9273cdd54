// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/store_url.h"

#include <QTest>

using namespace durascope;

class TestStoreUrl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsItsSchemes()
    {
        QCOMPARE(parseStoreUrl("/srv/payments.db")->scheme, StoreUrl::Scheme::Sqlite);
        QCOMPARE(parseStoreUrl("sqlite:/srv/a:b.db")->rest, "/srv/a:b.db");
        QCOMPARE(parseStoreUrl("memory:jobs")->rest, "jobs");
        QCOMPARE(parseStoreUrl("demo:")->scheme, StoreUrl::Scheme::Demo);
        QCOMPARE(parseStoreUrl("postgresql://h/d")->scheme, StoreUrl::Scheme::PostgreSql);
        QCOMPARE(parseStoreUrl("d1://acct/db")->scheme, StoreUrl::Scheme::D1);
    }

    void refusesAnUnknownSchemeAndNothing()
    {
        QCOMPARE(parseStoreUrl("oracle:x").error().kind, ErrorKind::UnsupportedBackend);
        QCOMPARE(parseStoreUrl("").error().kind, ErrorKind::InvalidArgument);
    }

    void namesWhatATabShows()
    {
        QCOMPARE(displayName(*parseStoreUrl("/srv/jamjet/payments.db")), "payments.db");
        QCOMPARE(displayName(*parseStoreUrl("demo:seed=7")), "demo");
    }
};

QTEST_APPLESS_MAIN(TestStoreUrl)
#include "test_store_url.moc"
