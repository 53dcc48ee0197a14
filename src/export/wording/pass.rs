//! The shortest way to pass, in words.

use rust_decimal::Decimal;

use crate::model::{Instrument, ItemsToPass, ItemsToWin, WayToPass};

use super::Language;
use super::oit::codes;

/// How figures are written: in the digits and decimals of the output.
pub struct Figures<'a> {
    /// A score or a number of points.
    pub score: &'a dyn Fn(Decimal) -> String,
    /// A number of items.
    pub count: &'a dyn Fn(u16) -> String,
}

/// What an instrument would need: `OIT ต้องได้ 69.08`.
fn need(instrument: Instrument, score: Decimal, figures: &Figures, language: Language) -> String {
    let score = (figures.score)(score);
    match language {
        Language::Thai => format!("{} ให้ได้ {score}", instrument.code()),
        Language::English => format!("{} to {score}", instrument.code()),
    }
}

/// Items of one sub-indicator to win: `o42`, `10.2 จำนวน 1 รายการ (ใน o42–o43)`.
fn part(part: &ItemsToWin, figures: &Figures, language: Language) -> String {
    let among = codes(&part.among);
    if part.among.len() == usize::from(part.count) {
        return among;
    }
    let (count, sub) = ((figures.count)(part.count), &part.sub_indicator);
    match language {
        Language::Thai => format!("{sub} จำนวน {count} รายการ (ใน {among})"),
        Language::English => format!("{count} of {sub} (among {among})"),
    }
}

/// How many items at least: `1`, `1–2` where that is not certain; none where no number is known or would suffice.
pub fn fewest(items: &ItemsToPass, figures: &Figures) -> Option<String> {
    match items {
        ItemsToPass::Enough { fewest, most, .. } if fewest == most => Some((figures.count)(*fewest)),
        ItemsToPass::Enough { fewest, most, .. } => {
            Some(format!("{}–{}", (figures.count)(*fewest), (figures.count)(*most)))
        }
        _ => None,
    }
}

/// Which items these are, or why they are not told.
pub fn items(items: &ItemsToPass, figures: &Figures, language: Language) -> String {
    let (thai, english) = match items {
        ItemsToPass::NotApplicable => ("ไม่มีบัญชีรายการที่ตรวจสอบแล้ว", "no verified list of items"),
        ItemsToPass::Unknown => ("ไม่ทราบ คะแนน OIT ขาดหรือขัดแย้งกัน", "not known: OIT scores are missing or disputed"),
        ItemsToPass::NotEnough { points } => {
            let points = (figures.score)(*points);
            return match language {
                Language::Thai => format!("ได้ทุกรายการที่ขาดก็เพิ่มคะแนนรวมได้เพียง {points}"),
                Language::English => format!("all that were lost would add only {points}"),
            };
        }
        ItemsToPass::Enough { plans, .. } if plans.is_empty() => {
            ("คะแนนที่ระบุเป็นไปได้หลายแบบ จึงบอกได้เพียงจำนวน", "the scores allow many ways: only the number is known")
        }
        ItemsToPass::Enough { plans, .. } => {
            let told: Vec<String> = plans
                .iter()
                .map(|plan| {
                    let parts: Vec<String> = plan.iter().map(|one| part(one, figures, language)).collect();
                    parts.join(language.pick(" กับ ", " and "))
                })
                .collect();
            return told.join(language.pick(" หรือ ", ", or "));
        }
    };
    language.pick(thai, english).to_owned()
}

