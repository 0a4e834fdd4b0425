//! The words of the screen on which a letter that was read is gone through.

use super::quotes::in_quotes;
use super::{Lang, either, texts};
use crate::domain::reading::desk::Tally;

texts! {
    /// Words without values. `{letter_record}` and its like stand for the key in
    /// force of the action with that name.
    LetterText {
        Listing => "候选", "Candidates";
        Letter => "复函", "Letter";
        About => "来文要素", "About the letter";
        File => "复函文件", "Letter's file";
        FileForms => "txt、md、html、docx、pdf；可写完整路径", "txt, md, html, docx, pdf; a name or a path";
        FileKeys => "Enter 读  Esc 取消", "Enter reads  Esc cancels";
        NoName => "请写文件名", "Name a file";
        NoneOpen => "没有打开的复函；按 {read_letter} 读一封", "No letter lies open; {read_letter} reads one";
        LeaveFirst => "先按 {back} 离开这一封，再读另一封", "Leave this one with {back} first";
        NothingFound => "没有找到承诺；按 {letter_pick} 选字补一条", "No commitment was found; {letter_pick} selects the words of one";
        NothingHere => "没有选中的候选", "No candidate is selected";
        NothingAccepted => "还没有收下的，没有可记录的", "Nothing was accepted yet, so there is nothing to record";
        AllSeen => "都看过了，按 {letter_record} 记录", "All were gone through; {letter_record} records";
        Dropped => "这一条在台账里，来文里已经没有；要改，到清单里用 nuo edit 或撤回", "It is recorded and not in the letter any more; edit or withdraw it on the list";
        DroppedMark => "来文里没有了", "Not in the letter any more";
        KnownMark => "已在台账", "In the ledger already";
        ChangedMark => "已在台账，这里有变；收下即按这里改记位置", "In the ledger, and changed here; accepting takes its new place";
        RecordAct => "记录", "record";
        AcceptAct => "全部收下", "accept them all";
        LeaveAct => "不记录，离开", "leave without recording";
        FirstHalf => "前半", "First";
        SecondHalf => "后半", "Second";
        CutKeys => "h/l 选断处  Enter 拆开  Esc 取消", "h/l choose the cut  Enter splits  Esc cancels";
        PickStart => "h/l 字  b/w 句  j/k 段  空格 定起点  Esc 取消", "h/l character  b/w clause  j/k paragraph  Space begins  Esc cancels";
        PickKeys => "h/l 字  b/w 句  Enter 补上  空格 重定起点  Esc 取消起点", "h/l character  b/w clause  Enter adds  Space begins anew  Esc drops";
        NoStart => "先移到起点按空格，再移到终点按 Enter", "Go to the first character and press Space, then to the last and press Enter";
        AboutKeys => "j/k 滚动  Esc 关闭", "j/k scroll  Esc closes";
        NoParagraphs => "这份文件里没有字", "There are no words in the file";
        Changes => "有变", "Changed";
        Undone => "已撤回一步", "One step taken back";
        Redone => "已重做一步", "One step done again";
        Mended => "已修改", "Edited";
        Joined => "已合并为", "Joined as";
        Restored => "记录已撤销，收下的还在这里", "The recording was undone; what was accepted is still here";
    }
}

/// What was found when a letter was opened.
#[must_use]
pub fn opened(name: &str, tally: Tally, doubts: usize, lang: Lang) -> String {
    let name = in_quotes(name, lang);
    let Tally { pending, known, .. } = tally;
    let mut words = match known {
        0 => either!(lang, "{name}：候选 {pending} 条", "{name}: {pending} candidates"),
        _ => either!(
            lang,
            "{name}读过：台账已有 {known} 条，新的或有变的 {pending} 条",
            "{name} was read before: {known} in the ledger, {pending} new or changed"
        ),
    };
    if doubts > 0 {
        words.push_str(&either!(lang, "，存疑 {doubts} 处", ", {doubts} doubts"));
    }
    words
}

