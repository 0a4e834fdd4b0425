//! The fields of a commitment as a person fills them in: what each is for, the
//! words around a form, and why something cannot be read.

use super::errors::{Phrase, date_problem};
use super::terms::possible;
use super::{Lang, Term, certainty_mark, days_left, due_range, either, texts, weekday};
use crate::domain::commitment::{Commitment, Draft};
use crate::domain::filling::{Field, Unfit};
use crate::domain::vocabulary::{Kind, Strength};
use chrono::NaiveDate;

texts! {
    /// Words around a form.
    FormSay {
        SaveAdds => "填好后保存并退出即记入；什么都不填就退出则不记。", "Save and leave to record it; leave it unfilled and nothing is recorded.";
        SaveEdits => "改好后保存并退出即记录；不改或清空就退出则什么都不变。", "Save and leave to record the change; leave it unchanged or empty and nothing changes.";
        Lists => "方括号里可写几个，用英文逗号隔开：[\"甲\", \"乙\"]。", "Brackets hold several, separated by commas: [\"A\", \"B\"].";
        Elsewhere => "状态、进度、备注、佐证另有命令：nuo mark、progress、note、attach。", "Status, progress, notes and evidence have commands of their own: nuo mark, progress, note, attach.";
        Mistake => "有一处看不懂，没有记录；改正后再保存：", "Something cannot be read and nothing was recorded; correct it and save again:";
        NothingFilled => "没有填写，没有记入", "Nothing was filled in; nothing was recorded";
        NothingEdited => "没有改动", "Nothing was changed";
        WaitFlag => "若编辑器不等保存就返回，请加上等待选项，例如 EDITOR=\"code --wait\"", "If the editor returns before you save, give it its flag for waiting, such as EDITOR=\"code --wait\"";
    }
}

/// What may not be changed of a letter's commitment, as a line of its form.
#[must_use]
pub fn letters_words(item: &Commitment, lang: Lang) -> String {
    let (code, letter) = (item.code(), item.id.letter());
    either!(
        lang,
        "期限、类型、力度、条件、目标以来文 {letter} 为准，这里不能改；改期用 nuo defer {code}。",
        "Due date, kind, strength, condition and target are those of the letter {letter} and are not edited here; to move the date: nuo defer {code}."
    )
}

/// The first line of a form.
#[must_use]
pub fn form_title(item: Option<&Commitment>, lang: Lang) -> String {
    match item {
        None => lang.pick("新增一条自列承诺", "A new commitment of one's own").to_owned(),
        Some(item) => {
            let (code, title) = (item.code(), lang.title(&item.draft));
            either!(lang, "修改 {code} {title}", "Edit {code} {title}")
        }
    }
}

/// The first line of the form of what is not recorded yet.
#[must_use]
pub fn candidate_title(draft: &Draft, lang: Lang) -> String {
    let (code, title) = (&draft.code, lang.title(draft));
    either!(lang, "修改候选 {code} {title}", "Edit the candidate {code} {title}")
}

/// What a field is for, as a line of a form.
#[must_use]
pub fn field_words(field: Field, lang: Lang) -> String {
    let values = |pairs: Vec<String>| pairs.join(lang.pick("、", ", "));
    let pair = |key: &str, word: &str| match lang {
        Lang::Zh => format!("{key} {word}"),
        Lang::En => key.to_owned(),
    };
    let text = match field {
        Field::Code => {
            lang.pick("编号，可换；字母、数字和点", "The code; letters, digits and dots")
        }
        Field::Title => lang.pick("事项，必填", "What is promised; required"),
        Field::TitleEn => lang.pick("英文名，可空", "The same in English; may be empty"),
        Field::Due => lang.pick(
            "期限：2027-06-30、2027年6月底前、年底、3个月内、每年、十五五末；空为无时限",
            "Due: 2027-06-30, eoy, +30d, next fri, 2027, every year until 2030; empty for no date",
        ),
        Field::Kind => {
            let all = Kind::ALL.iter().map(|kind| pair(kind.key(), kind.word(lang)));
            let all = values(all.collect());
            return either!(lang, "类型：{all}；空则自定", "Kind: {all}; found out where empty");
        }
        Field::Strength => {
            let all = Strength::ALL.iter().map(|word| pair(word.key(), word.word(lang)));
            let all = values(all.collect());
            return either!(lang, "力度：{all}；空为硬性", "Strength: {all}; firm where empty");
        }
        Field::Condition => {
            lang.pick("条件，附条件时必填", "The condition, where it is conditional")
        }
        Field::Target => lang.pick(
            "量化目标：20-30 家、不少于 500 名、约 3 亿元、经费只增不减；空为无",
            "Target: 20-30 bases, at least 500 posts, about 3 km; empty for none",
        ),
        Field::Parts => lang.pick("分项名称，逐项办结", "Named parts, each done by itself"),
        Field::Lead => lang.pick("牵头单位", "Lead units"),
        Field::Co => lang.pick("协办单位", "Co-handling units"),
        Field::Tags => lang.pick("标签", "Tags"),
        Field::Note => lang.pick("备注", "A note"),
    };
    text.to_owned()
}

