// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/action_button.h"
#include "app/widgets/json_document.h"
#include "app/widgets/json_hex_view.h"
#include "app/widgets/json_text_view.h"
#include "app/widgets/json_tree_model.h"
#include "app/widgets/json_view.h"
#include "app/widgets/page_parts.h"

#include <QFutureWatcher>
#include <QStackedWidget>
#include <QTreeView>

#include <stop_token>

namespace durascope {

class JsonView::Private : public QObject {
    Q_OBJECT
public:
    explicit Private(JsonView* view);
    ~Private() override;

    void show(const QByteArray& bytes);
    void showNothing(const QString& why);
    void setMode(Mode wanted);
    Mode mode() const { return m_mode; }
    void copyAll() const;
    bool stopWork(); ///< False when nothing ran.

    JsonTextView* text = nullptr;

private:
    void build();
    void makeDocument(bool pretty);
    void documentReady();
    void say(const QString& sentence, const QString& action);
    void act(); ///< The action of the strip.
    void showPage();
    void fillTree();
    void treeMenu(const QPoint& point);
    void applyTheme();

    JsonView* m_view = nullptr;
    QByteArray m_bytes;
    bool m_nothing = true;
    bool m_treeFilled = false;
    Mode m_mode = Mode::Text;
    PlainLabel* m_why = nullptr;
    QWidget* m_strip = nullptr;
    PlainLabel* m_sentence = nullptr;
    ActionButton* m_action = nullptr;
    QStackedWidget* m_pages = nullptr;
    QTreeView* m_tree = nullptr;
    JsonTreeModel* m_model = nullptr;
    JsonHexView* m_hex = nullptr;
    QFutureWatcher<JsonDocumentPtr> m_watcher;
    std::stop_source m_stop;
    bool m_working = false;
};

} // namespace durascope
