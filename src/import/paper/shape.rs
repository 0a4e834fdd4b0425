//! By their form alone, the lines that stand above and below a letter's text.

/// A longer line is a text.
const LONGEST: usize = 80;

/// Whether a line can belong to the head of a letter: its title, a number, a
/// mark, the one who is addressed.
pub(super) fn is_head(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let squeezed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let ends = squeezed.trim_end_matches(['：', ':', '）', ')']);
    let title = ["答复", "复函", "答复函", "的函", "答复意见", "回复", "答复意见书", "办理意见"];
    let addressed = squeezed.ends_with(['：', ':'])
        && ends.ends_with(['员', '表', '位', '志', '会', '女', '生']);
    let starts = ["类别", "签发", "办理结果", "是否公开", "公开属性", "承办", "主办", "关于"];
    title.iter().any(|end| ends.ends_with(end))
        || addressed
        || has_number(&squeezed)
        || starts.iter().any(|start| squeezed.starts_with(start))
}

/// Whether a line can stand under a letter's text: a unit, a day, a contact, what
/// is enclosed.
pub(super) fn is_end(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let squeezed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = squeezed.trim_end_matches(['）', ')', '。']);
    let units = [
        "局",
        "厅",
        "委",
        "委员会",
        "政府",
        "办公室",
        "部",
        "中心",
        "院",
        "公司",
        "办",
        "处",
        "署",
        "会",
        "大队",
        "支队",
        "室",
    ];
    let starts = [
        "联系",
        "承办",
        "附件",
        "抄送",
        "附：",
        "（此件",
        "(此件",
        "（联系",
        "(联系",
        "特此",
        "此复",
        "专此",
        "经办",
        "电话",
        "感谢",
        "再次感谢",
        "主办",
        "会办",
        "签发",
    ];
    let day = squeezed.contains('年') && squeezed.contains('月') && bare.ends_with('日');
    day || units.iter().any(|end| bare.ends_with(end))
        || starts.iter().any(|start| squeezed.starts_with(start))
        || is_numeric_day(&squeezed)
}

/// 2024-03-05, 2024/3/5, 2024.3.5
fn is_numeric_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts[0].len() == 4 && parts.iter().all(number)
}

/// 某函〔2024〕1号
pub(super) fn has_number(text: &str) -> bool {
    let Some((_, rest)) = text.split_once(['〔', '［', '[', '【', '（']) else { return false };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let after: String = rest.chars().skip(digits).take(10).collect();
    digits == 4 && after.starts_with(['〕', '］', ']', '】', '）']) && after.contains('号')
}

#[cfg(test)]
mod tests {
    use super::{has_number, is_end, is_head};

    #[test]
    fn heads_and_ends_are_known_by_their_form() {
        for line in ["关于某路建议的答复", "某函〔2024〕1号", "张某某代表：", "类别：B", "答 复 函"]
        {
            assert!(is_head(line), "{line}");
        }
        for line in [
            "某县交通运输局",
            "2024年3月5日",
            "二〇二四年三月五日",
            "2024-03-05",
            "（联系人：李某）",
        ] {
            assert!(is_end(line), "{line}");
        }
        for line in ["政务公开", "通知公告", "更多"] {
            assert!(!is_head(line) && !is_end(line), "{line}");
        }
        assert!(has_number("文号：某函[2024]1号") && !has_number("（2024年）1号"));
    }
}
