//! Reads the rows of one table into measures.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Part;
use super::columns::{MeasureColumns, Row};
use super::labels::Role;
use super::level::is_evident;
use super::lists::{
    elements, first_number, is_blank, is_ditto, keep_first_of_each, number_of, numbered_title, one_line,
};
use super::periods::{add_period, date_period};
use super::topics::{Topics, names_section};
use super::units::units;
use crate::model::{Cell, Measure, MeasureColumn};
use crate::thai::repair::fold;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It begins a measure or goes on with one.
    Measure,
    /// It is none of the measures: a title or something else under them.
    Other,
    /// It says nothing: blank, or a note of the table's own.
    Nothing,
}

/// The number that a measure after this one has.
pub(super) fn next_number(last: Option<&Measure>) -> u32 {
    last.and_then(|measure| measure.number).map_or(1, |number| number.saturating_add(1))
}

/// The cells in columns of one role.
fn in_role<'a>(cells: &[&'a Cell], columns: &MeasureColumns, role: Role) -> impl Iterator<Item = &'a Cell> {
    cells.iter().copied().filter(move |cell| columns.role_at(cell.column) == Some(role))
}

/// The texts of cells in columns of one role under each other, blank ones left out.
pub(super) fn text_in_role<'a>(cells: &[&'a Cell], columns: &MeasureColumns, role: Role) -> Cow<'a, str> {
    text_of(in_role(cells, columns, role))
}

/// The texts of cells under each other, blank ones left out.
fn text_of<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Cow<'a, str> {
    let mut texts = cells.into_iter().map(|cell| cell.text.as_str()).filter(|text| !is_blank(text));
    let Some(first) = texts.next() else { return Cow::Borrowed("") };
    texts.fold(Cow::Borrowed(first), |above, text| Cow::Owned(above.into_owned() + "\n" + text))
}

