//! Who leads and who helps, clause by clause.

use super::{Home, lead_and_co};

#[test]
fn the_lead_is_named_told_or_inferred() {
    let home = Home::new(vec!["临水县民政局".to_owned()], "临水县");
    let rows: &[(&str, &str, &str)] = &[
        ("我局将会同县财政局、县卫健局制定办法", "临水县民政局", "县财政局、县卫健局"),
        ("由县住建局牵头，县城管局配合完成改造", "县住建局", "县城管局"),
        ("督促各乡镇落实整改", "各乡镇", ""),
        ("加快推进项目建设", "临水县民政局?", ""),
    ];
    for (clause, lead, co) in rows {
        let parties = lead_and_co(clause, None, &home);
        let mark = if parties.lead_named { "" } else { "?" };
        assert_eq!(format!("{}{mark}", parties.lead.join("、")), *lead, "{clause}");
        assert_eq!(parties.co.join("、"), *co, "{clause}");
    }
}
