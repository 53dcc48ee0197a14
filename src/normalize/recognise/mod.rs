//! From a document to claims: the order of the recognisers, and what each block's context is.

mod bodies;
mod ending;
mod measures_by_agency;
mod told_measures;

use crate::model::{Agency, Block, Cell, Claim, Document, Explanation, Paragraph, Place, Statement, Table};
use crate::rules::RuleBook;

use super::Recognised;
use super::checked;
use super::columns::Columns;
use super::contents;
use super::context::{Context, same_name};
use super::explain::Explainer;
use super::identity::{self, BrokenName, Mention, YearWord};
use super::items::{Legend, Mark};
use super::lines;
use super::measures::{MeasureColumns, Outline, TopicsOfYear};
use super::prose::{Prose, Sayings, Under};
use super::relevance::{Relevance, Topic};
use super::sections::Sections;
use super::tables;
use super::text::clean;
use super::vocabulary::Vocabulary;
use bodies::Bodies;

/// Recognises what documents say. Made once, used for many, from many threads.
pub struct Recogniser<'r> {
    rules: &'r RuleBook,
    vocabulary: Vocabulary,
    prose: Prose,
    /// The topics of each year.
    topics: Vec<(u16, TopicsOfYear<'r>)>,
    no_topics: TopicsOfYear<'r>,
}

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
        let topics = rules.years().iter().map(|year| (year.fiscal_year, TopicsOfYear::new(Some(year)))).collect();
        Recogniser { rules, vocabulary, prose, topics, no_topics: TopicsOfYear::default() }
    }

    /// The topics of a year, or of the last one that has rules.
    fn topics_of(&self, year: Option<u16>) -> &TopicsOfYear<'r> {
        let rules = year.and_then(|year| self.rules.for_year(year)).or(self.rules.years().last());
        let of_rules = rules.and_then(|rules| self.topics.iter().find(|(of, _)| *of == rules.fiscal_year));
        of_rules.map_or(&self.no_topics, |(_, topics)| topics)
    }

    /// Recognises what one document says.
    pub fn recognise(&self, document: &Document) -> Recognised {
        self.read(document, None).0
    }

    /// As [`Recogniser::recognise`], and what each block was taken for.
    pub fn explain(&self, document: &Document) -> (Recognised, Explanation) {
        self.read(document, Some(Explainer::default()))
    }

    fn read(&self, document: &Document, explainer: Option<Explainer>) -> (Recognised, Explanation) {
        let mut reader = Reader {
            recogniser: self,
            context: Context::default(),
            sections: Sections::default(),
            relevance: Relevance::default(),
            explainer,
            under: None,
            broken_name: BrokenName::default(),
            headed: false,
            lines: Vec::new(),
            measure_columns: None,
            measures_at: None,
            outline: Outline::default(),
            line_above: None,
            about_measures: false,
            titled: Vec::new(),
            bodies: Bodies::default(),
            mentions: Vec::new(),
            years: Vec::new(),
            marks: Vec::new(),
            legend: Legend::default(),
            recognised: Recognised::default(),
        };
        let name = document.file.rsplit('/').next().unwrap_or(&document.file);
        reader.relevance.title_text(&clean(name));
        let mut left_out = contents::blocks(&document.blocks);
        left_out.append(&mut checked::blocks(&document.blocks));
        for (_, block) in document.blocks.iter().enumerate().filter(|(at, _)| !left_out.contains(at)) {
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
        let explainer = reader.explainer.take();
        let (recognised, relevance) = reader.finish(&Place::file(&document.file));
        let read_any = !recognised.claims.is_empty();
        let explain = |explainer: Explainer| explainer.finish(document, read_any, |end| relevance.left_out(end));
        (recognised, explainer.map(explain).unwrap_or_default())
    }
}

struct Reader<'d, 'r> {
    recogniser: &'d Recogniser<'r>,
    context: Context,
    sections: Sections,
    /// Which of the claims are made of the ITA.
    relevance: Relevance,
    /// Takes notes, where somebody asks.
    explainer: Option<Explainer>,
    /// The indicator or instrument that the heading above is about.
    under: Option<Under>,
    broken_name: BrokenName,
    /// True where the last line was such a heading: one right behind another is a list of names.
    headed: bool,
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
    /// Bodies that they name by their whole names.
    bodies: Bodies,
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

