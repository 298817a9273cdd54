// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <optional>

namespace durascope {

/// One silhouette or icon of 14 to 24 px; decoration beside words, so it has no accessible name of its own.
class GlyphLabel : public QWidget {
    Q_OBJECT
public:
    explicit GlyphLabel(QWidget* parent = nullptr);
    void setGlyph(Glyph glyph);
    void setIcon(Icon icon, Token color = Token::Text2);
    void setSizePx(int px);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Icon> m_icon;
    Token m_color = Token::Text2;
    Glyph m_glyph = Glyph::None;
    int m_px = 14;
};

} // namespace durascope
