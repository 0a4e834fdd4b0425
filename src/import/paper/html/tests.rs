//! Letters in pages as sites make them.

use super::read;
use crate::domain::vocabulary::NoiseKind;

const HEAD: &str =
    "<!DOCTYPE html><html><head><title>某县政府</title><script>var a=\"<p>x</p>\";</script></head>";
const LETTER: &str = "<h1>关于第12号建议的答复</h1>\
    <div class=info>来源：某县交通局 发布时间：2024-05-06 10:22 浏览次数：<span>17</span>次</div>\
    <div id=zoom><p>　　林某某代表：</p><p>&nbsp;您提出的《关于拓宽清溪路的建议》收悉，现答复如下：</p>\
    <p>一、清溪路是主要道路，\n您的建议很有针对性。</p>\
    <p>二、我局将于2024年底前完成拓宽改造。<br>三、力争每年养护县道50公里。</p>\
    <table><tr><td><p>路面修复</p></td><td>2025年6月底</td></tr></table>\
    <p style=\"display: none\">看不见的话。</p></div>\
    <p>某县交通运输局</p><p>2024年4月30日</p>";
const LINES: [&str; 9] = [
    "关于第12号建议的答复",
    "林某某代表：",
    "您提出的《关于拓宽清溪路的建议》收悉，现答复如下：",
    "一、清溪路是主要道路，您的建议很有针对性。",
    "二、我局将于2024年底前完成拓宽改造。",
    "三、力争每年养护县道50公里。",
    "路面修复 2025年6月底",
    "某县交通运输局",
    "2024年4月30日",
];

fn kinds(page: &str) -> Vec<NoiseKind> {
    read(page).noise.into_iter().map(|noise| noise.kind).collect()
}

#[test]
fn a_letter_is_taken_out_of_its_page_and_the_rest_is_listed() {
    let page = format!(
        "{HEAD}<body><div><a>无障碍</a> <a>长辈版</a></div><nav><a>首页</a></nav>\
         <div>当前位置：<a>首页</a> &gt; <a>公开</a> &gt; 正文</div>\
         <div><ul><li><a>一则通知公告的标题，相当长的标题</a></ul></div>{LETTER}\
         <p>上一篇：<a>关于某建议的答复</a></p><div>扫一扫在手机打开当前页</div>\
         <footer>版权所有 某县人民政府</footer></body></html>"
    );
    let sheet = read(&page);
    assert_eq!(sheet.paragraphs, LINES);
    assert!(sheet.noise.iter().all(|noise| noise.paragraph.is_none()));
    for kind in ["navigation", "page_facts", "control", "machine", "footer"] {
        assert!(sheet.noise.iter().any(|noise| noise.kind.key() == kind), "{kind}");
    }
    let texts: Vec<&str> = sheet.noise.iter().map(|noise| noise.text.as_str()).collect();
    for text in ["看不见的话。", "首页", "版权所有 某县人民政府", "扫一扫在手机打开当前页"]
    {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
}

#[test]
fn what_holds_the_letter_is_not_left_aside_whatever_it_is_called() {
    for (open, close) in [
        ("<form action=x>", "</form>"),
        ("<header><form>", "</form></header>"),
        ("<table><tr><td><a>菜单</a></td><td>", "</td></tr></table>"),
        ("<div hidden>", "</div>"),
        ("<div><div><p>", ""),
        ("</div></td></p>", "</span></table>"),
    ] {
        let page = format!("{HEAD}<body>{open}{LETTER}{close}</body></html>");
        assert_eq!(read(&page).paragraphs, LINES, "{open}");
    }
}

#[test]
fn facts_of_the_page_stay_where_they_have_the_document_number() {
    let page = "<table><tr><td>索引号：</td><td>000</td></tr><tr><td>文号：</td><td>某函〔2024〕1号</td>\
        <td>发布日期：</td><td>2024-05-06</td></tr></table><p>张代表：</p><p>您的建议收悉，我局将修路。</p>";
    let sheet = read(page);
    let fact = "文号： 某函〔2024〕1号 发布日期： 2024-05-06";
    assert_eq!(sheet.paragraphs, [fact, "张代表：", "您的建议收悉，我局将修路。"]);
    let kept: Vec<_> = sheet.noise.iter().filter(|noise| noise.paragraph == Some(1)).collect();
    assert_eq!(kept.len(), 1);
}

#[test]
fn entities_and_what_draws_nothing_are_cleaned() {
    let page = "<p>&ldquo;十四五&rdquo;&#x671F;间\u{200b}&mdash;&mdash;建设&emsp;5&nbsp;个&lt;点&gt;。</p>";
    assert_eq!(read(page).paragraphs, ["“十四五”期间——建设 5 个<点>。"]);
}

#[test]
fn struck_words_are_left_aside_and_raised_ones_are_no_part_of_a_number() {
    let sheet = read("<p>我局<del>不再</del><s>不</s>做，占地10<sup>4</sup>5个。</p><p>完。</p>");
    assert_eq!(sheet.paragraphs, ["我局做，占地10^4 5个。", "完。"]);
    let noise: Vec<&str> = sheet.noise.iter().map(|noise| noise.text.as_str()).collect();
    assert_eq!(noise, ["不再", "不"]);
}

#[test]
fn lines_that_a_page_keeps_are_paragraphs() {
    let page = "<pre>张代表：\n\n您的建议收悉。\n我局<b>将</b>修路。</pre><p>完\n。</p>";
    let lines = ["张代表：", "您的建议收悉。", "我局将修路。", "完。"];
    assert_eq!(read(page).paragraphs, lines);
}

#[test]
fn a_page_without_sentences_keeps_its_lines() {
    assert_eq!(read("<p>张代表</p><p>同意</p>").paragraphs, ["张代表", "同意"]);
    assert_eq!(
        kinds("<nav>首页</nav><script>x</script>"),
        [NoiseKind::Machine, NoiseKind::Navigation]
    );
    assert!(read("").paragraphs.is_empty());
}
