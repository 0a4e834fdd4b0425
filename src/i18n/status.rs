//! The words of the overview, and its lines as filters that people can type.

use super::{Lang, Term, either, part_name, texts, unit};
use crate::domain::letter::Letter;
use crate::domain::overview::{Facet, Overview, Pair, Subset};
use crate::domain::query::{Flag, Key, quoted};
use crate::domain::vocabulary::{Certainty, Timeliness};

texts! {
    /// Words without values.
    StatusText {
        ByStatus => "按状态", "By status";
        ByLead => "按牵头单位", "By lead unit";
        ByPart => "按部分", "By part";
        Trend => "累计已结与到期", "Closed against due";
        Signals => "质量信号", "Signals of quality";
        OpenByDate => "未结按时限", "Open, by date";
        Now => "今天", "Today";
        WeekAgo => "一周前", "Week ago";
        Change => "变化", "+/-";
        Total => "共", "Total";
        Open => "未结", "Open";
        Closed => "已结", "Closed";
        Overdue => "逾期", "Overdue";
        ClosedShare => "已结占比", "% closed";
        Due => "已到期", "Fallen due";
        DueOpen => "到期未结", "Due, still open";
        Moved => "延期", "Dates moved";
        Derived => "期限属推定", "Derived dates";
        Relative => "期限随答复日", "Dates from the reply";
        Doubtful => "期限存疑", "Doubtful dates";
        Stated => "期限明示", "Stated dates";
        Dateless => "没有期限", "No dates";
        NoProof => "办结无据", "Done, no proof";
        Unlooked => "从未看过", "Never looked at";
        Longest => "最久未看", "Longest unseen";
        NoLead => "未定牵头单位", "No lead unit";
        Nothing => "还没有可数的承诺", "There is nothing to count yet";
        NobodyThere => "这一行是零，没有可看的", "This line is zero; there is nothing to see";
        Filter => "筛选", "Filter";
        Both => "重合", "both";
        Present => "今天", "today";
    }
}

/// The name of a facet.
#[must_use]
pub const fn facet_name(facet: Facet, lang: Lang) -> &'static str {
    match facet {
        Facet::Status => StatusText::ByStatus.say(lang),
        Facet::Lead => StatusText::ByLead.say(lang),
        Facet::Part => StatusText::ByPart.say(lang),
        Facet::Trend => StatusText::Trend.say(lang),
        Facet::Signals => StatusText::Signals.say(lang),
    }
}

/// The name of a line.
#[must_use]
pub fn subset_name(subset: &Subset, letters: &[Letter], lang: Lang) -> String {
    let text = match subset {
        Subset::Status(status) => status.word(lang),
        Subset::Timeliness(value) => value.word(lang),
        Subset::Lead(name) if name.is_empty() => StatusText::NoLead.say(lang),
        Subset::Lead(name) => unit(letters, name, lang),
        Subset::Part(part) => return part_name(letters, &part.letter, part.part, lang),
        Subset::Closed => StatusText::Closed.say(lang),
        Subset::Due => StatusText::Due.say(lang),
        Subset::DueOpen => StatusText::DueOpen.say(lang),
        Subset::Moved => StatusText::Moved.say(lang),
        Subset::Unstated(certainty) => match certainty {
            Certainty::Derived => StatusText::Derived.say(lang),
            Certainty::Relative => StatusText::Relative.say(lang),
            Certainty::Doubtful => StatusText::Doubtful.say(lang),
            Certainty::Stated => StatusText::Stated.say(lang),
            Certainty::None => StatusText::Dateless.say(lang),
        },
        Subset::NoProof => StatusText::NoProof.say(lang),
        Subset::Unlooked => StatusText::Unlooked.say(lang),
        Subset::Longest(_) => StatusText::Longest.say(lang),
    };
    text.to_owned()
}

/// What a signal says: a number, and what belongs to it.
#[must_use]
pub fn signal_value(subset: &Subset, overview: &Overview, lang: Lang) -> String {
    let signals = &overview.signals;
    match (subset, &signals.unseen, signals.mean_days_moved()) {
        (Subset::Moved, _, Some(mean)) => {
            let (moved, moves) = (signals.moved, signals.moves);
            let times = if moves == 1 { "move" } else { "moves" };
            either!(
                lang,
                "{moved} 条 {moves} 次，均 {mean:+} 天",
                "{moved}, {moves} {times}, {mean:+} days each"
            )
        }
        (Subset::Longest(id), Some(unseen), _) => {
            let (code, days) = (id.code(), unseen.days);
            match unseen.looked_on {
                Some(_) => either!(lang, "{code}  {days} 天", "{code}  {days} days"),
                None => {
                    either!(lang, "{code}  从未看过（{days} 天）", "{code}  never, {days} days")
                }
            }
        }
        _ => overview.now(subset).to_string(),
    }
}

