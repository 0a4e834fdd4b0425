//! Sheets as different offices lay them out.

use super::{any, counts, days, everything, imported, shown, workbook, write_row};
use crate::run::{Home, Stream};
use Stream::{Has, Is};
use chrono::NaiveDate;
use rust_xlsxwriter::Format;
use serde_json::json;

const PLAIN: &str = "\
2024年代表建议承诺事项落实台账,,,,,,,
序号,工作任务,责任单位,配合单位,完成时限,落实情况,联系人,资金（万元）
1,建设示范基地20家,科技厅,财政厅、农业农村厅,2024年6月底前,推进中（已开两次会）,王某,35
2,出台管理办法,科技厅,,2024.6.30,已完成,李某,
一、人才类,,,,,,,
3,培训专业人才,人社厅,,长期,2024年5月8日：已培训300人,,12
合计,,,,,,,47
";

#[test]
fn a_plain_table_becomes_commitments_of_one_s_own_by_one_operation() {
    let home = Home::with_ledger();
    home.file("台账.csv", PLAIN.as_bytes());
    let before = everything(&home);
    home.run("import 台账.csv --dry-run").ends(
        0,
        Has(&["台账.csv：新增 3，不同 0，相同 0\n", "  第 3 行  1  建设示范基地20家\n"]),
        Has(&["照原样保留的栏：资金（万元）", "略过的小标题、合计和说明：第 5、7 行", "没有记录"]),
    );
    assert_eq!(everything(&home), before, "a preview records nothing");
    home.run("import 台账.csv").ends(
        0,
        Has(&["#2 导入 台账.csv：新增 3"]),
        Has(&["撤销：nuo undo 2"]),
    );
    let first = shown(&home, "1");
    assert_eq!(first["letter"], "own");
    assert_eq!(first["lead"], json!(["科技厅"]));
    assert_eq!(first["co"], json!(["财政厅", "农业农村厅"]));
    assert_eq!(first["due"]["rule"], "month-end:2024-06");
    assert_eq!(first["due"]["wording"], "2024年6月底前");
    assert_eq!(first["status"], "in_progress");
    assert_eq!(first["statuses"][0]["note"], "已开两次会");
    assert_eq!(first["fields"], json!({ "owner": "王某", "资金（万元）": "35" }));
    assert_eq!(shown(&home, "2")["status"], "done");
    let third = shown(&home, "3");
    assert_eq!((&third["kind"], &third["due"]["latest"]), (&json!("continuous"), &json!(null)));
    assert_eq!(third["notes"], json!([{ "text": "已培训300人", "on": "2024-05-08" }]));
    home.run("log --limit 1").ends(0, Has(&["导入", "3 条"]), any());
    home.run("doctor").ends(0, Has(&["账本完好"]), any());
    let after = everything(&home);
    home.run("import 台账.csv").ends(0, Has(&["新增 0，不同 0，相同 3"]), Has(&["没有要记录的"]));
    assert_eq!(everything(&home), after, "a second import changes nothing");
    home.run("undo").ends(0, any(), any());
    assert_eq!(everything(&home).1, before.1, "one undo takes all of it back");
    assert_eq!(counts(&imported(&home, "台账.csv"))[0], 3, "and it can be imported again");
    home.run("doctor").ends(0, Has(&["账本完好"]), any());
}

#[test]
fn encodings_and_separators_are_found_out() {
    let text = "编号;承诺事项;主办单位\nA-1;“双引号”内；分号;科技厅\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let tabs = text.replace(';', "\t");
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes) in [("gb.csv", gb.into_owned()), ("utf16.txt", utf16)] {
        let home = Home::with_ledger();
        home.file(name, &bytes);
        assert_eq!(counts(&imported(&home, name))[0], 1, "{name}");
        let item = shown(&home, "A-1");
        assert_eq!(item["title"], "“双引号”内；分号", "{name}");
        assert_eq!(item["lead"], json!(["科技厅"]), "{name}");
    }
    let home = Home::with_ledger();
    let piped = home.words(&["import", "-", "--json"]).stdin(text.as_bytes());
    piped.ends(0, Has(&["\"added\":1", "\"file\":\"-\""]), Is(""));
}

