//! What the rules refuse, in words.

use super::Phrase;
use crate::domain::refusal::Refusal;
use crate::i18n::{Lang, Term, either};

/// The words for a refusal.
pub(super) fn refused(refusal: &Refusal, lang: Lang) -> Phrase {
    match refusal {
        Refusal::NoSuchItem(code) => Phrase::new(
            "no_such_code",
            either!(lang, "没有编号为 {code} 的承诺", "There is no commitment {code}"),
            lang.pick("用 nuo list 查看全部编号", "See all codes with: nuo list"),
        ),
        Refusal::NoSuchLetter(id) => Phrase::new(
            "no_such_letter",
            either!(lang, "没有来文 {id}", "There is no letter {id}"),
            lang.pick("用 nuo letter list 查看", "See them with: nuo letter list"),
        ),
        Refusal::LetterKnown(id) => Phrase::new(
            "letter_known",
            either!(lang, "来文 {id} 已在账本中", "The letter {id} is in the ledger already"),
            either!(lang, "查看：nuo letter show {id}", "See it with: nuo letter show {id}"),
        ),
        Refusal::BadLetterName(id) => Phrase::new(
            "bad_letter_name",
            either!(
                lang,
                "“{id}”不能作来文的名字，没有改动",
                "\"{id}\" cannot name a letter; nothing was changed"
            ),
            lang.pick(
                "用英文字母、数字和 - _ .，不超过 64 个字，且不能是 own；不写 --letter 则自动取名",
                "Use ASCII letters, digits and - _ ., 64 at most, and not own; without --letter it is named for you",
            ),
        ),
        Refusal::CodeTaken(code) => Phrase::new(
            "code_taken",
            either!(lang, "编号 {code} 已被占用", "The code {code} is taken"),
            lang.pick("换一个编号", "Choose another code"),
        ),
        Refusal::BadCode(code) => Phrase::new(
            "bad_code",
            either!(lang, "“{code}”不能作编号", "\"{code}\" cannot be a code"),
            lang.pick(
                "用字母、数字、点和连字符，不超过 16 个字，例如 0.1；不写则自动编号",
                "Use letters, digits, dots and hyphens, 16 at most, such as 0.1; or leave it out",
            ),
        ),
        Refusal::LettersWords { code, letter } => Phrase::new(
            "letters_words",
            either!(
                lang,
                "{code} 是来文 {letter} 的承诺：期限、类型、力度、条件和目标以来文为准，不能修改，没有改动",
                "{code} stands in the letter {letter}: its due date, kind, strength, condition and target are the letter's and cannot be edited; nothing was changed"
            ),
            either!(
                lang,
                "改期用 nuo defer {code} --to 日期 --reason 理由；能改的是事项用语、单位和标签",
                "Move the date with nuo defer {code} --to DATE --reason TEXT; wording, units and tags can be edited"
            ),
        ),
        Refusal::DueWasMoved { code } => Phrase::new(
            "due_was_moved",
            either!(
                lang,
                "{code} 已经改过期，原定期限不能再改，没有改动",
                "The due date of {code} was moved already, so what it was set to first stays; nothing was changed"
            ),
            either!(
                lang,
                "再次改期：nuo defer {code} --to 日期 --reason 理由",
                "Move it again with: nuo defer {code} --to DATE --reason TEXT"
            ),
        ),
        Refusal::NoCondition { code } => Phrase::new(
            "no_condition",
            either!(
                lang,
                "{code} 是附条件的，须写明条件，没有改动",
                "{code} is conditional and needs its condition; nothing was changed"
            ),
            lang.pick("用 --condition 写明条件", "Give it with --condition"),
        ),
        Refusal::AlreadyStatus { code, status, on } => {
            let word = status.word(lang);
            Phrase::new(
                "already",
                either!(
                    lang,
                    "{code} 自 {on} 起已是“{word}”，没有改动",
                    "{code} has been \"{word}\" since {on}; nothing was changed"
                ),
                either!(
                    lang,
                    "补佐证用 nuo attach {code}，备注用 nuo note {code}",
                    "Add proof with nuo attach {code}, a note with nuo note {code}"
                ),
            )
        }
        Refusal::InFuture { on, today } => Phrase::new(
            "in_future",
            either!(
                lang,
                "{on} 在今天（{today}）之后，没有改动",
                "{on} lies after today ({today}); nothing was changed"
            ),
            lang.pick("请写今天或以前的日期", "Name today or an earlier day"),
        ),
        Refusal::NoReason => Phrase::new(
            "no_reason",
            lang.pick("必须写明理由，没有改动", "A reason is required; nothing was changed"),
            lang.pick("用 --reason 写明理由", "Give it with --reason"),
        ),
        Refusal::NoText => Phrase::new(
            "no_text",
            lang.pick("内容为空，没有改动", "The text is empty; nothing was changed"),
            lang.pick("写上内容再试", "Write it and try again"),
        ),
        Refusal::PartsOpen { code, open } => {
            let open = open.join(lang.pick("、", ", "));
            Phrase::new(
                "parts_open",
                either!(
                    lang,
                    "{code} 还有分项未办结：{open}",
                    "{code} still has open parts: {open}"
                ),
                either!(
                    lang,
                    "逐项用 nuo done {code} --part 名称，或一并用 --all-parts",
                    "Mark each with nuo done {code} --part NAME, or all with --all-parts"
                ),
            )
        }
        Refusal::NoSuchPart { code, name, known } => {
            let known = known.join(lang.pick("、", ", "));
            Phrase::new(
                "no_such_part",
                either!(
                    lang,
                    "{code} 没有（或不止一个）分项“{name}”",
                    "{code} has no (or more than one) part \"{name}\""
                ),
                if known.is_empty() {
                    lang.pick("它没有分项", "It has no parts").to_owned()
                } else {
                    either!(
                        lang,
                        "分项：{known}；也可写序号",
                        "Its parts: {known}; a number does too"
                    )
                },
            )
        }
        Refusal::PeriodNeeded { code, next: Some(next) } => Phrase::new(
            "period_needed",
            either!(lang, "{code} 每期都要办，须写明是哪一期", "{code} recurs; name the period"),
            either!(
                lang,
                "例如 nuo done {code} --period {next}",
                "For example: nuo done {code} --period {next}"
            ),
        ),
        Refusal::ValuePeriodNeeded { code, next } => {
            let next = next.map_or_else(String::new, |next| next.to_string());
            Phrase::new(
                "period_needed",
                either!(
                    lang,
                    "{code} 的数值逐期统计，须写明是哪一期",
                    "{code} is counted by period; name the one the value is for"
                ),
                either!(
                    lang,
                    "例如 nuo progress {code} 数值 --period {next}",
                    "For example: nuo progress {code} VALUE --period {next}"
                ),
            )
        }
        Refusal::PeriodNeeded { code, next: None } => Phrase::new(
            "period_needed",
            either!(
                lang,
                "{code} 每期都要办，没有终期，不能整条办结；已到的各期都有结论",
                "{code} recurs without an end, so it is never done as a whole; every period so far has its answer"
            ),
            see(code, lang),
        ),
        Refusal::NoSuchPeriod { code, period, first } => Phrase::new(
            "no_such_period",
            either!(
                lang,
                "{code} 没有 {period} 这一期（或尚未开始）",
                "{code} has no period {period}, or it has not begun"
            ),
            first.map_or_else(
                || lang.pick("它不是周期性承诺", "It does not recur").to_owned(),
                |first| either!(lang, "第一期是 {first}", "Its first period is {first}"),
            ),
        ),
        Refusal::AlreadyAnswered { code, name } => Phrase::new(
            "already",
            either!(
                lang,
                "{code} 的 {name} 已经这样记过，没有改动",
                "{code} {name} is recorded like that already; nothing was changed"
            ),
            see(code, lang),
        ),
        Refusal::WholeDone { code, name } => Phrase::new(
            "whole_done",
            either!(
                lang,
                "{code} 整条已办结，分项“{name}”不能记为未兑现",
                "{code} is done as a whole, so its part \"{name}\" cannot be missed"
            ),
            either!(
                lang,
                "先改整条的状态，例如 nuo mark {code} partial",
                "Change the whole first, for example: nuo mark {code} partial"
            ),
        ),
        Refusal::NotAVerdict { status } => {
            let word = status.word(lang);
            Phrase::new(
                "not_a_verdict",
                either!(
                    lang,
                    "单期或分项不能记为“{word}”",
                    "A period or part cannot be \"{word}\""
                ),
                lang.pick("只能是 done 或 broken", "Use done or broken"),
            )
        }
        Refusal::NoTarget { code } => Phrase::new(
            "no_target",
            either!(
                lang,
                "{code} 没有量化目标，不能记进度值",
                "{code} has no target, so it takes no value"
            ),
            either!(
                lang,
                "可用 nuo note {code} 记文字进展",
                "Record progress in words with nuo note {code}"
            ),
        ),
        Refusal::BadValue { value } => Phrase::new(
            "bad_value",
            either!(lang, "{value} 不能作为进度值", "{value} cannot be recorded as a value"),
            lang.pick(
                "写不小于零的数，或 +4 这样的增量",
                "Give a number from zero up, or a step such as +4",
            ),
        ),
        Refusal::SameDue { code, to } => Phrase::new(
            "same_due",
            either!(
                lang,
                "{code} 的期限本来就是 {to}，没有改动",
                "{code} is due on {to} already; nothing was changed"
            ),
            see(code, lang),
        ),
        Refusal::Closed { code, status } => {
            let word = status.word(lang);
            Phrase::new(
                "closed",
                either!(
                    lang,
                    "{code} 已结（{word}），不能改期限",
                    "{code} is closed ({word}); its due date cannot be moved"
                ),
                either!(
                    lang,
                    "如需重开：nuo mark {code} in_progress",
                    "To open it again: nuo mark {code} in_progress"
                ),
            )
        }
        Refusal::Withdrawn { code, on } => Phrase::new(
            "withdrawn",
            either!(lang, "{code} 已于 {on} 撤回", "{code} was withdrawn on {on}"),
            lang.pick(
                "撤销那次操作即可恢复：nuo log",
                "Undo that operation to bring it back: nuo log",
            ),
        ),
        Refusal::BadRow { row } => Phrase::new(
            "bad_row",
            either!(lang, "第 {row} 行不能导入", "Row {row} cannot be imported"),
            lang.pick("先看预览：nuo import 文件 --dry-run", "Look first: nuo import FILE --dry-run"),
        ),
        Refusal::Conflicts { rows } => Phrase::new(
            "conflicts",
            either!(
                lang,
                "有 {rows} 行与台账说法不同或存疑，没有导入",
                "{rows} rows differ from the ledger or are doubtful; nothing was imported"
            ),
            lang.pick(
                "以台账为准、只收新增的：--on-conflict keep；以文件为准：--on-conflict take",
                "To keep the ledger's words and take new rows only: --on-conflict keep; to take the file's: --on-conflict take",
            ),
        ),
        Refusal::NothingChanges => Phrase::new(
            "nothing_changes",
            lang.pick("内容与现有一致，没有改动", "That is how it is already; nothing was changed"),
            lang.pick("用 nuo log 查看操作记录", "See what was recorded with: nuo log"),
        ),
        Refusal::EvidenceKnown { code, title } => Phrase::new(
            "already",
            either!(
                lang,
                "{code} 已有这份佐证：{title}",
                "{code} has this evidence already: {title}"
            ),
            see(code, lang),
        ),
    }
}

fn see(code: &str, lang: Lang) -> String {
    either!(lang, "查看：nuo show {code}", "See it with: nuo show {code}")
}
