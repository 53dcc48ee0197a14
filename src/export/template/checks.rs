//! What a cell takes, what dropdowns offer, and which cells are coloured because they do not agree with the others.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Workbook,
    Worksheet, XlsxError,
};

use crate::export::wording::template::{self as words, Check, Sheet};
use crate::export::wording::{Language, labels};
use crate::export::workbook::formula::Ladder;
use crate::export::workbook::table::letters;
use crate::model::{AgencyKind, Instrument};
use crate::rules::Rules;
use crate::thai::places::gazetteer;

use super::{Template, formats};

/// How far a score may lie from what the others give: both are rounded to two decimals.
const TOLERANCE: &str = "0.01";

/// The kinds that a dropdown offers, in the order of reports.
const KINDS: [AgencyKind; 13] = [
    AgencyKind::ProvincialAdministrativeOrganization,
    AgencyKind::CityMunicipality,
    AgencyKind::TownMunicipality,
    AgencyKind::SubdistrictMunicipality,
    AgencyKind::SubdistrictAdministrativeOrganization,
    AgencyKind::Province,
    AgencyKind::Department,
    AgencyKind::StateEnterprise,
    AgencyKind::University,
    AgencyKind::School,
    AgencyKind::EducationArea,
    AgencyKind::Hospital,
    AgencyKind::Other,
];

const PROVINCES_COLUMN: u16 = 0;
const KINDS_COLUMN: u16 = 1;

/// Cells under each other in one column; the first row and column are 0.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    pub column: u16,
    pub first: u32,
    pub last: u32,
}

impl Cells {
    /// One cell.
    pub fn one(row: u32, column: u16) -> Cells {
        Cells { column, first: row, last: row }
    }

    /// These cells and those to the right, up to a column.
    fn validate(self, to: u16, worksheet: &mut Worksheet, validation: &DataValidation) -> Result<(), XlsxError> {
        worksheet.add_data_validation(self.first, self.column, self.last, to, validation)?;
        Ok(())
    }
}

/// A cell as formulas write it, its column fixed: `$C12`.
pub(super) fn at(row: u32, column: u16) -> String {
    format!("${}{}", letters(column), row + 1)
}

fn told(validation: DataValidation, check: Check) -> Result<DataValidation, XlsxError> {
    let validation = validation.set_input_title(check.title.as_str())?.set_input_message(check.prompt)?;
    if check.error.is_empty() {
        return Ok(validation.show_error_message(false));
    }
    validation.set_error_title(check.title)?.set_error_message(check.error)
}

/// Scores from 0 to 100, in some columns side by side.
pub(super) fn scores(worksheet: &mut Worksheet, cells: Cells, to: u16, check: Check) -> Result<(), XlsxError> {
    let rule = DataValidationRule::Between(Formula::new("0"), Formula::new("100"));
    cells.validate(to, worksheet, &told(DataValidation::new().allow_decimal_number_formula(rule), check)?)
}

/// Words that only tell what is asked for.
pub(super) fn prompt(worksheet: &mut Worksheet, cells: Cells, check: Check) -> Result<(), XlsxError> {
    cells.validate(cells.column, worksheet, &told(DataValidation::new().allow_any_value(), check)?)
}

/// The fiscal year, which is filled in and no other.
pub(super) fn year(worksheet: &mut Worksheet, cells: Cells, template: &Template) -> Result<(), XlsxError> {
    let rule = DataValidationRule::EqualTo(i32::from(template.fiscal_year));
    let check = words::year_check(template.fiscal_year, template.language);
    cells.validate(cells.column, worksheet, &told(DataValidation::new().allow_whole_number(rule), check)?)
}

/// A dropdown of few choices.
fn dropdown(choices: &[&str], check: Check) -> Result<DataValidation, XlsxError> {
    told(DataValidation::new().allow_list_strings(choices)?, check)
}

/// Scores of items: 0 or 100.
pub(super) fn items(worksheet: &mut Worksheet, cells: Cells, language: Language) -> Result<(), XlsxError> {
    cells.validate(cells.column, worksheet, &dropdown(&["0", "100"], words::item_check(language))?)
}

/// The grade or level by the bands of the year. What was announced otherwise can be kept.
pub(super) fn grades(worksheet: &mut Worksheet, cells: Cells, template: &Template) -> Result<(), XlsxError> {
    let grades: Vec<&str> =
        template.rules.bands.iter().map(|band| labels::grade(band.grade, template.language)).collect();
    let dropdown = dropdown(&grades, words::grade_check(template.rules, template.language))?;
    cells.validate(cells.column, worksheet, &dropdown.set_error_style(DataValidationErrorStyle::Warning))
}

/// Passed or not.
pub(super) fn results(worksheet: &mut Worksheet, cells: Cells, language: Language) -> Result<(), XlsxError> {
    let results = [true, false].map(|passed| labels::passed(passed, language));
    cells.validate(cells.column, worksheet, &dropdown(&results, words::result_check(language))?)
}