#[test]
fn a_workbook_with_titles_merged_cells_and_dates_is_read_as_people_read_it() {
    let home = Home::with_ledger();
    let centred = Format::new();
    workbook(&home, "book.xlsx", |sheet| {
        sheet.merge_range(0, 0, 0, 7, "省科技厅办理代表建议承诺事项清单", &centred)?;
        write_row(sheet, 1, &["填报单位：科技厅", "", "", "", "", "", "2024年7月"])?;
        sheet.merge_range(2, 0, 3, 0, "建议编号", &centred)?;
        sheet.merge_range(2, 1, 3, 1, "案由", &centred)?;
        sheet.merge_range(2, 2, 3, 2, "承诺内容", &centred)?;
        sheet.merge_range(2, 3, 2, 5, "办理要求", &centred)?;
        sheet.merge_range(2, 6, 2, 7, "办理结果", &centred)?;
        write_row(sheet, 3, &["", "", "", "承办单位", "会办单位", "办结时限", "状态", "完成日期"])?;
        sheet.merge_range(4, 0, 5, 0, "2024017", &centred)?;
        sheet.merge_range(4, 1, 5, 1, "关于建设示范基地的建议", &centred)?;
        write_row(sheet, 4, &["", "", "建成三个示范基地", "科技厅"])?;
        sheet.write_datetime_with_format(
            4,
            5,
            NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day"),
            &days(),
        )?;
        sheet.write_string(4, 6, "已办结")?;
        sheet.write_number(4, 7, 45_473)?;
        write_row(sheet, 5, &["", "", "印发管理办法", "科技厅", "财政厅"])?;
        sheet.write_number(5, 5, 2025)?;
        Ok(())
    });
    let answer = imported(&home, "book.xlsx");
    assert_eq!(counts(&answer), [2, 0, 0, 0, 0, 0, 0], "{answer}");
    assert_eq!(answer["letters"], json!(["2024017"]));
    let first = shown(&home, "2024017/1");
    assert_eq!(first["title"], "建成三个示范基地");
    assert_eq!(first["due"]["latest"], "2024-12-31");
    let (status, on) = (&first["status"], &first["status_on"]);
    assert_eq!((status, on), (&json!("done"), &json!("2024-06-30")));
    let second = shown(&home, "2024017/2");
    assert_eq!(second["due"]["rule"], "in-year:2025");
    assert_eq!(second["co"], json!(["财政厅"]));
    home.run("letter show 2024017").ends(0, Has(&["关于建设示范基地的建议"]), any());
    assert_eq!(counts(&imported(&home, "book.xlsx"))[2], 2, "a second import changes nothing");
    home.run("doctor").ends(0, Has(&["账本完好"]), any());
}

#[test]
fn the_sheet_with_the_table_is_found_or_named() {
    let home = Home::with_ledger();
    let mut book = rust_xlsxwriter::Workbook::new();
    write_row(book.add_worksheet().set_name("说明").expect("named"), 0, &["填表说明"]).expect("w");
    for (name, title) in [("一季度", "甲事"), ("二季度", "乙事")] {
        let sheet = book.add_worksheet().set_name(name).expect("named");
        write_row(sheet, 0, &["编号", "任务", "备注"]).expect("written");
        write_row(sheet, 1, &[name, title, "无"]).expect("written");
    }
    home.file("b.xlsx", &book.save_to_buffer().expect("written"));
    home.run("import b.xlsx").ends(0, Has(&["一季度  甲事"]), any());
    home.run("import b.xlsx --sheet 二季度").ends(0, Has(&["二季度  乙事"]), any());
    home.run("import b.xlsx --sheet 三季度").ends(
        7,
        Is(""),
        Has(&["没有工作表“三季度”", "有：说明、一季度、二季度"]),
    );
}

