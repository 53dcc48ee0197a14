//! What holds for what follows: of whom, of which year and of which part a document is speaking.

use std::cell::{LazyCell, RefCell};
use std::sync::Arc;

use crate::model::{Agency, AgencyKind, Instrument, Subject};

use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::places::gazetteer;
use crate::thai::words::Holds as _;

use super::identity::{self, Mention, Standing, Topic};
use super::relevance;
use super::text::key;
use super::totals::heads_those_of_others;

/// What titles and labels so far have said.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The agency that is spoken of.
    pub agency: Option<Agency>,
    /// The fiscal year.
    pub fiscal_year: Option<u16>,
    /// The year of the plan or the measures, where a title names it as that.
    pub plan_year: Option<u16>,
    /// True while the fiscal year is only that of a plan: the scores may be of the year before.
    planned: bool,
    /// What the last titles spoke of.
    topic: Option<Topic>,
    /// The district that a title names.
    pub district: Option<String>,
    /// The province that a title names.
    pub province: Option<String>,
    /// The kind of all agencies that follow, where a title tells it: "รายชื่อ อบต. ในเขตอำเภอ...".
    pub kind: Option<AgencyKind>,
    /// The instrument that the last title or sentence was about.
    pub instrument: Option<Instrument>,
    /// True where the last title says that what stands below are scores: overall ones, where no header names others.
    pub scored: bool,
    /// True where the last title says that what stands below are the scores of others: means of a province or of the
    /// nation, targets, forecasts.
    pub of_others: bool,
    /// Whom and when the line just above, which may be a caption, speaks of.
    caption: Option<(Option<Agency>, Option<u16>)>,
    /// The agency that was spoken of before the line just above named another and nothing else.
    before_list: Option<Agency>,
    /// Whom the last claim was about: the next one is mostly about the same.
    last_claimed: Option<Arc<Agency>>,
}

/// An agency with the place where it lies, as far as it or its surroundings tell.
struct Located<'a> {
    agency: &'a Agency,
    district: Option<&'a String>,
    province: Option<&'a String>,
}

impl<'a> Located<'a> {
    /// Where it lies by its own account.
    fn of(agency: &'a Agency) -> Located<'a> {
        Located { agency, district: agency.district.as_ref(), province: agency.province.as_ref() }
    }

    /// True for the very same, place and all.
    fn is(&self, other: &Agency) -> bool {
        let Agency { name, kind, subdistrict, .. } = self.agency;
        let of_itself = (name, kind, subdistrict) == (&other.name, &other.kind, &other.subdistrict);
        of_itself && (self.district, self.province) == (other.district.as_ref(), other.province.as_ref())
    }

    fn agency(&self) -> Agency {
        Agency {
            name: self.agency.name.clone(),
            kind: self.agency.kind,
            subdistrict: self.agency.subdistrict.clone(),
            district: self.district.cloned(),
            province: self.province.cloned(),
        }
    }
}

impl Context {
    /// Takes in what a title says: an agency, a year, a place. Returns the mentions of agencies in it. `sure` is true
    /// for one that can be nothing else: a row of a table, a heading by its style.
    pub fn hear_title(&mut self, cleaned: &str, sure: bool) -> Vec<Mention> {
        let mentions = identity::mentions_in_title(cleaned);
        self.caption = None;
        let year = identity::year_of_title(cleaned);
        // Most titles name nobody else and no other year, however they stand.
        let standing = LazyCell::new(|| {
            if mentions.is_empty() && year.is_none() {
                return Standing::Title;
            }
            match identity::standing(cleaned, &mentions) {
                Standing::Caption if sure => Standing::Title,
                standing => standing,
            }
        });
        let stranger = self.names_a_stranger(cleaned, &mentions, || *standing, sure);
        let other_year = self.fiscal_year.is_some_and(|known| {
            year.is_some_and(|year| year != known) && identity::years_by_topic(cleaned, None).plans.is_empty()
        });
        if stranger || other_year && *standing != Standing::Title {
            // What titles have said holds against lines that mention somebody, or some year, in passing.
            if *standing != Standing::InPassing && self.before_list.is_none() {
                let agency = mentions.first().filter(|_| stranger).map(|mention| mention.agency.clone());
                self.caption = Some((agency, year));
            }
            self.topic = None;
            return Vec::new();
        }
        let (district, province) = identity::location(cleaned);
        let names = !mentions.is_empty() || district.is_some() || province.is_some() || identity::tells_kinds(cleaned);
        // The next line of a title may say no more than of whom or when it is.
        let scored = is_of_scores(cleaned);
        if !names && year.is_none() || scored {
            self.scored = scored;
        }
        self.of_others = mentions.is_empty() && !self.is_of_a_group() && heads_those_of_others(cleaned)
            || self.of_others && mentions.is_empty() && !heads_scores(cleaned);
        match mentions.as_slice() {
            [] => {
                if identity::tells_kinds(cleaned) {
                    self.kind = identity::kind_of_title(cleaned);
                }
                if province.is_some() {
                    // "จังหวัดตราด" alone is no longer in the district of the lines before.
                    self.district = district;
                    self.province = province;
                } else if district.is_some() {
                    self.district = district;
                }
                if let Some(agency) = &mut self.agency {
                    // The title's next line tells where the agency of the line before lies.
                    agency.district = agency.district.take().or(self.district.clone());
                    agency.province = agency.province.take().or(self.province.clone());
                }
            }
            [first, rest @ ..]
                if rest.iter().all(|other| {
                    same_name(&other.agency, &first.agency) || belongs_to(first.agency.kind, other.agency.kind)
                }) =>
            {
                self.name(first.agency.clone());
            }
            _ => {}
        }
        self.hear_years_of_title(cleaned);
        mentions
    }

