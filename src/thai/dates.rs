//! Thai dates: the Buddhist era, month names, fiscal years.

use jiff::civil::Date;

/// The fiscal year (Buddhist era) a day lies in: FY 2564 is 2020-10-01 to 2021-09-30.
pub fn fiscal_year_of(_date: Date) -> u16 {
    0
}

/// First and last day of a fiscal year of the Buddhist era; none for years out of all reason (before 2400, after 2700).
pub fn days_of_fiscal_year(_fiscal_year: u16) -> Option<(Date, Date)> {
    None
}

/// The full days named in a text, in order, with the byte range each stands at: "๓ เมษายน ๒๕๖๔", "30 ก.ย. 64", "3/4/2564".
pub fn dates_in(_text: &str) -> Vec<(std::ops::Range<usize>, Date)> {
    Vec::new()
}

/// The first and last day that a text about a period means, as far as it tells, read within a fiscal year.
pub fn period_in(_text: &str, _fiscal_year: Option<u16>) -> (Option<Date>, Option<Date>) {
    (None, None)
}
