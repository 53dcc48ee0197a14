//! What does not add up, as values: code and severity are functions of the detail; the sentences are in
//! `export::wording`.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Agency, Asked, Decision, Format, Grade, Instrument, Loss, Place, ReadFailure, Unfit};

/// One thing that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub detail: FindingDetail,
    /// Whom it concerns, where known.
    pub agency: Option<Agency>,
    /// Which fiscal year, where known.
    pub fiscal_year: Option<u16>,
    /// Where it shows.
    pub places: Vec<Place>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A figure contradicts another or the rules: someone must decide.
    Error,
    /// Probably a slip.
    Warning,
    /// Understood, but said oddly.
    Note,
}

/// Everything that can be found. One variant a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FindingDetail {
    /// `unreadable-file`: a file could not be read at all.
    UnreadableFile(ReadFailure),
    /// `partly-read`: something in a file could not be read.
    PartlyRead(Vec<Loss>),
    /// `disguised-format`: a file's name says another format than its bytes.
    DisguisedFormat {
        /// What the name ends with, such as `xls`.
        extension: String,
        /// What the bytes are.
        format: Format,
    },
    /// `no-agency`: scores or measures of nobody we can name.
    NoAgency {
        /// What tells their statements from others ([`fingerprint`](super::fingerprint)): whose they are holds for these.
        said: String,
    },
    /// `ambiguous-agency`: the name fits several and nothing decides.
    AmbiguousAgency {
        /// The name as said.
        name: String,
        /// Whom it may mean, full names with province.
        candidates: Vec<String>,
    },
    /// `no-fiscal-year`: scores of a known agency, but of no known year.
    NoFiscalYear {
        /// What tells their statements from others.
        said: String,
    },
    /// `named-by-path`: only the names of file and folders say whose scores these are, or of which year.
    NamedByPath {
        /// True where the agency, or what tells it from others of its name, is taken from the path.
        agency: bool,
        /// True where the fiscal year is.
        fiscal_year: bool,
    },
    /// `place-differs`: the official list of places has this subdistrict elsewhere than the document says.
    PlaceDiffers {
        /// Where the document says it lies, district and province.
        stated: String,
        /// Where the list has one of that name, sorted.
        known: Vec<String>,
    },
    /// `duplicate-submission`: two files with the same content.
    DuplicateSubmission {
        /// The file that was taken.
        first: Arc<str>,
    },
    /// `conflicting-values`: places disagree about one value.
    ConflictingValues {
        /// Which value.
        field: Field,
        /// The different values as stated, in order of their places.
        values: Vec<String>,
    },
    /// `score-out-of-range`: a score under 0 or over 100.
    ScoreOutOfRange {
        /// Which value.
        field: Field,
        /// What is stated.
        value: Decimal,
    },
    /// `unreadable-score`: a cell where a score belongs holds something else.
    UnreadableScore {
        /// Which value.
        field: Field,
        /// What stands there.
        text: String,
    },
    /// `hidden-values`: values stand in a hidden sheet, row or column.
    HiddenValues,
    /// `indicator-differs`: an indicator's score is not what its items or sub-indicators give.
    IndicatorDiffers {
        /// 1 to 10.
        indicator: u8,
        /// What is stated.
        stated: Decimal,
        /// What its parts give.
        computed: Decimal,
    },
    /// `sub-indicator-differs`: a sub-indicator's score is not the mean of its items.
    SubIndicatorDiffers {
        /// Such as `9.1`.
        code: String,
        /// What is stated.
        stated: Decimal,
        /// What its items give.
        computed: Decimal,
    },
    /// `instrument-differs`: an instrument's score is not the mean of its indicators.
    InstrumentDiffers {
        /// Which instrument.
        instrument: Instrument,
        /// What is stated.
        stated: Decimal,
        /// What the indicators give.
        computed: Decimal,
    },
    /// `overall-differs`: the overall score is not what the instruments give.
    OverallDiffers {
        /// What is stated.
        stated: Decimal,
        /// What the instruments give.
        computed: Decimal,
    },
    /// `grade-differs`: the grade is not that of the overall score.
    GradeDiffers {
        /// What is stated.
        stated: Grade,
        /// What the score gives.
        computed: Grade,
    },
    /// `result-differs`: passed or not is not what the score gives.
    ResultDiffers {
        /// What is stated.
        stated: bool,
        /// What the score gives.
        computed: bool,
    },
    /// `weighted-scores`: instruments are stated as parts of the overall score.
    WeightedScores,
    /// `unattainable-oit`: no set of items gives this indicator's score.
    UnattainableOit {
        /// 9 or 10.
        indicator: u8,
        /// What is stated.
        value: Decimal,
    },
    /// `missing-indicator`: some of the ten are stated, these are not.
    MissingIndicator {
        /// The numbers that are missing.
        indicators: Vec<u8>,
    },
    /// `strength-differs`: an indicator is told as a strength or weakness against its score.
    StrengthDiffers {
        /// 1 to 10.
        indicator: u8,
        /// True when told as a strength.
        said_strength: bool,
        /// Its score.
        score: Decimal,
    },
    /// `count-differs`: the text counts other strengths or weaknesses than it lists.
    CountDiffers {
        /// True for strengths.
        strengths: bool,
        /// How many the text says.
        stated: u32,
        /// How many it lists.
        listed: u32,
    },
    /// `weakness-without-measure`: measures are told, but none serves this weak indicator.
    WeaknessWithoutMeasure {
        /// 1 to 10.
        indicator: u8,
    },
    /// `measure-without-period`: the period of a measure is blank.
    MeasureWithoutPeriod {
        /// The measure's number, where it has one.
        number: Option<u32>,
        /// Its title.
        title: String,
    },
    /// `measure-without-result`: the result of a measure is blank.
    MeasureWithoutResult {
        /// The measure's number, where it has one.
        number: Option<u32>,
        /// Its title.
        title: String,
    },
    /// `period-not-dated`: a period in words that give no dates.
    PeriodNotDated {
        /// The measure's number, where it has one.
        number: Option<u32>,
        /// The words.
        text: String,
    },
    /// `result-outside-period`: a result is dated outside its measure's period.
    ResultOutsidePeriod {
        /// The measure's number, where it has one.
        number: Option<u32>,
        /// The date in the result.
        date: Date,
        /// The period's first day.
        start: Date,
        /// The period's last day.
        end: Date,
    },
    /// `period-outside-year`: a measure's period does not touch its fiscal year.
    PeriodOutsideYear {
        /// The measure's number, where it has one.
        number: Option<u32>,
        /// The period's words.
        text: String,
    },
    /// `rules-assumed`: the year has no rules of its own yet.
    RulesAssumed {
        /// The year whose rules were used.
        used: u16,
    },
    /// `misspelt-name`: a name was understood though misspelt.
    MisspeltName {
        /// As written.
        written: String,
        /// As meant.
        meant: String,
    },
    /// `grade-of-other-scale`: a letter where the year has levels, or a level where it has letters.
    GradeOfOtherScale {
        /// What is stated.
        stated: Grade,
    },
    /// `decision-differs`: what an officer decided is not what the other figures give either.
    DecisionDiffers {
        /// Which value.
        field: Field,
        /// What was decided.
        decided: String,
        /// What the others give.
        computed: String,
    },
    /// `decision-not-applied`: an officer's decision does not fit what was read this time.
    DecisionNotApplied {
        /// The decision, which is kept.
        decision: Box<Decision>,
        /// Why it does not fit.
        why: Unfit,
    },
    /// `kind-changed`: an agency may be what another became, and is not followed until somebody decides so.
    KindChanged {
        /// Who it may have been.
        earlier: Agency,
        /// The last fiscal year of the run that has the earlier one.
        earlier_year: u16,
        /// The first that has the later one.
        later_year: u16,
    },
}

