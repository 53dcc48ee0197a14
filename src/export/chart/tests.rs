//! The kinds of charts as SVG, and the charts of the report as pictures.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::bars::{Bar, Bars, Density, Row};
use super::canvas::{Look, Stroke, WIDTH};
use super::columns::{Class, Columns};
use super::of_comparison::*;
use super::reference::Reference;
use super::{Picture, font};
use crate::compare::compare;
use crate::export::document::text::Text;
use crate::export::wording::Language;
use crate::export::{Digits, Settings};
use crate::model::fixture::{assessment, figure, run};
use crate::model::{Assessment, Comparison, Grade};
use crate::rules::RuleBook;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn thai() -> Text {
    Text::new(&Settings { language: Language::Thai, digits: Digits::Thai })
}

fn english() -> Text {
    Text::new(&Settings { language: Language::English, digits: Digits::Arabic })
}

fn ticks() -> Vec<(Decimal, String)> {
    [0, 50, 100].map(|tick| (Decimal::from(tick), tick.to_string())).to_vec()
}

fn bar(value: Option<&str>, look: Look) -> Bar {
    Bar { value: value.map(decimal), shown: value.unwrap_or("–").to_owned(), look }
}

fn bars(rows: Vec<(&str, Vec<Bar>)>) -> Bars {
    Bars {
        rows: rows.into_iter().map(|(name, bars)| Row { name: name.to_owned(), bars }).collect(),
        legend: vec![
            (Look::Reached, "reached".to_owned()),
            (Look::Missed, "missed".to_owned()),
            (Look::Other, "mean".to_owned()),
        ],
        references: vec![
            Reference { at: decimal("85"), label: "line 85".to_owned(), stroke: Stroke::Goal },
            Reference { at: decimal("80.9"), label: "mean 80.90".to_owned(), stroke: Stroke::Mean },
        ],
        ticks: ticks(),
        unit: "Score".to_owned(),
        density: Density::Roomy,
    }
}

#[test]
fn bars_as_svg() {
    let rows = vec![
        ("องค์การบริหารส่วนตำบลแดงหม้อ", vec![bar(Some("93.88"), Look::Reached)]),
        ("ก < ข & ค", vec![bar(Some("80.9"), Look::Missed)]),
        ("ไม่มีคะแนน", vec![bar(None, Look::Reached)]),
    ];
    insta::assert_snapshot!(bars(rows).svg().to_string());
}

#[test]
fn grouped_bars_as_svg() {
    let rows = vec![
        ("1", vec![bar(Some("99.83"), Look::Reached), bar(Some("90"), Look::Other)]),
        ("2", vec![bar(Some("43.75"), Look::Missed), bar(None, Look::Other)]),
    ];
    insta::assert_snapshot!(Bars { density: Density::Compact, references: Vec::new(), ..bars(rows) }.svg().to_string());
}

#[test]
fn columns_as_svg() {
    let class = |name: &str, count, look| Class { name: name.to_owned(), count, look };
    let columns = Columns {
        classes: vec![
            class("A", 12, Look::Reached),
            class("ต้องปรับปรุงโดยด่วน", 3, Look::Missed),
            class("?", 0, Look::Open),
        ],
        legend: vec![(Look::Reached, "passed".to_owned()), (Look::Open, "unknown".to_owned())],
        count: &|count| count.to_string(),
        unit: "Agencies".to_owned(),
    };
    insta::assert_snapshot!(columns.svg().to_string());
}

/// The comparison of the fixture: three agencies in FY 2564, one of them in FY 2563 too.
fn small() -> Comparison {
    let (assessments, findings, files) = run();
    compare(assessments, findings, files, RuleBook::embedded(), &[])
}

