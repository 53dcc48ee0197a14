//! The first page and the summary: sentences that an office can send.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::data::Data;
use super::outline::{Numbered, Section};
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::text::{Text, two_decimals};
use crate::export::document::writer::{Captioned, Piece, Writer};
use crate::export::wording::{labels, report as words};
use crate::model::{Change, FileStatus, Ranked, Severity, YearComparison};

/// So many areas are named under the title; of more only the number is told.
const NAMED_AREAS: usize = 5;
/// So many indicators are named as those to improve first.
const NAMED_INDICATORS: usize = 3;
/// So many agencies are named as those to help first.
const NAMED_AGENCIES: usize = 5;

/// Below the title: years and agencies.
pub fn title(writer: &mut Writer, data: &Data) -> Result<(), ExportError> {
    let text = writer.text;
    if let [first, ..] = data.comparison.years.as_slice()
        && let Some(last) = data.comparison.years.last()
    {
        let years = words::title_years(&text.number(first.fiscal_year), &text.number(last.fiscal_year), text.language);
        writer.paragraph(ParagraphStyle::Subtitle, &years)?;
        let agencies = words::title_agencies(&text.count(data.agencies.len()), &areas(data, &text), text.language);
        writer.paragraph(ParagraphStyle::Subtitle, &agencies)?;
    }
    Ok(())
}

/// The districts and provinces of all agencies, as far as known.
fn areas(data: &Data, text: &Text) -> String {
    let places: BTreeSet<_> = data
        .agencies
        .iter()
        .map(|years| (years.agency.province.as_deref(), years.agency.district.as_deref()))
        .filter(|place| *place != (None, None))
        .collect();
    if places.len() <= NAMED_AREAS {
        let named: Vec<String> =
            places.iter().map(|(province, district)| words::area(*district, *province, text.language)).collect();
        return named.join("\n");
    }
    let districts = places.iter().filter(|(_, district)| district.is_some()).count();
    let provinces: BTreeSet<_> = places.iter().filter_map(|(province, _)| *province).collect();
    words::area_counts(&text.count(districts), &text.count(provinces.len()), text.language)
}

/// What the tables say of the main year, in sentences, with the sections that tell more.
pub fn summary(writer: &mut Writer, data: &Data, sections: &[Numbered]) -> Result<(), ExportError> {
    let text = writer.text;
    let Some(year) = data.comparison.main_year() else {
        writer.sentences(text.label(words::NOTHING_ASSESSED))?;
        return close(writer, data, sections);
    };
    let told = [
        (Some(results(year, data, &text)), Section::Ranking(year)),
        (extremes(year, data, &text), Section::Indicators(year)),
        (help_first(year, data, &text), Section::Agencies),
        (movement(year, data, &text), Section::Years),
    ];
    for (paragraph, section) in told {
        let Some(paragraph) = paragraph else { continue };
        let anchor = section.anchor();
        match sections.iter().find(|one| one.section.anchor() == anchor) {
            Some(one) => {
                let (before, after) = words::see_section(text.language);
                let heading = Piece::Heading { number: one.number.clone(), anchor };
                let pieces = [Piece::Text(format!("{paragraph} {before}")), heading, Piece::Text(after.to_owned())];
                writer.paragraph_with_references(ParagraphStyle::Body, &pieces)?;
            }
            None => writer.sentences(&paragraph)?,
        }
    }
    key_figures(writer, data, year)?;
    close(writer, data, sections)
}

/// The figures that matter, one under the other.
fn key_figures(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    let text = writer.text;
    let caption = words::key_figures(&text.number(year.fiscal_year), text.language);
    writer.numbered_caption(Captioned::Table, &caption, "table_key_figures")?;
    let columns = [word_column(text.label(words::FIGURE), 70), figures(text.label(words::VALUE), 30)];
    let before = data.comparison.year_before(year);
    let nation = data.rules().nation(year.fiscal_year);
    let of_all = |count: u32| {
        let share = text.share(usize::try_from(count).unwrap_or(usize::MAX), year.ranking.len());
        words::count_and_share(&text.number(count), &share, text.language)
    };
    let mut rows = vec![
        (
            text.label(words::AGENCIES_COMPARED).to_owned(),
            words::agencies(&text.count(year.ranking.len()), text.language),
        ),
        (text.label(words::OVERALL_MEAN).to_owned(), text.mean_or_dash(year.overall_mean)),
    ];
    if let Some(before) = before {
        let label = text.label(words::OVERALL_MEAN);
        let label = words::of_fiscal_year(label, &text.number(before.fiscal_year), text.language);
        rows.push((label, text.mean_or_dash(before.overall_mean)));
    }
    if let Some(mean) = nation.and_then(|nation| nation.mean) {
        rows.push((text.label(words::NATION_OVERALL_MEAN).to_owned(), text.mean(mean)));
    }
    rows.push((text.label(words::PASSED_AGENCIES).to_owned(), of_all(year.passed)));
    rows.push((text.label(words::FAILED_AGENCIES).to_owned(), of_all(year.failed)));
    writer
        .table(&columns, rows.into_iter().map(|(name, value)| vec![Cell::from(name), Cell::from(value).bold_if(true)]))
}

