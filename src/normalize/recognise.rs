//! From a document to claims: the order of the recognisers, and what each block's context is.

use std::collections::BTreeMap;

use crate::model::{
    Agency, Block, Cell, Claim, Document, Finding, FindingDetail, Grade, Measure, Paragraph, Place, Statement, Subject,
    Table,
};
use crate::rules::{RuleBook, Rules};

use super::Recognised;
use super::context::{Context, is_slip_of, same_name};
use super::identity::{self, Mention, YearWord};
use super::items::{self, Legend, Mark};
use super::lines;
use super::measures::{self, MeasureColumns, Outline, Part, Surroundings};
use super::paths;
use super::prose::{Prose, Sayings};
use super::sections::Sections;
use super::tables;
use super::text::clean;
use super::vocabulary::Vocabulary;

/// Recognises what documents say. Made once, used for many, from many threads.
pub struct Recogniser<'r> {
    rules: &'r RuleBook,
    vocabulary: Vocabulary,
    prose: Prose,
}

/// From this fiscal year on results are levels instead of letters.
const FIRST_YEAR_OF_LEVELS: u16 = 2566;

/// One name goes on behind another by fewer characters than this: หนองบัว, หนองบัวใหญ่.
const LONGEST_ADDITION: usize = 8;

/// A line up to this many characters may be a title.
const LONGEST_TITLE: usize = 180;

/// A worksheet's titles stand in its first cells.
const MOST_TITLE_CELLS: usize = 24;

impl<'r> Recogniser<'r> {
    /// A recogniser for all years of the rules.
    pub fn new(rules: &'r RuleBook) -> Recogniser<'r> {
        let vocabulary = Vocabulary::new(rules);
        let prose = Prose::new(&vocabulary);
        Recogniser { rules, vocabulary, prose }
    }

    /// Recognises what one document says.
    pub fn recognise(&self, document: &Document) -> Recognised {
        let mut reader = Reader {
            recogniser: self,
            context: Context::default(),
            sections: Sections::default(),
            lines: Vec::new(),
            measure_columns: None,
            measures_at: None,
            outline: Outline::default(),
            line_above: None,
            about_measures: false,
            titled: Vec::new(),
            mentions: Vec::new(),
            years: Vec::new(),
            marks: Vec::new(),
            legend: Legend::default(),
            recognised: Recognised::default(),
        };
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    reader.outline(Some(paragraph));
                    if !reader.line(paragraph) {
                        reader.end_of_lines();
                        reader.paragraph(paragraph);
                    }
                }
                Block::Table(table) => {
                    reader.outline(None);
                    reader.end_of_lines();
                    reader.table(table);
                }
            }
        }
        reader.outline(None);
        reader.end_of_lines();
        reader.finish(&Place::file(&document.file))
    }
}

struct Reader<'d, 'r> {
    recogniser: &'d Recogniser<'r>,
    context: Context,
    sections: Sections,
    /// Lines of "label: value" that have not been read yet.
    lines: Vec<Cell>,
    measure_columns: Option<MeasureColumns>,
    /// The claim that holds the last measure.
    measures_at: Option<usize>,
    /// Measures that paragraphs tell.
    outline: Outline,
    /// The paragraph just before, which may head a table.
    line_above: Option<String>,
    /// True once the text has told that it is about integrity and transparency.
    about_measures: bool,
    /// Agencies that titles name, each once.
    titled: Vec<Agency>,
    mentions: Vec<(Mention, Place)>,
    /// Fiscal years that the text names, with how surely.
    years: Vec<(YearWord, u16)>,
    /// Marks of items, and what the document says they mean.
    marks: Vec<Mark>,
    legend: Legend,
    recognised: Recognised,
}

