//! One letter: held to one page by telling no more than there is room for.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::received::FileNames;
use super::recipients::{Recipient, Recipients};
use super::room::Room;
use super::{asks, received};
use crate::export::ExportError;
use crate::export::document::page::Paper;
use crate::export::document::style::ParagraphStyle as Style;
use crate::export::document::text::Text;
use crate::export::document::writer::Writer;
use crate::export::wording::workbook::Sheet;
use crate::export::wording::{dates, letters as words, report};
use crate::model::Finding;

/// So many findings are told where there is room for them, the worst first.
const MATTERS: usize = 8;
/// What gives way to findings, step by step: so many files and so many things to send are told, until so many findings
/// fit.
const STEPS: [(usize, usize, usize); 9] =
    [(4, 8, 2), (3, 8, 2), (2, 8, 1), (1, 8, 1), (1, 6, 1), (1, 4, 1), (1, 2, 1), (1, 1, 1), (0, 1, 0)];
/// So many places of one finding are named.
const PLACES: usize = 2;
/// A tick goes here.
const TICK: &str = "(\u{a0}\u{a0}\u{a0})\u{a0}";

/// The letter to an agency, which begins a page.
pub fn letter(
    writer: &mut Writer,
    recipients: &Recipients,
    recipient: &Recipient,
    position: usize,
    reply_by: Option<Date>,
) -> Result<(), ExportError> {
    let text = writer.text;
    let language = text.language;
    let letter = Letter::of(recipients, recipient, reply_by, &text);
    let Told { files, findings, asks } = letter.that_fits(writer.paper());

    writer.heading(Style::Heading2, &letter.heading, &format!("letter_{position}"), position > 0)?;
    writer.paragraph(Style::Note, &letter.head)?;
    writer.paragraph(Style::Note, &letter.opening)?;
    for file in &files {
        writer.paragraph(Style::Entry, file)?;
    }
    match recipient.assessments.last().filter(|_| !letter.figures.is_empty()) {
        Some(latest) => received::table(writer, latest.fiscal_year, letter.figures)?,
        None => writer.paragraph(Style::Entry, text.label(words::NO_FIGURES))?,
    }
    if letter.findings.is_empty() {
        for line in &letter.remark {
            writer.paragraph(Style::Note, line)?;
        }
    } else {
        writer.entry(text.label(words::DISCREPANCIES), &letter.remark.join(" "))?;
        for line in &findings {
            writer.paragraph(Style::Entry, line)?;
        }
    }
    if !asks.is_empty() {
        writer.entry(text.label(words::TO_SEND), &letter.until)?;
        for line in &asks {
            writer.paragraph(Style::Entry, line)?;
        }
    }
    writer.caption(Style::Note, letter.closing)?;
    writer.paragraph(Style::Signature, words::signature(language))
}

/// What a letter says, before it is held to one page.
struct Letter {
    text: Text,
    heading: String,
    /// Number and date, subject, to whom.
    head: String,
    opening: String,
    files: Vec<String>,
    figures: Vec<Vec<String>>,
    /// How many findings there are, or that there are none.
    remark: Vec<String>,
    findings: Vec<String>,
    until: String,
    asks: Vec<String>,
    closing: &'static str,
}

impl Letter {
    fn of(recipients: &Recipients, recipient: &Recipient, reply_by: Option<Date>, text: &Text) -> Letter {
        let language = text.language;
        let names = FileNames::of(recipient);
        let asks = asks::asks(recipients, recipient, &names, text);
        let agency = recipient.agency;
        let area = report::area(agency.district.as_deref(), agency.province.as_deref(), language);
        let separator = if area.is_empty() { "" } else { language.pick(" ", ", ") };
        let head = [
            text.label(words::NUMBER_AND_DATE).to_owned(),
            words::subject(!asks.is_empty(), years(recipient, text).as_deref(), language),
            format!("{}{separator}{area}", words::recipient(agency, language)),
        ];
        let files = received::files(recipient, &names, text);
        let several = all_years(recipient).len() > 1;
        let findings: Vec<String> = matters(recipient)
            .into_iter()
            .zip(1_u64..)
            .map(|(finding, number)| {
                format!("{}.\u{a0}{}", text.number(number), sentence(finding, several, &names, text))
            })
            .collect();
        let notes = (recipient.notes > 0).then(|| text.count(recipient.notes));
        let remark = if findings.is_empty() {
            let nothing = asks.is_empty().then(|| text.label(words::NOTHING_WRONG).to_owned());
            nothing.into_iter().chain(notes.map(|notes| words::notes_only(&notes, language))).collect()
        } else {
            vec![words::matter_count(&text.count(findings.len()), notes.as_deref(), language)]
        };
        let reply_by = reply_by.map(|day| text.digits(&dates::day(day, language)).into_owned());
        Letter {
            text: *text,
            heading: format!("{}: {}", text.label(words::HEADING), agency.name),
            head: head.join("\n"),
            opening: words::opening(&text.count(files.len()), language),
            files: files.into_iter().map(|file| format!("–\u{a0}{file}")).collect(),
            figures: recipient
                .assessments
                .last()
                .map(|latest| received::figure_rows(latest, &recipient.matters, text))
                .unwrap_or_default(),
            remark,
            findings,
            until: words::reply_by(reply_by.as_deref(), language),
            closing: text.label(if asks.is_empty() { words::CLOSING_TO_KNOW } else { words::CLOSING_TO_ACT }),
            asks,
        }
    }

