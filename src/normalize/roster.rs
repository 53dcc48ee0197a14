//! The agencies that a list names: one a line, or in a column under a heading, with columns for where they lie.
//!
//! Any table will do, last year's scores as well: a heading such as "หน่วยงาน" tells the column. Where no heading is,
//! every line is a name, but for titles, totals, and lines that name a district, a province or a kind for those below.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Agency, AgencyKind, Block, Claim, Document, Listed, Place, Roster};
use crate::rules::RuleBook;
use crate::thai::places::gazetteer;
use crate::thai::words::{Holds as _, is_letter};

use super::grid::{Grid, Row};
use super::identity::{self, Mention};
use super::recognise::Recogniser;
use super::subjects::same_place;
use super::tables::place_name;
use super::text::{clean, key, without_marker};
use super::totals::is_total;
use super::values;
use super::vocabulary::Vocabulary;
use super::words::Role;

/// Longer texts are no names.
const LONGEST_NAME: usize = 120;

/// Headings that are over names, beside those that say whose.
const NAME_HEADINGS: [&str; 4] = ["ชื่อ", "รายชื่อ", "นาม", "name"];

/// What titles of lists, and notes under them, begin with.
const TITLES: [&str; 8] = ["รายชื่อ", "บัญชี", "ข้อมูล", "ตาราง", "แบบ", "ผลการประเมิน", "หมายเหตุ", "ที่มา"];

/// The agencies that a document lists under a heading; else those that it states something of, which is no list but a
/// report or a form; else those that its lines name, where any of them is a name that is known.
pub fn roster(document: &Document, rules: &RuleBook) -> Roster {
    let vocabulary = Vocabulary::new(rules);
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if !table.hidden => Some(Grid::new(table)),
        _ => None,
    });
    let tables: Vec<Grid<'_>> = tables.collect();
    let mut headed = Reader::new(&vocabulary);
    if tables.iter().any(|grid| grid.rows.iter().any(|row| Columns::of(row, &vocabulary).is_some())) {
        for grid in &tables {
            headed.headed_table(grid);
            headed.end_of_table();
        }
    }
    if headed.roster.agencies.iter().any(|listed| listed.kind.is_some()) {
        return headed.roster;
    }
    let stated = roster_of(Recogniser::new(rules).recognise(document).claims, rules);
    if !stated.agencies.is_empty() {
        return stated;
    }
    if !headed.roster.agencies.is_empty() {
        return headed.roster;
    }
    let mut reader = Reader::new(&vocabulary);
    reader.lines(&document.blocks);
    let known = |listed: &Listed| listed.kind.is_some() || !gazetteer().subdistricts_of(&listed.name).is_empty();
    if reader.headed || reader.roster.agencies.iter().any(known) { reader.roster } else { Roster::default() }
}

/// The agencies that something is stated of: by a report, a form, the results of an earlier run.
pub fn roster_of(claims: Vec<Claim>, rules: &RuleBook) -> Roster {
    let vocabulary = Vocabulary::new(rules);
    let mut reader = Reader::new(&vocabulary);
    for claim in claims {
        if let Some(agency) = claim.subject.agency {
            reader.take(Arc::unwrap_or_clone(agency), claim.place);
            reader.end_of_table();
        }
    }
    reader.roster
}

/// The columns of a list by its heading.
struct Columns {
    agency: u32,
    district: Option<u32>,
    province: Option<u32>,
    kind: Option<u32>,
    /// The kind of all names, which their heading tells: "โรงเรียน".
    kind_of_all: Option<AgencyKind>,
}

