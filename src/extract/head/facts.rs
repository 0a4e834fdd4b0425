//! What stands round a letter rather than in it: facts of the page, the
//! document number, the class mark and lines of contact.

use super::scan::{digit, ends_with_any, has_any, is_han, length, squeezed, starts_with_any};
use crate::domain::letter::ClassMark;
use std::ops::Range;

/// Labels of facts that a web page gives of a document.
const PAGE_LABELS: &[&str] = &[
    "索引号",
    "索引",
    "发布机构",
    "发布单位",
    "发布日期",
    "发布时间",
    "生成日期",
    "成文日期",
    "发文日期",
    "公开日期",
    "公开范围",
    "公开方式",
    "公开类别",
    "公开属性",
    "主题分类",
    "组配分类",
    "体裁分类",
    "主题词",
    "服务对象",
    "来源",
    "信息来源",
    "文章来源",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "阅读次数",
    "访问量",
    "字号",
    "字体",
    "文字大小",
    "字体大小",
    "背景色",
    "责任编辑",
    "编辑",
    "作者",
    "发文字号",
    "文号",
    "名称",
    "标题",
    "有效性",
    "时效性",
    "是否有效",
    "关键词",
    "内容概述",
    "发文机关",
    "发布人",
    "更新时间",
    "时间",
    "日期",
    "撰稿",
    "审核",
    "打印",
    "分享",
    "上一篇",
    "下一篇",
    "所属机构",
    "信息分类",
    "公开时限",
    "网站标识码",
];

const PAGE_WORDS: &[&str] = &[
    "扫一扫",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "无障碍",
    "长辈版",
    "分享到",
    "版权所有",
    "ICP备",
    "公网安备",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "返回顶部",
    "繁体版",
    "浏览次数",
    "字号：",
];

const DATE_LABELS: &[&str] = &[
    "发布日期",
    "发布时间",
    "生成日期",
    "成文日期",
    "发文日期",
    "公开日期",
    "更新时间",
    "时间",
    "日期",
    "印发日期",
];

const CONTACT_BEGINNINGS: &[&str] = &[
    "联系人",
    "联系单位",
    "联系电话",
    "联系方式",
    "联系地址",
    "承办人",
    "承办负责人",
    "承办单位",
    "承办处室",
    "承办科室",
    "经办人",
    "电话",
    "分管领导",
    "分管负责人",
    "责任领导",
    "责任人",
    "邮编",
    "邮政编码",
    "地址",
    "签发人",
    "签发",
    "审核人",
    "负责人",
    "主管领导",
    "办理单位",
    "主办单位",
    "协办单位",
    "会办单位",
    "传真",
    "手机",
    "校对",
    "领导签发",
    "公开方式",
    "公开属性",
    "公开类别",
    "联 系",
];

const CC_BEGINNINGS: &[&str] = &["抄送", "抄报", "主送", "分送", "印发", "（此件", "(此件"];