/// A province, of the hidden list.
pub(super) fn provinces(worksheet: &mut Worksheet, cells: Cells, language: Language) -> Result<(), XlsxError> {
    let list = choices(PROVINCES_COLUMN, gazetteer().provinces().len(), language);
    let validation = DataValidation::new().allow_list_formula(list);
    cells.validate(cells.column, worksheet, &told(validation, words::province_check(language))?)
}

/// A kind of agencies, of the hidden list.
pub(super) fn kinds(worksheet: &mut Worksheet, cells: Cells, language: Language) -> Result<(), XlsxError> {
    let validation = DataValidation::new().allow_list_formula(choices(KINDS_COLUMN, KINDS.len(), language));
    cells.validate(cells.column, worksheet, &told(validation, words::kind_check(language))?)
}

fn choices(column: u16, count: usize, language: Language) -> Formula {
    let (sheet, column) = (Sheet::Choices.name(language), letters(column));
    Formula::new(format!("='{sheet}'!${column}$1:${column}${count}"))
}

/// Adds the hidden sheet of what the longer dropdowns offer.
pub(super) fn add_choices(workbook: &mut Workbook, language: Language) -> Result<(), XlsxError> {
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(Sheet::Choices.name(language))?;
    worksheet.set_hidden(true);
    let mut names: Vec<&str> = gazetteer().provinces().iter().map(|province| province.name).collect();
    names.sort_unstable();
    for (row, name) in (0..).zip(names) {
        worksheet.write_string(row, PROVINCES_COLUMN, name)?;
    }
    for (row, kind) in (0..).zip(KINDS) {
        worksheet.write_string(row, KINDS_COLUMN, labels::kind(kind, language))?;
    }
    Ok(())
}

/// Where the scores of one agency stand, for the formulas of colours: cells of the first row that these hold for.
pub(super) struct Scores {
    /// The indicators of each instrument, such as `$E5:$I5`, and how many they are.
    pub indicators: [(String, usize); 3],
    /// The instruments.
    pub instruments: [String; 3],
    pub overall: String,
    pub grade: String,
    pub result: String,
}

/// Colours an instrument that is not the mean of its indicators.
pub(super) fn colour_instruments(
    worksheet: &mut Worksheet,
    cells: [Cells; 3],
    scores: &Scores,
) -> Result<(), XlsxError> {
    for ((cells, instrument), (range, count)) in cells.into_iter().zip(&scores.instruments).zip(&scores.indicators) {
        let mean = format!("AVERAGE({range})");
        let known = format!("COUNT({range})={count}");
        colour(worksheet, cells, &differs(instrument, &known, &mean))?;
    }
    Ok(())
}

/// Colours an overall score that is not the weighted sum of the instruments.
pub(super) fn colour_overall(
    worksheet: &mut Worksheet,
    cells: Cells,
    scores: &Scores,
    rules: &Rules,
) -> Result<(), XlsxError> {
    let weight = |instrument| rules.instrument(instrument).map_or(Decimal::ZERO, |rule| rule.weight.normalize());
    let terms: Vec<String> = Instrument::ALL
        .into_iter()
        .zip(&scores.instruments)
        .map(|(instrument, cell)| format!("{}*{cell}", weight(instrument)))
        .collect();
    let known = format!("COUNT({})=3", scores.instruments.join(","));
    colour(worksheet, cells, &differs(&scores.overall, &known, &terms.join("+")))
}

/// Colours a grade and a result that the bands do not give.
pub(super) fn colour_judgements(
    worksheet: &mut Worksheet,
    [grade, result]: [Cells; 2],
    scores: &Scores,
    template: &Template,
) -> Result<(), XlsxError> {
    let ladders = [
        (grade, &scores.grade, Ladder::of_grades(template.rules, template.language)),
        (result, &scores.result, Ladder::of_results(template.rules, template.language)),
    ];
    for (cells, cell, ladder) in ladders {
        let given = ladder.formula_apart(&scores.overall, &scores.instruments.join(","));
        let given = given.trim_start_matches('=');
        colour(worksheet, cells, &format!("=AND({cell}<>\"\",{given}<>\"\",{cell}<>{given})"))?;
    }
    Ok(())
}

/// True where a score and what the others give lie apart, as far as these are `known`. Rounding takes off the noise of
/// binary arithmetic.
fn differs(score: &str, known: &str, given: &str) -> String {
    format!("=IF(AND(ISNUMBER({score}),{known}),ROUND(ABS({score}-({given})),6)>{TOLERANCE},FALSE)")
}

fn colour(worksheet: &mut Worksheet, cells: Cells, rule: &str) -> Result<(), XlsxError> {
    let format = ConditionalFormatFormula::new().set_rule(rule).set_format(formats::differs());
    worksheet.add_conditional_format(cells.first, cells.column, cells.last, cells.column, &format)?;
    Ok(())
}