impl Columns {
    /// The columns that a row heads; none where it is no heading.
    fn of(row: &Row<'_>, vocabulary: &Vocabulary) -> Option<Columns> {
        let cells: Vec<_> = row.distinct().collect();
        let role = |text: &str| vocabulary.label(text).role;
        let is_name = |text: &str| role(text) == Some(Role::Agency) || NAME_HEADINGS.contains(&key(text).as_str());
        let names_one = |text: &str| identity::mentions_in_title(text).iter().any(|mention| mention.range.start == 0);
        let is_value = |text: &str| names_one(text) || values::number(text).is_some_and(|number| number.scale() > 0);
        if cells.iter().any(|(_, cell)| is_value(&cell.text)) {
            return None;
        }
        let (agency, heading) = cells.iter().find(|(_, cell)| is_name(&cell.text))?;
        // "หน่วยงาน | ที่ว่าการอำเภอ" is a label with its value: beside a heading stand headings.
        let known = |text: &str| {
            let label = vocabulary.label(text);
            label.role.is_some() || label.field.is_some() || label.number.is_some() || label.fiscal_year.is_some()
        };
        let others = cells.iter().filter(|(column, _)| column != agency);
        let beside = |role: Option<Role>| {
            matches!(role, Some(Role::Order | Role::District | Role::Province | Role::Kind | Role::Year))
        };
        let is_heading = match role(&heading.text) {
            Some(Role::Agency) => others.clone().count() == 0 || others.clone().any(|(_, cell)| known(&cell.text)),
            // "ชื่อ" may be over names of anything.
            _ => others.clone().all(|(_, cell)| beside(role(&cell.text))),
        };
        let of = |wanted| cells.iter().find(|(_, cell)| role(&cell.text) == Some(wanted)).map(|(column, _)| *column);
        is_heading.then(|| Columns {
            agency: *agency,
            district: of(Role::District),
            province: of(Role::Province),
            kind: of(Role::Kind),
            kind_of_all: identity::kind_of_names(&heading.text),
        })
    }
}

/// A name with what its row says beside it.
struct Named<'a> {
    text: &'a str,
    kind: Option<AgencyKind>,
    district: Option<String>,
    province: Option<String>,
    place: &'a Place,
}

struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    /// What titles and lines of their own say of the agencies below.
    kind: Option<AgencyKind>,
    district: Option<String>,
    province: Option<String>,
    /// A province on a line of its own, of which the next line tells whether it is an agency or a heading.
    pending: Option<(String, Place)>,
    /// Which of the listed have a name.
    named: BTreeMap<String, Vec<usize>>,
    /// The first that this table lists.
    table: usize,
    /// True where a line of its own heads the names.
    headed: bool,
    roster: Roster,
}