    /// True while the agency spoken of is a province's or a ministry's, whose own results are those of a group.
    fn is_of_a_group(&self) -> bool {
        let kind = self.agency.as_ref().map(|agency| agency.kind);
        matches!(kind, Some(AgencyKind::Province | AgencyKind::Department))
    }

    /// True for a line that names another agency than the titles did, and is no title of it.
    fn names_a_stranger(
        &mut self,
        cleaned: &str,
        mentions: &[Mention],
        standing: impl FnOnce() -> Standing,
        sure: bool,
    ) -> bool {
        let before_list = self.before_list.take();
        let (Some(known), Some(named)) = (&self.agency, mentions.first().map(|mention| &mention.agency)) else {
            return false;
        };
        if mentions.iter().any(|mention| same_name(&mention.agency, known)) {
            return false;
        }
        if standing() != Standing::Title {
            return true;
        }
        if identity::speaks_of_scores(cleaned) {
            return false;
        }
        // A school in the land of a municipality, the office that a school belongs to.
        let akin = known.kind == named.kind || known.kind.is_local() && named.kind.is_local();
        if !akin && !sure {
            return true;
        }
        // Names under each other are a list, and what follows is of none of them.
        let in_list = before_list.is_some();
        self.before_list = before_list.or_else(|| self.agency.clone());
        if in_list {
            self.agency.clone_from(&self.before_list);
        }
        in_list
    }

    fn hear_years_of_title(&mut self, cleaned: &str) {
        let told = identity::years_by_topic(cleaned, self.topic);
        self.topic = told.last;
        if let [plan] = told.plans.as_slice() {
            self.plan_year = Some(*plan);
        }
        match (told.scores.as_slice(), told.plans.as_slice()) {
            ([scores], [_]) => self.scored(*scores),
            // The year of a plan is that of the scores while nobody says otherwise.
            ([], [plan]) if self.planned || self.fiscal_year.is_none() => {
                self.fiscal_year = Some(*plan);
                self.planned = true;
            }
            ([], [_]) => {}
            _ => {
                if let Some(year) = identity::year_of_title(cleaned) {
                    if told.untold {
                        self.plan_year = None;
                    }
                    self.scored(year);
                }
            }
        }
    }

    /// Takes in what a sentence says of the year of the scores below it.
    pub fn hear_sentence(&mut self, cleaned: &str) {
        self.end_of_titles();
        self.caption = None;
        self.of_others = false;
        self.scored = identity::introduces(cleaned) && is_of_scores(cleaned);
        let told = identity::years_by_topic(cleaned, None);
        match told.scores.as_slice() {
            [] => {}
            [year] if self.planned || identity::introduces(cleaned) => self.scored(*year),
            [_] => {}
            // Of two years nobody says which one the scores are of.
            several if self.planned && self.fiscal_year.is_some_and(|year| !several.contains(&year)) => {
                self.fiscal_year = None;
            }
            _ => {}
        }
    }

    /// Lets the line just above be the caption of a table, if it may be one. Returns what held before, to be set again
    /// behind the table.
    pub fn take_caption(&mut self) -> Option<Context> {
        let (agency, year) = self.caption.take()?;
        let outer = self.clone();
        self.agency = agency.or(self.agency.take());
        self.fiscal_year = year.or(self.fiscal_year);
        Some(outer)
    }

    /// Lines of a title stand together; a year further on is not of what they spoke of.
    pub fn end_of_titles(&mut self) {
        self.topic = None;
        self.end_of_list();
    }

    /// What stands between names makes them no list.
    pub fn end_of_list(&mut self) {
        self.before_list = None;
    }