/// How a number changed: `+2`, `-3`, nothing without a change.
#[must_use]
pub fn change(pair: Pair) -> String {
    match pair.change() {
        0 => String::new(),
        change => format!("{change:+}"),
    }
}

/// The filter that finds what a line counts, as it is typed in this language;
/// `letters` is how many letters the commitments stand in.
#[must_use]
pub fn subset_filter(subset: &Subset, letters: usize, lang: Lang) -> String {
    let key = |key: Key| lang.pick(key.chinese(), key.english());
    let flag = |flag: Flag| lang.pick(flag.chinese(), flag.english());
    let open = flag(Flag::Open);
    let (due, any, none) = (key(Key::Due), lang.pick("有", "any"), lang.pick("无", "none"));
    let of_letter = |letter: &str| match letters {
        0 | 1 => String::new(),
        _ => format!(" {}={}", key(Key::Letter), quoted(letter)),
    };
    let certainty = |certainty: Certainty| {
        let word = lang.pick(certainty.word(Lang::Zh), certainty.key());
        format!("{}:{word}", key(Key::Certainty))
    };
    let today = lang.pick("今天", "today");
    match subset {
        Subset::Status(status) => {
            let word = lang.pick(status.word(Lang::Zh), status.key());
            format!("{}:{word}", key(Key::Status))
        }
        Subset::Timeliness(value) => match value {
            Timeliness::Overdue => flag(Flag::Overdue).to_owned(),
            Timeliness::DueSoon => flag(Flag::Soon).to_owned(),
            Timeliness::Undated => flag(Flag::Undated).to_owned(),
            Timeliness::OnTrack => {
                format!("{open} {due}:{any} -{} -{}", flag(Flag::Overdue), flag(Flag::Soon))
            }
            Timeliness::BaseMissing => {
                format!("{open} {due}:{none} {}", certainty(Certainty::Relative))
            }
            // Closed ones are not told apart by their dates.
            Timeliness::OnTime | Timeliness::Late => flag(Flag::Closed).to_owned(),
        },
        Subset::Lead(name) if name.is_empty() => format!("{}={none}", key(Key::Lead)),
        Subset::Lead(name) => format!("{}={}", key(Key::Lead), quoted(name)),
        Subset::Part(part) => {
            format!("{}:{}{}", key(Key::Part), part.part, of_letter(&part.letter))
        }
        Subset::Closed => flag(Flag::Closed).to_owned(),
        Subset::Due => format!("{due}<={today}"),
        Subset::DueOpen => format!("{open} {due}<={today}"),
        Subset::Moved => format!("{}>=1", key(Key::Moves)),
        Subset::Unstated(sort) => {
            format!("{open} {} {due}:{any} {}=0", certainty(*sort), key(Key::Moves))
        }
        Subset::NoProof => flag(Flag::NoProof).to_owned(),
        Subset::Unlooked => flag(Flag::Unseen).to_owned(),
        Subset::Longest(id) => {
            format!("{}={}{}", key(Key::Code), quoted(id.code()), of_letter(id.letter()))
        }
    }
}

/// That the list shows what a line counted.
#[must_use]
pub fn drilled(filter: &str, count: usize, lang: Lang) -> String {
    either!(
        lang,
        "清单只列 {filter}：{count} 条   Esc 清除筛选",
        "The list shows {filter}: {count}   Esc clears the filter"
    )
}

/// The number of a week ago, in words.
#[must_use]
pub fn week_ago(count: usize, lang: Lang) -> String {
    either!(lang, "一周前 {count}", "was {count}")
}

/// The name of a facet with how many commitments there are.
#[must_use]
pub fn counted_facet(facet: Facet, count: usize, lang: Lang) -> String {
    let name = facet_name(facet, lang);
    either!(lang, "{name} {count} 条", "{name} ({count})")
}
