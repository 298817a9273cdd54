// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_view_private.h"

#include "app/widgets/json_menu.h"
#include "model/format/format.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPromise>
#include <QShortcut>
#include <QThreadPool>
#include <QVBoxLayout>

namespace durascope {

namespace {
constexpr qsizetype onThisThread = qsizetype(64) << 10;
constexpr qsizetype rawFirst = 1'000'000;
} // namespace

JsonView::Private::Private(JsonView* view)
    : m_view(view)
{
    build();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Private::documentReady);
    connect(&Theme::instance(), &Theme::changed, this, &Private::applyTheme);
    applyTheme();
}

JsonView::Private::~Private()
{
    m_stop.request_stop();
}

void JsonView::Private::build()
{
    auto* column = new QVBoxLayout(m_view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_strip = new QWidget(m_view);
    auto* row = new QHBoxLayout(m_strip);
    row->setContentsMargins(12, 2, 8, 2);
    m_sentence = new PlainLabel({}, m_strip);
    m_sentence->setWordWrap(true);
    m_action = new ActionButton(ActionButton::Look::Outlined, m_strip);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    m_strip->hide();
    connect(m_action, &QAbstractButton::clicked, this, &Private::act);

    m_pages = new QStackedWidget(m_view);
    text = new JsonTextView(m_pages);
    m_tree = new QTreeView(m_pages);
    m_model = new JsonTreeModel(m_tree);
    m_hex = new JsonHexView(m_pages);
    m_why = new PlainLabel({}, m_pages);
    m_why->setTone(Tone::Muted);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_why->setMargin(12);
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(JsonView::tr("Stored value as a tree"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &Private::treeMenu);
    for (QWidget* page : {static_cast<QWidget*>(m_why), static_cast<QWidget*>(text), static_cast<QWidget*>(m_tree),
             static_cast<QWidget*>(m_hex)})
        m_pages->addWidget(page);
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);

    auto* copy = new QShortcut(QKeySequence::Copy, m_tree);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        const auto begin = static_cast<qsizetype>(m_model->byteOf(m_tree->currentIndex()));
        const auto end = static_cast<qsizetype>(m_model->endOf(m_tree->currentIndex()));
        copyStoredBytes(m_bytes.mid(begin, end - begin));
    });
}

void JsonView::Private::applyTheme()
{
    m_tree->setFont(Theme::instance().font(FontRole::Fixed));
    m_sentence->setFontRole(FontRole::Hint);
}

void JsonView::Private::show(const QByteArray& bytes)
{
    if (!m_nothing && bytes == m_bytes)
        return; // place, folds and selection stay
    stopWork();
    m_bytes = bytes;
    m_nothing = bytes.isEmpty();
    m_treeFilled = false;
    m_hex->setBytes(bytes);
    m_strip->hide();
    text->setDocument(nullptr);
    if (m_nothing)
        m_why->setText(JsonView::tr("An empty text, 0 bytes."));
    else
        makeDocument(bytes.size() <= rawFirst);
    showPage();
}

void JsonView::Private::showNothing(const QString& why)
{
    stopWork();
    m_bytes.clear();
    m_nothing = true;
    m_hex->setBytes({});
    text->setDocument(nullptr);
    m_why->setText(why);
    m_strip->hide();
    showPage();
}

void JsonView::Private::makeDocument(bool pretty)
{
    if (m_bytes.size() <= onThisThread) {
        text->setDocument(makeJsonDocument(m_bytes, pretty, {}));
        documentReady();
        return;
    }
    m_stop = std::stop_source();
    m_working = true;
    if (pretty)
        say(JsonView::tr("Indenting %1 · Esc stops").arg(byteSize(m_bytes.size())), JsonView::tr("Stop"));
    auto promise = std::make_shared<QPromise<JsonDocumentPtr>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, bytes = m_bytes, pretty, stop = m_stop.get_token()] {
        promise->addResult(makeJsonDocument(bytes, pretty, stop));
        promise->finish();
    });
}

void JsonView::Private::documentReady()
{
    if (m_working) {
        m_working = false;
        m_strip->hide();
        const JsonDocumentPtr document = m_watcher.result();
        if (document && document->bytes.constData() == m_bytes.constData())
            text->setDocument(document);
    }
    const JsonDocumentPtr& shown = text->document();
    if (!shown)
        return;
    const auto& problem = shown->lines.problem();
    if (problem)
        say(JsonView::tr("No JSON: %1, at byte %2. Shown as stored.")
                .arg(QString::fromStdString(problem->reason), number(static_cast<qint64>(problem->offset))),
            {});
    else if (!shown->lines.isPretty())
        say(JsonView::tr("%1, shown as stored.").arg(byteSize(m_bytes.size())), JsonView::tr("Indent"));
}

void JsonView::Private::say(const QString& sentence, const QString& action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_strip->show();
}

void JsonView::Private::act()
{
    if (!stopWork())
        makeDocument(true);
}

bool JsonView::Private::stopWork()
{
    if (!m_working)
        return false;
    m_stop.request_stop();
    m_working = false;
    m_watcher.setFuture({});
    m_strip->hide();
    if (text->document())
        documentReady(); // what is shown stays; its strip comes back
    else
        text->setDocument(nullptr);
    return true;
}

void JsonView::Private::setMode(Mode wanted)
{
    m_mode = wanted;
    showPage();
}

void JsonView::Private::showPage()
{
    if (m_nothing) {
        m_pages->setCurrentWidget(m_why);
        return;
    }
    if (m_mode == Mode::Tree)
        fillTree();
    QWidget* const page = m_mode == Mode::Hex ? static_cast<QWidget*>(m_hex)
        : m_mode == Mode::Tree                ? m_tree
                                              : static_cast<QWidget*>(text);
    m_pages->setCurrentWidget(page);
    m_view->setFocusProxy(page);
}

void JsonView::Private::fillTree()
{
    if (m_treeFilled)
        return;
    m_treeFilled = true;
    const bool valid = isJson(std::string_view(m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())));
    m_model->setBytes(valid ? m_bytes : QByteArray());
    m_tree->header()->resizeSection(0, Theme::instance().scaled(180));
    m_tree->expand(m_model->index(0, 0));
}

void JsonView::Private::treeMenu(const QPoint& point)
{
    const QModelIndex index = m_tree->indexAt(point);
    auto* menu = new JsonMenu(m_bytes, m_model->byteOf(index.isValid() ? index : m_tree->currentIndex()), m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_tree->viewport()->mapToGlobal(point));
}

void JsonView::Private::copyAll() const
{
    if (!m_nothing)
        copyStoredBytes(m_bytes);
}

} // namespace durascope