/// The labels of a line and what is said under each, labels without white
/// space.
pub(super) fn pairs(line: &str) -> Vec<(String, String)> {
    let line = line.trim_start_matches(['-', '*', '|', '·', '•', ' ']);
    if line.chars().filter(|c| is_colon(*c)).count() == 1 {
        let both = line.split_once(is_colon);
        return both.map(|(l, v)| (squeezed(l), v.trim().to_owned())).into_iter().collect();
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for token in line.split(|c: char| c.is_whitespace() || c == '|') {
        match token.split_once(is_colon) {
            Some((label, value)) if length(label) <= 8 && !starts_with_digit(label) => {
                found.push((label.to_owned(), value.to_owned()));
            }
            _ => {
                if let Some((_, value)) = found.last_mut() {
                    value.push(' ');
                    value.push_str(token);
                }
            }
        }
    }
    for (_, value) in &mut found {
        *value = value.trim().to_owned();
    }
    found
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

pub(super) fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// Whether a line belongs to the page and not to the letter.
pub(super) fn is_page_line(line: &str) -> bool {
    if line.len() > 450 || line.contains("如下") {
        return false;
    }
    let way = line.contains("首页") && has_any(line, &["/", ">", "»", "＞", "正文"]);
    let label = |(label, _): &(String, String)| PAGE_LABELS.contains(&label.as_str());
    way || has_any(line, PAGE_WORDS) || pairs(line).iter().any(label)
}

/// What a page line says under one of some labels.
pub(super) fn value_of(line: &str, labels: &[&str]) -> Option<String> {
    let found = pairs(line).into_iter().find(|(label, _)| labels.contains(&label.as_str()));
    found.map(|(_, value)| value).filter(|value| !value.is_empty())
}

/// The day that a page line gives, as it is written.
pub(super) fn page_date(line: &str) -> Option<String> {
    value_of(line, DATE_LABELS)
}

/// Whether a line names a person to ask, or who dealt with it.
pub(super) fn is_contact(line: &str) -> bool {
    let line = squeezed(line);
    let line = line.trim_start_matches(['（', '(', '|', '【']);
    let labelled = line.chars().take(14).any(is_colon) || has_any(line, &["电话", "0000"]);
    starts_with_any(line, CONTACT_BEGINNINGS) && labelled && length(line) <= 90
}

pub(super) fn is_cc(line: &str) -> bool {
    let line = squeezed(line);
    starts_with_any(&line, CC_BEGINNINGS) || line.ends_with("印发") && length(&line) <= 40
}

/// Where a document number stands: 沙交函〔2023〕36号.
pub(super) fn document_number(text: &str) -> Option<Range<usize>> {
    text.char_indices().filter(|(_, c)| is_open(*c)).find_map(|(at, open)| {
        let after = at + open.len_utf8();
        let mut rest = text[after..].char_indices().filter(|(_, c)| !c.is_whitespace()).peekable();
        for _ in 0..4 {
            rest.next().and_then(|(_, c)| digit(c))?;
        }
        rest.next().filter(|(_, c)| is_close(*c))?;
        rest.next_if(|(_, c)| *c == '第');
        let mut digits = 0;
        while rest.next_if(|(_, c)| digit(*c).is_some()).is_some() {
            digits += 1;
        }
        let (end, _) = rest.next().filter(|(_, c)| *c == '号' && (1..=6).contains(&digits))?;
        let start = word_before(text, at);
        (start < at).then(|| start..after + end + '号'.len_utf8())
    })
}

fn is_open(c: char) -> bool {
    matches!(c, '〔' | '[' | '［' | '（' | '(' | '【' | '﹝')
}

fn is_close(c: char) -> bool {
    matches!(c, '〕' | ']' | '］' | '）' | ')' | '】' | '﹞')
}

/// Where the Chinese word that ends at a byte begins.
fn word_before(text: &str, end: usize) -> usize {
    let before = text[..end].char_indices().rev();
    let word = before.take_while(|(_, c)| is_han(*c)).take(16);
    word.last().map_or(end, |(at, _)| at)
}

/// A class mark in a line, or the letters of a legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Class {
    Mark { mark: ClassMark, labelled: bool, range: Range<usize> },
    Legend,
}

const CLASS_LABEL_ENDS: &[&str] =
    &["类别", "类型", "结果", "分类", "程度", "情况", "等级", "种类", "标记", "办复类", "答复类"];

/// The class that a line of the head gives the letter.
pub(super) fn class(text: &str) -> Option<Class> {
    let mut letters = Vec::new();
    let mut found: Option<Class> = None;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let alone = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !c.is_ascii_punctuation())
            || before.is_some_and(|c| matches!(c, '(' | ':' | ']' | '|' | ','));
        before = Some(c);
        let Some(letter) = class_letter(c).filter(|_| alone) else { continue };
        let after = &text[at + c.len_utf8()..];
        let figure = after.chars().next().filter(char::is_ascii_digit);
        let after = &after[figure.map_or(0, char::len_utf8)..];
        if after.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        letters.push(letter);
        let kind = after.trim_start().strip_prefix('类');
        let label = label_before(&text[..at]);
        let told = kind.is_some_and(explains);
        if told {
            return Some(Class::Legend);
        }
        if found.is_none() && (kind.is_some() || label.is_some()) {
            let mut mark = String::from(letter);
            mark.extend(figure);
            let end = text.len() - kind.unwrap_or(after).len();
            let labelled = label.is_some();
            let scheme = label.unwrap_or_else(|| "类".to_owned());
            let mark = ClassMark { mark, scheme };
            let class = Class::Mark { mark, labelled, range: at..end };
            if labelled && !told && !is_listed(&text[end..]) {
                return Some(class);
            }
            found = Some(class);
        }
    }
    letters.dedup();
    if letters.len() > 1 { Some(Class::Legend) } else { found }
}

