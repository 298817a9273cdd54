// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"
#include "model/paging/cell.h"
#include "model/paging/row_source.h"

#include <QFrame>
#include <QLabel>
#include <QList>
#include <QWidget>

#include <memory>

class QAction;
class QHBoxLayout;

namespace durascope {

/// A label that can only show plain text: every text from a store goes through one of these.
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setTone(Tone tone);
    void setFontRole(FontRole role);
    void setFixedFont(bool fixed);
    void setElided(ElideAt where); ///< Shortens to its width; the tooltip has the whole.
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    QString shortened() const;

    std::optional<ElideAt> m_elide;
    Tone m_tone = Tone::Normal;
    FontRole m_role = FontRole::Body;
};

/// Breadcrumb, title, one grey fact; actions at the right. 40 px high.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(QWidget* parent = nullptr);
    ~PageHeader() override;
    void setCrumb(const QString& text); ///< Clickable; empty for none.
    QString crumb() const; ///< As given.
    void setTitle(const QString& title);
    void setFact(const QString& fact);
    void setFixedFact(const QString& id); ///< An id in the fixed font with a copy button.
    void setStatus(Glyph glyph, const QString& word);
    /// Adds a button for the action: text and shortcut in a wide window, icon in a narrow one.
    void addAction(QAction* action);
Q_SIGNALS:
    void crumbClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
    class Private;
    std::unique_ptr<Private> d;
};

/// "All 1,842  ▶ Running 219 …": flat texts with a 2 px underline; one is chosen. Keyboard: arrows, Home, End.
class CountFilters : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QByteArray id;
        QString word;
        Glyph glyph = Glyph::None;
        qint64 count = 0;
        bool estimate = false;
    };
    explicit CountFilters(QWidget* parent = nullptr);
    ~CountFilters() override;
    void setEntries(const QList<Entry>& entries); ///< Keeps the choice by id.
    QByteArray chosen() const;
    void choose(const QByteArray& id);
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosenChanged(const QByteArray& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    class Private;
    std::unique_ptr<Private> d;
};

/// "12 new and 3 changed since 03:12:40. The list holds still.  Show them  R": hidden when there is nothing to say.
class LiveStrip : public QFrame {
    Q_OBJECT
public:
    explicit LiveStrip(QWidget* parent = nullptr);
    ~LiveStrip() override;
    void setHeldBack(RowSource::HeldBack held, const QString& since, const QString& place);
    void setPaused(const QString& since, RowSource::HeldBack held);
Q_SIGNALS:
    void showThem();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say(const QString& lead, const QString& text, const QString& place);
    class Private;
    std::unique_ptr<Private> d;
};

/// A notice with glyph over a list or pane: warning ground, bold lead, text.
class Notice : public QFrame {
    Q_OBJECT
public:
    explicit Notice(QWidget* parent = nullptr);
    ~Notice() override;
    void say(Glyph glyph, Tone tone, const QString& lead, const QString& text);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// 28 px title bar of a pane: title, grey fact, widgets at the right.
class PaneTitle : public QWidget {
    Q_OBJECT
public:
    explicit PaneTitle(const QString& title, QWidget* parent = nullptr);
    ~PaneTitle() override;
    void setTitle(const QString& title);
    void setFact(const QString& fact);
    void addWidget(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Label–value pairs in two columns; values are selectable plain text.
class FactGrid : public QWidget {
    Q_OBJECT
public:
    struct Fact {
        QString label;
        QString value;
        bool fixedFont = false;
        Tone tone = Tone::Normal;
        QString note; ///< Grey, after the value: "6 min 09 s ago".
        QString tooltip;
    };
    explicit FactGrid(QWidget* parent = nullptr);
    ~FactGrid() override;
    void setFacts(const QList<Fact>& facts); ///< Reuses its labels: nothing flickers, selection stays.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