/// Which value of an assessment a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Field {
    /// The overall score.
    Overall,
    /// The grade.
    Grade,
    /// Passed or not.
    Passed,
    /// An instrument's score.
    Instrument(Instrument),
    /// An indicator's score.
    Indicator(u8),
    /// A sub-indicator's score: indicator and number in it, as 9.1.
    SubIndicator(u8, u8),
    /// An item's score: instrument and number.
    Item(Instrument, u16),
    /// A measure, by its number.
    Measure(u32),
}

impl Field {
    /// The field that a sub-indicator's code such as `9.1` names.
    pub fn sub_indicator(code: &str) -> Option<Field> {
        let (indicator, number) = code.split_once('.')?;
        Some(Field::SubIndicator(indicator.parse().ok()?, number.parse().ok()?))
    }

    /// The field that an item's code such as `o18` names.
    pub fn item(code: &str) -> Option<Field> {
        let instrument = match code.chars().next()? {
            'i' => Instrument::Iit,
            'e' => Instrument::Eit,
            'o' => Instrument::Oit,
            _ => return None,
        };
        Some(Field::Item(instrument, code.get(1..)?.parse().ok()?))
    }
}

impl FindingDetail {
    /// The code that others rely on, kebab-case.
    pub fn code(&self) -> &'static str {
        self.code_and_severity().0
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code_and_severity().1
    }

    /// The one figure that it is about, where there is one.
    pub fn field(&self) -> Option<Field> {
        use FindingDetail as D;
        match self {
            D::ConflictingValues { field, .. }
            | D::ScoreOutOfRange { field, .. }
            | D::UnreadableScore { field, .. }
            | D::DecisionDiffers { field, .. } => Some(*field),
            D::IndicatorDiffers { indicator, .. } | D::UnattainableOit { indicator, .. } => {
                Some(Field::Indicator(*indicator))
            }
            D::SubIndicatorDiffers { code, .. } => Field::sub_indicator(code),
            D::InstrumentDiffers { instrument, .. } => Some(Field::Instrument(*instrument)),
            D::OverallDiffers { .. } => Some(Field::Overall),
            D::GradeDiffers { .. } | D::GradeOfOtherScale { .. } => Some(Field::Grade),
            D::ResultDiffers { .. } => Some(Field::Passed),
            D::MissingIndicator { indicators } => match indicators.as_slice() {
                [only] => Some(Field::Indicator(*only)),
                _ => None,
            },
            _ => None,
        }
    }

    /// What an officer is asked for; a reason alone settles any of them.
    pub fn asks(&self) -> Asked {
        use FindingDetail as D;
        match self {
            D::NoAgency { .. } | D::AmbiguousAgency { .. } => Asked::Agency,
            D::NoFiscalYear { .. } => Asked::FiscalYear,
            D::KindChanged { .. } => Asked::YesOrNo,
            _ => match self.field() {
                Some(Field::Grade) => Asked::Grade,
                Some(Field::Passed) => Asked::Passed,
                Some(Field::Measure(_)) | None => Asked::Nothing,
                Some(field) => Asked::Score(field),
            },
        }
    }

    /// The one list of codes and their severities.
    fn code_and_severity(&self) -> (&'static str, Severity) {
        use FindingDetail as D;
        use Severity::{Error, Note, Warning};
        match self {
            D::UnreadableFile(_) => ("unreadable-file", Error),
            D::PartlyRead(_) => ("partly-read", Warning),
            D::DisguisedFormat { .. } => ("disguised-format", Note),
            D::NoAgency { .. } => ("no-agency", Error),
            D::AmbiguousAgency { .. } => ("ambiguous-agency", Error),
            D::NoFiscalYear { .. } => ("no-fiscal-year", Error),
            D::NamedByPath { .. } => ("named-by-path", Note),
            D::PlaceDiffers { .. } => ("place-differs", Warning),
            D::DuplicateSubmission { .. } => ("duplicate-submission", Note),
            D::ConflictingValues { .. } => ("conflicting-values", Error),
            D::ScoreOutOfRange { .. } => ("score-out-of-range", Error),
            D::UnreadableScore { .. } => ("unreadable-score", Error),
            D::HiddenValues => ("hidden-values", Note),
            D::IndicatorDiffers { .. } => ("indicator-differs", Error),
            D::SubIndicatorDiffers { .. } => ("sub-indicator-differs", Error),
            D::InstrumentDiffers { .. } => ("instrument-differs", Error),
            D::OverallDiffers { .. } => ("overall-differs", Error),
            D::GradeDiffers { .. } => ("grade-differs", Error),
            D::ResultDiffers { .. } => ("result-differs", Error),
            D::WeightedScores => ("weighted-scores", Note),
            D::UnattainableOit { .. } => ("unattainable-oit", Warning),
            D::MissingIndicator { .. } => ("missing-indicator", Warning),
            D::StrengthDiffers { .. } => ("strength-differs", Error),
            D::CountDiffers { .. } => ("count-differs", Warning),
            D::WeaknessWithoutMeasure { .. } => ("weakness-without-measure", Warning),
            D::MeasureWithoutPeriod { .. } => ("measure-without-period", Warning),
            D::MeasureWithoutResult { .. } => ("measure-without-result", Warning),
            D::PeriodNotDated { .. } => ("period-not-dated", Note),
            D::ResultOutsidePeriod { .. } => ("result-outside-period", Warning),
            D::PeriodOutsideYear { .. } => ("period-outside-year", Warning),
            D::RulesAssumed { .. } => ("rules-assumed", Note),
            D::MisspeltName { .. } => ("misspelt-name", Note),
            D::GradeOfOtherScale { .. } => ("grade-of-other-scale", Warning),
            D::DecisionDiffers { .. } => ("decision-differs", Warning),
            // A figure that somebody decided on is not the one that is compared.
            D::DecisionNotApplied { decision, .. } if decision.value.is_some() => ("decision-not-applied", Error),
            D::DecisionNotApplied { .. } => ("decision-not-applied", Note),
            D::KindChanged { .. } => ("kind-changed", Note),
        }
    }
}

/// A finding as `assessments.json` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// The code.
    pub code: String,
    /// The severity.
    pub severity: Severity,
    /// The agency's name.
    pub agency: Option<String>,
    /// The fiscal year.
    pub fiscal_year: Option<u16>,
    /// The sentence, in the language of the run.
    pub message: String,
    /// Where it shows.
    pub places: Vec<Place>,
}