/// As many agencies as told with scores from 40 upward, in as many districts.
fn many(agencies: usize, districts: usize, name: &str) -> Comparison {
    let assessments: Vec<Assessment> = (0..agencies)
        .map(|position| {
            let mut assessment = assessment(&format!("{name}{position}"), 2567);
            let score = 40 + position * 60 / agencies;
            assessment.overall =
                figure((position % 17 != 5).then_some(format!("{score}.{:02}", position % 100)).as_deref());
            assessment.agency.district = Some(format!("{name}{}", position % districts));
            assessment.grade.stated = Grade::ALL.get(7 + position % 5).copied().filter(|_| position % 13 != 4);
            for indicator in &mut assessment.indicators {
                indicator.score = figure(Some(&format!("{}.25", 60 + (position + usize::from(indicator.number)) % 40)));
            }
            assessment
        })
        .collect();
    compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[])
}

/// Every chart of the last year of a comparison.
fn all(comparison: &Comparison, text: &Text) -> Vec<Option<Picture>> {
    let rules = RuleBook::embedded();
    let year = comparison.years.last().unwrap();
    let agency = &comparison.assessments[year.ranking[0].assessment];
    vec![
        indicator_means(comparison, year, rules, text).unwrap(),
        grades(year, rules, text).unwrap(),
        districts(year, rules, text).unwrap(),
        overall_scores(comparison, year, rules, text).unwrap(),
        agency_indicators(agency, year, rules, text).unwrap(),
    ]
}

#[test]
fn each_chart_tells_its_figures_in_sentences() {
    let told = |text: &Text| -> String {
        let alternatives: Vec<String> =
            all(&small(), text).into_iter().map(|picture| picture.unwrap().alternative).collect();
        alternatives.join("\n\n")
    };
    insta::assert_snapshot!(format!("{}\n\n{}", told(&thai()), told(&english())));
}

#[test]
fn one_agency_alone_is_compared_to_nothing() {
    let (mut assessments, ..) = run();
    assessments.truncate(1);
    let alone = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    let drawn: Vec<bool> = all(&alone, &thai()).iter().map(Option::is_some).collect();
    assert_eq!(drawn, [false, false, false, false, true]);
}

#[test]
fn the_same_comparison_gives_the_same_bytes_in_every_thread() {
    let comparison = small();
    let first = all(&comparison, &thai());
    std::thread::scope(|scope| {
        for other in [scope.spawn(|| all(&comparison, &thai())), scope.spawn(|| all(&comparison, &thai()))] {
            assert_eq!(other.join().unwrap(), first);
        }
    });
}

#[test]
fn pictures_are_as_wide_as_the_text_and_small() {
    for comparison in [small(), many(40, 20, "น้ำ"), many(400, 60, "ในเมือง")] {
        for picture in all(&comparison, &thai()).into_iter().flatten() {
            let (width, height) = picture.extent();
            assert_eq!(width / 360_000, 16);
            assert!(height < 20 * 360_000, "no higher than a page: {height}");
            assert!(picture.png.len() < 60_000, "{} bytes", picture.png.len());
        }
        let agency = all(&comparison, &english()).pop().flatten().unwrap();
        assert!(agency.extent().1 <= 7 * 360_000, "{:?}", agency.extent());
    }
}

#[test]
fn long_lists_are_told_shortly() {
    let picture = overall_scores(&many(40, 2, "ก"), &many(40, 2, "ก").years[0], RuleBook::embedded(), &thai());
    let told = picture.unwrap().unwrap().alternative;
    assert!(told.chars().count() < 600 && told.contains("โดยไม่ได้ระบุในที่นี้อีก ๓๔ รายการ"), "{told}");
}

/// The right and left end of every text of an SVG of ours.
fn texts(svg: &str) -> Vec<(i32, i32, String)> {
    let mut texts = Vec::new();
    for line in svg.lines().filter(|line| line.starts_with("<text ")) {
        let attribute = |name: &str| {
            let (_, after) = line.split_once(&format!(" {name}=\""))?;
            after.split('"').next()
        };
        let x: i32 = attribute("x").unwrap().parse().unwrap();
        let font = font::Font {
            size: attribute("font-size").unwrap().parse().unwrap(),
            bold: attribute("font-weight").is_some(),
        };
        let text = line.split_once('>').unwrap().1.trim_end_matches("</text>");
        let text = quick_xml::escape::unescape(text).unwrap().into_owned();
        let width = font.width(&text);
        let left = match attribute("text-anchor") {
            None => x,
            Some("middle") => x - width / 2,
            Some(_) => x - width,
        };
        texts.push((left, left + width, text));
    }
    texts
}

