//! What each unit of a text does, by the words round it.

use super::Role;
use super::names::{self, Name, Whose};

/// How a unit came by its role, the strongest last.
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Way {
    Other,
    /// It stands where the one who acts stands: X将….
    Subject,
    /// 配合X: it leads, the subject helps.
    Helped,
    /// 督促X: it acts because it is told to.
    Urged,
    /// 由X, X牵头.
    Charged,
}

const JOINTS: &[&str] = &["、", "和", "与", "及", "以及", "及其", "，会同", "并会同"];
const WITH: &[&str] =
    &["会同", "联合", "协同", "联动", "联手", "携手", "会商", "商", "共同", "并商", "牵手"];
const HELPED: &[&str] = &["配合", "协助", "配合好", "主动配合", "支持配合"];
const URGED: &[&str] =
    &["督促", "督导", "责成", "要求", "敦促", "责令", "督办", "督促指导", "督促协调"];
const ASKED: &[&str] = &[
    "向",
    "报",
    "上报",
    "报送",
    "报请",
    "提请",
    "提交",
    "转交",
    "对",
    "给",
    "商请",
    "恳请",
    "请",
    "争取",
    "协调",
    "指导",
    "组织",
    "支持",
    "推动",
    "联系",
    "邀请",
    "沟通",
    "对接",
    "鼓励",
    "引导",
    "帮助",
    "安排",
    "依托",
    "通过",
    "委托",
    "加强对",
    "在",
    "从",
    "为",
    "经",
    "按照",
    "根据",
    "于",
    "到",
    "交",
    "赴",
    "被",
    "以",
    "成立",
    "建立",
    "设立",
    "对接好",
    "积极协调",
    "衔接",
    "发动",
    "动员",
    "把",
    "监督",
    "印发",
    "促进",
    "的",
    "是",
    "有",
];
const CHARGED_AFTER: &[&str] = &[
    "牵头",
    "负责",
    "主办",
    "主导",
    "承办",
    "主责",
    "为牵头",
    "具体负责",
    "统一负责",
    "共同负责",
    "作为牵头",
];
const HELPS_AFTER: &[&str] = &[
    "配合",
    "协助",
    "协办",
    "会办",
    "参与",
    "协同",
    "予以配合",
    "积极配合",
    "密切配合",
    "联合配合",
    "按职责",
    "按照职责",
];
const DEALT_AFTER: &[&str] = &[
    "对接",
    "沟通",
    "协调",
    "联系",
    "衔接",
    "争取",
    "汇报",
    "协商",
    "合作",
    "交流",
    "的沟通",
    "的对接",
    "的联系",
    "的协调",
    "的衔接",
    "的合作",
    "的统筹",
    "之间",
    "进行沟通",
    "进行对接",
    "保持",
    "加强",
    "做好",
];
const NOT_SUBJECT: &[&str] = &["的", "之间", "等的", "关于", "：", "）", "》", "”"];
/// Openings of a clause that a subject may stand behind.
const LEAD_INS: &[&str] = &[
    "下一步",
    "下步",
    "今后",
    "同时",
    "此外",
    "另外",
    "目前",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "七是",
    "八是",
    "第一",
    "第二",
    "第三",
    "接下来",
    "现",
    "近期",
    "其次",
    "首先",
    "再次",
    "最后",
    "其中",
    "并且",
    "为此",
    "对此",
    "因此",
    "届时",
    "后续",
    "未来",
    "今年",
    "明年",
    "年内",
    "而",
    "但",
    "随后",
    "将来",
    "以后",
    "在今后的工作中",
    "下阶段",
    "下步工作中",
    "此后",
    "于是",
    "最终",
    "但是",
    "由此",
    "工作中",
    "期间",
    "后",
    "时",
    "日",
    "月",
    "年",
    "底",
    "前",
    "来",
    "以来",
    "阶段",
    "一步",
    "当前",
    "现阶段",
    "近年来",
    "也",
    "另",
    "对于",
    "针对",
    "该",
    "所",
    "由于",
    "鉴于",
    "中",
    "里",
    "是",
];

/// A name with its role.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub name: Name,
    pub role: Role,
    pub way: Way,
    /// Names of one list have the same number.
    pub group: usize,
}

