//! What was found, and the lines for signatures.

use rust_decimal::Decimal;

use super::Page;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::wording::{Language, agency_report as words, labels, report};
use crate::model::{Figure, Instrument};

/// What does not add up, and what no document states but others give; nothing where all is well.
pub fn findings(page: &mut Page) -> Result<(), ExportError> {
    let (text, language) = (page.text, page.language());
    let told = page.report.findings.iter().map(|finding| {
        let severity = labels::severity(finding.detail.severity(), language);
        format!("{severity} {}", text.finding(finding))
    });
    let mut lines: Vec<String> = told.collect();
    lines.extend(computed(page));
    if lines.is_empty() {
        return Ok(());
    }
    page.heading(ParagraphStyle::Heading1, words::FINDINGS)?;
    page.body(text.label(words::FINDINGS_OPENING))?;
    for line in lines {
        page.writer.paragraph(ParagraphStyle::Entry, &format!("– {line}"))?;
    }
    Ok(())
}

/// Scores that no document states and that others give.
fn computed(page: &Page) -> Vec<String> {
    let (text, language, assessment) = (page.text, page.language(), page.assessment());
    let mut lines = Vec::new();
    let mut tell = |what: &str, figure: &Figure<Decimal>| {
        if let (None, Some(score)) = (figure.given(), figure.computed) {
            lines.push(words::computed(what, &text.mean(score), language));
        }
    };
    tell(text.label(report::OVERALL), &assessment.overall);
    for instrument in Instrument::ALL {
        if let Some(figure) = assessment.instruments.get(&instrument) {
            let code = instrument.code();
            tell(&if language == Language::Thai { format!("คะแนน {code}") } else { code.to_owned() }, figure);
        }
    }
    for indicator in &assessment.indicators {
        let what = format!("{}. {}", text.number(indicator.number), page.indicator_name(indicator));
        tell(&what, &indicator.score);
    }
    lines
}

/// Who signs.
pub fn signatures(page: &mut Page) -> Result<(), ExportError> {
    for line in report::signature(page.language()) {
        page.writer.paragraph(ParagraphStyle::Signature, line)?;
    }
    Ok(())
}