/// What a changed letter did to the promises.
#[must_use]
pub fn changed(weaker: usize, others: usize, dropped: usize, lang: Lang) -> String {
    either!(
        lang,
        "与台账所记比：减弱 {weaker}，其他有变 {others}，没有了 {dropped}",
        "Against the ledger: {weaker} weaker, {others} changed otherwise, {dropped} dropped"
    )
}

/// What was decided about a candidate, and what is left.
#[must_use]
pub fn decided(choice: &str, code: &str, pending: usize, lang: Lang) -> String {
    either!(lang, "{choice} {code}，未定 {pending} 条", "{code} {choice}, {pending} open")
}

/// That a candidate was split in two.
#[must_use]
pub fn split(first: &str, second: &str, lang: Lang) -> String {
    either!(lang, "已拆成 {first} 和 {second}", "Split into {first} and {second}")
}

/// That a clause was added by hand.
#[must_use]
pub fn added(code: &str, lang: Lang) -> String {
    either!(lang, "已补一条 {code}，还未定", "Added {code}, still open")
}

/// That several were accepted at once.
#[must_use]
pub fn accepted_all(count: usize, left: usize, lang: Lang) -> String {
    let mut words = either!(lang, "收下 {count} 条", "{count} accepted");
    if left > 0 {
        words.push_str(&either!(
            lang,
            "；{left} 条缺事项或条件，先修改",
            "; {left} lack a title or a condition and need an edit"
        ));
    }
    words
}

/// The question whether everything that is pending is accepted.
#[must_use]
pub fn ask_all(count: usize, doubted: usize, lang: Lang) -> String {
    match doubted {
        0 => either!(lang, "收下未定的全部 {count} 条？", "Accept all {count} that are open?"),
        _ => either!(
            lang,
            "收下未定的全部 {count} 条？其中 {doubted} 条有存疑，还没有逐条看过。",
            "Accept all {count} that are open? {doubted} of them have doubts that nobody looked at."
        ),
    }
}

/// The question whether what was accepted is recorded.
#[must_use]
pub fn ask_record(new: usize, placed: usize, title: &str, is_known: bool, lang: Lang) -> String {
    let title = in_quotes(title, lang);
    let letter = match is_known {
        true => either!(lang, "已有的来文{title}", "the letter {title}, which the ledger has"),
        false => either!(lang, "新来文{title}", "the new letter {title}"),
    };
    let mut words = either!(
        lang,
        "一次记录：{new} 条新承诺，记入{letter}",
        "Record at once: {new} new commitments into {letter}"
    );
    if placed > 0 {
        words.push_str(&either!(
            lang,
            "；{placed} 条已有的改记新位置",
            "; {placed} recorded ones take their new place"
        ));
    }
    words.push_str(lang.pick("。可以撤销。", ". It can be undone."));
    words
}

/// The question whether a letter is left.
#[must_use]
pub fn ask_leave(accepted: usize, lang: Lang) -> String {
    match accepted {
        0 => lang
            .pick(
                "这里做的都没有记录，离开就没有了。",
                "What was done here is not recorded and will be gone.",
            )
            .to_owned(),
        _ => either!(
            lang,
            "收下的 {accepted} 条还没有记录，离开就没有了。",
            "{accepted} accepted ones are not recorded and will be gone."
        ),
    }
}

/// The counts under the listing, with the mark of each.
#[must_use]
pub fn tally_marks(tally: Tally, lang: Lang) -> String {
    let Tally { pending, accepted, refused, known } = tally;
    let mut words = either!(
        lang,
        ". 未定 {pending}  v 收下 {accepted}  x 不收 {refused}",
        ". open {pending}  v accepted {accepted}  x refused {refused}"
    );
    if known > 0 {
        words.push_str(&either!(lang, "  = 已有 {known}", "  = recorded {known}"));
    }
    words
}

/// Which paragraphs of how many are in sight.
#[must_use]
pub fn paragraphs_shown(first: usize, last: usize, of: usize, lang: Lang) -> String {
    either!(lang, "第 {first}-{last} 段/{of}", "paragraphs {first}-{last}/{of}")
}
