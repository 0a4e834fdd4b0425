//! What an import kept of an office's table goes out and comes back unchanged.

use super::{any, counts, everything, imported, shown};
use crate::run::{Home, Stream};
use serde_json::{Value, json};
use std::fs;

/// Rows with words that only the office understands, under headers that nuo has
/// columns of its own for.
const TABLE: &str = "\
承诺事项,量化目标,目标值说明,时限依据与把握,核实人,完成值,原文位置,承诺力度,资金（万元）
建两类平台,\"新建5家，培训100人\",分两批,按会议纪要,张三,约一半,第3页,重点,12
每月报送,5 家,,,,,,,
";

/// A ledger with the table, and what it keeps of its first row.
fn with_table() -> (Home, Value) {
    let home = Home::with_ledger();
    home.file("table.csv", TABLE.as_bytes());
    assert_eq!(counts(&imported(&home, "table.csv"))[0], 2);
    let fields = shown(&home, "0.1")["fields"].clone();
    assert_eq!(fields["量化目标"], "新建5家，培训100人");
    (home, fields)
}

fn export(home: &Home, lang: &str, file: &str) {
    home.run(&format!("export --lang {lang} -o {file}")).ends(0, Stream::Nothing, any());
}

/// Another ledger that the file was imported into.
#[track_caller]
fn brought(home: &Home, file: &str) -> Home {
    let other = Home::with_ledger();
    other.file(file, &fs::read(home.path().join(file)).expect("exported"));
    assert_eq!(counts(&imported(&other, file)), [2, 0, 60, 0, 0, 0, 0], "{file}");
    other
}

#[track_caller]
fn same(home: &Home, file: &str) {
    let before = everything(home);
    let answer = imported(home, file);
    assert_eq!(counts(&answer), [0, 0, 62, 0, 0, 0, 0], "{file}: {answer}");
    assert_eq!(everything(home), before, "{file}");
}

#[test]
fn what_an_office_kept_beside_nuos_columns_comes_back_from_an_export() {
    let (home, fields) = with_table();
    for (lang, format) in [("zh", "csv"), ("zh", "xlsx"), ("en", "csv"), ("en", "xlsx")] {
        let file = format!("out-{lang}.{format}");
        export(&home, lang, &file);
        same(&home, &file);
        let other = brought(&home, &file);
        export(&other, lang, &file);
        same(&other, &file);
        let third = brought(&other, &file);
        for ledger in [&other, &third] {
            let kept = &shown(ledger, "0.1")["fields"];
            for (name, words) in fields.as_object().expect("fields") {
                assert_eq!(&kept[name], words, "{file}: {name} of {kept}");
            }
        }
    }
}

#[test]
fn an_export_says_which_columns_are_the_offices() {
    let (home, _) = with_table();
    let heads = |lang: &str| {
        export(&home, lang, "out.csv");
        let text = fs::read_to_string(home.path().join("out.csv")).expect("exported");
        text.lines().next().expect("a header").to_owned()
    };
    let chinese = heads("zh");
    for (head, count) in [("量化目标", 1), ("核实人（原表）", 1), ("承诺力度（原表）", 1)]
    {
        assert_eq!(chinese.matches(head).count(), count, "{head}: {chinese}");
    }
    assert!(chinese.contains(",资金（万元）"), "{chinese}");
    assert!(heads("en").contains("量化目标 (office's table)"), "no column of that name");
}

#[test]
fn a_sentence_added_to_what_nuo_recorded_becomes_the_offices_alone() {
    let home = Home::with_ledger();
    for words in [
        &["mark", "2.15", "stalled", "--note", "等批复"][..],
        &["defer", "2.15", "--to", "2027-06-30", "--reason", "评审延后"],
        &["edit", "2.15", "--field", "存在问题=人手不足"],
        &["defer", "1.5", "--to", "2027-06-30", "--reason", "经费未到"],
    ] {
        home.words(words).ends(0, any(), any());
    }
    for (before, after, own) in [
        ("理由：评审延后", "理由：评审延后；另补一句", "人手不足；另补一句"),
        ("人手不足", "人手仍不足", "人手仍不足；另补一句"),
        ("理由：经费未到", "理由：经费未到。已催办", ""),
    ] {
        export(&home, "zh", "out.csv");
        let path = home.path().join("out.csv");
        let text = fs::read_to_string(&path).expect("exported");
        assert!(text.contains(before), "{before}");
        fs::write(&path, text.replace(before, after)).expect("written");
        assert_eq!(counts(&imported(&home, "out.csv --on-conflict take"))[1], 1, "{after}");
        if !own.is_empty() {
            assert_eq!(shown(&home, "2.15")["fields"]["problem"], own);
        }
        export(&home, "zh", "out.csv");
        assert_eq!(imported(&home, "out.csv")["op"], json!(null), "{after}");
    }
    assert_eq!(shown(&home, "1.5")["fields"]["problem"], "已催办");
}
