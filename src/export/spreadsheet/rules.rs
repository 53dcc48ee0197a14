//! What may be typed into cells, and looks that depend on values.

use super::styles::Styles;
use super::xml::{Attribute, Xml};
use crate::model::workbook::{Area, Condition, ConditionTest, Validation, ValidationKind};

/// Writes the conditions; the first one that holds of a cell ends the looking, as in the programs that had no choice.
pub(super) fn conditions(xml: &mut Xml, conditions: &[Condition], styles: &mut Styles<'_>) {
    for (index, condition) in conditions.iter().enumerate() {
        let cells = references(&condition.areas);
        xml.open("conditionalFormatting", &[("sqref", &cells)]);
        let (look, priority) = (styles.look(&condition.look), index + 1);
        let mut attributes: Vec<Attribute<'_>> = Vec::new();
        let kind = if matches!(condition.test, ConditionTest::Value(..)) { "cellIs" } else { "expression" };
        attributes.push(("type", &kind));
        attributes.push(("dxfId", &look));
        attributes.push(("priority", &priority));
        attributes.push(("stopIfTrue", &1));
        match &condition.test {
            ConditionTest::Value(operator, first, second) => {
                attributes.push(("operator", operator));
                xml.open("cfRule", &attributes);
                xml.text("formula", &[], first);
                if let Some(second) = second {
                    xml.text("formula", &[], second);
                }
            }
            ConditionTest::Formula(formula) => {
                xml.open("cfRule", &attributes);
                xml.text("formula", &[], formula);
            }
        }
        xml.close("cfRule");
        xml.close("conditionalFormatting");
    }
}

/// Writes what may be typed where.
pub(super) fn validations(xml: &mut Xml, validations: &[Validation]) {
    if validations.is_empty() {
        return;
    }
    xml.open("dataValidations", &[("count", &validations.len())]);
    for one in validations {
        validation(xml, one);
    }
    xml.close("dataValidations");
}

fn validation(xml: &mut Xml, validation: &Validation) {
    let kind = match validation.kind {
        ValidationKind::Any => "none",
        ValidationKind::Whole => "whole",
        ValidationKind::Decimal => "decimal",
        ValidationKind::List => "list",
        ValidationKind::Date => "date",
        ValidationKind::Time => "time",
        ValidationKind::TextLength => "textLength",
        ValidationKind::Custom => "custom",
    };
    let cells = references(&validation.areas);
    let mut attributes: Vec<Attribute<'_>> = vec![("type", &kind)];
    if validation.error_style != "stop" {
        attributes.push(("errorStyle", &validation.error_style));
    }
    if validation.operator != "between" {
        attributes.push(("operator", &validation.operator));
    }
    for (name, is_so) in [
        ("allowBlank", validation.allow_blank),
        // The attribute says the opposite of its name.
        ("showDropDown", validation.no_drop_down),
        ("showInputMessage", validation.shows_prompt),
        ("showErrorMessage", validation.shows_error),
    ] {
        if is_so {
            attributes.push((name, &1));
        }
    }
    let [prompt_title, prompt] = &validation.prompt;
    let [error_title, error] = &validation.error;
    for (name, text) in
        [("errorTitle", error_title), ("error", error), ("promptTitle", prompt_title), ("prompt", prompt)]
    {
        if !text.is_empty() {
            attributes.push((name, text));
        }
    }
    attributes.push(("sqref", &cells));
    xml.open("dataValidation", &attributes);
    for (name, formula) in ["formula1", "formula2"].iter().zip(&validation.formulas) {
        if let Some(formula) = formula {
            xml.text(name, &[], formula);
        }
    }
    xml.close("dataValidation");
}

fn references(areas: &[Area]) -> String {
    areas.iter().map(Area::reference).collect::<Vec<_>>().join(" ")
}