    /// As much as there is room for, each list with a line that counts what is left out.
    fn that_fits(&self, paper: &Paper) -> Told {
        let language = self.text.language;
        let mut told = Told::default();
        for (files, asks, wanted) in STEPS {
            let more = |count: usize| words::more_files(&self.text.count(count), language);
            // Where none is named, the first sentence counts them all.
            told.files = if files > 0 { first(&self.files, files, more) } else { Vec::new() };
            let more = |count: usize| words::more_asks(&self.text.count(count), language);
            told.asks = first(&self.asks, asks, more).iter().map(|sentence| format!("{TICK}{sentence}")).collect();
            let fitting = self.findings_that_fit(self.room_beside(&told, paper));
            // One is told in any case.
            let shown = if wanted == 0 { fitting.max(1) } else { fitting };
            told.findings = first(&self.findings, shown, |count| self.more_findings(count));
            if fitting >= wanted.min(self.findings.len()) {
                break;
            }
        }
        told
    }

    fn more_findings(&self, more: usize) -> String {
        let language = self.text.language;
        words::more_matters(&self.text.count(more), Sheet::Findings.name(language), language)
    }

    /// What findings have of the page when everything else stands on it.
    fn room_beside(&self, told: &Told, paper: &Paper) -> Room {
        let lead = |name, remark: &str| format!("{}: {remark}", self.text.label(name));
        let mut room = Room::on(paper);
        room.take_body(&self.heading);
        room.take(&self.head);
        room.take(&self.opening);
        told.files.iter().for_each(|file| room.take(file));
        room.take_table(self.figures.len() + 1, received::lines_of(&self.figures) + 1);
        self.remark.iter().for_each(|line| room.take(&lead(words::DISCREPANCIES, line)));
        if !told.asks.is_empty() {
            room.take(&lead(words::TO_SEND, &self.until));
            told.asks.iter().for_each(|line| room.take(line));
        }
        room.take(self.closing);
        room.take_body(words::signature(self.text.language));
        room
    }

    /// How many findings fit.
    fn findings_that_fit(&self, mut room: Room) -> usize {
        let fitting = room.fits(self.findings.iter().take(MATTERS));
        if fitting == self.findings.len() {
            return fitting;
        }
        // The line that counts the others needs room too.
        room.take(&self.more_findings(self.findings.len()));
        room.fits(self.findings.iter().take(MATTERS))
    }
}

/// What a letter has room for.
#[derive(Default)]
struct Told {
    files: Vec<String>,
    findings: Vec<String>,
    asks: Vec<String>,
}

/// The first of a list; where it has more, a line that counts those.
fn first(lines: &[String], most: usize, more: impl Fn(usize) -> String) -> Vec<String> {
    let left_out = lines.len().saturating_sub(most);
    let more = (left_out > 0).then(|| more(left_out));
    lines.iter().take(most).cloned().chain(more).collect()
}

/// Errors before warnings, the latest year first.
fn matters<'a>(recipient: &Recipient<'a>) -> Vec<&'a Finding> {
    let mut matters = recipient.matters.clone();
    matters.sort_by_key(|finding| (finding.detail.severity(), Reverse(finding.fiscal_year)));
    matters
}

/// A finding in words with its places.
fn sentence(finding: &Finding, several: bool, names: &FileNames, text: &Text) -> String {
    let told = text.finding(finding);
    let told = match finding.fiscal_year.filter(|_| several) {
        Some(year) => words::of_year(&text.number(year), &told, text.language),
        None => told,
    };
    let named = finding.places.get(..PLACES).unwrap_or(&finding.places);
    let named = named.chunk_by(|place, next| place.file == next.file).filter_map(|places| {
        let positions: Vec<String> = places.iter().map(|place| report::position(&place.at, text.language)).collect();
        Some(format!("{}: {}", names.name(&places.first()?.file), positions.join(", ")))
    });
    let more = finding.places.len().saturating_sub(PLACES);
    let more = (more > 0).then(|| report::places_left_out(&text.count(more), text.language));
    let places = named.chain(more).collect::<Vec<_>>().join(" ");
    if places.is_empty() { told } else { format!("{told} [{places}]") }
}

/// The fiscal years that the letter is about.
fn all_years(recipient: &Recipient) -> BTreeSet<u16> {
    let found = recipient.matters.iter().filter_map(|finding| finding.fiscal_year);
    recipient.assessments.iter().map(|assessment| assessment.fiscal_year).chain(found).collect()
}

/// The years that the letter is about: `๒๕๖๔`, `๒๕๖๓ และ ๒๕๖๔`, `๒๕๖๐ – ๒๕๖๔`.
fn years(recipient: &Recipient, text: &Text) -> Option<String> {
    let years: Vec<String> = all_years(recipient).into_iter().map(|year| text.number(year)).collect();
    match years.as_slice() {
        [] => None,
        [first, .., last] if years.len() > 2 => Some(format!("{first}\u{a0}–\u{a0}{last}")),
        years => Some(years.join(text.language.pick("\u{a0}และ\u{a0}", " and "))),
    }
}
