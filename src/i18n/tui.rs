//! The words of the terminal interface.

use super::{Lang, texts};
use crate::app::Sort;

texts! {
    /// What the keys do.
    Label {
        Down => "下一条", "Next";
        Up => "上一条", "Previous";
        PageDown => "下一页", "Page down";
        PageUp => "上一页", "Page up";
        HalfDown => "下半页", "Half a page down";
        HalfUp => "上半页", "Half a page up";
        First => "到首条", "First";
        Last => "到末条", "Last";
        Open => "详情", "Details";
        Back => "返回", "Back";
        DrillDown => "看这些承诺", "Show these";
        Earlier => "往前一组、一天、一段", "Back a group, day or stretch";
        Later => "往后一组、一天、一段", "On a group, day or stretch";
        NextView => "日历/时间轴", "Calendar, timeline";
        BackToToday => "回到今天", "To today";
        ZoomIn => "放大时间轴", "Timeline: closer";
        ZoomOut => "缩小时间轴", "Timeline: wider";
        NextPane => "换窗格", "Other pane";
        PreviousPane => "上一窗格", "Pane before";
        ListScreen => "清单", "Commitments";
        DeadlinesScreen => "期限", "Deadlines";
        StatusScreen => "状态总览", "Status board";
        ReviewScreen => "审阅", "Review";
        WeekScreen => "周报", "Week";
        LogScreen => "日志", "Log";
        ReadLetter => "读复函…", "Read a letter…";
        NextScreen => "下一屏", "Next screen";
        PreviousScreen => "上一屏", "Screen before";
        Select => "选中／取消选中", "Mark or unmark";
        SelectAll => "选中全部匹配", "Mark all that match";
        Done => "办结…", "Done…";
        DoneNow => "今日办结（无佐证）", "Done today, no proof";
        Progress => "进度…", "Progress…";
        Note => "备注…", "Note…";
        Evidence => "佐证…", "Evidence…";
        Defer => "延期…", "Defer…";
        Status => "状态…", "Status…";
        Review => "已复核，无变化", "Reviewed, unchanged";
        Edit => "改写…（编辑器）", "Edit… (editor)";
        Add => "新增承诺…（编辑器）", "Add a commitment… (editor)";
        Withdraw => "撤回这条…", "Withdraw it…";
        Undo => "撤销", "Undo";
        Redo => "重做", "Redo";
        Unchanged => "无变化，已复核", "Unchanged, reviewed";
        PartlyDone => "部分兑现…", "Partial…";
        ClaimedDone => "待核实…", "Claimed…";
        AnyStatus => "其他状态…", "Any status…";
        Skip => "跳过，最后再问", "Skip, ask last";
        LeaveForNext => "留到下次", "Leave for next time";
        Filter => "筛选", "Filter";
        ClearFilter => "清除筛选", "Clear filter";
        Views => "视图…", "Views…";
        Sort => "排序…", "Sort…";
        GroupPart => "按部分分组", "Group by part";
        GroupLead => "按牵头单位分组", "Group by lead unit";
        GroupStatus => "按状态分组", "Group by status";
        GroupMonth => "按到期月份分组", "Group by month due";
        GroupNone => "不分组", "No groups";
        Fold => "折叠／展开本组", "Fold or open the group";
        FoldAll => "全部折叠", "Fold all groups";
        UnfoldAll => "全部展开", "Open all groups";
        OpenSource => "打开原文或佐证", "Open the letter or a proof";
        CopyCode => "复制编号", "Copy the code";
        CopyLine => "复制一行", "Copy one line";
        CopyMarkdown => "复制 Markdown", "Copy as Markdown";
        CopyQuote => "复制原文", "Copy the letter's words";
        AsOf => "截至某日…", "As of a day…";
        DayBack => "往前一天", "A day back";
        DayForward => "往后一天", "A day forward";
        Now => "回到现在", "Back to the present";
        Mouse => "鼠标 开/关", "Mouse on/off";
        Language => "中文/English", "中文/English";
        Theme => "配色", "Colours";
        WeekBefore => "前一周", "Week before";
        WeekAfter => "后一周", "Week after";
        WeekPick => "选周…", "Choose week…";
        WeekWrite => "写入文件…", "Write to file…";
        WeekCopy => "复制", "Copy";
        WeekSeal => "封存…", "Seal…";
        LogOpen => "到该条", "Go to it";
        LogFind => "查找…", "Find…";
        LogItem => "只看这条承诺", "Only this commitment";
        LogAll => "看全部", "All operations";
        LogRevert => "撤销这一次…", "Undo this one…";
        LogThen => "以此时刻查看", "Ledger as of then";
        LetterAccept => "收下", "Accept";
        LetterRefuse => "不收", "Refuse";
        LetterReopen => "改回未定", "Leave open again";
        LetterEdit => "修改…（编辑器）", "Edit… (editor)";
        LetterSplit => "拆开…", "Split…";
        LetterJoin => "与下一条合并", "Join with the next";
        LetterPick => "选字补漏…", "Add one: select its words…";
        LetterAcceptAll => "未定的全部收下…", "Accept all open ones…";
        LetterRecord => "记录…", "Record…";
        LetterAbout => "来文要素、存疑、杂物", "Facts, doubts, left aside";
        Palette => "命令", "Commands";
        Help => "帮助", "Help";
        Quit => "退出", "Quit";
        Suspend => "挂起（fg 返回）", "Suspend (fg returns)";
        Redraw => "重绘", "Redraw";
        Reload => "重读账本", "Read the ledger again";
    }
}