/// What was found and received, and the lines for signatures.
fn close(writer: &mut Writer, data: &Data, sections: &[Numbered]) -> Result<(), ExportError> {
    let text = writer.text;
    let findings = |severity| text.count(data.findings_with(severity).count());
    let found = words::findings(
        &findings(Severity::Error),
        &findings(Severity::Warning),
        &findings(Severity::Note),
        text.language,
    );
    writer.sentences(&found)?;
    let files = &data.comparison.files;
    let unreadable = files.iter().filter(|file| matches!(file.status, FileStatus::Unreadable(_))).count();
    let partial = files.iter().filter(|file| matches!(file.status, FileStatus::Partial(_))).count();
    let annex = sections.iter().find(|one| matches!(one.section, Section::Files));
    let annex = annex.map_or("", |one| one.number.trim_end_matches(':'));
    let read =
        words::files(&text.count(files.len()), &text.count(unreadable), &text.count(partial), annex, text.language);
    // Nobody signs a page without a sentence on it.
    writer.caption(ParagraphStyle::Body, &read)?;

    let lines = words::signature(text.language);
    for (line, is_last) in lines.iter().zip([false, false, false, true]) {
        if is_last {
            writer.paragraph(ParagraphStyle::Signature, line)?;
        } else {
            writer.caption(ParagraphStyle::Signature, line)?;
        }
    }
    Ok(())
}

/// How many agencies, their mean beside the year before and the nation, who passed, which grades.
pub fn results(year: &YearComparison, data: &Data, text: &Text) -> String {
    let language = text.language;
    let all = year.ranking.len();
    let mut sentences = vec![words::year_agencies(&text.number(year.fiscal_year), &text.count(all), language)];
    if let Some(mean) = year.overall_mean {
        let scored = year.ranking.iter().filter(|ranked| ranked.overall.is_some()).count();
        let scored = (scored < all).then(|| text.count(scored));
        sentences.push(words::year_mean(&text.mean(mean), scored.as_deref(), language));
        sentences.extend(beside_others(year, mean, data, text));
    }
    let with = |passed| year.ranking.iter().filter(|ranked| ranked.passed == passed).count();
    let (passed, failed, unknown) = (with(Some(true)), with(Some(false)), with(None));
    sentences.push(words::year_passed(&text.count(passed), &text.share(passed, all), language));
    sentences.push(words::year_not_passed(&text.count(failed), &text.share(failed, all), language));
    if unknown > 0 {
        sentences.push(words::year_unknown(&text.count(unknown), &text.share(unknown, all), language));
    }
    let grades: Vec<String> = year
        .grades
        .iter()
        .map(|(grade, count)| words::grade_count(labels::grade(*grade, language), &text.number(*count), language))
        .collect();
    if !grades.is_empty() {
        sentences.push(words::grade_counts(&text.list(&grades), language));
    }
    sentences.join(" ")
}

/// The mean beside that of the year before, where the run has it, and beside the nation's, where it is published.
fn beside_others(year: &YearComparison, mean: Decimal, data: &Data, text: &Text) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some((before, other)) =
        data.comparison.year_before(year).and_then(|before| Some((before, before.overall_mean?)))
    {
        let number = text.number(before.fiscal_year);
        sentences.push(beside(mean, other, text, |other, direction| {
            words::mean_of_year_before(&number, other, direction, text.language)
        }));
    }
    if let Some(nation) = data.rules().nation(year.fiscal_year).and_then(|nation| nation.mean) {
        sentences.push(beside(mean, nation, text, |nation, direction| {
            words::mean_of_nation(nation, direction, text.language)
        }));
    }
    sentences
}

