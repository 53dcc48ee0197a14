//! What each block of a file was taken for, in words.

use crate::model::{
    BlockExplanation, ColumnTaken, Field, Meaning, Nothing, Place, Position, Shape, Taken, column_letters,
};

use super::Language;
use super::findings::{field_of_year, instrument_name};
use super::report::position;

/// A block in one line: where it stands and what it was taken for.
pub fn block(block: &BlockExplanation, language: Language) -> String {
    let mut line = format!("{}: {}", position(&block.place.at, language), taken(&block.taken, language));
    if block.hidden {
        line.push_str(language.pick(" (แผ่นงานที่ซ่อนไว้)", " (a hidden sheet)"));
    }
    line
}

/// What a block was taken for.
pub fn taken(taken: &Taken, language: Language) -> String {
    match taken {
        Taken::Title { agencies, fiscal_year } => {
            let mut parts = agencies.clone();
            parts.extend(fiscal_year.map(|year| super::cli::fiscal_year(year, language)));
            format!("{} {}", language.pick("ชื่อเรื่อง:", "title:"), parts.join(", "))
        }
        Taken::Sentences(fields) => said(language.pick("ประโยค:", "sentences:"), fields, language),
        Taken::Labels(fields) => said(language.pick("บรรทัดป้ายกับค่า:", "labels and values:"), fields, language),
        Taken::Analysis => {
            language.pick("จุดแข็ง จุดที่ต้องพัฒนา หรือข้อเสนอแนะ", "strengths, weaknesses or recommendations").to_owned()
        }
        Taken::Scores(shape) => {
            let how = match shape {
                Shape::RowPerAgency => language.pick("หนึ่งแถวต่อหนึ่งหน่วยงาน", "one row per agency"),
                Shape::ColumnPerAgency => language.pick("หนึ่งคอลัมน์ต่อหนึ่งหน่วยงาน", "one column per agency"),
                Shape::RowPerValue => language.pick("หนึ่งแถวต่อหนึ่งค่า", "one row per value"),
            };
            format!("{} {how}", language.pick("ตารางคะแนน", "scores,"))
        }
        Taken::Measures(count) => match language {
            Language::Thai => format!("ตารางมาตรการ {count} ข้อ"),
            Language::English => format!("measures, {count} of them"),
        },
        Taken::NotOfTheIta => language
            .pick(
                "ไม่ได้อ่าน เพราะไม่มีคำใดบอกว่าเป็นการประเมิน ITA",
                "left out: nothing in it or before it says that it is of the ITA",
            )
            .to_owned(),
        Taken::OtherAssessment => {
            language.pick("ไม่ได้อ่าน เพราะเป็นผลการประเมินอื่น", "left out: it is of another assessment").to_owned()
        }
        Taken::NoValue => language
            .pick("เข้าใจหัวตาราง แต่ไม่พบค่าที่เป็นคะแนน", "the header is understood, but no score stands under or beside it")
            .to_owned(),
        Taken::NotUnderstood(cells) => {
            let cells: Vec<String> = cells.iter().map(|cell| format!("“{cell}”")).collect();
            match language {
                Language::Thai => format!("ไม่เข้าใจคอลัมน์ใดเลย (แถวแรก: {})", cells.join(" ")),
                Language::English => format!("no column is understood (first row: {})", cells.join(" ")),
            }
        }
    }
}

fn said(what: &str, fields: &[Field], language: Language) -> String {
    let named: Vec<String> = runs(fields).iter().map(|run| run_of(run, language)).collect();
    format!("{what} {}", named.join(", "))
}

/// What the columns of a block were taken for, those of indicators that follow each other together.
pub fn columns(block: &BlockExplanation, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = block.columns.as_slice();
    while let Some(first) = rest.first() {
        let goes_on = |pair: &[ColumnTaken]| match (pair.first(), pair.last()) {
            (Some(one), Some(next)) => {
                one.column + 1 == next.column
                    && match (one.meaning, next.meaning) {
                        (Meaning::Value(one), Meaning::Value(next)) => follows(one, next),
                        _ => false,
                    }
            }
            _ => false,
        };
        let length = 1 + rest.windows(2).take_while(|pair| goes_on(pair)).count();
        let (run, others) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = others;
        let last = run.last().unwrap_or(first);
        let place = match (column(&block.place, first.column), column(&block.place, last.column)) {
            (one, other) if one == other => one,
            (one, other) => format!("{one}–{other}"),
        };
        let values: usize = run.iter().map(|column| column.values).sum();
        lines.push(format!("{place}: {}", meaning_of_run(run, first, values, language)));
    }
    lines
}

