//! The views that every ledger has, in words, beside those that a person keeps;
//! and why a view cannot be kept.

use super::errors::Phrase;
use super::{Lang, either, texts};
use crate::domain::views::{BuiltInView, View, ViewProblem, Views};

/// A view that every ledger has, in the words of a language.
#[must_use]
pub fn built_in_view(view: BuiltInView, lang: Lang) -> View {
    let (name, filter) = match (view, lang) {
        (BuiltInView::Watch, Lang::Zh) => ("盯办", "未结 (逾期 | 临期 | 状态:待核实,停滞)"),
        (BuiltInView::Watch, Lang::En) => {
            ("To watch", "open (overdue | soon | status:claimed,stalled)")
        }
        (BuiltInView::Overdue, Lang::Zh) => ("逾期", "逾期"),
        (BuiltInView::Overdue, Lang::En) => ("Overdue", "overdue"),
        (BuiltInView::Week, Lang::Zh) => ("本周到期", "未结 期限:本周"),
        (BuiltInView::Week, Lang::En) => ("This week", "open due:this-week"),
        (BuiltInView::Review, Lang::Zh) => ("待复核", "待复核"),
        (BuiltInView::Review, Lang::En) => ("To review", "toreview"),
        (BuiltInView::Claimed, Lang::Zh) => ("待核实", "状态:待核实"),
        (BuiltInView::Claimed, Lang::En) => ("Claimed", "status:claimed"),
        (BuiltInView::Undated, Lang::Zh) => ("无时限", "无时限"),
        (BuiltInView::Undated, Lang::En) => ("Undated", "undated"),
        (BuiltInView::Closed, Lang::Zh) => ("近期办结", "已结 更新>=-30天"),
        (BuiltInView::Closed, Lang::En) => ("Recently closed", "closed updated>=-30d"),
    };
    View {
        name: name.to_owned(),
        filter: filter.to_owned(),
        sort: view.sort(),
        group: view.group(),
        columns: Vec::new(),
    }
}

/// A view by its place in the list of all.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ListedView {
    /// Absent where a person keeps it.
    pub built_in: Option<BuiltInView>,
    pub view: View,
}

/// Every view: those that every ledger has, then those that a person keeps.
#[must_use]
pub fn listed_views(views: &Views, lang: Lang) -> Vec<ListedView> {
    let built_in = BuiltInView::ALL
        .into_iter()
        .map(|view| ListedView { built_in: Some(view), view: built_in_view(view, lang) });
    let own = views.own.iter().map(|view| ListedView { built_in: None, view: view.clone() });
    built_in.chain(own).collect()
}

/// The view that a typed name means: one's own, or a built-in one by its key or
/// its name in either language.
#[must_use]
pub fn view_named(views: &Views, typed: &str, lang: Lang) -> Option<View> {
    let typed = typed.trim();
    let own = views.named(typed).cloned();
    own.or_else(|| {
        let means = |view: &BuiltInView| names(*view).iter().any(|name| same(name, typed));
        BuiltInView::ALL.into_iter().find(means).map(|view| built_in_view(view, lang))
    })
}

fn same(name: &str, typed: &str) -> bool {
    name.to_lowercase() == typed.to_lowercase()
}

fn names(view: BuiltInView) -> [String; 3] {
    let name = |lang: Lang| built_in_view(view, lang).name;
    [view.key().to_owned(), name(Lang::Zh), name(Lang::En)]
}

/// The names that no view of one's own can have.
#[must_use]
pub fn built_in_names() -> Vec<String> {
    BuiltInView::ALL.into_iter().flat_map(names).collect()
}

/// Why a view cannot be kept or found, in words.
#[must_use]
pub fn phrase_view(problem: &ViewProblem, lang: Lang) -> Phrase {
    match problem {
        ViewProblem::NoName => Phrase::new(
            "view_without_name",
            lang.pick("视图要有名称", "A view needs a name"),
            lang.pick("写上名称再存", "Give it one"),
        ),
        ViewProblem::BuiltIn(name) => Phrase::new(
            "view_built_in",
            either!(lang, "“{name}”是内置视图", "\"{name}\" is built in"),
            lang.pick("换一个名称", "Choose another name"),
        ),
        ViewProblem::Taken(name) => Phrase::new(
            "view_taken",
            either!(lang, "已有视图“{name}”", "There is a view \"{name}\""),
            lang.pick("F2 替换，或换一个名称", "F2 replaces it; or choose another name"),
        ),
        ViewProblem::Missing(name) => Phrase::new(
            "no_such_view",
            either!(lang, "没有视图“{name}”", "There is no view \"{name}\""),
            lang.pick("用 nuo views 查看全部视图", "See all views with: nuo views"),
        ),
        ViewProblem::File { path, message } => {
            let path = path.display();
            Phrase::new(
                "views_file",
                either!(lang, "无法写视图文件 {path}：{message}", "Cannot keep {path}: {message}"),
                lang.pick("视图没有改动；检查文件夹权限", "Nothing was changed; check the folder"),
            )
        }
        ViewProblem::Unreadable { path, message } => {
            let path = path.display();
            Phrase::new(
                "views_unreadable",
                either!(
                    lang,
                    "视图文件 {path} 读不懂：{message}",
                    "{path} cannot be read: {message}"
                ),
                lang.pick("改好或移走它，自己的视图才能用", "Mend it or move it away first"),
            )
        }
    }
}

texts! {
    /// Words of the menu of views.
    ViewText {
        Title => "视图", "Views";
        Keys => "数字选用  a 存为视图  e 改名  x 移除  Esc 关闭",
            "1-9 choose  a save as  e rename  x remove  Esc close";
        KeysShort => "1-9 选用  a 存  e 改名  x 移除", "1-9 a save e rename x remove";
        NameKeys => "Enter 保存  Esc 返回", "Enter saves  Esc back";
        SaveAs => "存为视图：", "Save as: ";
        Rename => "新名称：", "New name: ";
        NotOwn => "内置视图不能改名或移除", "A built-in view stays as it is";
        ReadOnly => "只读打开，视图也不改动", "Opened for reading only; views stay as they are";
        Whole => "全部", "everything";
        Name => "名称", "Name";
        Key => "代号", "Key";
        Found => "条数", "Found";
        Columns => "列", "Columns";
    }
}

/// The question before a view is removed.
#[must_use]
pub fn remove_view(name: &str, lang: Lang) -> String {
    either!(
        lang,
        "移除视图“{name}”？y 移除，其他键返回",
        "Remove \"{name}\"? y removes, any other key goes back"
    )
}

/// A view was chosen.
#[must_use]
pub fn view_chosen(name: &str, lang: Lang) -> String {
    either!(lang, "视图：{name}   \\ 返回全部", "View: {name}   \\ shows all again")
}

/// A view was kept.
#[must_use]
pub fn view_kept(name: &str, lang: Lang) -> String {
    either!(lang, "已保存视图“{name}”", "Saved the view \"{name}\"")
}

/// A view was removed.
#[must_use]
pub fn view_gone(name: &str, lang: Lang) -> String {
    either!(lang, "已移除视图“{name}”", "Removed the view \"{name}\"")
}