/// A sentence about a mean and another, by the decimals that are shown.
fn beside(mean: Decimal, other: Decimal, text: &Text, sentence: impl Fn(&str, words::Direction) -> String) -> String {
    let difference = two_decimals(mean) - two_decimals(other);
    let by = text.mean(difference.abs());
    sentence(&text.mean(other), direction(difference, &by))
}

/// Where a difference, rounded as it is shown, leads.
fn direction(difference: Decimal, by: &str) -> words::Direction<'_> {
    match difference.cmp(&Decimal::ZERO) {
        Ordering::Greater => words::Direction::Up(by),
        Ordering::Less => words::Direction::Down(by),
        Ordering::Equal => words::Direction::Level,
    }
}

/// The indicators with the highest mean and the few with the lowest; none where they are all alike.
pub fn extremes(year: &YearComparison, data: &Data, text: &Text) -> Option<String> {
    let mut by_mean: Vec<(u8, Decimal)> = year.indicator_means.iter().map(|(number, mean)| (*number, *mean)).collect();
    by_mean.sort_by_key(|(number, mean)| (*mean, *number));
    let (_, lowest) = *by_mean.first()?;
    let (_, highest) = *by_mean.last().filter(|(_, highest)| *highest != lowest)?;
    let named = |(number, mean): &(u8, Decimal)| {
        let name = data.indicator_name(year.fiscal_year, *number);
        let indicator = words::indicator(&text.number(*number), name, text.language);
        words::scored_name(&indicator, &text.mean(*mean), text.language)
    };
    let best: Vec<String> = by_mean.iter().filter(|(_, mean)| *mean == highest).map(named).collect();
    let under: Vec<&(u8, Decimal)> = by_mean.iter().filter(|(_, mean)| *mean < highest).collect();
    let ties = under.iter().filter(|(_, mean)| *mean == lowest).count();
    // Of equal means none is left out before another.
    let in_order = ties < NAMED_INDICATORS && under.len() > NAMED_INDICATORS;
    let taken = if in_order { NAMED_INDICATORS } else { ties };
    let weakest: Vec<String> = under.into_iter().take(taken).map(named).collect();
    Some(words::indicator_extremes(&text.list(&best), &text.list(&weakest), in_order, text.language))
}

/// Of those that did not pass, the lowest scores first.
fn help_first(year: &YearComparison, data: &Data, text: &Text) -> Option<String> {
    let failed: Vec<&Ranked> = year.ranking.iter().filter(|ranked| ranked.passed == Some(false)).collect();
    let names: Vec<String> = failed
        .iter()
        .rev()
        .filter(|ranked| ranked.overall.is_some())
        .take(NAMED_AGENCIES)
        .filter_map(|ranked| {
            let assessment = data.assessment(ranked.assessment)?;
            let score = text.figure(&assessment.overall);
            Some(words::scored_name(&data.full_name(&assessment.agency, text), &score, text.language))
        })
        .collect();
    let of = (failed.len() > names.len()).then(|| text.count(failed.len()));
    (!names.is_empty()).then(|| words::help_first(&text.list(&names), of.as_deref(), text.language))
}

/// How the agencies with an earlier year have moved to this one.
pub fn movement(year: &YearComparison, data: &Data, text: &Text) -> Option<String> {
    let changes: Vec<&Change> = data
        .comparison
        .changes
        .iter()
        .filter(|change| data.assessment(change.to).is_some_and(|later| later.fiscal_year == year.fiscal_year))
        .collect();
    let differences: Vec<Decimal> = changes.iter().filter_map(|change| change.difference).collect();
    let sum = differences.iter().try_fold(Decimal::ZERO, |sum, difference| sum.checked_add(*difference))?;
    let mean = sum.checked_div(Decimal::from(differences.len()))?;
    let count = |holds: &dyn Fn(Decimal) -> bool| {
        text.count(differences.iter().filter(|difference| holds(**difference)).count())
    };
    let newly = |passed| text.count(changes.iter().filter(|change| change.newly_passed == Some(passed)).count());
    let by = text.mean(mean.abs());
    let movement = words::Movement {
        year: &text.number(year.fiscal_year),
        compared: &text.count(differences.len()),
        risen: &count(&|difference| difference > Decimal::ZERO),
        fallen: &count(&|difference| difference < Decimal::ZERO),
        unchanged: &count(&|difference| difference.is_zero()),
        mean: direction(two_decimals(mean), &by),
        newly_passed: &newly(true),
        newly_failed: &newly(false),
    };
    Some(words::movement(&movement, text.language))
}
