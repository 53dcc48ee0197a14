//! What a conversion left behind, or left as it was.

use super::grouped;
use crate::export::wording::Language;
use crate::model::{Remark, RemarkKind};

/// What was left behind or left as it was, in one line; none where nothing was.
pub fn remarks(remarks: &[Remark], language: Language) -> Option<String> {
    let told: Vec<String> =
        remarks.iter().map(|found| format!("{}: {}", remark(found.kind, language), grouped(found.count))).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// What a remark says, so that its count can stand behind it.
fn remark(kind: RemarkKind, language: Language) -> &'static str {
    use RemarkKind as Kind;
    let (thai, english) = match kind {
        Kind::FieldWritesThaiDigits => {
            ("ฟิลด์ที่จะแสดงเลขไทยอีกเมื่อปรับปรุงฟิลด์", "fields that show Thai digits again when they are updated")
        }
        Kind::FieldWritesArabicDigits => {
            ("ฟิลด์ที่จะแสดงเลขอารบิกอีกเมื่อปรับปรุงฟิลด์", "fields that show Arabic digits again when they are updated")
        }
        Kind::BoundControlKept => (
            "ตัวควบคุมเนื้อหาที่ดึงข้อความจากส่วนอื่นของเอกสาร ซึ่งอาจแสดงตัวเลขเดิมอีก",
            "content controls that take their text from another part of the document and may show the old digits again",
        ),
        Kind::FormulaComparesText => (
            "สูตรที่เขียนตัวเลขเป็นข้อความ โปรดตรวจผลการเปรียบเทียบ",
            "formulas that name a number as text: check what they compare",
        ),
        Kind::DateFormatKept => (
            "รูปแบบวันที่ที่เป็นไปตามการตั้งค่าของเครื่อง จึงคงไว้",
            "date formats that follow the reader's system, left as they are",
        ),
        Kind::EmbeddedDocument => ("เอกสารที่ฝังอยู่ภายใน คงไว้ตามเดิม", "embedded documents, left as they are"),
        Kind::PivotTable => (
            "PivotTable ที่ยังแสดงตัวเลขเดิมจนกว่าจะรีเฟรช",
            "pivot tables, which show the old digits until they are refreshed",
        ),
        Kind::SignatureBroken => ("ลายมือชื่อดิจิทัลที่ใช้ไม่ได้แล้วหลังการแปลง", "digital signatures that no longer hold"),
        Kind::PartKept => ("ส่วนของไฟล์ที่อ่านไม่ได้ คงไว้ตามเดิม", "parts that cannot be read, left as they are"),
        Kind::SheetNameKept => (
            "ชื่อแผ่นงานที่มีเลขไทย คงไว้เพราะสูตรอ้างถึง",
            "names of sheets with Thai digits, left because formulas refer to them",
        ),
        Kind::TableHeadingKept => {
            ("หัวตารางที่คงไว้ เพราะชื่อใหม่ซ้ำกับหัวตารางอื่น", "table headings left as they are because another has the new name")
        }
        Kind::ChartLost => ("แผนภูมิที่ไม่ได้นำมาด้วย", "charts left behind"),
        Kind::PictureLost => ("รูปภาพที่ไม่ได้นำมาด้วย", "pictures left behind"),
        Kind::ShapeLost => ("รูปร่าง กล่องข้อความ หรือปุ่มที่ไม่ได้นำมาด้วย", "shapes, text boxes or buttons left behind"),
        Kind::EmbeddedObjectLost => ("วัตถุของโปรแกรมอื่นที่ไม่ได้นำมาด้วย", "objects of other programs left behind"),
        Kind::MacrosLost => ("มาโครที่ไม่ได้นำมาด้วย", "macros left behind"),
        Kind::PivotTableBecameValues => ("PivotTable ที่เหลือเพียงค่า", "pivot tables of which the values stay"),
        Kind::ConditionalFormatLost => ("การจัดรูปแบบตามเงื่อนไขที่ไม่ได้นำมาด้วย", "conditional formats left behind"),
        Kind::DataValidationLost => ("กฎตรวจสอบข้อมูลที่ไม่ได้นำมาด้วย", "input checks left behind"),
        Kind::TableBecameCells => ("ตารางของ Excel ที่เหลือเป็นเซลล์ธรรมดา", "tables of which the cells stay"),
        Kind::DataConnectionLost => {
            ("การเชื่อมต่อข้อมูลภายนอกที่เหลือเพียงค่า", "connections to data elsewhere of which the values stay")
        }
        Kind::FilterCriteriaLost => (
            "เงื่อนไขตัวกรองที่ไม่ได้นำมาด้วย แถวที่ซ่อนยังซ่อนอยู่",
            "criteria of filters left behind; the rows they hide stay hidden",
        ),
        Kind::FormulaBecameValue => {
            ("สูตรที่แปลงไม่ได้ จึงใส่ค่าที่คำนวณไว้แทน", "formulas that could not be carried over; their values stand there")
        }
        Kind::ExternalReferenceBecameValue => {
            ("สูตรที่อ้างถึงไฟล์อื่น จึงใส่ค่าที่คำนวณไว้แทน", "formulas that refer to other files; their values stand there")
        }
        Kind::FormulaLost => (
            "สูตรที่แปลงไม่ได้และไม่มีค่าที่คำนวณไว้ เซลล์จึงว่าง",
            "formulas without a value that could not be carried over; blank cells",
        ),
        Kind::NameLost => ("ชื่อช่วงเซลล์ที่ไม่ได้นำมาด้วย", "defined names left behind"),
        Kind::NameRenamed => {
            ("ชื่อช่วงเซลล์ที่เติม _ ข้างหน้า เพราะซ้ำกับชื่อเซลล์", "defined names that begin with _ now, being names of cells")
        }
        Kind::ThemeLost => ("สีของธีมที่ใช้สีมาตรฐานแทน", "colours of themes, replaced by the usual ones"),
        Kind::SheetRenamed => {
            ("แผ่นงานที่เปลี่ยนชื่อ เพราะชื่อเดิมใช้ไม่ได้หรือซ้ำ", "sheets renamed, their names being not allowed or taken")
        }
        Kind::HyperlinkLost => ("ลิงก์ที่ไม่ได้นำมาด้วย", "links left behind"),
        Kind::NoteLost => ("บันทึกย่อในเซลล์ที่ไม่ได้นำมาด้วย", "notes on cells left behind"),
        Kind::MergeLost => ("การผสานเซลล์ที่ทับกัน จึงไม่ได้นำมาด้วย", "merges left behind because they overlap"),
        Kind::SheetLost => ("แผ่นงานชนิดพิเศษที่ไม่ได้นำมาด้วย", "special sheets left behind"),
        Kind::SheetDamaged => ("แผ่นงานที่เสียหาย นำมาได้เพียงบางส่วน", "damaged sheets, carried over in part"),
        Kind::FormatMissing => ("รูปแบบหรือข้อความที่อ้างถึงแต่ไม่มีในไฟล์", "formats or texts that are referred to and missing"),
        Kind::HeaderFooterLost => ("หัวหรือท้ายกระดาษที่ไม่ได้นำมาด้วย", "headers or footers left behind"),
        Kind::BackgroundLost => ("ภาพพื้นหลังที่ไม่ได้นำมาด้วย", "background pictures left behind"),
        Kind::ScenarioLost => ("สถานการณ์สมมติที่ไม่ได้นำมาด้วย", "scenarios left behind"),
        Kind::DrawingLost => ("ภาพวาดที่ไม่ได้นำมาด้วย ข้อความในภาพยังอยู่", "drawings left behind; text in them stays"),
        Kind::CommentLost => ("ข้อคิดเห็นที่ไม่ได้นำมาด้วย", "comments left behind"),
        Kind::TrackedChangesApplied => ("ข้อความที่มีการติดตามการแก้ไข ถือว่ายอมรับแล้ว", "tracked changes taken as accepted"),
        Kind::FormFieldFlattened => ("ช่องกรอกแบบฟอร์มที่เหลือเป็นข้อความ", "form fields that are plain text now"),
        Kind::TextBoxFlattened => ("กล่องข้อความที่ข้อความไปอยู่ในเนื้อความ", "text boxes whose text stands in the text around"),
        Kind::NumberingLost => ("ลำดับอัตโนมัติแบบเก่าที่ไม่ได้นำมาด้วย", "automatic numbers of Word 95 left behind"),
        Kind::TableFlattened => {
            ("ตารางที่แยกแถวไม่ได้ จึงเป็นย่อหน้า", "tables whose rows could not be told apart; paragraphs now")
        }
        Kind::OldFormatSimplified => (
            "เอกสาร Word รุ่น 6 หรือ 95 นำมาได้เพียงข้อความและตาราง",
            "documents of Word 6 or 95, of which text and tables stay",
        ),
        Kind::ProtectionLost => ("การป้องกันการแก้ไขที่ไม่ได้นำมาด้วย", "protections against changes left behind"),
    };
    language.pick(thai, english)
}

#[cfg(test)]
mod tests {
    use super::super::in_both;
    use super::*;

    #[test]
    fn remarks_are_told_in_one_line() {
        let left = [
            Remark { kind: RemarkKind::FieldWritesThaiDigits, count: 2 },
            Remark { kind: RemarkKind::SignatureBroken, count: 1 },
        ];
        insta::assert_snapshot!(in_both(|language| remarks(&left, language).unwrap()), @r"
        ฟิลด์ที่จะแสดงเลขไทยอีกเมื่อปรับปรุงฟิลด์: 2; ลายมือชื่อดิจิทัลที่ใช้ไม่ได้แล้วหลังการแปลง: 1
        fields that show Thai digits again when they are updated: 2; digital signatures that no longer hold: 1
        ");
        assert_eq!(remarks(&[], Language::Thai), None);
    }
}
