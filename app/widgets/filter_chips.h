// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QList>

#include <memory>

namespace durascope {

/// The parts of a filter that stand nowhere else on the page, each with a cross that takes it away. Hidden while there
/// are none.
class FilterChips : public QWidget {
    Q_OBJECT
public:
    struct Chip {
        QByteArray id;
        QString label; ///< "Workflow".
        QString value; ///< As stored; long ones are cut in the middle.
        bool operator==(const Chip&) const = default;
    };
    explicit FilterChips(QWidget* parent = nullptr);
    ~FilterChips() override;
    void setChips(const QList<Chip>& chips);
    const QList<Chip>& chips() const;

Q_SIGNALS:
    void removed(const QByteArray& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// One of them. Enter, Space, Del and a click take it away.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterChip(QWidget* parent = nullptr);
    void setChip(const FilterChips::Chip& chip);
    const QByteArray& id() const { return m_chip.id; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString shownValue() const;
    FilterChips::Chip m_chip;
};

} // namespace durascope
