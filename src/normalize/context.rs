//! What holds for what follows: of whom, of which year and of which part a document is speaking.

use crate::model::{Agency, AgencyKind, Instrument, Subject};

use super::identity::{self, Mention};

/// What titles and labels so far have said.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The agency that is spoken of.
    pub agency: Option<Agency>,
    /// The fiscal year.
    pub fiscal_year: Option<u16>,
    /// The district that a title names.
    pub district: Option<String>,
    /// The province that a title names.
    pub province: Option<String>,
    /// The instrument that the last title or sentence was about.
    pub instrument: Option<Instrument>,
}

impl Context {
    /// Takes in what a title says: an agency, a year, a place. Returns the mentions of agencies in it.
    pub fn hear_title(&mut self, cleaned: &str) -> Vec<Mention> {
        let mentions = identity::mentions_in_title(cleaned);
        let (district, province) = identity::location(cleaned);
        match mentions.as_slice() {
            [] => {
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
            [first, rest @ ..] if rest.iter().all(|other| same_name(&other.agency, &first.agency)) => {
                self.name(first.agency.clone());
            }
            _ => {}
        }
        if let Some(year) = identity::year_of_title(cleaned) {
            self.fiscal_year = Some(year);
        }
        mentions
    }

    /// Takes an agency as the one spoken of from here on.
    pub fn name(&mut self, agency: Agency) {
        let known = self.agency.take().filter(|known| same_name(known, &agency));
        let mut named = agency;
        if let Some(known) = known {
            named.district = named.district.or(known.district);
            named.province = named.province.or(known.province);
        }
        self.agency = Some(named);
    }

    /// The subject of a claim made here, of an agency that a row, column or sentence may name itself.
    pub fn subject(&self, agency: Option<&Agency>, fiscal_year: Option<u16>) -> Subject {
        let agency = match (agency, &self.agency) {
            (Some(named), Some(current)) if named.name == current.name => Some(self.located(&Agency {
                district: named.district.clone().or(current.district.clone()),
                province: named.province.clone().or(current.province.clone()),
                ..named.clone()
            })),
            (Some(named), _) => Some(self.located(named)),
            (None, current) => current.as_ref().map(|current| self.located(current)),
        };
        Subject { agency, fiscal_year: fiscal_year.or(self.fiscal_year) }
    }

    /// An agency with the place that the title names, where it names none itself.
    fn located(&self, agency: &Agency) -> Agency {
        let mut located = agency.clone();
        located.province = located.province.or(self.province.clone());
        let lies_in_one = !matches!(
            agency.kind,
            AgencyKind::ProvincialAdministrativeOrganization | AgencyKind::Province | AgencyKind::Department
        );
        if lies_in_one && (located.province == self.province || self.province.is_none()) {
            located.district = located.district.or(self.district.clone());
        }
        located
    }
}

/// True for a text that ends before a year with which something is compared: "เพิ่มขึ้นจากปี 2563".
pub(super) fn is_compared(before: &str) -> bool {
    let before = before.trim_end();
    ["จาก", "กว่า", "กับ", "เทียบ", "เดิม"].iter().any(|word| before.ends_with(word))
}

/// True when two agencies have one kind and one name, wherever they lie.
pub(super) fn same_name(one: &Agency, other: &Agency) -> bool {
    one.kind == other.kind && one.name == other.name
}
