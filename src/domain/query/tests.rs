//! Tables of filters and what they mean, and of mistakes and their places. Today
//! is Thursday, 2026-03-12.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::dates::DateProblem;
use crate::domain::vocabulary::{Certainty, Kind, Status, Strength};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn check(rows: &[(&str, Query)]) {
    for (text, expected) in rows {
        let query = parse(text, day("2026-03-12"));
        assert_eq!(query.as_ref(), Ok(expected), "{text}");
    }
}

fn text(word: &str) -> Query {
    Query::Text(word.into())
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn not(query: Query) -> Query {
    Query::Not(Box::new(query))
}

fn due(from: &str, to: &str) -> Query {
    let bound = |text: &str| (!text.is_empty()).then(|| day(text));
    Query::Date {
        field: DateField::Due,
        test: DateTest::Between { from: bound(from), to: bound(to) },
    }
}

fn number(field: NumberField, comparison: Comparison, value: u32) -> Query {
    Query::Number { field, comparison, value }
}

#[test]
fn terms_are_joined_by_and_then_by_or() {
    let (a, b, c) = (|| text("a"), || text("b"), || text("c"));
    check(&[
        ("", Query::All),
        (" 　\t", Query::All),
        ("a", a()),
        ("a b", Query::And(vec![a(), b()])),
        ("a|b", Query::Or(vec![a(), b()])),
        ("a｜b", Query::Or(vec![a(), b()])),
        ("a b|c", Query::Or(vec![Query::And(vec![a(), b()]), c()])),
        ("a (b|c)", Query::And(vec![a(), Query::Or(vec![b(), c()])])),
        ("（a｜b）c", Query::And(vec![Query::Or(vec![a(), b()]), c()])),
        ("((a) (b c))", Query::And(vec![a(), b(), c()])),
        ("(a|b)|c", Query::Or(vec![a(), b(), c()])),
        ("-a", not(a())),
        ("not a", not(a())),
        ("NOT a", not(a())),
        ("－a", not(a())),
        ("--a", a()),
        ("- a", not(a())),
        ("-(a|b)", not(Query::Or(vec![a(), b()]))),
        ("not(a)", not(a())),
        ("not", text("not")),
        ("nothing", text("nothing")),
    ]);
}

#[test]
fn plain_words_are_flags_or_text() {
    check(&[
        ("overdue", Query::Flag(Flag::Overdue)),
        ("逾期", Query::Flag(Flag::Overdue)),
        ("OPEN", Query::Flag(Flag::Open)),
        ("未结", Query::Flag(Flag::Open)),
        ("no-proof", Query::Flag(Flag::NoProof)),
        ("待复核", Query::Flag(Flag::ToReview)),
        ("-无据", not(Query::Flag(Flag::NoProof))),
        ("\"逾期\"", text("逾期")),
        ("“加装 电梯”", text("加装 电梯")),
        ("＂a b＂", text("a b")),
        ("dt", text("dt")),
        ("status", text("status")),
        ("逾期未报", text("逾期未报")),
        ("10:30", text("10:30")),
        ("http://gov.cn/a?b=c", text("http://gov.cn/a?b=c")),
        ("《条例》:2", text("《条例》:2")),
        ("他“好”", text("他“好”")),
        ("a,b", text("a,b")),
        ("-5", not(text("5"))),
    ]);
}

#[test]
fn closed_lists_are_read_in_both_languages_and_by_unique_beginnings() {
    use Status::{Broken, Claimed, Done, InProgress, NotStarted, Partial, Stalled, Unchecked};
    let open = vec![Unchecked, NotStarted, InProgress, Stalled, Claimed];
    let flag_or = |status| {
        let overdue = Query::Flag(Flag::Overdue);
        Query::Or(vec![Query::Status(vec![status]), overdue])
    };
    check(&[
        ("status:done", Query::Status(vec![Done])),
        ("Status = DONE", Query::Status(vec![Done])),
        ("状态：推进中，停滞", Query::Status(vec![InProgress, Stalled])),
        ("状态:停滞、推进", Query::Status(vec![InProgress, Stalled])),
        ("status:stalled, in-progress", Query::Status(vec![InProgress, Stalled])),
        ("status:not_started,notstarted", Query::Status(vec![NotStarted])),
        ("status:in", Query::Status(vec![InProgress])),
        ("状态:待核", Query::Status(vec![Claimed])),
        ("状态:部分,未兑现", Query::Status(vec![Partial, Broken])),
        ("状态:办结", Query::Status(vec![Done])),
        ("status:open", Query::Status(open.clone())),
        ("状态:未结", Query::Status(open)),
        ("状态:逾期", Query::Flag(Flag::Overdue)),
        ("status:due_soon", Query::Flag(Flag::Soon)),
        ("status:overdue,done", flag_or(Done)),
        ("kind:quantity,floor", Query::Kind(vec![Kind::Quantity, Kind::Floor])),
        ("类型:产出", Query::Kind(vec![Kind::Output])),
        ("力度:硬性", Query::Strength(vec![Strength::Firm])),
        ("strength:aim", Query::Strength(vec![Strength::Aim])),
        ("把握:无,存疑", Query::Certainty(vec![Certainty::Doubtful, Certainty::None])),
        ("certainty:none", Query::Certainty(vec![Certainty::None])),
    ]);
}

#[test]
fn units_codes_parts_and_words_are_any_of_a_list() {
    let exact = |code: &str| CodePattern::Exact(code.into());
    let family = |code: &str| CodePattern::Family(code.into());
    let glob = |code: &str| CodePattern::Glob(code.into());
    let named = |field, names: &[&str]| Query::Named { field, names: words(names) };
    check(&[
        ("承办:住建,交通", Query::Lead(words(&["住建", "交通"]))),
        ("牵头：住建", Query::Lead(words(&["住建"]))),
        ("会办:“市 财政局”,住建", Query::Co(words(&["市 财政局", "住建"]))),
        ("co:财政", Query::Co(words(&["财政"]))),
        ("note:a:b", Query::Note(words(&["a:b"]))),
        ("标签:民生", Query::Tag(words(&["民生"]))),
        ("来文:gx-2021122", Query::Letter(words(&["gx-2021122"]))),
        ("lead=住建,none", named(NameField::Lead, &["住建", ""])),
        ("会办＝“市 财政局”", named(NameField::Co, &["市 财政局"])),
        ("标签=无", named(NameField::Tag, &[""])),
        ("letter=gx-2021122", named(NameField::Letter, &["gx-2021122"])),
        ("note=a", Query::Note(words(&["a"]))),
        ("code:2", Query::Code(vec![family("2")])),
        ("code=2,3.*", Query::Code(vec![exact("2"), glob("3.*")])),
        ("编号：2.1，３", Query::Code(vec![exact("2.1"), family("3")])),
        ("code:2.*,N-01", Query::Code(vec![glob("2.*"), family("N-01")])),
        ("part:2,3", Query::Part(vec![2, 3])),
        ("部分:二", Query::Part(vec![2])),
    ]);
}

#[test]
fn dates_are_resolved_and_compared_with_whole_periods() {
    let march = || due("2026-03-01", "2026-03-31");
    let field = |field, test| Query::Date { field, test };
    let on = |date| DateTest::Between { from: Some(day(date)), to: Some(day(date)) };
    check(&[
        ("due:2026", due("2026-01-01", "2026-12-31")),
        ("due:2026-03", march()),
        ("due=2026年3月", march()),
        ("期限:本月", march()),
        ("due:2026-Q2", due("2026-04-01", "2026-06-30")),
        ("due:this-week", due("2026-03-09", "2026-03-15")),
        ("due:\"next week\"", due("2026-03-16", "2026-03-22")),
        ("due<月底", due("", "2026-03-30")),
        ("期限＜＝月底", due("", "2026-03-31")),
        ("期限≤月底", due("", "2026-03-31")),
        ("due<2026-03", due("", "2026-02-28")),
        ("due<=2026-03", due("", "2026-03-31")),
        ("due>2026-03", due("2026-04-01", "")),
        ("due >= 2026-03", due("2026-03-01", "")),
        ("due<+30d", due("", "2026-04-10")),
        ("due>-2w", due("2026-02-27", "")),
        ("due:5个工作日内", due("2026-03-12", "2026-03-19")),
        ("due:none", field(DateField::Due, DateTest::Missing)),
        ("期限:无", field(DateField::Due, DateTest::Missing)),
        ("复核:有", field(DateField::Review, DateTest::Present)),
        ("review:today", field(DateField::Review, on("2026-03-12"))),
        ("更新:昨天", field(DateField::Updated, on("2026-03-11"))),
        ("due:2026-03,无", Query::Or(vec![march(), field(DateField::Due, DateTest::Missing)])),
    ]);
}

#[test]
fn counts_are_compared() {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less};
    use NumberField::{Evidence, Moves};
    check(&[
        ("evidence:0", number(Evidence, Equal, 0)),
        ("佐证:无", number(Evidence, Equal, 0)),
        ("evidence:any", number(Evidence, AtLeast, 1)),
        ("moves>=2", number(Moves, AtLeast, 2)),
        ("延期＞２", number(Moves, Greater, 2)),
        ("延期<三", number(Moves, Less, 3)),
        ("moves<=2", number(Moves, AtMost, 2)),
    ]);
}