/// Every name in a text with its role and how it came by it.
pub(super) fn of(text: &str) -> Vec<Part> {
    let names = names::all(text);
    let mut found: Vec<Part> = Vec::with_capacity(names.len());
    let mut first = 0;
    let mut floor = 0;
    while first < names.len() {
        let mut last = first;
        while let Some(next) = names.get(last + 1) {
            let between = &text[names[last].range.end..next.range.start];
            if !JOINTS.contains(&between.trim()) || next.whose == Whose::Own && between == "与" {
                break;
            }
            if matches!(between.trim(), "，会同" | "并会同") {
                break;
            }
            if splits(text, &names, first, last, between) {
                break;
            }
            last += 1;
        }
        let before = &text[floor..names[first].range.start];
        let end = names[last].range.end;
        let next = names.get(last + 1).map_or(text.len(), |name| name.range.start);
        let limit = text.floor_char_boundary(next.min(end + 60).max(end));
        let after = &text[end..limit];
        let (role, way) = role(before, after, names[first].whose);
        for name in &names[first..=last] {
            found.push(Part { name: name.clone(), role, way, group: first });
        }
        floor = end;
        first = last + 1;
    }
    found
}

/// 我局与X: a subject and its partner are not one group.
fn splits(text: &str, names: &[Name], first: usize, last: usize, between: &str) -> bool {
    let own = names[first].whose != Whose::Other && first == last;
    let joint = matches!(between.trim(), "与" | "和");
    let before = &text[..names[first].range.start];
    own && joint && before.chars().next_back().is_none_or(|c| !is_word(c))
}

fn role(before: &str, after: &str, whose: Whose) -> (Role, Way) {
    let before = before.trim_end();
    let rest = after_list(after);
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let by = ends(&["由"]) && !ends(&["交由", "理由", "自由", "事由"]);
    if by && starts(HELPS_AFTER) {
        return (Role::Co, Way::Other);
    }
    if by || ends(&["以"]) && starts(&["为主", "牵头", "为主体"]) {
        return (Role::Lead, Way::Charged);
    }
    if ends(WITH) && !ends(&["协商"]) {
        return (Role::Co, Way::Other);
    }
    if starts(CHARGED_AFTER) && !ends(ASKED) {
        return (Role::Lead, Way::Charged);
    }
    if ends(HELPED) {
        return (Role::Lead, Way::Helped);
    }
    if ends(URGED) {
        return (Role::Lead, Way::Urged);
    }
    if starts(HELPS_AFTER) && whose == Whose::Other {
        return (Role::Co, Way::Other);
    }
    if ends(&["与", "同", "和"]) && !ends(&["会同", "共同"]) {
        let role =
            if starts(DEALT_AFTER) || ends(&["加强与"]) { Role::Object } else { Role::Co };
        return (role, Way::Other);
    }
    if opens_clause(before)
        && !rest.is_empty()
        && !starts(NOT_SUBJECT)
        && !rest.starts_with(is_stop)
    {
        let role = if whose == Whose::Region { Role::Named } else { Role::Lead };
        return (role, Way::Subject);
    }
    if ends(ASKED) {
        return (Role::Object, Way::Other);
    }
    let acts = starts(&["将", "拟", "要", "正", "会", "已", "计划", "负责"]);
    if acts && whose != Whose::Region {
        return (Role::Lead, Way::Subject);
    }
    (Role::Named, Way::Other)
}

/// What follows a list: 等, 等部门, 等市直部门 belong to it.
fn after_list(after: &str) -> &str {
    let Some(rest) = after.trim_start().strip_prefix('等') else { return after.trim_start() };
    let kinds = ["部门", "单位", "方面", "企业"];
    let head = &rest[..rest.floor_char_boundary(30)];
    let end = kinds.iter().filter_map(|kind| head.find(kind).map(|at| at + kind.len())).min();
    let plain = |end: &usize| !head[..*end].contains(is_stop);
    end.filter(plain).map_or(rest, |end| &rest[end..]).trim_start_matches(['，', ',']).trim_start()
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | '！' | ',' | ';' | '\n')
}

fn is_word(c: char) -> bool {
    !is_stop(c) && !c.is_whitespace() && !matches!(c, '）' | ')' | '.' | '．' | '“' | '（')
}

/// Whether a clause begins where a text ends.
fn opens_clause(before: &str) -> bool {
    let last = before.chars().next_back();
    if last.is_none_or(|c| !is_word(c)) {
        return last != Some('、');
    }
    let clause = before.rfind(is_stop).map_or(before, |at| {
        let length = before[at..].chars().next().map_or(0, char::len_utf8);
        &before[at + length..]
    });
    LEAD_INS.iter().any(|word| clause.ends_with(word)) && clause.chars().count() <= 16
}
