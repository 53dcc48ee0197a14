//! The annexes: the rules that were used, and every file that was received.

use rust_decimal::Decimal;

use super::data::Data;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::writer::{Captioned, Writer};
use crate::export::wording::{Label, Language, findings, labels, report as words};
use crate::model::{FileRecord, FileStatus};
use crate::rules::{RuleBook, Rules};

/// So many files are listed, those with something to tell first; the workbook has them all.
const ROWS: usize = 1_000;

/// The rules of each year of the run, years with the same rules together.
pub fn rules(writer: &mut Writer, data: &Data, book: &RuleBook) -> Result<(), ExportError> {
    let text = writer.text;
    let used: Vec<(u16, Option<&Rules>)> =
        data.comparison.years.iter().map(|year| (year.fiscal_year, book.for_year(year.fiscal_year))).collect();
    for years in used.chunk_by(|(_, rules), (_, next)| are_alike(*rules, *next)) {
        let ([(first, rules), ..], [.., (last, _)]) = (years, years) else { continue };
        let heading = words::title_years(&text.number(*first), &text.number(*last), text.language);
        let Some(rules) = rules else {
            writer.entry(&heading, text.label(words::NO_RULES))?;
            continue;
        };
        weights_and_bands(writer, rules, &heading)?;
        for (year, rules) in years.iter().filter_map(|(year, rules)| Some((*year, (*rules)?))) {
            let source = words::rules_source(
                &text.number(year),
                &text.digits(text.language.pick(&rules.source, &rules.source_english)),
                text.language,
            );
            writer.paragraph(ParagraphStyle::Note, &source)?;
            if rules.fiscal_year != year {
                let assumed = words::rules_of(&text.number(year), &text.number(rules.fiscal_year), text.language);
                writer.paragraph(ParagraphStyle::Note, &assumed)?;
            }
        }
    }
    Ok(())
}

/// Whether two years give the same score the same grade.
fn are_alike(rules: Option<&Rules>, other: Option<&Rules>) -> bool {
    match (rules, other) {
        (Some(rules), Some(other)) => {
            let weights = |rules: &Rules| -> Vec<_> {
                rules.instruments.iter().map(|rule| (rule.instrument, rule.weight)).collect()
            };
            rules.bands == other.bands && rules.target == other.target && weights(rules) == weights(other)
        }
        (None, None) => true,
        _ => false,
    }
}

fn weights_and_bands(writer: &mut Writer, rules: &Rules, years: &str) -> Result<(), ExportError> {
    let text = writer.text;
    let caption = |label: Label| format!("{} {years}", text.label(label));
    let anchor = |name: &str| format!("table_{name}_{}", rules.fiscal_year);
    writer.numbered_caption(Captioned::Table, &caption(words::WEIGHTS), &anchor("weights"))?;
    let columns = [word_column(text.label(words::INSTRUMENT), 80), figures(text.label(words::WEIGHT), 20)];
    let rows = rules.instruments.iter().map(|rule| {
        let name = match text.language {
            Language::Thai => &rule.name,
            Language::English => &rule.english,
        };
        let weight = (rule.weight * Decimal::ONE_HUNDRED).normalize();
        vec![Cell::from(format!("{name} ({})", rule.instrument.code())), text.score(weight).into()]
    });
    writer.table(&columns, rows)?;
    writer.numbered_caption(Captioned::Table, &caption(words::BANDS), &anchor("bands"))?;
    let columns = [
        figures(text.label(words::GRADE), 28),
        figures(text.label(words::OVERALL_FROM), 28),
        figures(text.label(words::EVERY_INSTRUMENT_FROM), 26),
        figures(text.label(words::RESULT), 18),
    ];
    let rows = rules.bands.iter().map(|band| {
        let every = band.every_instrument.map_or_else(|| text.label(words::ANY).to_owned(), |score| text.mean(score));
        vec![
            Cell::from(labels::grade(band.grade, text.language)),
            text.mean(band.overall).into(),
            every.into(),
            text.passed(Some(band.passed)).into(),
        ]
    });
    writer.table(&columns, rows)?;
    writer.paragraph(ParagraphStyle::Note, &words::target(&text.mean(rules.target), text.language))
}

/// Every file received and what became of it; where they are too many, those not read in full come first.
pub fn files(writer: &mut Writer, data: &Data) -> Result<(), ExportError> {
    let text = writer.text;
    let files = &data.comparison.files;
    if files.is_empty() {
        return writer.sentences(text.label(words::NO_FILES));
    }
    let mut listed: Vec<&FileRecord> = files.iter().collect();
    if listed.len() > ROWS {
        listed.sort_by_key(|file| file.status == FileStatus::Read);
        listed.truncate(ROWS);
    }
    let columns = [
        word_column(text.label(words::FILE), 46),
        figures(text.label(words::FORMAT), 12),
        word_column(text.label(words::STATUS), 42),
    ];
    let rows = listed.iter().map(|file| {
        let status = labels::status(&file.status, text.language);
        let status = match findings::reason(&file.status, text.language) {
            Some(reason) => format!("{status}: {reason}"),
            None => status.to_owned(),
        };
        vec![Cell::from(file.path.as_ref()), labels::format(file.format, text.language).into(), status.into()]
    });
    writer.table(&columns, rows)?;
    let more = files.len() - listed.len();
    if more > 0 {
        writer.paragraph(ParagraphStyle::Note, &words::rows_left_out(&text.count(more), text.language))?;
    }
    Ok(())
}
