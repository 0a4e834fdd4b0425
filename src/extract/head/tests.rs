//! Heads and ends of letters, from paragraphs to facts.

use super::{Head, Role, read};
use crate::domain::vocabulary::DoubtKind;
use std::collections::HashSet;

fn head(text: &str) -> Head {
    let lines = crate::domain::letter::paragraphs(text);
    read(&lines.into_iter().map(str::to_owned).collect::<Vec<_>>(), &HashSet::new())
}

#[test]
fn a_plain_letter_is_taken_apart() {
    let head = head(
        "临水县民政局关于县十六届人大三次会议第27号建议的答复
         临民函〔2022〕14号
         类别：A
         赵某某代表：
         您提出的《关于增设村级养老服务点的建议》收悉，现答复如下：
         我局将在两年内新建养老服务点8个。
         感谢您对民政工作的关心。
         临水县民政局
         2022年6月30日
         联系人：孙某，电话：0000-0000000",
    );
    let letter = &head.letter;
    assert_eq!(letter.title, "临水县民政局关于县十六届人大三次会议第27号建议的答复");
    assert_eq!(letter.number, "27");
    assert_eq!(letter.session, "县十六届人大三次会议");
    assert_eq!(letter.region, "临水县");
    assert_eq!(letter.suggestion, "关于增设村级养老服务点的建议");
    assert_eq!(letter.addressee, "赵某某代表");
    assert_eq!(letter.lead, ["临水县民政局"]);
    assert_eq!(letter.document_number.as_deref(), Some("临民函〔2022〕14号"));
    assert_eq!(letter.class.as_ref().map(|class| class.mark.as_str()), Some("A"));
    assert_eq!(letter.reply.date.on.map(|day| day.to_string()).as_deref(), Some("2022-06-30"));
    assert_eq!(head.body, 5..6);
    let roles: Vec<Role> = head.spans.iter().map(|span| span.role).collect();
    let expected = [
        Role::Title,
        Role::DocumentNumber,
        Role::Class,
        Role::Salutation,
        Role::Opening,
        Role::Body,
        Role::Courtesy,
        Role::Signature,
        Role::Date,
        Role::Contact,
    ];
    assert_eq!(roles, expected);
}

#[test]
fn what_is_missing_is_doubted() {
    let head = head("尊敬的钱某某委员：\n您的提案收悉。现答复如下：\n我局将尽快办理。\n202285");
    let kinds: Vec<DoubtKind> = head.doubts.iter().map(|doubt| doubt.kind).collect();
    assert_eq!(kinds, [DoubtKind::DamagedDate, DoubtKind::NoSignature]);
    assert_eq!(head.letter.reply.date.on, None);
}