#[test]
fn the_example_of_the_filter_line_is_read() {
    check(&[(
        "状态:未结 承办:住建,交通 期限<本月底 -标签:C dt",
        Query::And(vec![
            parse("status:open", day("2026-03-12")).unwrap(),
            Query::Lead(words(&["住建", "交通"])),
            due("", "2026-03-30"),
            not(Query::Tag(words(&["C"]))),
            text("dt"),
        ]),
    )]);
}

fn unknown_key(word: &str, suggestion: Option<&'static str>) -> QueryProblem {
    QueryProblem::UnknownKey { word: word.into(), suggestion }
}

#[test]
fn mistakes_are_found_in_their_places() {
    use QueryProblem as P;
    let bad_date = |problem| P::BadDate { key: Key::Due, problem };
    let not_allowed = |key: Key, sign| P::SignNotAllowed { key, sign, allowed: Sign::EQUALITY };
    let bad_number = |key, word: &str| P::BadNumber { key, word: word.into() };
    let deep = format!("{}a{}", "(".repeat(65), ")".repeat(65));
    let long = "a ".repeat(501);
    let rows = [
        ("stauts:done", "stauts", unknown_key("stauts", Some("status"))),
        ("a 截止:月底", "截止", unknown_key("截止", Some("期限"))),
        ("天气 : 晴", "天气", unknown_key("天气", None)),
        ("逾期:是", "逾期", P::FlagWithValue { flag: Flag::Overdue }),
        (":done", ":", P::MissingKey { sign: Sign::Colon }),
        ("10 <= 20", "<=", P::MissingKey { sign: Sign::AtMost }),
        ("status:", "", P::MissingValue { key: Key::Status }),
        ("status:done,", "", P::MissingValue { key: Key::Status }),
        ("lead:\"\"", "", P::MissingValue { key: Key::Lead }),
        ("status!=done", "!=", not_allowed(Key::Status, Sign::NotEqual)),
        ("lead<住建", "<", not_allowed(Key::Lead, Sign::Less)),
        ("due<无", "<", not_allowed(Key::Due, Sign::Less)),
        ("moves:many", "many", bad_number(Key::Moves, "many")),
        ("part:-1", "-1", bad_number(Key::Part, "-1")),
        ("due:soonish", "soonish", bad_date(DateProblem::Unknown { text: "soonish".into() })),
        (
            "期限:2026-02-30",
            "2026-02-30",
            bad_date(DateProblem::NoSuchDay { year: 2026, month: 2, day: 30 }),
        ),
        ("a \"b", "\"", P::UnclosedQuote),
        ("lead:“b", "“", P::UnclosedQuote),
        ("a (b", "(", P::UnclosedGroup),
        ("a b)", ")", P::UnopenedGroup),
        (")", ")", P::MissingTerm),
        ("()", ")", P::MissingTerm),
        ("a |", "", P::MissingTerm),
        ("|a", "|", P::MissingTerm),
        ("a || b", "|", P::MissingTerm),
        ("-", "", P::MissingTerm),
        ("\"\"", "\"\"", P::MissingTerm),
        (&deep, "(", P::TooDeep { limit: 64 }),
        (&long, "a", P::TooLong { limit: 500 }),
    ];
    for (text, place, problem) in rows {
        let error = parse(text, day("2026-03-12")).unwrap_err();
        assert_eq!(error.problem, problem, "{text}");
        assert_eq!(&text[error.at.clone()], place, "{text}");
    }
}

