//! The report of one agency and fiscal year, as agencies write it themselves: results by instrument, strengths and
//! weaknesses, recommendations, the table of measures.
//!
//! It states what documents state, or what an officer decided, and nothing else: what is computed or odd stands among the
//! findings. So our own reader reads the same values from it. What is quoted from documents stays as it was written.

mod analysis;
mod closing;
mod mark;
mod measures;
mod results;

pub use mark::is_untouched;

use rust_decimal::Decimal;

use super::document::style::ParagraphStyle;
use super::document::text::{MISSING, Text};
use super::document::writer::Writer;
use super::house_style::HouseStyle;
use super::wording::{Label, Language, agency_report as words, report};
use super::{ExportError, Settings};
use crate::model::{AgencyKind, Assessment, Figure, Finding, IndicatorFigure};
use crate::rules::Rules;

/// What a report is of.
#[derive(Clone, Copy, Debug)]
pub struct AgencyReport<'a> {
    /// The agency, the year and all that is known of them.
    pub assessment: &'a Assessment,
    /// What was found about them.
    pub findings: &'a [&'a Finding],
    /// The rules of the year; none of years before the three instruments.
    pub rules: Option<&'a Rules>,
    /// The look of the office's own documents; else that of official ones.
    pub house: Option<&'a HouseStyle>,
}

/// The bytes of a report as DOCX.
///
/// # Errors
/// Where the writer refuses, which no input should bring about.
pub fn write(report: &AgencyReport<'_>, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    let text = Text::new(settings);
    let mut writer = Writer::begin(text, text.label(words::RUNNING_TITLE), report.house)?;
    writer.emblem()?;
    let mut page = Page { writer, text, report: *report, headings: 0 };
    results::opening(&mut page)?;
    results::instruments(&mut page)?;
    analysis::strengths_and_weaknesses(&mut page)?;
    analysis::lost_items(&mut page)?;
    measures::recommendations(&mut page)?;
    measures::measures(&mut page)?;
    closing::findings(&mut page)?;
    closing::signatures(&mut page)?;
    page.writer.finish()
}

/// The report being written.
struct Page<'a> {
    writer: Writer,
    text: Text,
    report: AgencyReport<'a>,
    headings: usize,
}

impl<'a> Page<'a> {
    fn language(&self) -> Language {
        self.text.language
    }

    fn assessment(&self) -> &'a Assessment {
        self.report.assessment
    }

    /// A heading of its own words.
    fn heading(&mut self, style: ParagraphStyle, label: Label) -> Result<(), ExportError> {
        self.heading_text(style, label.text(self.language()))
    }

    fn heading_text(&mut self, style: ParagraphStyle, text: &str) -> Result<(), ExportError> {
        self.headings += 1;
        self.writer.heading(style, text, &format!("section_{}", self.headings), false)
    }

    fn body(&mut self, text: &str) -> Result<(), ExportError> {
        self.writer.paragraph(ParagraphStyle::Body, text)
    }

    fn note(&mut self, label: Label) -> Result<(), ExportError> {
        self.writer.paragraph(ParagraphStyle::Note, label.text(self.language()))
    }

    /// An indicator's official name in the language of the report.
    fn indicator_name(&self, indicator: &'a IndicatorFigure) -> &'a str {
        let rule = self.report.rules.and_then(|rules| rules.indicator(indicator.number));
        match rule.filter(|_| self.language() == Language::English) {
            Some(rule) => &rule.english,
            None => &indicator.name,
        }
    }

    /// A score as decided, marked as such, or as stated, or a dash.
    fn score(&self, figure: &Figure<Decimal>) -> String {
        match (&figure.decided, figure.stated) {
            (Some(decided), _) => self.text.decided(&self.text.score(decided.value)),
            (None, Some(stated)) => self.text.score(stated),
            (None, None) => MISSING.to_owned(),
        }
    }

    /// The agency's name and, on a line of its own, where it lies.
    fn full_name(&self) -> String {
        let agency = &self.assessment().agency;
        // "จังหวัดตราด" needs no province behind it.
        let is_province =
            matches!(agency.kind, AgencyKind::Province | AgencyKind::ProvincialAdministrativeOrganization);
        let province = agency.province.as_deref().filter(|province| !(is_province && agency.name.ends_with(province)));
        let area = report::area(agency.district.as_deref(), province, self.language());
        if area.is_empty() { agency.name.clone() } else { format!("{}\n{area}", agency.name) }
    }
}