#[test]
fn no_text_leaves_the_picture() {
    let long = "องค์การบริหารส่วนตำบลที่มีชื่อยาวมากจนไม่มีที่ให้เขียนได้ทั้งหมดในบรรทัดเดียวหรือแม้แต่สองบรรทัดก็ยังไม่พอ";
    let rows =
        vec![(long, vec![bar(Some("100.00"), Look::Reached)]), ("W".repeat(90).leak(), vec![bar(None, Look::Open)])];
    for (left, right, text) in texts(&bars(rows).svg().to_string()) {
        assert!(left >= 0 && right <= WIDTH, "{text}: {left} to {right}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Empty, very long, with markup, marks without letters, emoji, other scripts: a picture comes out, and no name
    /// leaves it.
    #[test]
    fn odd_names_are_drawn(
        names in prop::collection::vec(
            prop_oneof![
                any::<String>(),
                "[ก-๛ ]{0,300}",
                "[่้๊๋็์ัิีึืุู]{1,20}",
                Just("</text><script>&amp;\u{0}]]>".to_owned()),
                Just("👩‍👩‍👧‍👦🇹🇭 e\u{301}\u{301}\u{301} \u{202e}שלום \u{e000}".to_owned()),
                Just("ก".repeat(5000)),
            ],
            2..6,
        ),
        score in prop::option::of(-2000_i64..20000),
    ) {
        let assessments: Vec<Assessment> = names
            .iter()
            .map(|name| {
                let mut assessment = assessment("", 2566);
                assessment.agency.name = name.clone();
                assessment.agency.district = Some(name.clone());
                assessment.overall.stated = score.map(|score| Decimal::new(score, 2));
                assessment.indicators[0].score.stated = score.map(|score| Decimal::new(score, 2));
                assessment.grade.stated = Some(Grade::B);
                assessment
            })
            .collect();
        let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
        for text in [thai(), english()] {
            for picture in all(&comparison, &text).into_iter().flatten() {
                prop_assert!(picture.png.starts_with(b"\x89PNG") && picture.width == 1386);
            }
        }
        let rows: Vec<(&str, Vec<Bar>)> =
            names.iter().map(|name| (name.as_str(), vec![bar(Some("90"), Look::Reached)])).collect();
        for (left, right, text) in texts(&bars(rows).svg().to_string()) {
            prop_assert!(left >= 0 && right <= WIDTH, "{}: {} to {}", text, left, right);
        }
    }
}

/// Writes every chart in both languages and digits to a folder, to be looked at.
#[test]
#[ignore = "writes pictures to look at, to the folder in CHARTS"]
fn pictures_to_look_at() {
    let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").unwrap());
    let settings = [
        ("th-thai", Language::Thai, Digits::Thai),
        ("th-arabic", Language::Thai, Digits::Arabic),
        ("en-arabic", Language::English, Digits::Arabic),
        ("en-thai", Language::English, Digits::Thai),
    ];
    let runs = [("small", small()), ("forty", many(40, 20, "น้ำปลีก")), ("many", many(400, 60, "ในเมือง"))];
    for (run, comparison) in runs {
        for (way, language, digits) in settings {
            let text = Text::new(&Settings { language, digits });
            for (number, picture) in all(&comparison, &text).into_iter().enumerate() {
                let Some(picture) = picture else { continue };
                println!("{run} {way} {number}: {}x{} {} bytes", picture.width, picture.height, picture.png.len());
                std::fs::write(folder.join(format!("{run}-{way}-{number}.png")), picture.png).unwrap();
            }
        }
    }
}