fn meaning_of_run(run: &[ColumnTaken], first: &ColumnTaken, values: usize, language: Language) -> String {
    let fields: Vec<Field> = run
        .iter()
        .filter_map(|column| match column.meaning {
            Meaning::Value(field) => Some(field),
            _ => None,
        })
        .collect();
    let what = if fields.len() > 1 { run_of(&fields, language) } else { meaning(first.meaning, language) };
    let header = (fields.len() < 2 && !first.header.is_empty()).then(|| format!(" (“{}”)", first.header));
    let count = (values > 0).then(|| match language {
        Language::Thai => format!(" {values} ค่า"),
        Language::English if values == 1 => ", 1 value".to_owned(),
        Language::English => format!(", {values} values"),
    });
    format!("{what}{}{}", header.unwrap_or_default(), count.unwrap_or_default())
}

/// What a column was taken for.
pub fn meaning(meaning: Meaning, language: Language) -> String {
    let (thai, english) = match meaning {
        Meaning::Value(field) => return field_of_year(field, None, language),
        Meaning::Weighted(instrument) => {
            let name = instrument_name(instrument, language);
            return match language {
                Language::Thai => format!("คะแนน {name} ที่ถ่วงน้ำหนักแล้ว"),
                Language::English => format!("weighted score of {name}"),
            };
        }
        Meaning::Agencies => ("หน่วยงาน", "agencies"),
        Meaning::Names => ("ชื่อตัวชี้วัดหรือเครื่องมือ", "names of indicators or instruments"),
        Meaning::Districts => ("อำเภอ", "districts"),
        Meaning::Provinces => ("จังหวัด", "provinces"),
        Meaning::Kinds => ("ประเภทหน่วยงาน", "kinds of agencies"),
        Meaning::Years => ("ปีงบประมาณ", "fiscal years"),
        Meaning::OfTheRow => ("ค่าตามที่แต่ละแถวระบุ", "values that each row names"),
        Meaning::Aside => ("ไม่ใช่ค่าของการประเมิน", "no value of the assessment"),
        Meaning::Unknown => ("ไม่เข้าใจ", "not understood"),
    };
    language.pick(thai, english).to_owned()
}

/// Why a file gave nothing.
pub fn nothing(nothing: Nothing, language: Language) -> &'static str {
    let (thai, english) = match nothing {
        Nothing::NoText => ("ไม่มีข้อความในไฟล์", "there is no text in it"),
        Nothing::NoWord => ("ไม่มีคำใดในไฟล์ที่บอกว่าเกี่ยวกับ ITA", "no word of the ITA is in it"),
        Nothing::NoScore => (
            "กล่าวถึง ITA แต่ไม่พบคะแนนหรือมาตรการที่อ่านได้",
            "it speaks of the ITA, but no score or measure in it is understood",
        ),
        Nothing::OfOthers => (
            "มีคะแนนหรือมาตรการ แต่ไม่มีคำใดบอกว่าเป็นของการประเมิน ITA",
            "it holds scores or measures, but nothing says that they are of the ITA",
        ),
    };
    language.pick(thai, english)
}

/// A column as a person finds it: by letter in a sheet, else by number.
fn column(place: &Place, column: u32) -> String {
    match place.at {
        Position::Sheet(_) | Position::SheetCell { .. } => column_letters(column),
        _ => column.to_string(),
    }
}

fn follows(one: Field, next: Field) -> bool {
    match (one, next) {
        (Field::Indicator(one), Field::Indicator(next)) => one.checked_add(1) == Some(next),
        (Field::Item(of, one), Field::Item(other, next)) => of == other && one.checked_add(1) == Some(next),
        _ => false,
    }
}