texts! {
    /// Groups of keys.
    Section {
        Move => "移动", "Move";
        Screens => "换屏", "Screens";
        Change => "改（都可撤销）", "Change (all can be undone)";
        Answer => "审阅时", "In a review";
        Look => "看", "Look";
        Status => "状态屏", "Status screen";
        Week => "周报屏", "Week screen";
        Log => "日志屏", "Log screen";
        Letter => "读函屏", "Letter screen";
        Output => "输出", "Hand on";
        Whole => "全局", "Everywhere";
    }
}

impl Section {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 11] = [
        Self::Move,
        Self::Screens,
        Self::Change,
        Self::Answer,
        Self::Look,
        Self::Output,
        Self::Status,
        Self::Week,
        Self::Log,
        Self::Letter,
        Self::Whole,
    ];
}

texts! {
    /// Everything else on the screen. `{undo}` and its like stand for the key in
    /// force of the action with that name; `Model::told` puts it there.
    TuiText {
        List => "清单", "Commitments";
        Detail => "详情", "Details";
        Deadlines => "期限分布", "Deadlines";
        Statuses => "状态", "Status";
        Recent => "最近操作", "Recent operations";
        Code => "编号", "Code";
        Due => "期限", "Due";
        Left => "剩余", "Left";
        Lead => "牵头", "Lead";
        Co => "协办", "With";
        Title => "承诺", "Commitment";
        Progress => "进度", "Progress";
        Status => "状态", "Status";
        Target => "目标", "Target";
        Parts => "分项", "Parts";
        Periods => "各期", "Periods";
        Source => "原文", "Letter";
        Evidence => "佐证", "Evidence";
        Notes => "备注", "Notes";
        Fields => "其他", "Other";
        History => "日志", "History";
        Review => "复核", "Review";
        Condition => "条件", "Condition";
        Total => "共", "Total";
        Overdue => "逾期", "Overdue";
        DueSoon => "临期", "Due soon";
        NoProof => "无据", "No proof";
        Now => "当前", "now";
        Moved => "延期", "moved";
        Empty => "还没有承诺", "There are no commitments yet";
        NoMatch => "没有匹配，按 {clear_filter} 清除筛选", "Nothing matches; {clear_filter} clears the filter";
        TooSmall => "窗口太小", "Too small";
        UndoHint => "{undo} 撤销", "{undo} undoes";
        RedoHint => "{redo} 重做", "{redo} redoes";
        ReadOnly => "账本只读，不能改动", "The ledger is read-only";
        ThePast => "这是过去的账本，只能看；按 {now} 回到现在", "This is the ledger as it was; {now} returns to the present";
        IsPresent => "现在看的就是今天", "This is the present already";
        NothingSelected => "没有选中的承诺", "No commitment is selected";
        NoTarget => "这条没有量化目标；用 {note} 记文字进展", "It has no target; write a note with {note}";
        HasNoTarget => "这条没有量化目标", "It has no target";
        IsClosedAlready => "已结的承诺不能延期", "It is closed and cannot be moved";
        IsOpen => "这一屏就是详情", "This screen has the details";
        IsClosed => "已结的承诺不能延期；先用 {status} 改状态", "It is closed; open it with {status} first";
        Question => "请确认", "Please confirm";
        LeaveIt => "不改", "leave it";
        NotConfirmed => "没有改动", "Nothing was changed";
        FilterCleared => "已清除筛选", "Filter cleared";
        ViewLeft => "已离开视图，显示全部", "Left the view; all are shown";
        SelectionCleared => "已取消选择", "Marks taken off";
        OneByOne => "进度要逐条记；Esc 取消选择后再按 p", "Progress is recorded one by one; Esc takes the marks off";
        NoGroups => "现在没有分组；z p 按部分，z l 按牵头", "There are no groups; z p by part, z l by lead";
        NoFilter => "现在没有筛选", "There is no filter";
        EvidenceHint => "文号、网址或文件路径，多项用 | 分开；可以留空",
            "Number, address or path; | between several; may be empty";
        EvidenceNeeded => "文号、网址或文件路径，多项用 | 分开", "Number, address or path; | between several";
        EvidenceName => "佐证", "Evidence";
        Record => "记录", "Record";
        FormKeys => "Tab 下一栏  F2 记录  Esc 取消", "Tab next  F2 record  Esc cancel";
        ShortKeys => "F2 记录  Esc 取消", "F2 record  Esc cancel";
        AreaKeys => "Ctrl-O 编辑器  Tab 下一栏  F2 记录  Esc 取消", "Ctrl-O editor  Tab next  F2 record  Esc cancel";
        AskWithdraw => "撤回", "Withdraw";
        MenuKeys => "{down}/{up} 选择  Enter 确定  Esc 取消", "{down}/{up} choose  Enter take  Esc cancel";
        Marks => "标记", "Marks";
        HelpTitle => "按键", "Keys";
        HelpWide => "输入法开着也行：／、？与 / ? 相同", "Full-width keys work too";
        FilterKeys => "Tab 补全  Enter 采用  Esc 放弃", "Tab completes  Enter keeps  Esc drops";
        OpenOnes => "未结", "Open";
        ClosedOnes => "已结", "Closed";
        HeadingOpen => "Enter 折叠  空格 选中全组", "Enter folds  Space marks the group";
        HeadingFolded => "Enter 展开  空格 选中全组", "Enter opens  Space marks the group";
        View => "视图", "View";
        GroupTitle => "分组", "Groups";
        SortTitle => "排序", "Sort by";
        NotAttached => "未附原文；用 nuo letter attach 附上后在此引用",
            "No copy attached; nuo letter attach FILE quotes it here";
        Offline => "只读", "read-only";
        AskDone => "办结", "Mark done";
        AskNote => "备注", "Note";
        AskDefer => "延期", "Move the date";
        DateHint => "如 2027-06-30、年底、+30天", "As in 2027-06-30, eoy or +30d";
        Date => "日期", "Date";
        Outcome => "结论", "Outcome";
        Part => "分项", "Part";
        Period => "哪一期", "Period";
        Value => "数值", "Value";
        Note => "说明", "Note";
        NewDue => "新期限", "New date";
        Reason => "理由", "Reason";
        AllParts => "全部分项", "All parts";
        Later => "以后", "Later";
        Filter => "筛选", "Filter";
        ReadingKeys => "{down}/{up} 滚动  n/N 下一处  Esc 关闭", "{down}/{up} scroll  n/N next place  Esc close";
        OpenTitle => "打开", "Open";
        WholeLetter => "复函原文", "The letter's text";
        NothingToOpen => "没有附上原文，也没有可打开的佐证", "No copy of the letter and no proof to open";
        MouseOn => "鼠标已开；再按 {mouse} 放开，就能用终端自己的选取", "Mouse on; {mouse} gives it back to the terminal's own selection";
        MouseOff => "鼠标已放开", "Mouse off";
        ThemeDark => "配色：深色", "Colours: dark";
        ThemeLight => "配色：浅色", "Colours: light";
        ThemeContrast => "配色：高对比", "Colours: high contrast";
        ThemeColorBlind => "配色：色觉友好", "Colours: colour-blind safe";
        ThemeMono => "配色：无色", "Colours: none";
    }
}

