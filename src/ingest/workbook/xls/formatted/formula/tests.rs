//! Formulas as tables of cases.
