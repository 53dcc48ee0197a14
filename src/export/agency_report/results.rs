//! The title, the opening, and the scores by instrument.

use super::Page;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::text::MISSING;
use crate::export::wording::{Language, agency_report as words, labels};
use crate::model::{Figure, Instrument};
use crate::rules::InstrumentRule;

/// The title and the paragraph with the overall result.
pub fn opening(page: &mut Page) -> Result<(), ExportError> {
    let (text, language, assessment) = (page.text, page.language(), page.assessment());
    let year = text.number(assessment.fiscal_year);
    let [what, of_whom, of_when] = words::title(&page.full_name(), &year, language);
    page.writer.paragraph(ParagraphStyle::Title, &what)?;
    page.writer.paragraph(ParagraphStyle::Subtitle, &of_whom)?;
    page.writer.paragraph(ParagraphStyle::Subtitle, &of_when)?;

    let score = Some(page.score(&assessment.overall)).filter(|score| score != MISSING);
    let grade = assessment.grade.given().map(|grade| labels::grade(*grade, language));
    let result = assessment.passed.given().map(|passed| labels::passed(*passed, language));
    let told = words::Overall { agency: &assessment.agency.name, year: &year, score: score.as_deref(), grade, result };
    page.body(&words::opening(&told, language))?;
    let decided = assessment.overall.decided.is_some()
        || assessment.grade.decided.is_some()
        || assessment.passed.decided.is_some();
    if decided { page.note(words::DECIDED) } else { Ok(()) }
}

/// Each instrument with the scores of its indicators.
pub fn instruments(page: &mut Page) -> Result<(), ExportError> {
    page.heading(ParagraphStyle::Heading1, words::RESULTS)?;
    let Some(rules) = page.report.rules else { return page.body(page.text.label(words::NO_RULES)) };
    for (rule, number) in rules.instruments.iter().zip(1_u8..) {
        instrument(page, rule, number)?;
    }
    Ok(())
}

fn instrument(page: &mut Page, rule: &InstrumentRule, number: u8) -> Result<(), ExportError> {
    let (text, language, assessment) = (page.text, page.language(), page.assessment());
    let Some(rules) = page.report.rules else { return Ok(()) };
    let instrument = rule.instrument;
    let name = match language {
        Language::Thai => rule.name.as_str(),
        Language::English => &rule.english,
    };
    page.heading_text(ParagraphStyle::Heading2, &words::instrument_heading(&text.number(number), name, instrument))?;

    let own = |number: u8| rules.indicator(number).is_some_and(|rule| rule.instrument == instrument);
    let indicators: Vec<_> = assessment.indicators.iter().filter(|indicator| own(indicator.number)).collect();
    page.writer.caption(
        ParagraphStyle::Body,
        &words::instrument_purpose(instrument, &text.count(indicators.len()), language),
    )?;
    let columns = [word_column(text.label(words::INDICATOR), 75), figures(text.label(words::SCORE), 25)];
    let mut shown: Vec<&Figure<_>> = Vec::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for indicator in indicators {
        shown.push(&indicator.score);
        let label = format!("{}. {}", text.number(indicator.number), page.indicator_name(indicator));
        rows.push(vec![Cell::from(label), page.score(&indicator.score).into()]);
        if instrument == Instrument::Oit {
            for sub in sub_indicators(page, indicator.number) {
                rows.push(sub);
            }
        }
    }
    page.writer.table(&columns, rows)?;

    let figure = assessment.instruments.get(&instrument);
    let given = figure.and_then(|figure| figure.given().copied());
    let score = figure.map(|figure| page.score(figure));
    let told = score.as_deref().zip(given).map(|(score, given)| (score, given >= rules.target));
    let target = text.score(rules.target.normalize());
    page.body(&words::instrument_score(name, instrument, told, &target, language))?;
    shown.extend(figure);
    if shown.iter().any(|figure| figure.given().is_none()) {
        page.note(words::DASHES)?;
    }
    if shown.iter().any(|figure| figure.decided.is_some()) {
        page.note(words::DECIDED)?;
    }
    Ok(())
}

/// The rows of the sub-indicators of an indicator whose scores documents state.
fn sub_indicators(page: &Page, indicator: u8) -> Vec<Vec<Cell>> {
    let text = page.text;
    let rules = page.report.rules.map(|rules| rules.sub_indicators.as_slice()).unwrap_or_default();
    let own = rules.iter().filter(|rule| rule.indicator == indicator);
    own.filter_map(|rule| {
        let sub = page.assessment().sub_indicators.iter().find(|sub| sub.code == rule.code)?;
        sub.score.given()?;
        let name = text.language.pick(&sub.name, &rule.english);
        Some(vec![Cell::from(format!("{} {name}", text.digits(&sub.code))), page.score(&sub.score).into()])
    })
    .collect()
}