texts! {
    /// Why an entry of a dialog cannot be taken.
    Problem {
        Empty => "这一栏不能空", "This cannot be empty";
        PasteCut => "粘贴的内容太长，只收了前 64 KB", "The paste was too long; only its first 64 KB were taken";
        ChangedMeanwhile => "这条刚被别处改动，请核对后再记录", "It was changed elsewhere meanwhile; check before recording";
        NoReason => "延期必须写明理由", "Moving a date needs a reason";
        NoWithdrawReason => "撤回必须写明理由", "Withdrawing needs a reason";
        NotANumber => "写数值，如 12、+4 或 12/20", "Give a number: 12, +4 or 12/20";
        OtherGoal => "斜线后的数与目标不符", "The number behind the slash is not the goal";
    }
}

/// Which of a commitment's places in the letter is in sight.
#[must_use]
pub fn clause_of(code: &str, place: usize, places: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("原文 {code} 第 {place}/{places} 处"),
        Lang::En => format!("Letter {code} place {place}/{places}"),
    }
}

/// That something was handed to another program to be opened.
#[must_use]
pub fn said_opened(opener: &str, target: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("已交给 {opener} 打开：{target}"),
        Lang::En => format!("Handed to {opener}: {target}"),
    }
}

/// That the program for opening things cannot be started.
#[must_use]
pub fn said_no_opener(opener: &str, problem: &str, target: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            format!(
                "不能启动 {opener}（{problem}）；在 config.toml 里用 opener 另设，或自行打开 {target}"
            )
        }
        Lang::En => {
            format!(
                "{opener} cannot be started ({problem}); set opener in config.toml, or open {target} yourself"
            )
        }
    }
}