    /// Reads the lines kept so far as the table they are.
    fn end_of_lines(&mut self) {
        let cells = std::mem::take(&mut self.lines);
        if let Some(place) = cells.first().map(|cell| cell.place.clone()) {
            let from = self.recognised.claims.len();
            let lines = Table::in_text(place, cells);
            self.scores(&lines);
            self.explain(from, |explainer, claims, end| explainer.lines(&lines, claims, end));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let cleaned = clean(&paragraph.text);
        if cleaned.is_empty() {
            return;
        }
        let cleaned = self.broken_name.join(cleaned);
        self.legend.hear(&cleaned);
        let from = self.recognised.claims.len();
        let sayings = self.recogniser.prose.read(&cleaned, self.under, self.context.agency.as_ref());
        if !sayings.said.is_empty() {
            // A sentence with a score, such as the last of a list of weaknesses, heads no table of measures.
            self.line_above = None;
        }
        let short = paragraph.heading.is_some() || cleaned.chars().count() <= LONGEST_TITLE;
        let heading = short && sayings.said.is_empty() && !sayings.of_others;
        self.relevance.paragraph(&cleaned, heading, paragraph.heading, !sayings.said.is_empty());
        self.note_years(&cleaned, if heading { YearWord::Weak } else { YearWord::Strong });
        if heading {
            let mentions = self.context.hear_title(&cleaned, paragraph.heading.is_some());
            self.note_title(mentions, &paragraph.place);
            self.bodies.hear(&cleaned);
        } else {
            self.context.hear_sentence(&cleaned);
            self.bodies.end_of_titles();
        }
        self.under = match sayings.heads().filter(|_| heading) {
            Some(under) if self.headed => Some(under.further()),
            Some(under) => Some(under),
            None if paragraph.heading.is_some() => None,
            None => self.under.map(Under::further),
        };
        self.headed = heading && sayings.heads().is_some();
        if let Some(instrument) = sayings.opens_with {
            self.context.instrument = Some(instrument);
        }
        self.mentions.extend(sayings.mentions.iter().map(|mention| (mention.clone(), paragraph.place.clone())));
        if sayings.mentions.is_empty() && !heading {
            self.mentions.extend(identity::assessed(&cleaned).map(|mention| (mention, paragraph.place.clone())));
        }
        self.sayings(&sayings, &paragraph.place);
        self.end_of_section(sayings.said.iter().map(|saying| &saying.statement));
        let vocabulary = &self.recogniser.vocabulary;
        let measured = sayings.opens_with_indicator().and_then(|number| vocabulary.instrument_of(number));
        for statement in self.sections.paragraph(paragraph, &cleaned, &sayings, heading, measured) {
            self.claim(None, None, statement, &paragraph.place);
        }
        let vocabulary = &self.recogniser.vocabulary;
        self.relevance
            .end(&self.recognised, self.marks.len(), |relevance| relevance.of_paragraph(&cleaned, vocabulary));
        self.explain(from, |explainer, claims, end| {
            explainer.paragraph(&paragraph.place, &cleaned, heading, claims, end);
        });
    }

    /// Lets the explainer, where there is one, note a block that made the claims from here on.
    fn explain(&mut self, from: usize, note: impl FnOnce(&mut Explainer, &[Claim], usize)) {
        if let Some(explainer) = &mut self.explainer {
            let claims = self.recognised.claims.get(from..).unwrap_or_default();
            note(explainer, claims, self.recognised.claims.len());
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

    /// The section of an instrument ends with its score: what is said behind it may be the overall one.
    fn end_of_section<'s>(&mut self, said: impl Iterator<Item = &'s Statement>) {
        if let Some(under) = self.under
            && said.into_iter().any(|statement| under.told_by(statement))
        {
            self.under = None;
        }
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
            self.relevance.end(&self.recognised, self.marks.len(), |_| Topic::Unsaid);
        }
        let from = self.recognised.claims.len();
        if self.measures_by_agency(table) || self.measures(table) {
            self.explain(from, |explainer, claims, end| explainer.measures(table, claims.len(), end));
            let vocabulary = &self.recogniser.vocabulary;
            self.relevance
                .end(&self.recognised, self.marks.len(), |relevance| relevance.of_table_of_measures(table, vocabulary));
            return;
        }
        self.measure_columns = None;
        self.context.end_of_titles();
        let outer = self.context.take_caption();
        let columns = self.scores(table);
        self.leave(outer);
        let vocabulary = &self.recogniser.vocabulary;
        self.explain(from, |explainer, claims, end| explainer.scores(table, &columns, claims, vocabulary, end));
    }

    /// Claims the scores of a table; returns what its columns are about.
    fn scores(&mut self, table: &Table) -> Columns {
        let outer = self.enter(table);
        let columns = self.scores_here(table);
        self.leave(outer);
        columns
    }

    /// Takes in what a worksheet's name says. A workbook's sheets stand side by side: what one says of itself does not
    /// hold for the next, so the context before it is handed back by [`Reader::leave`].
    fn enter(&mut self, table: &Table) -> Option<Context> {
        let sheet = table.sheet.as_ref()?;
        let outer = self.context.clone();
        let name = clean(sheet);
        self.context.hear_title(&name, true);
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

    fn scores_here(&mut self, table: &Table) -> Columns {
        let said = tables::read(table, &mut self.context, &self.recogniser.vocabulary);
        self.end_of_section(said.claims.iter().map(|claim| &claim.statement));
        let vocabulary = &self.recogniser.vocabulary;
        self.under =
            self.under.filter(|under| !said.claims.iter().any(|claim| under.left_by(&claim.statement, vocabulary)));
        let marked = said.marks.len();
        if !said.marks.is_empty() {
            table.cells.iter().for_each(|cell| self.legend.hear(&clean(&cell.text)));
            self.marks.extend(said.marks);
        }
        self.recognised.claims.extend(said.claims);
        self.recognised.findings.extend(said.findings);
        for (mention, place) in said.mentions {
            self.note_title(vec![mention.clone()], &place);
        }
        let mut titles = Vec::new();
        for (text, place) in said.sentences {
            let sayings = self.recogniser.prose.read(&text, None, self.context.agency.as_ref());
            self.note_years(&text, YearWord::Weak);
            self.relevance.title_text(&text);
            self.sayings(&sayings, &place);
            self.bodies.hear(&text);
            titles.push(text);
        }
        self.bodies.end_of_titles();
        let vocabulary = &self.recogniser.vocabulary;
        let computes = self.relevance.computes(&self.recognised, self.recogniser.rules);
        self.relevance.end(&self.recognised, self.marks.len(), |relevance| {
            match relevance.of_table(table, &titles, marked, vocabulary) {
                Topic::Unsaid if computes => Topic::Ita,
                about => about,
            }
        });
        said.columns
    }
}
