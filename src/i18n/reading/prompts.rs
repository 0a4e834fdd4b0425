//! The words of the review of a letter by plain prompts.

use crate::domain::filling::Field;
use crate::i18n::cli::Say;
use crate::i18n::{Lang, either, texts};

texts! {
    /// Words without values.
    ReviewAsk {
        Begin => "逐条看过；最后一次记入，在那之前什么都不记", "One by one; everything is recorded at the end, and nothing before";
        Accept => "收下", "accept";
        Edit => "修改…", "edit...";
        Split => "拆开…", "split...";
        Join => "与下一条合并", "join with the next";
        Refuse => "不收", "refuse";
        Add => "补漏…", "add one that was missed...";
        Skip => "先放下", "leave for now";
        Back => "回上一条", "back to the one before";
        Undo => "撤销", "undo";
        AcceptRest => "其余全收", "accept all the rest";
        Stop => "停", "stop";
        Prompt => "请选择", "Your answer";
        First => "这是第一条", "This is the first one";
        InputEnded => "输入已结束，没有记录", "The input has ended; nothing was recorded";
        NotRecorded => "没有记录", "Nothing was recorded";
        WentBack => "没有改动", "Nothing was changed";
        WhichField => "改哪一项（序号；回车改完，< 不改）", "Which field (a number; Enter when done, < leaves it as it was)";
        WhichFieldOrEditor => "改哪一项（序号；e 用编辑器；回车改完，< 不改）", "Which field (a number; e for the editor; Enter when done, < leaves it as it was)";
        WherePart => "从第几段起另成一条（序号，或照抄那半句开头的字；< 返回）", "Where does the second one begin (a number, or its first words as they stand; < goes back)";
        NotInClause => "这一条里没有这些字", "These words are not in the clause";
        SeveralInClause => "这些字不止一处，请多抄几个", "These words stand there more than once; copy some more";
        WhichParagraph => "在第几段（< 返回）", "In which paragraph (its number; < goes back)";
        NoSuchParagraph => "没有这一段；段号见 nuo read 文件 --text", "There is no such paragraph; the numbers: nuo read FILE --text";
        WhichWords => "照抄该段里的承诺（从头到尾，或 开头…结尾；< 返回）", "Copy the promise as it stands there (whole, or BEGINNING...END; < goes back)";
        NotInParagraph => "这一段里没有这些字", "These words are not in the paragraph";
        SeveralInParagraph => "这些字在这一段里不止一处，请多抄几个", "These words stand in the paragraph more than once; copy some more";
        Record => "记入台账", "record them";
        SeeOpen => "看未定的", "see the open ones";
        DropAll => "不记", "record nothing";
    }
}

/// Which candidate of how many.
#[must_use]
pub fn card_place(at: usize, of: usize, lang: Lang) -> String {
    either!(lang, "第 {at} / {of} 条", "{at} of {of}")
}

/// What would be recorded.
#[must_use]
pub fn to_record(count: usize, lang: Lang) -> String {
    match count {
        0 => lang.pick("没有收下的", "Nothing was accepted").to_owned(),
        _ => either!(lang, "将记入 {count} 条：", "To be recorded, {count}:"),
    }
}

/// The name of a field that can be mended.
const fn field_name(field: Field, lang: Lang) -> &'static str {
    match field {
        Field::Code => lang.pick("编号", "Code"),
        Field::Title => Say::Title.say(lang),
        Field::TitleEn => Say::TitleEn.say(lang),
        Field::Due => Say::Due.say(lang),
        Field::Kind => Say::Kind.say(lang),
        Field::Strength => Say::Strength.say(lang),
        Field::Condition => Say::Condition.say(lang),
        Field::Target => Say::Target.say(lang),
        Field::Parts => Say::Parts.say(lang),
        Field::Lead => Say::Lead.say(lang),
        Field::Co => Say::Co.say(lang),
        Field::Tags => Say::Tags.say(lang),
        Field::Note => Say::Notes.say(lang),
    }
}

/// A field with its number and what stands in it.
#[must_use]
pub fn field_line(number: usize, field: Field, value: &str, lang: Lang) -> String {
    let (name, value) = (field_name(field, lang), if value.is_empty() { "-" } else { value });
    format!("  {number} {name}{}{value}", lang.pick("：", ": "))
}

/// The question for the new value of a field.
#[must_use]
pub fn edit_question(field: Field, lang: Lang) -> String {
    let name = field_name(field, lang);
    let several = match field.is_list() {
        true => lang.pick("；几个用、隔开", "; several with commas"),
        false => "",
    };
    either!(
        lang,
        "{name}（回车不变，- 清空{several}）",
        "{name} (Enter keeps it, - empties it{several})"
    )
}

/// A part of a clause with its number.
#[must_use]
pub fn part_line(number: usize, text: &str) -> String {
    format!("  {number} {text}")
}
