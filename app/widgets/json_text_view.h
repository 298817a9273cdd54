// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/json_document.h"
#include "model/json/fold_map.h"

#include <QAbstractScrollArea>
#include <QTextLayout>

#include <unordered_map>

class QMenu;

namespace durascope {

/// A JsonDocument as text: line numbers, folding marks, selection. Only the lines in sight are laid out.
/// Keys: arrows, Home, End, Page Up and Down (with Shift: select), Ctrl+Home and End, Ctrl+A, Ctrl+C,
/// Space, - and + fold and open the line's container, * opens all.
class JsonTextView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit JsonTextView(QWidget* parent = nullptr);

    void setDocument(JsonDocumentPtr document);
    const JsonDocumentPtr& document() const { return m_document; }
    void setFindText(const QString& text);

    bool hasSelection() const { return m_anchor != m_caret; }
    QByteArray selectedBytes() const; ///< The stored bytes between the ends of the selection.
    std::size_t caretByte() const { return byteOf(m_caret); }
    void selectAll();
    void copy(); ///< The selection, or everything.
    void foldAll(); ///< All but the outermost container.
    void unfoldAll();
    void toggleFold(std::size_t line);
    const FoldMap& folds() const { return m_folds; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Place {
        std::size_t line = 0;
        int column = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Laid {
        JsonDisplayLine shown;
        std::unique_ptr<QTextLayout> layout;
    };
    const Laid& laid(std::size_t line) const;
    QList<QTextLayout::FormatRange> formats(const JsonDisplayLine& shown, std::size_t line) const;
    void addFindMarks(const JsonDisplayLine& shown, QList<QTextLayout::FormatRange>& ranges) const;
    QTextLayout::FormatRange selectionIn(std::size_t line, int length) const;
    void paintLine(QPainter& painter, std::size_t line, int top) const;
    void paintGutter(QPainter& painter, std::size_t line, int top) const;

    int lineHeight() const;
    int gutterWidth() const;
    int indentOf(std::size_t line) const;
    int textLeft(std::size_t line) const { return gutterWidth() + indentOf(line); }
    std::size_t byteOf(const Place& place) const;
    Place placeAt(const QPoint& point) const;
    std::size_t lineCount() const { return m_document ? m_document->lines.size() : 0; }
    Place moved(int key, Qt::KeyboardModifiers modifiers) const;
    void setCaret(const Place& place, bool select);
    void showCaret();
    bool foldKey(int key);
    void updateBars();
    void forgetLayouts();
    void applyTheme();

    JsonDocumentPtr m_document;
    FoldMap m_folds;
    QString m_find;
    Place m_anchor;
    Place m_caret;
    mutable std::unordered_map<std::size_t, Laid> m_laid;
    mutable int m_widest = 0;
};

} // namespace durascope