/// Why what was filled in cannot be read.
#[must_use]
pub fn phrase_unfit(unfit: &Unfit, lang: Lang) -> Phrase {
    match unfit {
        Unfit::Due(problem) => Phrase::new(
            "bad_due",
            format!("{}{}", lang.pick("期限：", "Due: "), date_problem(problem, lang)),
            lang.pick(
                "可写 2027-06-30、2027年6月底前、年底、3个月内、每年、十五五末；没有期限就不写",
                "Write 2027-06-30, eoy, +30d, next fri, 2027 or every year; leave it out for no date",
            ),
        ),
        Unfit::Kind { text } => Phrase::new(
            "bad_kind",
            either!(lang, "没有“{text}”这个类型", "There is no kind \"{text}\""),
            possible(Kind::ALL, Kind::key, lang),
        ),
        Unfit::Strength { text } => Phrase::new(
            "bad_strength",
            either!(lang, "没有“{text}”这个力度", "There is no strength \"{text}\""),
            possible(Strength::ALL, Strength::key, lang),
        ),
        Unfit::Target { text } => Phrase::new(
            "bad_target",
            either!(lang, "看不懂目标“{text}”", "Cannot read the target \"{text}\""),
            lang.pick(
                "可写 20-30 家、不少于 500 名、不超过 5 天、约 3 亿元",
                "Write 20-30 bases, at least 500 posts, at most 5 days or about 3 km",
            ),
        ),
    }
}

/// A line of a form that cannot be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FormProblem {
    /// `line` counts from one.
    Line {
        line: usize,
        detail: String,
    },
    UnknownField {
        name: String,
        known: Vec<&'static str>,
    },
    NotText {
        name: &'static str,
    },
    NotAList {
        name: &'static str,
    },
}

/// Why a form cannot be read.
#[must_use]
pub fn phrase_form(problem: &FormProblem, lang: Lang) -> Phrase {
    match problem {
        FormProblem::Line { line, detail } => Phrase::new(
            "bad_form",
            either!(
                lang,
                "第 {line} 行写法不对（{detail}）",
                "Line {line} cannot be read ({detail})"
            ),
            lang.pick(
                "文字放在引号里：title = \"……\"；引号本身写作 \\\"",
                "Put texts in quotes: title = \"...\"; a quote itself is \\\"",
            ),
        ),
        FormProblem::UnknownField { name, known } => {
            let known = known.join(" ");
            Phrase::new(
                "unknown_field",
                either!(lang, "没有“{name}”这一栏", "There is no field \"{name}\""),
                either!(lang, "可填：{known}", "The fields: {known}"),
            )
        }
        FormProblem::NotText { name } => Phrase::new(
            "not_a_text",
            either!(lang, "{name} 要写一段文字", "{name} takes a text"),
            either!(lang, "例如 {name} = \"……\"", "For example: {name} = \"...\""),
        ),
        FormProblem::NotAList { name } => Phrase::new(
            "not_a_list",
            either!(lang, "{name} 要写在方括号里", "{name} takes a list"),
            either!(lang, "例如 {name} = [\"甲\", \"乙\"]", "For example: {name} = [\"A\", \"B\"]"),
        ),
    }
}

/// How a new or edited commitment of one's own was read: its date with how sure
/// it is, and what sort of promise it is.
#[must_use]
pub fn as_read(item: &Commitment, today: NaiveDate, lang: Lang) -> String {
    let Draft { due: words, kind, strength, .. } = &item.draft;
    let sort = format!("{} · {}", kind.word(lang), strength.word(lang));
    let certainty = item.base.certainty.word(lang);
    let Some(day) = item.due() else {
        return format!("  {certainty}{}{sort}", lang.pick("；", "; "));
    };
    let wording = match words.wording.as_str() {
        "" => String::new(),
        wording => format!("{wording} = "),
    };
    let mark = certainty_mark(item.base.certainty);
    let range = due_range(item.due_earliest(), day);
    let (weekday, left) = (weekday(day, lang), days_left(day, today, lang));
    either!(
        lang,
        "  期限 {wording}{mark}{range} {weekday}（{certainty}，{left}）；{sort}",
        "  Due {wording}{mark}{range} {weekday} ({certainty}, {left}); {sort}"
    )
}

/// The group of commitments that stand in no letter.
#[must_use]
pub const fn own_part(lang: Lang) -> &'static str {
    lang.pick("自列承诺", "One's own")
}