#[test]
fn columns_are_chosen_where_the_words_do_not_tell() {
    let home = Home::with_ledger();
    home.file("m.csv", "部门,干什么,任务,任务名称\n科技厅,盖楼,基建,x\n".as_bytes());
    home.run("import m.csv").ends(
        7,
        Is(""),
        Has(&["几栏是同一项（title）：任务、任务名称", "--map \"任务=field\""]),
    );
    home.words(&["import", "m.csv", "--map", "任务名称=-", "--map", "任务=field:类"]).ends(
        7,
        Is(""),
        Has(&["没有找到表头", "--map \"表头=title\""]),
    );
    home.words(&["import", "m.csv", "--map", "没有=title"]).ends(
        7,
        Is(""),
        Has(&["没有“没有”这个表头", "部门、干什么、任务、任务名称"]),
    );
    home.words(&["import", "m.csv", "--map", "部门=单位啊"]).ends(
        2,
        Is(""),
        Has(&["看不懂 --map"]),
    );
    let maps = ["任务名称=-", "任务=field:类", "干什么=title", "部门=lead"];
    let mut words = vec!["import", "m.csv"];
    maps.iter().for_each(|map| words.extend(["--map", map]));
    home.words(&words).ends(0, Has(&["0.1  盖楼"]), any());
    let item = shown(&home, "0.1");
    assert_eq!((&item["lead"], &item["fields"]), (&json!(["科技厅"]), &json!({ "类": "基建" })));
}

#[test]
fn json_is_read_as_a_list_and_as_nuo_writes_it() {
    let home = Home::with_ledger();
    let list = json!([
        { "编号": "j1", "事项": "甲事", "牵头单位": ["科技厅"], "完成时限": "2027-06-30" },
        { "编号": "j2", "事项": "乙事", "量化目标": "不少于20家", "完成值": 7, "标签": ["重点"] },
    ]);
    home.file("list.json", list.to_string().as_bytes());
    assert_eq!(counts(&imported(&home, "list.json"))[0], 2);
    let item = shown(&home, "j2");
    assert_eq!((&item["progress"]["value"], &item["tags"]), (&json!(7), &json!(["重点"])));
    assert_eq!(item["target"]["operator"], "at_least");
    let before = everything(&home);
    home.file("own.json", home.json("list").to_string().as_bytes());
    let answer = imported(&home, "own.json");
    assert_eq!(counts(&answer), [0, 0, 62, 0, 0, 0, 0], "{answer}");
    assert_eq!(everything(&home), before);
    let other = Home::with_ledger();
    other.file("own.json", home.json("list letter:own").to_string().as_bytes());
    assert_eq!(counts(&imported(&other, "own.json"))[0], 2);
    for field in ["title", "lead", "due", "target", "kind", "tags", "fields"] {
        assert_eq!(shown(&home, "j1")[field], shown(&other, "j1")[field], "{field}");
        assert_eq!(shown(&home, "j2")[field], shown(&other, "j2")[field], "{field}");
    }
}

#[test]
fn all_rows_can_be_given_to_one_letter() {
    let home = Home::with_ledger();
    home.file("l.csv", "编号,承诺事项,责任人\n2.15,认定20～30家示范基地,王某\n".as_bytes());
    // Without the letter the code is somebody else's.
    home.run("import l.csv").ends(
        7,
        Has(&["编号已用在来文 gx-2021122 中", "--letter gx-2021122"]),
        Has(&["什么都没有导入"]),
    );
    let answer = imported(&home, "l.csv --letter gx-2021122 --on-conflict take");
    let counts = counts(&answer);
    assert_eq!((counts[0], counts[1] + counts[3], counts[5]), (0, 1, 59), "{answer}");
    assert_eq!(shown(&home, "2.15")["fields"]["owner"], "王某");
    home.file("n.csv", "承诺事项\n新事\n".as_bytes());
    home.run("import n.csv --letter 函-7").ends(0, Has(&["新事"]), any());
    home.run("letter show 函-7").ends(0, Has(&["函-7"]), any());
}
