//! What stands for the values of arguments and options.

use crate::i18n::Lang;

/// What stands for a value in usage lines.
const VALUE_NAMES: &[(&str, &str)] = &[
    ("CODE", "编号"),
    ("CHOICE", "做法"),
    ("COLUMNS", "列"),
    ("DATE", "日期"),
    ("ENCODING", "编码"),
    ("EVIDENCE", "佐证"),
    ("FILE", "文件"),
    ("FILTER", "条件"),
    ("FORMAT", "格式"),
    ("GRADE", "等级"),
    ("HEADER=FIELD", "表头=栏目"),
    ("ID", "编号"),
    ("KEY", "项"),
    ("KIND", "种类"),
    ("LANG", "语言"),
    ("LETTER", "来文"),
    ("MARK", "类别"),
    ("MOMENT", "时点"),
    ("NAME", "名称"),
    ("NAME=TEXT", "名称=内容"),
    ("N", "数"),
    ("PART", "分项"),
    ("PERIOD", "时期"),
    ("REASON", "理由"),
    ("SCHEMA", "名称"),
    ("SCORE", "把握"),
    ("SCREEN", "界面"),
    ("SHELL", "shell"),
    ("STATUS", "状态"),
    ("TEXT", "文字"),
    ("STRENGTH", "力度"),
    ("TAG", "标签"),
    ("TARGET", "目标"),
    ("TITLE", "事项"),
    ("UNIT", "单位"),
    ("VALUE", "数值"),
    ("WEEK", "周"),
    ("WHEN", "何时"),
    ("WORDS", "时间"),
];

/// What stands for a value.
#[must_use]
pub fn value_name(name: &str, lang: Lang) -> &str {
    match (lang, VALUE_NAMES.iter().find(|(english, _)| *english == name)) {
        (Lang::Zh, Some((_, chinese))) => chinese,
        (Lang::Zh | Lang::En, _) => name,
    }
}