/// What it comes to in one sentence, without the figures that stand beside it.
pub fn in_short(way: &WayToPass, figures: &Figures, language: Language) -> String {
    let alone = way.possible_alone();
    let mut ways: Vec<String> = Vec::new();
    if let Some(count) = fewest(&way.items, figures) {
        ways.push(match language {
            Language::Thai => format!("ได้รายการ OIT เพิ่ม {count} รายการ"),
            Language::English => format!("win {count} more OIT item(s)"),
        });
    }
    if !alone.is_empty() {
        let named: Vec<&str> = alone.iter().map(|(instrument, _)| instrument.code()).collect();
        let named = named.join(language.pick(" หรือ ", " or "));
        ways.push(match language {
            Language::Thai => format!("ยกคะแนน {named} เพียงเครื่องมือเดียว"),
            Language::English => format!("raise {named} alone"),
        });
    } else if !way.together.is_empty() {
        let parts: Vec<String> =
            way.together.iter().map(|(one, score)| need(*one, *score, figures, language)).collect();
        let parts = parts.join(language.pick(" และ ", " and "));
        ways.push(match language {
            Language::Thai => format!("เครื่องมือเดียวไม่พอ ต้องยก {parts}"),
            Language::English => format!("no instrument suffices alone: raise {parts}"),
        });
    }
    if ways.is_empty() {
        let (thai, english) = (
            "คะแนนที่จำเป็นขาดหรือขัดแย้งกัน จึงไม่คำนวณ โปรดดูข้อตรวจพบ",
            "scores are missing or disputed, so nothing is computed: see the findings",
        );
        return language.pick(thai, english).to_owned();
    }
    ways.join(language.pick(" หรือ ", ", or "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Language::{English, Thai};
    use super::*;
    use crate::model::Need;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn to_win(sub: &str, count: u16, among: &[&str]) -> ItemsToWin {
        let among = among.iter().map(|code| (*code).to_owned()).collect();
        ItemsToWin { sub_indicator: sub.to_owned(), count, among }
    }

    fn both(told: impl Fn(&Figures, Language) -> String) -> [String; 2] {
        let figures = Figures { score: &|score| format!("{score:.2}"), count: &|count| count.to_string() };
        [Thai, English].map(|language| told(&figures, language))
    }

    #[test]
    fn items_are_named_where_they_are_known() {
        let enough = |plans: Vec<Vec<ItemsToWin>>| ItemsToPass::Enough { fewest: 1, most: 2, plans };
        let cases = [
            (enough(vec![vec![to_win("10.2", 1, &["o42"])]]), "o42", "o42"),
            (
                enough(vec![
                    vec![to_win("10.2", 1, &["o42", "o43"]), to_win("10.1", 1, &["o34"])],
                    vec![to_win("10.2", 2, &["o42", "o43"])],
                ]),
                "10.2 จำนวน 1 รายการ (ใน o42–o43) กับ o34 หรือ o42–o43",
                "1 of 10.2 (among o42–o43) and o34, or o42–o43",
            ),
            (
                ItemsToPass::NotEnough { points: decimal("1.8") },
                "ได้ทุกรายการที่ขาดก็เพิ่มคะแนนรวมได้เพียง 1.80",
                "all that were lost would add only 1.80",
            ),
        ];
        for (found, thai, english) in cases {
            assert_eq!(both(|figures, language| items(&found, figures, language)), [thai, english]);
        }
        for silent in [ItemsToPass::NotApplicable, ItemsToPass::Unknown, enough(Vec::new())] {
            assert!(both(|figures, language| items(&silent, figures, language)).iter().all(|told| !told.is_empty()));
        }
    }

    #[test]
    fn what_it_comes_to_fits_in_a_sentence() {
        let need = |score: &str| Need { score: decimal(score), more: decimal("10"), aim: None };
        let way = |needs: &[(Instrument, &str)], items, together| WayToPass {
            assessment: 0,
            line: decimal("85"),
            missing: decimal("4.1"),
            instruments: needs.iter().map(|(one, score)| (*one, need(score))).collect::<BTreeMap<_, _>>(),
            together,
            items,
        };
        let one = || ItemsToPass::Enough { fewest: 1, most: 1, plans: Vec::new() };
        let cases = [
            (
                way(&[(Instrument::Iit, "109"), (Instrument::Oit, "69.08")], one(), Vec::new()),
                "ได้รายการ OIT เพิ่ม 1 รายการ หรือ ยกคะแนน OIT เพียงเครื่องมือเดียว",
                "win 1 more OIT item(s), or raise OIT alone",
            ),
            (
                way(
                    &[],
                    ItemsToPass::NotApplicable,
                    vec![(Instrument::Oit, decimal("100")), (Instrument::Iit, decimal("90"))],
                ),
                "เครื่องมือเดียวไม่พอ ต้องยก OIT ให้ได้ 100.00 และ IIT ให้ได้ 90.00",
                "no instrument suffices alone: raise OIT to 100.00 and IIT to 90.00",
            ),
            (
                way(&[], ItemsToPass::Unknown, Vec::new()),
                "คะแนนที่จำเป็นขาดหรือขัดแย้งกัน จึงไม่คำนวณ โปรดดูข้อตรวจพบ",
                "scores are missing or disputed, so nothing is computed: see the findings",
            ),
        ];
        for (way, thai, english) in cases {
            assert_eq!(both(|figures, language| in_short(&way, figures, language)), [thai, english]);
        }
    }
}
