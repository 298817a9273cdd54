// SPDX-License-Identifier: Apache-2.0
#include "model/paging/page_cache.h"

#include <QTest>

#include <string>

using namespace durascope;

namespace {

using Cache = PageCache<std::string>;

std::shared_ptr<const std::string> block(const char* name)
{
    return std::make_shared<const std::string>(name);
}

} // namespace

class TestPageCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsRowsByKey()
    {
        Cache cache;
        cache.insert(block("a"), {10, 20, 30}, 1);
        const auto place = cache.use(20);
        QCOMPARE(*place.block, std::string("a"));
        QCOMPARE(place.index, 1);
        QVERIFY(!cache.use(11).block);
    }

    void aLaterBlockHidesAnEarlierOne()
    {
        Cache cache;
        cache.insert(block("a"), {1, 2}, 1);
        cache.markStale(2);
        QVERIFY(!cache.isFresh(2));
        cache.insert(block("b"), {2, 3}, 1);
        QVERIFY(cache.isFresh(2));
        QCOMPARE(*cache.peek(2).block, std::string("b"));
        QCOMPARE(*cache.peek(1).block, std::string("a"));
    }

    void dropsTheBlockUsedLongestAgo()
    {
        Cache cache({.blocks = 2, .bytes = 100});
        cache.insert(block("a"), {1}, 1);
        cache.insert(block("b"), {2}, 1);
        cache.use(1);
        cache.insert(block("c"), {3}, 1);
        QVERIFY(cache.peek(1).block);
        QVERIFY(!cache.peek(2).block);
        QCOMPARE(cache.blocks(), 2U);
    }

    void aDroppedBlockTakesOnlyItsOwnRows()
    {
        Cache cache({.blocks = 2, .bytes = 100});
        cache.insert(block("a"), {1, 2}, 1);
        cache.insert(block("b"), {2}, 1);
        cache.insert(block("c"), {3}, 1);
        QVERIFY(!cache.peek(1).block);
        QCOMPARE(*cache.peek(2).block, std::string("b"));
    }

    void bytesAreBoundedButTheLastBlockStays()
    {
        Cache cache({.blocks = 10, .bytes = 100});
        cache.insert(block("a"), {1}, 60);
        cache.insert(block("b"), {2}, 60);
        QVERIFY(!cache.peek(1).block);
        cache.insert(block("huge"), {3}, 5000);
        QVERIFY(cache.peek(3).block);
        QCOMPARE(cache.blocks(), 1U);
        cache.insert(block("d"), {4}, 1);
        QCOMPARE(cache.bytes(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestPageCache)
#include "test_page_cache.moc"