fn class_letter(c: char) -> Option<char> {
    match c {
        'A'..='D' => Some(c),
        'Ａ'..='Ｄ' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

/// Whether a further class follows in the same list.
fn is_listed(rest: &str) -> bool {
    let rest = rest.trim_start();
    let next = rest.trim_start_matches(['、', '/', '，', ',', '或', '和', '及', '类', ' ']);
    next.len() < rest.len() && next.chars().next().is_some_and(|c| class_letter(c).is_some())
}

/// Whether the words after 类 say what the class means.
fn explains(rest: &str) -> bool {
    let rest = rest.trim_start();
    let says = starts_with_any(rest, &["：", ":", "为", "是", "指", "即", "—", "-", "，", ","]);
    says && !rest.starts_with("是否") && rest.chars().skip(1).filter(|c| is_han(*c)).count() >= 2
}

/// The label that ends a text: 办理类别：.
fn label_before(text: &str) -> Option<String> {
    let text = text.trim_end().trim_end_matches(is_colon).trim_end();
    let mut start = text.len();
    for (at, c) in text.char_indices().rev().take(14) {
        if !is_han(c) && c != ' ' && c != '\u{3000}' {
            break;
        }
        start = at;
    }
    let label = squeezed(&text[start..]);
    ends_with_any(&label, CLASS_LABEL_ENDS).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::{Class, class, document_number, is_contact, is_page_line, value_of};

    #[test]
    fn classes_are_read_with_their_scheme_and_never_from_a_legend() {
        let mark = |text: &str| match class(text) {
            Some(Class::Mark { mark, .. }) => Some((mark.mark, mark.scheme)),
            _ => None,
        };
        let rows = [
            ("类别：B", "B", "类别"),
            ("类 别：Ａ", "A", "类别"),
            ("办理类别: A类", "A", "办理类别"),
            ("办复类型：B1", "B1", "办复类型"),
            ("河交函〔2021〕7号B类", "B", "类"),
            ("关于第8号建议的答复（C类）", "C", "类"),
            ("办理结果：A（已经解决）", "A", "办理结果"),
        ];
        for (text, letter, scheme) in rows {
            assert_eq!(mark(text), Some((letter.to_owned(), scheme.to_owned())), "{text}");
        }
        for text in
            ["A类：问题已经办妥；B类：列入计划", "答复类别分为A、B、C三种", "B类：正在办理的事项"]
        {
            assert_eq!(class(text), Some(Class::Legend), "{text}");
        }
        for text in ["APP下载", "AB区", "办理情况", ""] {
            assert_eq!(class(text), None, "{text}");
        }
    }

    #[test]
    fn document_numbers_are_found_in_all_brackets() {
        let rows = [
            ("沙交函〔2023〕36号", "沙交函〔2023〕36号"),
            ("文号：江教复[2017]21号B类", "江教复[2017]21号"),
            ("办建字 云林复（2020）第5号", "云林复（2020）第5号"),
            ("水函［２０２１］８号", "水函［２０２１］８号"),
        ];
        for (text, expected) in rows {
            assert_eq!(document_number(text).map(|range| &text[range]), Some(expected), "{text}");
        }
        for text in ["（2021—2023年）", "〔2021〕", "（2021）号", "见（2021）3号"] {
            let found = document_number(text).map(|range| text[range].to_owned());
            assert!(found.is_none_or(|found| found.starts_with('见')), "{text}");
        }
    }

    #[test]
    fn page_lines_and_contacts_are_told_from_the_letter() {
        assert!(is_page_line("首页 > 政务公开 > 建议提案 > 正文"));
        assert!(is_page_line("来源：河口市水利局 发布时间：2025-11-04"));
        assert!(!is_page_line("现将办理情况答复如下：来源：无"));
        assert_eq!(
            value_of("名称： 关于第7号建议的答复 文号：", &["名称"]).as_deref(),
            Some("关于第7号建议的答复")
        );
        assert!(is_contact("（联系人及电话：王某 0000）"));
        assert!(!is_contact("联系人制度由各乡镇建立"));
    }
}