#[test]
fn unknown_values_come_with_what_may_stand_there() {
    let rows: &[(&str, Option<&str>, &[&str])] = &[
        ("status:dnoe", Some("done"), &["unchecked", "not_started"]),
        ("状态:推近中", Some("推进中"), &["未核查", "未启动"]),
        ("status:un", None, &["unchecked", "unverifiable", "undated"]),
        ("状态:未", None, &["未核查", "未启动", "未兑现", "未结"]),
        ("kind:xyz", None, &["output", "quantity"]),
    ];
    for (text, suggested, first) in rows {
        let error = parse(text, day("2026-03-12")).unwrap_err();
        let QueryProblem::UnknownValue { suggestion, expected, .. } = error.problem else {
            panic!("{text}: {error:?}");
        };
        assert_eq!(suggestion, *suggested, "{text}");
        assert!(expected.starts_with(first), "{text}: {expected:?}");
    }
}

fn check_any(text: &str, cursor: usize) -> Result<(), TestCaseError> {
    if let Err(error) = parse(text, day("2026-03-12")) {
        prop_assert!(text.get(error.at).is_some(), "{}", text);
    }
    let completion = complete(text, cursor);
    prop_assert!(text.get(completion.replace).is_some(), "{}", text);
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics_and_mistakes_lie_inside_it(text in ".{0,60}", cursor in 0usize..200) {
        check_any(&text, cursor)?;
    }

    #[test]
    fn no_text_of_filter_like_pieces_panics(
        text in "([-|()（）:：=<>!≤,，、\"“” ]|not|a|状态|status|due|期限|逾期|done|3|月底|2\\.\\*){0,24}",
        cursor in 0usize..200,
    ) {
        check_any(&text, cursor)?;
    }

    #[test]
    fn a_quoted_name_is_read_as_it_is(name in "局([-\"＂ ,，、|()=:a无局]{1,6}|[“”a局 ]{1,4}){1,3}局") {
        let both = name.contains(['"', '＂']) && name.contains(['“', '”']);
        let read = parse(&format!("lead={}", quoted(&name)), day("2026-03-12"));
        let expected = Query::Named { field: NameField::Lead, names: vec![name] };
        prop_assert!(both || read == Ok(expected.clone()), "{:?} {:?}", read, expected);
    }

    #[test]
    fn a_completed_value_is_read(key in 0..Key::ALL.len(), chinese in any::<bool>()) {
        let key = Key::ALL[key];
        let word = if chinese { key.chinese() } else { key.english() };
        let text = format!("{word}:");
        for candidate in complete(&text, text.len()).candidates {
            let filter = format!("{text}{candidate}");
            prop_assert!(parse(&filter, day("2026-03-12")).is_ok(), "{}", filter);
        }
    }
}

#[test]
fn a_huge_filter_is_answered_without_recursion() {
    for piece in ["-", "(", "a|", "状态:", "\"", "a(", "not ", "<", "a ", "-(", "due:1,"] {
        let text = piece.repeat(20_000);
        assert!(parse(&text, day("2026-03-12")).is_err(), "{piece}");
        let _ = complete(&text, text.len());
    }
}