/// That an address is none that nuo hands to another program.
#[must_use]
pub fn said_odd_address(address: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("只打开 http(s) 网址和入库的文件，这个不打开：{address}"),
        Lang::En => format!("Only http(s) addresses and stored files are opened, not {address}"),
    }
}

/// That a text was handed to the terminal, which need not have taken it.
#[must_use]
pub fn said_copied(text: &str, lang: Lang) -> String {
    let characters = text.chars().count();
    let first = text.lines().next().unwrap_or_default();
    match lang {
        Lang::Zh => format!("已交给终端剪贴板（{characters} 字，终端须支持 OSC 52）：{first}"),
        Lang::En => {
            format!(
                "Handed to the terminal's clipboard ({characters} characters, needs OSC 52): {first}"
            )
        }
    }
}

/// The name of a screen by its place from one.
#[must_use]
pub const fn screen_name(number: usize, lang: Lang) -> &'static str {
    match number {
        1 => lang.pick("清单", "List"),
        2 => lang.pick("期限", "Deadlines"),
        3 => lang.pick("状态", "Status"),
        4 => lang.pick("审阅", "Review"),
        5 => lang.pick("周报", "Week"),
        6 => lang.pick("日志", "Log"),
        _ => lang.pick("读函", "Letter"),
    }
}

/// The name of an order.
#[must_use]
pub const fn sort(sort: Sort, lang: Lang) -> &'static str {
    match sort {
        Sort::Due => lang.pick("期限", "due date"),
        Sort::Code => lang.pick("编号", "code"),
        Sort::Status => lang.pick("状态", "status"),
        Sort::Lead => lang.pick("牵头", "lead"),
        Sort::Updated => lang.pick("更新", "last change"),
    }
}

/// That another process changed the ledger.
#[must_use]
pub fn elsewhere(operations: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh if operations < 0 => "账本已从备份恢复，已更新".to_owned(),
        Lang::En if operations < 0 => "The ledger was restored from a copy, updated".to_owned(),
        Lang::Zh => format!("外部改动 {operations} 条，已更新"),
        Lang::En => format!("{operations} changes from outside, updated"),
    }
}

/// Where the ledger was made.
#[must_use]
pub fn made(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("已新建账本 {path}，收入内置复函的承诺"),
        Lang::En => format!("Made the ledger {path} with the built-in letter"),
    }
}