impl<'r> Reader<'_, 'r> {
    /// Keeps a line of "label: value" for the table that it is a row of; false for any other paragraph.
    fn line(&mut self, paragraph: &Paragraph) -> bool {
        let row = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        match lines::labelled(&paragraph.text, &paragraph.place, row, &self.recogniser.vocabulary) {
            Some(cells) => {
                self.lines.extend(cells);
                true
            }
            None => false,
        }
    }

    /// Follows the measures that paragraphs tell; none stands for what is no paragraph.
    fn outline(&mut self, paragraph: Option<&Paragraph>) {
        let (year, rules) = self.year_so_far();
        let told = match paragraph {
            Some(paragraph) => self.outline.paragraph(paragraph, year, rules),
            None => self.outline.finish(year, rules),
        };
        self.claim_measures(told.into_iter().collect());
        if let Some(paragraph) = paragraph.filter(|paragraph| !paragraph.text.trim().is_empty()) {
            self.about_measures |= measures::are_spoken_of(&paragraph.text);
            self.line_above = Some(paragraph.text.clone());
        }
    }

    /// Reads the lines kept so far as the table they are.
    fn end_of_lines(&mut self) {
        let cells = std::mem::take(&mut self.lines);
        if let Some(place) = cells.first().map(|cell| cell.place.clone()) {
            self.scores(&Table {
                sheet: None,
                hidden: false,
                hidden_rows: Vec::new(),
                hidden_columns: Vec::new(),
                place,
                cells,
            });
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let cleaned = clean(&paragraph.text);
        if cleaned.is_empty() {
            return;
        }
        self.legend.hear(&cleaned);
        let sayings = self.recogniser.prose.read(&cleaned);
        let short = paragraph.heading.is_some() || cleaned.chars().count() <= LONGEST_TITLE;
        let heading = short && sayings.said.is_empty();
        self.note_years(&cleaned, if heading { YearWord::Weak } else { YearWord::Strong });
        if heading {
            let mentions = self.context.hear_title(&cleaned);
            self.note_title(mentions, &paragraph.place);
        } else {
            self.context.hear_sentence(&cleaned);
        }
        if let Some(instrument) = sayings.opens_with {
            self.context.instrument = Some(instrument);
        }
        self.mentions.extend(sayings.mentions.iter().map(|mention| (mention.clone(), paragraph.place.clone())));
        self.sayings(&sayings, &paragraph.place);
        for statement in self.sections.paragraph(paragraph, &cleaned, &sayings, heading) {
            self.claim(None, None, statement, &paragraph.place);
        }
    }

    /// Notes the years that a text names with words at least this sure.
    fn note_years(&mut self, cleaned: &str, least: YearWord) {
        let years = identity::years(cleaned).into_iter().filter(|(_, word, _)| *word >= least);
        self.years.extend(years.map(|(_, word, year)| (word, year)));
    }

    fn note_title(&mut self, mentions: Vec<Mention>, place: &Place) {
        for mention in mentions {
            if !self.titled.iter().any(|known| same_name(known, &mention.agency)) {
                self.titled.push(mention.agency.clone());
            }
            if mention.misspelt.is_some() && !self.mentions.iter().any(|(_, at)| at == place) {
                self.mentions.push((mention, place.clone()));
            }
        }
    }

    /// Claims what sentences say. An agency that a sentence names is its subject; the rest is of whom the document
    /// speaks.
    fn sayings(&mut self, sayings: &Sayings, place: &Place) {
        for saying in &sayings.said {
            let agency = saying.agency.as_ref().map(|agency| self.settled(agency));
            self.claim(agency.as_ref(), saying.fiscal_year, saying.statement.clone(), place);
        }
    }

    /// The agency that a sentence names. Thai sets no space behind a name: where the name goes on for long behind that
    /// of an agency of the titles, the rest is the sentence.
    fn settled(&self, named: &Agency) -> Agency {
        let titled = self.titled.iter().chain(&self.context.agency).filter(|titled| titled.kind == named.kind);
        let goes_on = |titled: &&Agency| {
            named.name.strip_prefix(&titled.name).is_some_and(|rest| rest.chars().count() >= LONGEST_ADDITION)
        };
        titled.filter(goes_on).max_by_key(|titled| titled.name.len()).unwrap_or(named).clone()
    }

    fn claim(&mut self, agency: Option<&Agency>, fiscal_year: Option<u16>, statement: Statement, place: &Place) {
        let subject = self.context.subject(agency, fiscal_year);
        self.recognised.claims.push(Claim { subject, statement, place: place.clone() });
    }

    fn table(&mut self, table: &Table) {
        if let Some(statement) = self.sections.table() {
            let place = match &statement {
                Statement::Recommendation(recommendation) => recommendation.places.first().cloned(),
                _ => None,
            };
            self.claim(None, None, statement, &place.unwrap_or_else(|| table.place.clone()));
        }
        // The names of items speak of measures too.
        if !items::are_listed(table, &self.recogniser.vocabulary) && self.measures(table) {
            return;
        }
        self.measure_columns = None;
        self.context.end_of_titles();
        self.scores(table);
    }

    /// Claims the scores of a table.
    fn scores(&mut self, table: &Table) {
        let outer = self.enter(table);
        self.scores_here(table);
        self.leave(outer);
    }

    /// Takes in what a worksheet's name says. A workbook's sheets stand side by side: what one says of itself does not
    /// hold for the next, so the context before it is handed back by [`Reader::leave`].
    fn enter(&mut self, table: &Table) -> Option<Context> {
        let sheet = table.sheet.as_ref()?;
        let outer = self.context.clone();
        let name = clean(sheet);
        self.context.hear_title(&name);
        if let Some(year) = identity::year_of_cell(&name) {
            self.context.fiscal_year = Some(year);
        }
        Some(outer)
    }

    fn leave(&mut self, outer: Option<Context>) {
        if let Some(outer) = outer {
            self.context = outer;
        }
    }

    fn scores_here(&mut self, table: &Table) {
        let said = tables::read(table, &mut self.context, &self.recogniser.vocabulary);
        if !said.marks.is_empty() {
            table.cells.iter().for_each(|cell| self.legend.hear(&clean(&cell.text)));
            self.marks.extend(said.marks);
        }
        self.recognised.claims.extend(said.claims);
        self.recognised.findings.extend(said.findings);
        for (mention, place) in said.mentions {
            self.note_title(vec![mention.clone()], &place);
        }
        for (text, place) in said.sentences {
            let sayings = self.recogniser.prose.read(&text);
            self.note_years(&text, YearWord::Weak);
            self.sayings(&sayings, &place);
        }
    }

    /// Claims the measures of a table and what else stands in it; false where it is none of measures.
    fn measures(&mut self, table: &Table) -> bool {
        let heading = self.line_above.take();
        let (fiscal_year, rules) = self.year_so_far();
        let outer = self.enter(table);
        let spoken_of = table.cells.iter().take(MOST_TITLE_CELLS).any(|cell| measures::are_spoken_of(&cell.text));
        let subject = self.context.subject(None, self.context.plan_year);
        let last = self.measures_at.and_then(|at| self.recognised.claims.get_mut(at));
        let last = last.filter(|claim| claim.subject == subject).and_then(|claim| match &mut claim.statement {
            Statement::Measure(measure) => Some(measure),
            _ => None,
        });
        let surroundings = Surroundings {
            previous: self.measure_columns.as_ref(),
            last,
            heading: heading.as_deref(),
            about_measures: self.about_measures || spoken_of,
            fiscal_year,
            rules,
        };
        let found = measures::read(table, surroundings);
        let is_one = found.is_some();
        if let Some(found) = found {
            self.measure_columns = found.columns;
            for part in found.parts {
                match part {
                    Part::Other(rest) => self.scores_here(&rest),
                    Part::Measures(measures) => self.claim_measures(measures),
                }
            }
        }
        self.leave(outer);
        is_one
    }

    fn claim_measures(&mut self, measures: Vec<Measure>) {
        for measure in measures {
            let Some(place) = measure.places.first().cloned() else { continue };
            self.claim(None, self.context.plan_year, Statement::Measure(measure), &place);
            self.measures_at = self.recognised.claims.len().checked_sub(1);
        }
    }

    /// The fiscal year as far as it is known, and the rules to read measures by.
    fn year_so_far(&self) -> (Option<u16>, Option<&'r Rules>) {
        let rules = self.recogniser.rules;
        let year = self.context.plan_year.or(self.context.fiscal_year).or_else(|| surest_year(&self.years));
        (year, year.and_then(|year| rules.for_year(year)).or(rules.years().last()))
    }

    /// Gives subjects to claims made before the document said whose they are, and tells what remains unknown.
    fn finish(mut self, file: &Place) -> Recognised {
        let sections = std::mem::take(&mut self.sections);
        if let Some(statement) = sections.finish() {
            self.claim(None, None, statement, file);
        }
        let year = surest_year(&self.years);
        let agency = self.only_agency();
        for claim in &mut self.recognised.claims {
            claim.subject.fiscal_year = claim.subject.fiscal_year.or(year);
            if claim.subject.agency.is_none() {
                claim.subject.agency = agency.clone();
            }
            if let Statement::Measure(measure) = &mut claim.statement {
                // The year may have been told after it.
                measures::date_period(measure, claim.subject.fiscal_year);
            }
            // Before levels came, ผ่าน was the result.
            let has_levels = claim.subject.fiscal_year.is_some_and(|year| year >= FIRST_YEAR_OF_LEVELS);
            if claim.statement == Statement::Grade(Grade::Passed) && !has_levels {
                claim.statement = Statement::Passed(true);
            }
        }
        for finding in &mut self.recognised.findings {
            finding.fiscal_year = finding.fiscal_year.or(year);
            finding.agency = finding.agency.take().or_else(|| agency.clone());
        }
        for mark in &mut self.marks {
            mark.subject.fiscal_year = mark.subject.fiscal_year.or(year);
            mark.subject.agency = mark.subject.agency.take().or_else(|| agency.clone());
        }
        let Recognised { claims, findings } = &mut self.recognised;
        items::settle(&self.marks, &self.legend, self.recogniser.rules, claims, findings);
        tables::join_hidden(findings);
        self.hear_path(file);
        self.unknown_subjects();
        self.misspelt_names();
        self.recognised
    }

    /// The one agency that the document is about: the only one in its titles, else the only one it names.
    fn only_agency(&self) -> Option<Agency> {
        let titled: Vec<&Agency> = self.titled.iter().collect();
        let named: Vec<&Agency> = self.mentions.iter().map(|(mention, _)| &mention.agency).collect();
        let (first, rest) = if titled.is_empty() { named.split_first()? } else { titled.split_first()? };
        let one = rest.iter().fold(*first, |one, other| if is_slip_of(one, other) { *other } else { one });
        let all = [first].into_iter().chain(rest);
        all.into_iter().all(|other| same_name(one, other) || is_slip_of(other, one)).then(|| one.clone())
    }

    /// Where the document is silent, its path may tell whose its claims are, or of which year.
    fn hear_path(&mut self, file: &Place) {
        let named = self.titled.iter().chain(self.mentions.iter().map(|(mention, _)| &mention.agency));
        let document = paths::Silent {
            agencies: named.cloned().collect(),
            years: self.years.iter().filter(|(word, _)| *word == YearWord::Strong).map(|(_, year)| *year).collect(),
        };
        paths::hear(&document, file, &mut self.recognised);
    }

    fn unknown_subjects(&mut self) {
        let places = |unknown: fn(&Subject) -> bool, claims: &[Claim]| -> Vec<Place> {
            claims.iter().filter(|claim| unknown(&claim.subject)).map(|claim| claim.place.clone()).take(5).collect()
        };
        let nobody = places(|subject| subject.agency.is_none(), &self.recognised.claims);
        let year = self.recognised.claims.iter().find_map(|claim| claim.subject.fiscal_year);
        if !nobody.is_empty() {
            self.recognised.findings.push(Finding {
                detail: FindingDetail::NoAgency,
                agency: None,
                fiscal_year: year,
                places: nobody,
            });
        }
        let mut undated: BTreeMap<Agency, Vec<Place>> = BTreeMap::new();
        for claim in &self.recognised.claims {
            if let Subject { agency: Some(agency), fiscal_year: None } = &claim.subject {
                let places = undated.entry(agency.clone()).or_default();
                if places.len() < 5 {
                    places.push(claim.place.clone());
                }
            }
        }
        self.recognised.findings.extend(undated.into_iter().map(|(agency, places)| Finding {
            detail: FindingDetail::NoFiscalYear,
            agency: Some(agency),
            fiscal_year: None,
            places,
        }));
    }

    /// One note per slip in the name of somebody this document is about.
    fn misspelt_names(&mut self) {
        let mut slips: BTreeMap<(String, String), (Subject, Vec<Place>)> = BTreeMap::new();
        for (mention, place) in &self.mentions {
            let Some(written) = &mention.misspelt else { continue };
            let about = self.recognised.claims.iter().map(|claim| &claim.subject);
            let Some(subject) = about
                .into_iter()
                .find(|subject| subject.agency.as_ref().is_some_and(|agency| same_name(agency, &mention.agency)))
            else {
                continue;
            };
            let slip = slips
                .entry((written.clone(), mention.agency.name.clone()))
                .or_insert_with(|| (subject.clone(), Vec::new()));
            if !slip.1.contains(place) {
                slip.1.push(place.clone());
            }
        }
        self.recognised.findings.extend(slips.into_iter().map(|((written, meant), (subject, places))| Finding {
            detail: FindingDetail::MisspeltName { written, meant },
            agency: subject.agency,
            fiscal_year: subject.fiscal_year,
            places,
        }));
    }
}

/// The one year that the surest words name.
fn surest_year(years: &[(YearWord, u16)]) -> Option<u16> {
    let surest = years.iter().map(|(word, _)| *word).max()?;
    let mut named = years.iter().filter(|(word, _)| *word == surest).map(|(_, year)| *year);
    let first = named.next()?;
    named.all(|year| year == first).then_some(first)
}