/// Reads the rows of one table into measures.
pub(super) struct Reader<'a, 'm> {
    measures: Vec<Read>,
    /// The measure before this table, and whether a row of this table completed it.
    last: Option<(&'m mut Measure, bool)>,
    /// The number that the next measure should have.
    expected: u32,
    /// For each column, by its first grid column, the cell that was last merged downward in it.
    merged: BTreeMap<u32, (Role, &'a Cell)>,
    /// The last cells of each role, for rows that repeat them by a ditto mark.
    above: BTreeMap<Role, Vec<&'a Cell>>,
    /// The row behind what was read so far.
    bottom: Option<u32>,
    /// True once a measure of this table has begun.
    begun: bool,
    /// True where a worksheet's measures have ended, until the next header.
    ended: bool,
    /// True behind a note or a signature.
    noted: bool,
    /// What the last heading over the rows, or the line above the table, said.
    section: String,
    fiscal_year: Option<u16>,
    sheet: bool,
    topics: &'m Topics,
}

/// A measure and the text about what it is for.
struct Read {
    measure: Measure,
    subject: String,
}

impl<'a, 'm> Reader<'a, 'm> {
    /// A reader of a table under a heading, after the last measure before it.
    pub(super) fn new(
        last: Option<&'m mut Measure>,
        heading: Option<&str>,
        fiscal_year: Option<u16>,
        sheet: bool,
        topics: &'m Topics,
    ) -> Reader<'a, 'm> {
        Reader {
            measures: Vec::new(),
            expected: next_number(last.as_deref()),
            last: last.map(|measure| (measure, false)),
            merged: BTreeMap::new(),
            above: BTreeMap::new(),
            bottom: None,
            begun: false,
            ended: false,
            noted: false,
            section: heading.filter(|heading| names_section(heading)).unwrap_or_default().to_owned(),
            fiscal_year,
            sheet,
            topics,
        }
    }

    /// What the last heading said.
    pub(super) fn section(&self) -> &str {
        &self.section
    }

    /// A header stands here: nothing above it reaches below it.
    pub(super) fn begin_anew(&mut self) {
        self.merged.clear();
        self.above.clear();
        self.bottom = None;
        self.ended = false;
        self.noted = false;
    }

    /// Completes the measure before the table, and gives the measures that are not taken yet.
    pub(super) fn finish(mut self) -> Option<Part> {
        if let Some((last, true)) = &mut self.last {
            keep_first_of_each(&mut last.responsible);
            let mut indicators = self.topics.indicators_of(last, "");
            indicators.extend_from_slice(&last.indicators);
            indicators.sort_unstable();
            indicators.dedup();
            last.indicators = indicators;
        }
        self.take_measures()
    }

    /// The measures read since the last ones were taken.
    pub(super) fn take_measures(&mut self) -> Option<Part> {
        let finished = std::mem::take(&mut self.measures).into_iter().map(|Read { mut measure, subject }| {
            keep_first_of_each(&mut measure.responsible);
            measure.indicators = self.topics.indicators_of(&measure, &subject);
            measure
        });
        let measures: Vec<Measure> = finished.collect();
        (!measures.is_empty()).then_some(Part::Measures(measures))
    }

    /// Reads one row.
    pub(super) fn read(&mut self, (row, cells): &Row<'a>, columns: &MeasureColumns) -> Taken {
        self.merged.retain(|_, (_, cell)| cell.row.saturating_add(cell.row_span) > *row);
        let filled: Vec<&'a Cell> = cells.iter().copied().filter(|cell| !is_blank(&cell.text)).collect();
        if filled.is_empty() {
            return Taken::Nothing;
        }
        let (number, title) = self.number_and_title(&filled, columns);
        let gap = self.bottom.is_some_and(|bottom| bottom < *row);
        if self.sheet && gap && number != Some(self.expected) && !is_evident(&filled, columns) {
            self.ended = true;
        }
        self.bottom = filled.iter().map(|cell| cell.row.saturating_add(cell.row_span)).max();
        if self.ended {
            return Taken::Other;
        }
        if let Some(heading) = self.heading(&filled, columns) {
            self.section = heading;
            self.merged.clear();
            return Taken::Other;
        }
        if is_note(&filled, &title) {
            self.noted = !is_numbering(&filled);
            return Taken::Nothing;
        }
        // Behind a note stand more notes, or the names of those who sign.
        if self.noted && !is_evident(&filled, columns) {
            return Taken::Other;
        }
        self.noted = false;
        let under_a_title = self.merged.values().any(|(role, _)| *role == Role::Title) && title.is_empty();
        let in_number = text_in_role(&filled, columns, Role::Number);
        let again = self.current().is_some_and(|measure| is_again(measure, number, &in_number, &title));
        let broken = self.current().is_some_and(|measure| is_broken_off(measure, number, &filled, columns));
        let goes_on = under_a_title || (title.is_empty() && number.is_none()) || again || broken;
        if !goes_on || self.current().is_none() {
            let measure = new_measure(number, title, columns.missing());
            self.expected = next_number(Some(&measure));
            self.measures.push(Read { measure, subject: self.section.clone() });
            self.begun = true;
        } else if let Some(measure) = self.current_mut().filter(|_| broken && !again) {
            append(&mut measure.title, &title);
        }
        self.complete(&filled, columns, goes_on);
        if let Some(measure) = self.current_mut().filter(|_| again) {
            keep_first_of_each(&mut measure.steps);
            keep_first_of_each(&mut measure.results);
        }
        for cell in filled.iter().filter(|cell| cell.row_span > 1) {
            if let Some(column) = columns.at(cell.column) {
                self.merged.insert(column.first, (column.role, cell));
            }
        }
        Taken::Measure
    }

    /// The measure that the next row may go on with.
    fn current(&self) -> Option<&Measure> {
        let before = self.last.as_ref().filter(|_| !self.begun).map(|(last, _)| &**last);
        self.measures.last().map(|read| &read.measure).or(before)
    }

    fn current_mut(&mut self) -> Option<&mut Measure> {
        let before = self.last.as_mut().filter(|_| !self.begun).map(|(last, _)| &mut **last);
        self.measures.last_mut().map(|read| &mut read.measure).or(before)
    }

    /// The number of the measure that a row begins, and its title: the number in a column of its own, in a cell of its
    /// own under the title's label, or in front of the title.
    fn number_and_title(&self, filled: &[&Cell], columns: &MeasureColumns) -> (Option<u32>, String) {
        let own = number_of(&text_in_role(filled, columns, Role::Number));
        let titles: Vec<&Cell> = in_role(filled, columns, Role::Title).collect();
        let (beside, titles) = match titles.as_slice() {
            [first, rest @ ..] if !rest.is_empty() && number_of(&first.text).is_some() => {
                (number_of(&first.text), rest)
            }
            all => (None, all),
        };
        let (in_title, title) = numbered_title(&text_of(titles.iter().copied()), self.expected);
        (own.or(beside).or(in_title), title)
    }

    /// The text of a row that heads those below it: alone, over several columns, or naming an indicator where a measure
    /// would stand.
    fn heading(&self, filled: &[&Cell], columns: &MeasureColumns) -> Option<String> {
        let mut worded = filled.iter().filter(|cell| number_of(&cell.text).is_none());
        let (Some(only), None) = (worded.next(), worded.next()) else { return None };
        let end = only.column.saturating_add(only.column_span);
        let under = columns.columns.iter().filter(|column| column.first < end && only.column < column.end).count();
        let in_title = matches!(columns.role_at(only.column), Some(Role::Title | Role::Number | Role::Subject));
        let merged_title = self.merged.values().any(|(role, _)| *role == Role::Title);
        let text = one_line(&only.text);
        let heads = filled.len() == 1 && under > 1 || in_title && !merged_title && self.topics.is_section(&text);
        heads.then_some(text)
    }

    /// Adds a row's cells to the measure that it belongs to; to a new one also what is merged from above into its row.
    fn complete(&mut self, filled: &[&'a Cell], columns: &MeasureColumns, goes_on: bool) {
        let cells_of: Vec<(Role, Vec<&'a Cell>)> =
            Role::ALL.into_iter().map(|role| (role, self.cells_of(role, filled, columns, goes_on))).collect();
        let of = |role: Role| {
            cells_of.iter().find(|(of, _)| *of == role).map(|(_, cells)| cells.as_slice()).unwrap_or_default()
        };
        let text = |role: Role| text_of(of(role).iter().copied());
        let (measure, subject) = match (self.measures.last_mut(), &mut self.last) {
            (Some(read), _) => (&mut read.measure, Some(&mut read.subject)),
            (None, Some((last, completed))) => {
                *completed = true;
                (&mut **last, None)
            }
            (None, None) => return,
        };
        if let Some(subject) = subject {
            append(subject, &text(Role::Subject));
        }
        measure.places.reserve(cells_of.iter().map(|(_, cells)| cells.len()).sum());
        measure.places.extend(cells_of.iter().flat_map(|(_, cells)| cells).map(|cell| cell.place.clone()));
        measure.steps.extend(elements(&text(Role::Steps)));
        measure.results.extend(elements(&text(Role::Results)));
        measure.responsible.extend(units(&text(Role::Responsible)));
        // Two cells under one label are a beginning and an end; one without the other gives no dates.
        let mut period: Vec<String> = of(Role::Period).iter().map(|cell| one_line(&cell.text)).collect();
        if let (Some(end), [only]) = (columns.period_end, of(Role::Period)) {
            period.insert(usize::from(only.column < end), "…".to_owned());
        }
        if !period.is_empty() {
            add_period(measure, &period.join(" - "));
            date_period(measure, self.fiscal_year);
        }
        // Of two columns, one may say that there is nothing.
        let suggestion = match of(Role::Suggestion) {
            all @ ([] | [_]) => text_of(all.iter().copied()),
            several => {
                let (nothing, told): (Vec<&Cell>, Vec<&Cell>) =
                    several.iter().copied().partition(|cell| fold(&cell.text) == "ไม่มี");
                text_of(if told.is_empty() { nothing } else { told })
            }
        };
        if !suggestion.is_empty() {
            append(measure.suggestion.get_or_insert_default(), &suggestion);
        }
        self.above.extend(cells_of.into_iter().filter(|(_, cells)| !cells.is_empty()));
    }

    /// A row's cells of one role: those above where it repeats them by a ditto mark, and where it begins a measure and
    /// has none those that are merged into it.
    fn cells_of(&self, role: Role, filled: &[&'a Cell], columns: &MeasureColumns, goes_on: bool) -> Vec<&'a Cell> {
        let mut own: Vec<&'a Cell> = in_role(filled, columns, role).collect();
        if !own.is_empty() && own.iter().all(|cell| is_ditto(&cell.text)) {
            own = self.above.get(&role).cloned().unwrap_or_default();
        }
        if !goes_on && own.is_empty() && !matches!(role, Role::Title | Role::Number) {
            own.extend(self.merged.values().filter(|(reaching, _)| *reaching == role).map(|(_, cell)| *cell));
        }
        own
    }
}

/// True where a row says that it goes on with a measure: by "(ต่อ)" instead of its title or behind it, or by its number
/// and title.
pub(super) fn is_again(measure: &Measure, number: Option<u32>, in_number: &str, title: &str) -> bool {
    let (title, in_number) = (fold(title), fold(in_number));
    let unmarked = |text: &str| ["(ต่อ)", "-ต่อ-"].iter().find_map(|mark| Some(text.strip_suffix(mark)?.to_owned()));
    let marked = unmarked(&title);
    let said = marked.is_some() || unmarked(&in_number).is_some();
    let name = marked.unwrap_or(title);
    let same = name == fold(&measure.title);
    let renumbered = number.is_some() && number != measure.number;
    !renumbered && (said && (same || name.is_empty()) || same && number.is_some())
}

/// True where a row is the rest of a measure that was broken by hand, title and all: behind a numbered one stands none,
/// nobody answers for it, and its steps go on counting.
fn is_broken_off(measure: &Measure, number: Option<u32>, filled: &[&Cell], columns: &MeasureColumns) -> bool {
    let text = |role| text_in_role(filled, columns, role);
    let next = u32::try_from(measure.steps.len()).ok().and_then(|steps| steps.checked_add(1));
    let counts_on = !measure.steps.is_empty() && first_number(&text(Role::Steps)) == next;
    measure.number.is_some() && number.is_none() && counts_on && text(Role::Responsible).is_empty()
}

/// Adds a text on one line to another, with a space between.
pub(super) fn append(text: &mut String, more: &str) {
    let more = one_line(more);
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(&more);
}

/// A measure of which nothing but its title is known.
pub(super) fn new_measure(number: Option<u32>, title: String, without_column: Vec<MeasureColumn>) -> Measure {
    Measure {
        number,
        title,
        steps: Vec::new(),
        responsible: Vec::new(),
        period: None,
        results: Vec::new(),
        suggestion: None,
        indicators: Vec::new(),
        without_column,
        places: Vec::new(),
    }
}

/// Rows that are no measure and no heading: the numbers of the columns, notes, sums and signatures.
fn is_note(filled: &[&Cell], title: &str) -> bool {
    let notes = |text: &str| begins_note(text);
    is_numbering(filled) || filled.iter().all(|cell| notes(&cell.text)) || filled.len() == 1 && notes(title)
}

/// "(๑)", "(๒)", "(๓)" under the labels.
fn is_numbering(filled: &[&Cell]) -> bool {
    filled.len() > 2 && filled.iter().all(|cell| number_of(&cell.text).is_some())
}

/// True for the beginning of a note, a sum or a signature.
pub(super) fn begins_note(text: &str) -> bool {
    const NOTES: [&str; 8] = ["หมายเหตุ", "ลงชื่อ", "(ลงชื่อ", "ผู้รายงาน", "ผู้จัดทำ", "ข้อมูลณวันที่", "รวมทั้งสิ้น", "รวมทั้งหมด"];
    let text = fold(text);
    let sum = text
        .strip_prefix("รวม")
        .is_some_and(|rest| rest.trim_start_matches("จำนวน").starts_with(|c: char| c.is_ascii_digit()));
    sum || text == "รวม" || NOTES.iter().any(|word| text.starts_with(word))
}
