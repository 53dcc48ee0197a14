//! Every kind of slip that a document can hold, with the code that names it.

use super::{Make, Slip, figures, measures, pages};
use crate::generate::layouts::{Instruments, States};

fn any(_: &States) -> bool {
    true
}

fn indicators(states: &States) -> bool {
    states.indicators
}

fn indicators_and_instruments(states: &States) -> bool {
    states.indicators && states.instruments == Instruments::Full
}

fn all_sums(states: &States) -> bool {
    states.overall && (states.indicators || states.instruments == Instruments::Full)
}

/// From FY 2566 on a level depends on the instruments too: from the overall score alone it cannot be told wrong.
fn grade(states: &States) -> bool {
    all_sums(states) && states.grade
}

fn result(states: &States) -> bool {
    states.overall && states.result
}

fn told(states: &States) -> bool {
    states.told && states.indicators
}

fn has_measures(states: &States) -> bool {
    states.measures
}

const ONE: &[&str] =
    &["one_table_with_subtotals", "form", "title_in_the_table", "row_per_agency", "composed_rows", "composed_district"];

const TOLD: &[&str] = &["told_in_lists", "full_report"];

const MEASURES: &[&str] = &["measures_", "full_report"];

pub const SLIPS: &[Slip] = &[
    slip(
        "instrument-differs",
        "digits the wrong way round",
        indicators_and_instruments,
        Make::Truth(figures::swap),
        // A level asks for every instrument.
        &["overall-differs", "grade-differs"],
    ),
    slip("overall-differs", "an overall score a little off", all_sums, Make::Truth(figures::off), &[]),
    slip(
        "grade-differs",
        "another grade",
        grade,
        Make::Truth(figures::other_grade),
        &["result-differs", "conflicting-values"],
    ),
    slip(
        "result-differs",
        "passed for failed",
        result,
        Make::Truth(figures::other_result),
        &["grade-differs", "conflicting-values"],
    ),
    slip(
        "grade-of-other-scale",
        "a letter for a level",
        grade,
        Make::Truth(figures::other_scale),
        &["grade-differs", "result-differs", "conflicting-values"],
    ),
    slip(
        "score-out-of-range",
        "a point lost, or a sign too much",
        indicators,
        Make::Truth(figures::out_of_range),
        &["missing-indicator", "unreadable-score"],
    ),
    slip("unattainable-oit", "a score that no items give", indicators, Make::Truth(figures::unattainable), &[]),
    Slip {
        layouts: &["one_table_with_subtotals", "form", "title_in_the_table"],
        ..slip(
            "rules-assumed",
            "a year without rules",
            all_sums,
            Make::Truth(figures::far_year),
            &["grade-of-other-scale"],
        )
    },
    Slip { layouts: ONE, ..slip("missing-indicator", "a blank", indicators, Make::Page(pages::blank), &[]) },
    Slip {
        layouts: &["formulas"],
        ..slip("unreadable-score", "formulas that were never calculated", any, Make::Page(pages::uncalculated), &[])
    },
    Slip {
        layouts: ONE,
        ..slip("unreadable-score", "no number", indicators, Make::Page(pages::no_number), &["missing-indicator"])
    },
    Slip { layouts: ONE, ..slip("misspelt-name", "the kind misspelt", any, Make::Page(pages::misspelt), &[]) },
    Slip {
        layouts: &["one_table_of_ten", "prose_one_paragraph"],
        ..slip("no-fiscal-year", "no year", any, Make::Page(pages::no_year), &[])
    },
    Slip {
        layouts: &["one_table_of_ten", "one_table_with_subtotals"],
        ..slip("no-agency", "nobody named", any, Make::Page(pages::nobody), &[])
    },
    Slip {
        layouts: TOLD,
        ..slip(
            "strength-differs",
            "a weakness among the strengths",
            told,
            Make::Truth(figures::mistold),
            &["weakness-without-measure", "count-differs"],
        )
    },
    Slip {
        layouts: TOLD,
        ..slip("count-differs", "strengths miscounted", told, Make::Truth(figures::miscounted), &[])
    },
    Slip {
        layouts: MEASURES,
        ..slip("measure-without-period", "a blank period", has_measures, Make::Truth(measures::no_period), &[])
    },
    Slip {
        layouts: MEASURES,
        ..slip("measure-without-result", "no result", has_measures, Make::Truth(measures::no_result), &[])
    },
    Slip {
        layouts: MEASURES,
        ..slip("result-outside-period", "a result too late", has_measures, Make::Truth(measures::late_result), &[])
    },
    Slip {
        layouts: MEASURES,
        ..slip(
            "period-outside-year",
            "a period of another year",
            has_measures,
            Make::Truth(measures::other_year),
            &["result-outside-period"],
        )
    },
    Slip {
        layouts: MEASURES,
        ..slip("period-not-dated", "a period in vague words", has_measures, Make::Truth(measures::vague), &[])
    },
    Slip {
        layouts: &["full_report"],
        ..slip("weakness-without-measure", "nothing done", has_measures, Make::Truth(measures::nothing_done), &[])
    },
    Slip {
        layouts: &["item_list_with_subtotals"],
        ..slip(
            "indicator-differs",
            "an indicator against its items",
            any,
            Make::Truth(figures::indicator_off),
            &["unattainable-oit"],
        )
    },
    Slip {
        layouts: &["item_list_with_subtotals"],
        ..slip(
            "sub-indicator-differs",
            "a part against its items",
            any,
            Make::Truth(figures::sub_indicator_off),
            &["indicator-differs"],
        )
    },
    Slip {
        layouts: &["weighted_instruments"],
        ..slip("weighted-scores", "parts of the overall score", any, Make::Nothing, &[])
    },
    Slip { layouts: &["hidden_"], ..slip("hidden-values", "something hidden", any, Make::Nothing, &[]) },
    Slip { layouts: &["named_by_"], ..slip("named-by-path", "named by its path alone", any, Make::Nothing, &[]) },
    slip("disguised-format", "another format under a workbook's name", any, Make::Nothing, &[]),
    Slip {
        layouts: &["composed_rows", "one_table_with_subtotals"],
        ..slip("place-differs", "a district that has no such place", any, Make::Truth(figures::misplaced), &[])
    },
    Slip { layouts: ONE, ..slip("duplicate-submission", "sent twice", any, Make::Files(pages::twice), &[]) },
    Slip {
        layouts: ONE,
        ..slip(
            "conflicting-values",
            "a corrected second one",
            all_sums,
            Make::Files(pages::corrected),
            &["overall-differs", "grade-differs", "result-differs"],
        )
    },
    Slip {
        layouts: &["composed_namesakes"],
        ..slip("ambiguous-agency", "a name that fits two", any, Make::Files(pages::ambiguous), &[])
    },
];

const fn slip(
    code: &'static str,
    what: &'static str,
    needs: fn(&States) -> bool,
    make: Make,
    also: &'static [&'static str],
) -> Slip {
    Slip { code, what, layouts: &[], needs, make, also }
}