    fn scored(&mut self, year: u16) {
        self.fiscal_year = Some(year);
        self.planned = false;
    }

    /// Takes an agency as the one spoken of from here on.
    pub fn name(&mut self, agency: Agency) {
        if self.agency.is_some() && identity::is_bare(agency.kind, &agency.name) {
            return;
        }
        let known = self.agency.take().filter(|known| same_name(known, &agency));
        let mut named = agency;
        if let Some(known) = known {
            named.district = named.district.or(known.district);
            named.province = named.province.or(known.province);
        }
        self.agency = Some(named);
    }

    /// The subject of a claim made here, of an agency that a row, column or sentence may name itself.
    pub fn subject(&mut self, agency: Option<&Agency>, fiscal_year: Option<u16>) -> Subject {
        let located = match (agency, &self.agency) {
            (Some(named), Some(current)) if named.name == current.name => {
                let district = named.district.as_ref().or(current.district.as_ref());
                let province = named.province.as_ref().or(current.province.as_ref());
                Some(self.located(Located { agency: named, district, province }))
            }
            (Some(named), Some(current)) if means(named, current) => Some(self.located(Located::of(current))),
            (Some(named), _) => Some(self.located(Located::of(named))),
            (None, current) => current.as_ref().map(|current| self.located(Located::of(current))),
        };
        let agency = located.map(|located| match &self.last_claimed {
            Some(last) if located.is(last) => last.clone(),
            _ => Arc::new(located.agency()),
        });
        if agency.is_some() {
            self.last_claimed.clone_from(&agency);
        }
        Subject { agency, fiscal_year: fiscal_year.or(self.fiscal_year) }
    }

    /// An agency with the place that the title names, where it names none itself.
    fn located<'a>(&'a self, mut agency: Located<'a>) -> Located<'a> {
        agency.province = agency.province.or(self.province.as_ref());
        let lies_in_one = !matches!(
            agency.agency.kind,
            AgencyKind::ProvincialAdministrativeOrganization | AgencyKind::Province | AgencyKind::Department
        );
        if lies_in_one && (agency.province == self.province.as_ref() || self.province.is_none()) {
            agency.district = agency.district.or(self.district.as_ref());
        }
        agency
    }
}

/// True for a title or an introduction of overall scores of the ITA.
fn is_of_scores(cleaned: &str) -> bool {
    remembered_by_words(&OF_SCORES, (), cleaned, || names_scores(cleaned))
}

thread_local! {
    static OF_SCORES: RefCell<Memory<(), bool>> = RefCell::default();
}

fn names_scores(cleaned: &str) -> bool {
    let others = ["iit", "eit", "oit", "แบบวัด", "แบบตรวจ", "เครื่องมือ", "ตัวชี้วัด", "จำนวน", "อันดับ", "ร้อยละของ"];
    let title = key(cleaned);
    title.holds("คะแนน")
        && !others.iter().any(|word| title.holds(word))
        && relevance::topic(cleaned) == relevance::Topic::Ita
}

/// True for a title that heads scores of its own, not for a unit or a place below another title.
fn heads_scores(cleaned: &str) -> bool {
    ["คะแนน", "ผล", "ตาราง", "ตัวชี้วัด"].iter().any(|word| cleaned.holds(word)) && !cleaned.starts_with('(')
}

/// True where a body of the one kind is named with the office of the other that it belongs to: a school with its area.
fn belongs_to(body: AgencyKind, office: AgencyKind) -> bool {
    body == AgencyKind::School && office == AgencyKind::EducationArea
}

/// True where the one name is no subdistrict's and a slip of the pen makes it of the other, which is one.
pub(super) fn is_slip_of(one: &Agency, other: &Agency) -> bool {
    let proper = |agency: &Agency| identity::proper_name(agency.kind, &agency.name).map(str::to_owned);
    let listed = |name: &str| !gazetteer().subdistricts_of(name).is_empty();
    one.kind == other.kind
        && one.kind == AgencyKind::SubdistrictAdministrativeOrganization
        && proper(one)
            .zip(proper(other))
            .is_some_and(|(one, other)| identity::near(&one, &other) && !listed(&one) && listed(&other))
}

/// True where a name without a kind is that of an agency: แดงหม้อ under a title of อบต.แดงหม้อ.
fn means(bare: &Agency, agency: &Agency) -> bool {
    identity::is_bare(bare.kind, &bare.name)
        && identity::proper_name(agency.kind, &agency.name).is_some_and(|proper| proper == bare.name)
}

/// True when two agencies have one kind and one name, wherever they lie.
pub(super) fn same_name(one: &Agency, other: &Agency) -> bool {
    one.kind == other.kind && one.name == other.name
}
