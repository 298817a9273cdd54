// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/path_data.h"
#include "app/theme/theme.h"
#include "support/widget_test.h"

#include <QImage>
#include <QPainter>

using namespace durascope;

namespace {

constexpr int side = 14;

/// The silhouette alone: black on white, as grey.
QImage silhouette(Glyph glyph)
{
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintGlyph(painter, glyph, image.rect(), Qt::black);
    return image;
}

/// Share of the ink that differs, 0 … 1.
double difference(const QImage& first, const QImage& second)
{
    int differing = 0;
    int ink = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int a = 255 - qGray(first.pixel(x, y));
            const int b = 255 - qGray(second.pixel(x, y));
            differing += std::abs(a - b);
            ink += std::max(a, b);
        }
    }
    return double(differing) / double(std::max(ink, 1));
}

} // namespace

class TestGlyphs : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void everyStatusHasItsOwnSilhouette()
    {
        // Fine is the check mark of Completed on purpose; None draws nothing.
        for (int a = int(Glyph::Running); a < int(Glyph::Fine); ++a) {
            for (int b = a + 1; b < int(Glyph::Fine); ++b) {
                const double differs = difference(silhouette(Glyph(a)), silhouette(Glyph(b)));
                const QByteArray what
                    = QByteArray::number(a) + " and " + QByteArray::number(b) + ": " + QByteArray::number(differs);
                QVERIFY2(differs > 0.3, what.constData());
            }
        }
    }

    void nothingIsClippedAtSmallSizes()
    {
        for (int glyph = int(Glyph::Running); glyph <= int(Glyph::Demo); ++glyph) {
            QImage image(18, 18, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintGlyph(painter, Glyph(glyph), QRectF(3, 3, 12, 12), Qt::black);
            painter.end();
            int ink = 0;
            for (int i = 0; i < 18; ++i) {
                for (const int edge : {0, 1, 16, 17}) {
                    QCOMPARE(qGray(image.pixel(i, edge)), 255);
                    QCOMPARE(qGray(image.pixel(edge, i)), 255);
                }
                for (int j = 0; j < 18; ++j)
                    ink += 255 - qGray(image.pixel(i, j));
            }
            QVERIFY(ink > 255 * 8);
        }
    }

    void everyIconDraws()
    {
        for (int which = 0; which <= int(Icon::ChevronUp); ++which) {
            const QImage image = icon(Icon(which)).pixmap(16, 16).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    drawn = drawn || qAlpha(image.pixel(x, y)) > 100;
            }
            QVERIFY2(drawn, QByteArray::number(which).constData());
        }
    }

    void iconsFollowTheTheme()
    {
        Theme::instance().setChoice(ThemeChoice::Light);
        const QIcon kept = icon(Icon::Overview);
        const QImage light = kept.pixmap(16, 16).toImage();
        Theme::instance().setChoice(ThemeChoice::Dark);
        QVERIFY(kept.pixmap(16, 16).toImage() != light);
    }

    void glyphPicturesAreKeptPerColour()
    {
        Theme::instance().setChoice(ThemeChoice::Light);
        const QPixmap light = glyphPixmap(Glyph::Failed, 14, 1);
        QCOMPARE(glyphPixmap(Glyph::Failed, 14, 1).cacheKey(), light.cacheKey());
        Theme::instance().setChoice(ThemeChoice::Dark);
        QVERIFY(glyphPixmap(Glyph::Failed, 14, 1).toImage() != light.toImage());
        QCOMPARE(glyphPixmap(Glyph::Failed, 14, 2).width(), 28);
    }

    void pathData()
    {
        const QPainterPath path = pathFromData("M1 2 L3.5 2 C4 2 5 3 5 4 Z O8 8 2 R1 1 3 2 0.5 A8 8 4 0 -90");
        QCOMPARE(path.elementAt(0).x, 1.0);
        QVERIFY(path.boundingRect().contains(QRectF(6, 6, 4, 4)));
        QVERIFY(pathFromData("").isEmpty());
    }
};

QTEST_MAIN(TestGlyphs)
#include "test_glyphs.moc"
