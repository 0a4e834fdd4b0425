//! A number with its unit and the words around both.

use super::units::{ABSTRACT, ALWAYS_ABSTRACT, COUNTS, MEASURES, MONEY, NO_COUNTS, SHARES};
use super::words::{BEFORE, BEHIND, BETWEEN, MAKING, OTHER_BEFORE};
use crate::domain::vocabulary::Operator;
use crate::extract::glyphs::{Glyphs, Number, is_dash};

/// What a unit measures.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Sort {
    Share,
    Measure,
    Money,
    Count,
}

/// A number with its unit; places count characters.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// With the words before it that say how it is meant.
    pub start: usize,
    pub end: usize,
    /// Behind the unit, before words such as 以上.
    pub unit_end: usize,
    pub operator: Operator,
    pub low: f64,
    pub high: Option<f64>,
    pub unit: String,
    pub sort: Sort,
    /// Whether it is written with a bare Chinese numeral: 三个.
    pub chinese: bool,
}

struct Unit {
    factor: f64,
    written: String,
    sort: Sort,
    end: usize,
    more: bool,
}

/// A quantity that begins with a number at this place.
pub(super) fn amount(g: &Glyphs, at: usize) -> Option<Amount> {
    let (first, hundred) = number(g, at)?;
    let (low, chinese) = (first.value, first.chinese && !hundred);
    let own = unit(g, first.end);
    let sign_at = own.as_ref().map_or_else(|| g.skip(first.end, &["万", "亿"]), |unit| unit.end);
    let second = range_sign(g, sign_at).and_then(|next| {
        let (second, _) = number(g, next)?;
        let unit = unit(g, second.end)?;
        let same = own.as_ref().is_none_or(|own| own.written == unit.written);
        (same && !g.has_any(at.saturating_sub(1)..at, &["从", "由"])).then_some((second, unit))
    });
    let (high, unit) = match second {
        Some((second, unit)) => (Some(second.value * unit.factor), unit),
        None => (None, own?),
    };
    let low = low * unit.factor;
    if !low.is_finite() || high.is_some_and(|high| high <= low) {
        return None;
    }
    let (led, start) = lead(g, at);
    let (behind, end) = match g.eat_of(unit.end, BEHIND) {
        Some((operator, end)) => (Some(operator), end),
        None => (None, unit.end),
    };
    let more = (unit.more || hundred).then_some(Operator::AtLeast);
    let operator = match (led.or(behind).or(more), high) {
        (Some(operator), None) => operator,
        (_, Some(_)) => Operator::Range,
        (None, None) if unit.written == "%" && (low - 100.0).abs() < f64::EPSILON => Operator::All,
        (None, None) => Operator::Exactly,
    };
    let found = Amount {
        start,
        end,
        unit_end: unit.end,
        operator,
        low,
        high,
        unit: unit.written,
        sort: unit.sort,
        chinese,
    };
    is_counted(g, at, &found).then_some(found)
}

/// A number, or 百, 千 and 十 before 余.
fn number(g: &Glyphs, at: usize) -> Option<(Number, bool)> {
    if let Some(number) = g.number(at) {
        let padded = g.at(at) == '0' && number.digits > 1 && number.value >= 1.0;
        return (!padded).then(|| (with_ten_thousands(g, number), false));
    }
    let value = match g.at(at) {
        '百' => 100.0,
        '千' => 1000.0,
        _ => return None,
    };
    let alone = g.before(at) != '上' && g.before(at) != '数' && g.at(at + 1) == '余';
    let end = at + 1;
    alone.then_some((Number { value, digits: 0, chinese: true, end }, true))
}

/// 两万五千: what stands behind 万 is a part of the number.
fn with_ten_thousands(g: &Glyphs, number: Number) -> Number {
    let rest = g.eat(number.end, "万").and_then(|next| g.number(next));
    match rest.filter(|rest| rest.chinese && number.chinese && rest.value >= 100.0) {
        Some(rest) => Number { value: number.value * 10_000.0 + rest.value, ..rest },
        None => number,
    }
}

/// Behind a sign between the ends of a range.
fn range_sign(g: &Glyphs, at: usize) -> Option<usize> {
    if is_dash(g.at(at)) {
        return Some(at + 1 + usize::from(is_dash(g.at(at + 1))));
    }
    g.eat_any(at, &["至", "到"])
}