impl<'v> Reader<'v> {
    fn new(vocabulary: &'v Vocabulary) -> Reader<'v> {
        Reader {
            vocabulary,
            kind: None,
            district: None,
            province: None,
            pending: None,
            named: BTreeMap::new(),
            table: 0,
            headed: false,
            roster: Roster::default(),
        }
    }

    fn end_of_table(&mut self) {
        self.table = self.roster.agencies.len();
    }

    /// Reads a table in which a row heads the names; what stands above it are titles.
    fn headed_table(&mut self, grid: &Grid<'_>) {
        (self.kind, self.district, self.province) = (None, None, None);
        let mut columns: Option<Columns> = None;
        for row in &grid.rows {
            if let Some(heading) = Columns::of(row, self.vocabulary) {
                columns = Some(heading);
                continue;
            }
            let cells: Vec<_> = row.distinct().collect();
            let Some(columns) = &columns else {
                cells.iter().for_each(|(_, cell)| self.hear_title(&cell.text));
                continue;
            };
            let text = |column: Option<u32>| column.and_then(|column| row.cells.get(column)).map(|cell| &*cell.text);
            let Some(name) = row.cells.get(columns.agency) else {
                if let [(_, only)] = cells.as_slice() {
                    self.hear_title(&only.text);
                }
                continue;
            };
            let totals = cells.iter().take_while(|(column, _)| *column <= columns.agency);
            let sums = totals.into_iter().any(|(_, cell)| is_total(without_marker(&cell.text).1));
            if sums || self.is_label(&name.text) || cells.len() == 1 && self.is_heading(&name.text) {
                continue;
            }
            self.name(Named {
                text: &name.cell.text,
                kind: text(columns.kind).and_then(identity::kind_of_cell).or(columns.kind_of_all),
                district: text(columns.district).and_then(|text| place_name(text, "อำเภอ", "อ.")),
                province: text(columns.province).and_then(|text| place_name(text, "จังหวัด", "จ.")),
                place: &name.cell.place,
            });
        }
    }

    /// Reads lines of names, and rows without a heading.
    fn lines(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.line(&paragraph.text, &paragraph.place),
                Block::Table(table) if !table.hidden => {
                    for row in &Grid::new(table).rows {
                        self.row(row);
                    }
                }
                Block::Table(_) => {}
            }
        }
        self.settle_pending(None);
    }

    /// A row without a heading over it: the cell that names an agency, and places beside it that are on the list.
    fn row(&mut self, row: &Row<'_>) {
        let cells: Vec<_> = row.distinct().map(|(_, cell)| cell).collect();
        let mut texts = cells.iter().filter(|cell| values::number(&cell.text).is_none()).peekable();
        let Some(first) = texts.peek().copied() else { return };
        if self.is_label(&first.text) && texts.clone().count() > 1 {
            return;
        }
        let names_one = |text: &str| {
            let named = identity::mentions_in_title(without_marker(text).1);
            named.first().is_some_and(|mention| mention.range.start == 0)
        };
        let named = cells.iter().find(|cell| names_one(&cell.text)).unwrap_or(first);
        let others: Vec<&str> = texts.filter(|cell| cell.index != named.index).map(|cell| &*cell.text).collect();
        if others.is_empty() {
            return self.line(&named.cell.text, &named.cell.place);
        }
        let province = others.iter().find_map(|text| gazetteer().province(&place_name(text, "จังหวัด", "จ.")?));
        let district = others.iter().find_map(|text| {
            let name = place_name(text, "อำเภอ", "อ.")?;
            (!gazetteer().districts_of(&name, province).is_empty()).then_some(name)
        });
        self.settle_pending(None);
        self.name(Named {
            text: &named.cell.text,
            kind: others.iter().find_map(|text| identity::kind_of_cell(text)),
            district,
            province: province.map(|province| province.name.to_owned()),
            place: &named.cell.place,
        });
    }

    fn line(&mut self, text: &str, place: &Place) {
        let cleaned = clean(text);
        let unmarked = unnumbered(&cleaned);
        if cleaned.is_empty() {
            return;
        }
        self.settle_pending(Some(unmarked));
        if let Some(province) = unmarked.strip_prefix("จังหวัด").or_else(|| unmarked.strip_prefix("จ."))
            && gazetteer().province(province.trim()).is_some()
        {
            self.pending = Some((text.to_owned(), place.clone()));
        } else if !self.is_heading(unmarked) && !is_total(unmarked) {
            self.name(Named { text, kind: None, district: None, province: None, place });
        }
    }

    /// A province above local administrations, or above its districts, is a heading, else one of those listed.
    fn settle_pending(&mut self, next: Option<&str>) {
        let Some((text, place)) = self.pending.take() else { return };
        let heads = next.is_some_and(|next| {
            let local = identity::mentions(next).first().is_some_and(|mention| mention.range.start == 0);
            local || ["อำเภอ", "อ."].iter().any(|word| next.begins_with(word)) || identity::kind_of_cell(next).is_some()
        });
        if heads {
            self.hear_title(&clean(&text));
        } else {
            self.name(Named { text: &text, kind: None, district: None, province: None, place: &place });
        }
    }

    /// True for a title, a heading, or a line of its own for a kind or a district. What it says holds below.
    fn is_heading(&mut self, cleaned: &str) -> bool {
        let label = self.vocabulary.label(cleaned);
        self.headed |= label.role == Some(Role::Agency) || NAME_HEADINGS.contains(&key(cleaned).as_str());
        // "อบต." heads names as well, and says of what kind they are.
        if matches!(label.role, None | Some(Role::Agency))
            && let Some(kind) = identity::kind_of_cell(cleaned.trim_end_matches(':').trim())
        {
            self.kind = Some(kind);
            return true;
        }
        if label.role.is_some() || label.field.is_some() || label.fiscal_year.is_some() {
            return true;
        }
        let district = ["อำเภอ", "อ."].iter().find_map(|word| cleaned.behind_word(word));
        let heads = TITLES.iter().any(|word| cleaned.begins_with(word))
            || NAME_HEADINGS.contains(&key(cleaned).as_str())
            || cleaned.holds("ปีงบประมาณ")
            || district.is_some() && identity::location(cleaned).0.is_some();
        if heads {
            self.hear_title(cleaned);
        }
        heads
    }

    /// True for the label of a form: it names a value, and nobody.
    fn is_label(&self, cleaned: &str) -> bool {
        let label = self.vocabulary.label(cleaned);
        label.field.is_some() || label.role.is_some_and(|role| role != Role::Agency)
    }

    fn hear_title(&mut self, cleaned: &str) {
        let (district, province) = identity::location(cleaned);
        if province.is_some() {
            self.district = district;
            self.province = province;
        } else if district.is_some() {
            self.district = district;
        }
        // A title that names one tells nothing of the others.
        if identity::mentions(cleaned).is_empty() {
            self.kind = identity::kind_of_title(cleaned).or(self.kind);
        }
    }

    /// Takes in a name. What no agency is called is kept as it is written.
    fn name(&mut self, named: Named<'_>) {
        let cleaned = clean(named.text);
        let unmarked = unnumbered(&cleaned);
        if !unmarked.chars().any(is_letter) {
            return;
        }
        if unmarked.chars().count() > LONGEST_NAME {
            self.roster.passed_over.push((named.text.trim().to_owned(), named.place.clone()));
            return;
        }
        let mention = identity::agency_of_cell(unmarked, named.kind.or(self.kind));
        let known = |mention: &Mention| !identity::is_bare(mention.agency.kind, &mention.agency.name);
        let agency = match mention.filter(known) {
            Some(Mention { agency, .. }) => agency,
            None => {
                let written = if unmarked == cleaned { named.text.trim() } else { unmarked };
                let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
                Agency { name, kind: AgencyKind::Other, subdistrict: None, district: None, province: None }
            }
        };
        let of_a_province = matches!(
            agency.kind,
            AgencyKind::ProvincialAdministrativeOrganization | AgencyKind::Province | AgencyKind::Department
        );
        let province = named.province.or(agency.province.clone()).or_else(|| self.province.clone());
        let district = named.district.or(agency.district.clone());
        let above = self.district.clone().filter(|_| !of_a_province && province == self.province);
        let agency = Agency { district: district.or(above), province, ..agency };
        self.take(agency, named.place.clone());
    }

    /// Lists an agency that is not there yet. One that this table lists again is told of; others may list it too.
    fn take(&mut self, agency: Agency, place: Place) {
        let Agency { name, kind, district, province, .. } = agency;
        let kind = Some(kind).filter(|kind| !identity::is_bare(*kind, &name));
        let agree = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => same_place(one, other),
            _ => true,
        };
        let same = |at: &usize| {
            let listed = self.roster.agencies.get(*at);
            listed.is_some_and(|one| agree(&one.district, &district) && agree(&one.province, &province))
        };
        let others = self.named.entry(name.clone()).or_default();
        if let Some(at) = others.iter().find(|at| same(at)) {
            if *at >= self.table {
                self.roster.repeated.push((name, place));
            }
            return;
        }
        others.push(self.roster.agencies.len());
        self.roster.agencies.push(Listed { name, kind, district, province, place });
    }
}

/// A name without its number in the list: "1. อบต.ก", "12 อบต.ก".
fn unnumbered(cleaned: &str) -> &str {
    let (_, unmarked) = without_marker(cleaned);
    let behind = unmarked.trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.len() < unmarked.len() && behind.starts_with(' ') { behind.trim_start() } else { unmarked }
}
