//! Names of kinds, results, severities and file states.

use crate::model::{AgencyKind, FileStatus, Format, Grade, Severity};

use super::Language;

/// The name of a kind of agency.
pub fn kind(kind: AgencyKind, language: Language) -> &'static str {
    let (thai, english) = match kind {
        AgencyKind::ProvincialAdministrativeOrganization => {
            ("องค์การบริหารส่วนจังหวัด", "Provincial administrative organization")
        }
        AgencyKind::CityMunicipality => ("เทศบาลนคร", "City municipality"),
        AgencyKind::TownMunicipality => ("เทศบาลเมือง", "Town municipality"),
        AgencyKind::SubdistrictMunicipality => ("เทศบาลตำบล", "Subdistrict municipality"),
        AgencyKind::SubdistrictAdministrativeOrganization => {
            ("องค์การบริหารส่วนตำบล", "Subdistrict administrative organization")
        }
        AgencyKind::Province => ("จังหวัด", "Province"),
        AgencyKind::Department => ("ส่วนราชการ", "Department"),
        AgencyKind::StateEnterprise => ("รัฐวิสาหกิจ", "State enterprise"),
        AgencyKind::University => ("มหาวิทยาลัย", "University"),
        AgencyKind::School => ("โรงเรียน", "School"),
        AgencyKind::EducationArea => ("สำนักงานเขตพื้นที่การศึกษา", "Education service area office"),
        AgencyKind::Hospital => ("โรงพยาบาล", "Hospital"),
        AgencyKind::Other => ("หน่วยงานอื่น", "Other agency"),
    };
    language.pick(thai, english)
}

/// A grade or level. Letters are the same in both languages; documents write levels in Thai.
pub fn grade(grade: Grade, language: Language) -> &'static str {
    let english = match grade {
        Grade::PassedExcellent => "Excellent",
        Grade::PassedGood => "Good",
        Grade::Passed => "Pass",
        Grade::NeedsImprovement => "Needs improvement",
        Grade::NeedsUrgentImprovement => "Needs urgent improvement",
        letter => letter.label(),
    };
    language.pick(grade.label(), english)
}

/// ผ่าน or ไม่ผ่าน.
pub fn passed(passed: bool, language: Language) -> &'static str {
    if passed { language.pick("ผ่าน", "passed") } else { language.pick("ไม่ผ่าน", "not passed") }
}

/// The name of a severity.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("ต้องตัดสิน", "error"),
        Severity::Warning => language.pick("ควรตรวจ", "warning"),
        Severity::Note => language.pick("ข้อสังเกต", "note"),
    }
}

/// The name of a file's status.
pub fn status(status: &FileStatus, language: Language) -> &'static str {
    match status {
        FileStatus::Read => language.pick("อ่านได้ครบ", "read"),
        FileStatus::Partial(_) => language.pick("อ่านได้บางส่วน", "partly read"),
        FileStatus::Empty => language.pick("ไม่มีข้อมูล ITA", "no ITA data"),
        FileStatus::Unreadable(_) => language.pick("อ่านไม่ได้", "unreadable"),
        FileStatus::Ignored => language.pick("ข้าม", "passed over"),
    }
}

/// A file format as people call it.
pub fn format(format: Format, language: Language) -> &'static str {
    match format {
        Format::Docx => "DOCX",
        Format::Xlsx => "XLSX",
        Format::Csv => "CSV",
        Format::Xlsb => "XLSB",
        Format::Ods => "ODS",
        Format::Doc => "DOC",
        Format::Xls => "XLS",
        Format::Html => "HTML",
        Format::Rtf => "RTF",
        Format::Xml => "XML Spreadsheet 2003",
        Format::Text => language.pick("ข้อความ", "text"),
        Format::Json => "assessments.json",
        Format::Zip => "ZIP",
        Format::Unknown => language.pick("ไม่ทราบ", "unknown"),
    }
}