/// The unit behind a number. 千 and 百 are reckoned in, 万 and 亿 stay in it.
fn unit(g: &Glyphs, at: usize) -> Option<Unit> {
    const MORE: &[&str] = &["余", "多"];
    const SCALES: &[(&str, f64, &str)] = &[
        ("万亿", 1.0, "万亿"),
        ("千亿", 1000.0, "亿"),
        ("百亿", 100.0, "亿"),
        ("千万", 1000.0, "万"),
        ("百万", 100.0, "万"),
        ("万", 1.0, "万"),
        ("亿", 1.0, "亿"),
        ("千", 1000.0, ""),
        ("百", 100.0, ""),
    ];
    let inner = g.skip(at, MORE);
    let measured = g.eat_any(inner, &["千瓦", "千米", "千伏", "千克"]).is_some();
    let scale = SCALES.iter().filter(|_| !measured);
    let scale = scale.clone().find_map(|(word, by, kept)| Some((*by, *kept, g.eat(inner, word)?)));
    let (factor, kept, scaled) = scale.unwrap_or((1.0, "", inner));
    let end = g.skip(scaled, MORE);
    let more = inner > at || end > scaled;
    let known = |sort: Sort, word: &str, end: usize| Unit {
        factor,
        written: format!("{kept}{word}"),
        sort,
        end,
        more,
    };
    if let Some((word, end)) = g.eat_of(end, SHARES) {
        return Some(known(Sort::Share, word, end));
    }
    if g.eat_any(end, NO_COUNTS).is_some() {
        return None;
    }
    for (words, sort) in [(MONEY, Sort::Money), (MEASURES, Sort::Measure), (COUNTS, Sort::Count)] {
        if let Some((word, end)) = words.iter().find_map(|word| Some((*word, g.eat(end, word)?))) {
            // 万元/年, 吨/日
            let rate = g.eat_any(end, &["/日", "/年", "/天", "/月"]);
            let written = rate
                .map_or_else(|| word.to_owned(), |rate| g.words(end - word.chars().count()..rate));
            return Some(known(sort, &written, rate.unwrap_or(end)));
        }
    }
    None
}

/// The words before a number that say how it is meant, and where they begin.
fn lead(g: &Glyphs, at: usize) -> (Option<Operator>, usize) {
    let nearer = g.back_any(at, BETWEEN);
    for place in [Some(at), nearer].into_iter().flatten() {
        for (word, operator) in BEFORE {
            if let Some(start) = g.back(place, word) {
                let other = word.chars().count() == 1 && OTHER_BEFORE.contains(g.before(start));
                if !other {
                    return (Some(*operator), start);
                }
            }
        }
    }
    (None, at)
}

/// Whether a number with a unit counts something: not 一个方面 and not 三项措施.
fn is_counted(g: &Glyphs, at: usize, found: &Amount) -> bool {
    if found.sort != Sort::Count {
        return !(found.chinese && found.unit == "米" && found.low < 2.0);
    }
    let led = found.operator != Operator::Exactly;
    let each =
        g.back_any(at, &["各", "每村", "每县", "每乡镇", "每个乡镇", "再", "分别"]).is_some();
    let next = found.unit_end;
    if g.eat_any(next, ALWAYS_ABSTRACT).is_some() || g.before(at) == '届' {
        return false;
    }
    if led || each || !found.chinese {
        return !(found.chinese && found.unit == "期");
    }
    if found.low < 2.0 {
        let clause = g.since(at, 12, "，。；：\n");
        let often = matches!(found.unit.as_str(), "次" | "场" | "轮")
            && g.has_any(clause..at, &["每", "年度"]);
        let thing = matches!(
            found.unit.as_str(),
            "座" | "所" | "家" | "处" | "条" | "台" | "辆" | "栋" | "艘" | "幢" | "间"
        );
        return often || thing && g.back_any(at, MAKING).is_some();
    }
    !matches!(found.unit.as_str(), "期" | "类" | "部" | "对" | "本" | "门" | "口" | "头" | "片")
        && g.eat_any(next, ABSTRACT).is_none()
}
