//! Strengths and weaknesses with what they measure, and the items that were lost.

use std::collections::BTreeSet;

use super::Page;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::text::{MISSING, Text};
use crate::export::wording::{agency_report as words, oit};

/// Which indicators are strong and which are weak, in the order in which documents tell them.
pub fn strengths_and_weaknesses(page: &mut Page) -> Result<(), ExportError> {
    let assessment = page.assessment();
    if page.report.rules.is_none() {
        return Ok(());
    }
    page.heading(ParagraphStyle::Heading1, words::ANALYSIS)?;
    if assessment.strengths.is_empty() && assessment.weaknesses.is_empty() {
        return page.body(page.text.label(words::NO_ANALYSIS));
    }
    list(page, true, &assessment.strengths)?;
    list(page, false, &assessment.weaknesses)
}

fn list(page: &mut Page, strengths: bool, numbers: &[u8]) -> Result<(), ExportError> {
    let (text, language, assessment) = (page.text, page.language(), page.assessment());
    let target = page.report.rules.map(|rules| text.score(rules.target.normalize())).unwrap_or_default();
    page.heading(ParagraphStyle::Heading2, if strengths { words::STRENGTHS } else { words::WEAKNESSES })?;
    if numbers.is_empty() {
        // Only where every indicator is told as the other is it certain that there is none.
        let others = assessment.strengths.len() + assessment.weaknesses.len();
        let label = if others >= assessment.indicators.len() { words::NONE } else { words::NOT_STATED };
        return page.body(text.label(label));
    }
    page.body(&words::listed(strengths, &text.count(numbers.len()), &target, language))?;
    for number in numbers {
        let Some(indicator) = assessment.indicators.iter().find(|indicator| indicator.number == *number) else {
            continue;
        };
        let score = Some(page.score(&indicator.score)).filter(|score| score != MISSING);
        let name = page.indicator_name(indicator);
        let told = words::indicator(&text.number(*number), name, score.as_deref(), language);
        let meaning = words::meaning(*number, assessment.fiscal_year, language).unwrap_or_default();
        page.body(format!("{told} {}", text.digits(meaning)).trim_end())?;
    }
    Ok(())
}

/// Our own text in the digits of the run; codes such as `o18` stay as they are looked up.
fn in_digits(line: &str, text: Text) -> String {
    let is_code = |word: &str| word.contains(|c: char| c.is_ascii_alphabetic());
    let word = |word| if is_code(word) { word.into() } else { text.digits(word) };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The OIT items that were lost, by name where they are known; nothing where nothing is known.
pub fn lost_items(page: &mut Page) -> Result<(), ExportError> {
    let (text, language, assessment) = (page.text, page.language(), page.assessment());
    let mut lines: Vec<String> = Vec::new();
    for lost in &assessment.lost_items {
        let names = oit::names(lost, assessment.fiscal_year, language);
        if names.is_empty() {
            let part = oit::sub_indicator(&lost.sub_indicator, assessment.fiscal_year, language);
            lines.push(format!("{part} {}", oit::lost(lost, &text.number(lost.lost), language)));
        } else {
            lines.extend(names);
        }
    }
    let ways = |told| oit::ways(told, |count| text.number(count), language);
    lines.extend(assessment.lost_alternatives.iter().map(ways));
    if lines.is_empty() {
        return Ok(());
    }
    page.heading(ParagraphStyle::Heading1, words::LOST_ITEMS)?;
    page.body(text.label(words::LOST_ITEMS_OPENING))?;
    for line in lines {
        page.writer.paragraph(ParagraphStyle::Entry, &format!("– {}", in_digits(&line, page.text)))?;
    }
    let told = assessment.lost_alternatives.iter().flat_map(|told| told.ways.iter().flatten());
    let codes: BTreeSet<&str> = told.map(|lost| lost.sub_indicator.as_str()).collect();
    if codes.is_empty() {
        return Ok(());
    }
    let rules = page.report.rules.map(|rules| rules.sub_indicators.as_slice()).unwrap_or_default();
    let named = rules.iter().filter(|rule| codes.contains(rule.code.as_str()));
    let named: Vec<String> =
        named.map(|rule| format!("{} {}", rule.code, language.pick(&rule.name, &rule.english))).collect();
    page.writer.paragraph(ParagraphStyle::Note, &in_digits(&named.join(", "), text))
}