/// Fields in runs of indicators and items that follow each other.
fn runs(fields: &[Field]) -> Vec<Vec<Field>> {
    let mut runs: Vec<Vec<Field>> = Vec::new();
    for field in fields {
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| follows(*last, *field))) {
            Some(run) => run.push(*field),
            None => runs.push(vec![*field]),
        }
    }
    runs
}

fn run_of(run: &[Field], language: Language) -> String {
    match run {
        [Field::Indicator(first), .., Field::Indicator(last)] => match language {
            Language::Thai => format!("คะแนนตัวชี้วัดที่ {first} ถึง {last}"),
            Language::English => format!("scores of indicators {first} to {last}"),
        },
        [Field::Item(instrument, first), .., Field::Item(_, last)] => {
            let code = instrument.code();
            match language {
                Language::Thai => format!("คะแนนข้อ {first} ถึง {last} ของ {code}"),
                Language::English => format!("scores of items {first} to {last} of the {code}"),
            }
        }
        [first, ..] => field_of_year(*first, None, language),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Instrument;

    #[test]
    fn blocks_and_columns_are_told_in_both_languages() {
        let taken_for =
            |column, header: &str, meaning, values| ColumnTaken { column, header: header.to_owned(), meaning, values };
        let table = BlockExplanation {
            place: Place::new(&"a.xlsx".into(), Position::Sheet("Sheet1".into())),
            hidden: true,
            taken: Taken::Scores(Shape::RowPerAgency),
            columns: vec![
                taken_for(1, "ที่", Meaning::Aside, 0),
                taken_for(2, "หน่วยงาน", Meaning::Agencies, 0),
                taken_for(3, "1", Meaning::Value(Field::Indicator(1)), 2),
                taken_for(4, "2", Meaning::Value(Field::Indicator(2)), 2),
                taken_for(5, "OIT (40)", Meaning::Weighted(Instrument::Oit), 1),
                taken_for(6, "ผู้ตรวจ", Meaning::Unknown, 0),
            ],
        };
        assert_eq!(block(&table, Language::English), "Sheet1: scores, one row per agency (a hidden sheet)");
        assert_eq!(
            columns(&table, Language::English),
            [
                "A: no value of the assessment (“ที่”)",
                "B: agencies (“หน่วยงาน”)",
                "C–D: scores of indicators 1 to 2, 4 values",
                "E: weighted score of OIT (open data) (“OIT (40)”), 1 value",
                "F: not understood (“ผู้ตรวจ”)",
            ]
        );
        assert_eq!(block(&table, Language::Thai), "Sheet1: ตารางคะแนน หนึ่งแถวต่อหนึ่งหน่วยงาน (แผ่นงานที่ซ่อนไว้)");
        assert_eq!(columns(&table, Language::Thai)[2], "C–D: คะแนนตัวชี้วัดที่ 1 ถึง 2 4 ค่า");
    }

    #[test]
    fn whatever_a_block_may_be_has_words_in_both_languages() {
        let all = [
            Taken::Title { agencies: vec!["อบต.แดงหม้อ".to_owned()], fiscal_year: Some(2564) },
            Taken::Sentences(vec![Field::Overall, Field::Grade]),
            Taken::Labels(vec![Field::Indicator(1), Field::Indicator(2)]),
            Taken::Analysis,
            Taken::Scores(Shape::ColumnPerAgency),
            Taken::Scores(Shape::RowPerValue),
            Taken::Measures(6),
            Taken::NotOfTheIta,
            Taken::OtherAssessment,
            Taken::NoValue,
            Taken::NotUnderstood(vec!["ชื่อ".to_owned(), "เบอร์โทร".to_owned()]),
        ];
        for one in all {
            assert_ne!(taken(&one, Language::Thai), taken(&one, Language::English), "{one:?}");
        }
        for one in [Nothing::NoText, Nothing::NoWord, Nothing::NoScore, Nothing::OfOthers] {
            assert_ne!(nothing(one, Language::Thai), nothing(one, Language::English), "{one:?}");
        }
    }
}
