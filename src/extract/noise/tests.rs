//! Which lines are a page's and which are a letter's.

use super::noise;
use crate::domain::vocabulary::NoiseKind::{
    Control, Footer, Machine, Navigation, PageFacts, PageNumber,
};

fn found(lines: &[&str]) -> Vec<(u32, crate::domain::vocabulary::NoiseKind)> {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let found = noise(&lines);
    assert!(
        found
            .iter()
            .all(|noise| noise.paragraph.is_some_and(|at| noise.text == lines[at as usize - 1]))
    );
    found.into_iter().map(|noise| (noise.paragraph.unwrap_or(0), noise.kind)).collect()
}

#[test]
fn what_pages_say_around_a_letter_is_noise() {
    let rows = [
        ("首页 > 政务公开 > 建议提案 > 正文", Navigation),
        ("首页/ 专栏/ 提案回复/ 正文", Navigation),
        ("当前位置：首页 > 人大建议", Navigation),
        ("您现在的位置 : 网站首页 » 公开", Navigation),
        ("县政府网 > 公开 > 正文", Navigation),
        ("上一篇：关于某某路的答复", Navigation),
        ("下一条：没有了", Navigation),
        ("首页 | 政务公开 | 办事服务 | 互动交流", Navigation),
        ("相关阅读：", Navigation),
        ("扫一扫在手机打开当前页", Control),
        ("【字体：大 中 小】 打印 关闭", Control),
        ("分享到： 微信 微博", Control),
        ("打印本页", Control),
        ("无障碍 长辈版 智能问答 繁体版", Control),
        ("来源：某县住建局 发布时间：2024-03-05 15:22 浏览次数：17次", PageFacts),
        ("某县人民政府门户网站 发布日期：2024-03-05 09:10", PageFacts),
        ("- 索引号：000/2024-1", PageFacts),
        ("索 引 号： 000/2024-1 组配分类： 建议办理", PageFacts),
        ("2024-03-05 09:10", PageFacts),
        ("2024-03-05 09:10 来源：某县政府", PageFacts),
        ("标题：关于某路的答复 索引号：000", PageFacts),
        ("字号：大 中 小 发布日期：2024-03-05", PageFacts),
        ("版权所有：某县人民政府", Footer),
        ("主办单位：某县政府 某ICP备00000000号-1 网站标识码：0000000000", Footer),
        ("网站地图 联系我们 | 网站声明", Footer),
        ("— 3 —", PageNumber),
        ("-12-", PageNumber),
        ("第 3 页 共 5 页", PageNumber),
        ("第3页/共5页", PageNumber),
        ("Page 3 of 5", PageNumber),
        ("var page = 1;", Machine),
    ];
    for (line, kind) in rows {
        assert_eq!(found(&[line]), [(1, kind)], "{line}");
    }
}

#[test]
fn what_a_letter_says_is_never_noise() {
    let lines = [
        "类别：B",
        "类 别：A",
        "签发人：张某",
        "某交函〔2024〕12号",
        "办理结果：B",
        "（此件主动公开）",
        "联系人及电话：李某，0000-0000000",
        "联系电话：0000-0000000",
        "主办单位：某县交通局",
        "承办单位：某县农业农村局",
        "抄送：县人大常委会办公室",
        "2024年3月5日",
        "2024-03-05",
        "二〇二四年三月五日",
        "某县交通运输局",
        "王某代表：",
        "文号：某函〔2024〕1号",
        "标题：关于某路的答复",
        "关于某路建议的答复 发布时间：2024-03-05",
        "来源：某局 王某代表：",
        "来源：某局 王某代表：您提出的建议收悉。现答复如下：我局将于年底前修好道路。",
        "首页/ 公开/ 正文 王某代表：您提出的建议收悉，现答复如下。",
        "首页改版工作将于年底前完成",
        "分享发展成果",
        "打印费用由我局承担",
        "扫一扫点餐的饭店要提供纸质菜单，请代表监督",
        "一是推进无障碍设施建设",
        "无障碍设施建设情况：已完成",
        "资金来源：县级财政",
        "下一步：加快推进",
        "大",
        "3",
        "第3章",
        "第一页改为第二页",
        "- 5000 -20000",
        "附件：任务表",
        "一、加强领导",
        "地址：某县某路1号",
        "2019—2021年",
        "—",
    ];
    for line in lines {
        assert_eq!(found(&[line]), [], "{line}");
    }
}

#[test]
fn what_a_letter_may_say_too_is_noise_beside_what_surely_is() {
    assert_eq!(
        found(&["索引号：000", "发文字号：某函〔2024〕1号", "名称：关于某路的答复", "王某代表："]),
        [(1, PageFacts), (2, PageFacts), (3, PageFacts)]
    );
    assert_eq!(
        found(&["文号：某函〔2024〕1号", "发布机构：某局"]),
        [(1, PageFacts), (2, PageFacts)]
    );
    assert_eq!(
        found(&["发布机构：", "某州发展改革委", "关于某路的答复"]),
        [(1, PageFacts), (2, PageFacts)]
    );
    assert_eq!(
        found(&["联系电话：000", "主办单位：某县政府", "版权所有 某县政府", "地址：某路1号"]),
        [(2, Footer), (3, Footer), (4, Footer)]
    );
    assert_eq!(found(&["发布机构：", "关于某路的答复"]), [(1, PageFacts)]);
}
