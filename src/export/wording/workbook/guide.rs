//! The page on how to read the workbook.

use rust_decimal::Decimal;

use super::score;
use crate::export::wording::Language;

/// Terms of the workbook and what they mean.
pub fn reading(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let entries = [
        (
            ("คะแนนที่ระบุ", "ค่าตามเอกสารของหน่วยงาน ไม่มีการแก้ไข"),
            ("Stated", "As the agency's documents have it, never changed"),
        ),
        (
            ("คะแนนที่คำนวณ", "เครื่องมือคือค่าเฉลี่ยของตัวชี้วัด คะแนนรวมคือผลรวมถ่วงน้ำหนักของเครื่องมือ"),
            ("Computed", "An instrument is the mean of its indicators, the overall score their weighted sum"),
        ),
        (
            ("คะแนนที่ใช้", "ค่าที่ตัดสิน ถ้าไม่มีจึงใช้ค่าที่ระบุ ถ้าไม่มีอีกจึงใช้ค่าที่คำนวณ อันดับ ระดับ และค่าเฉลี่ยคิดจากค่านี้"),
            (
                "Used",
                "The decided score, else the stated one, else the computed one; ranks, grades and means rest on it",
            ),
        ),
        (
            (
                "คำตัดสิน",
                "กรอกค่าที่ถูกต้อง เหตุผล และผู้ตัดสินในแผ่นข้อตรวจพบ บันทึก แล้วสั่ง compare อีกครั้งโดยเพิ่ม --decisions และชื่อไฟล์นี้ ค่าที่ตัดสินใช้แทนค่าที่ระบุ และแสดงเป็นตัวเอนพื้นฟ้าพร้อมหมายเหตุ หากค่าที่ผิดเป็นค่าอื่นของหน่วยงานเดียวกัน ให้กรอกเช่น ตัวชี้วัดที่ 3 = 91.05 กรอกเพียงเหตุผลคือรับทราบโดยไม่เปลี่ยนค่า",
            ),
            (
                "Decisions",
                "Fill in the right value, the reason and who decided in the findings, save, and compare again with --decisions and this file. A decided value goes before the stated one and stands in italics on blue with a note. Where another figure of the agency is wrong, enter such as indicator 3 = 91.05. A reason alone settles a finding and changes nothing",
            ),
        ),
        (
            ("ช่องว่าง", "ไม่มีข้อมูล ไม่ใช่ศูนย์ และไม่นำไปคิดค่าเฉลี่ย"),
            ("Empty cells", "Nothing is known: that is not zero and enters no mean"),
        ),
        (
            ("อันดับ", "เรียงภายในปีเดียวกัน คะแนนเท่ากันได้อันดับเดียวกันและข้ามอันดับถัดไป"),
            ("Rank", "Within one year; equal scores share a rank and the next is skipped"),
        ),
        (
            (
                "สูตร",
                "แผ่นภาพรวม อันดับ ตามอำเภอ ตามประเภท ทางสู่การผ่าน (คะแนนที่ต้องได้) และแผ่นรายปีคำนวณใหม่เมื่อแก้คะแนนในแผ่นอันดับ ค่าที่สูตรให้ผลไม่ตรงกับข้อสรุปเขียนเป็นตัวเลขคงที่ แผ่นอื่นไม่เปลี่ยนตาม",
            ),
            (
                "Formulas",
                "Overview, ranking, districts, kinds, scores needed to pass and the sheets of years follow a score corrected in the ranking; where no formula gives what was concluded the value stands alone; other sheets do not follow",
            ),
        ),
        (
            (
                "ทางสู่การผ่าน",
                "คะแนนที่ต้องได้คือคะแนนน้อยที่สุดที่ทำให้คะแนนรวมเมื่อปัดเป็นทศนิยมสองตำแหน่งถึงเกณฑ์ผ่านแน่นอน แม้คะแนนอื่นที่ระบุจะปัดเศษมา ขีดหมายถึงแม้ได้ 100 ก็ไม่พอ",
            ),
            (
                "The way to pass",
                "A needed score is the least with which the overall score, as published, surely reaches the line, whatever the other scores were rounded from; a dash: even 100 does not suffice",
            ),
        ),
        (
            ("ระดับคนละเกณฑ์", "ปี 2562 ถึง 2565 ใช้ตัวอักษร ปี 2566 เป็นต้นไปใช้ถ้อยคำ จึงแสดงไว้คู่กันโดยไม่ถือว่าดีขึ้นหรือลดลง"),
            (
                "Another scale of grades",
                "Letters from FY 2562 to 2565, levels in words from FY 2566 on: they stand side by side and are not ranked",
            ),
        ),
        (
            (
                "จำนวนหน่วยงานมาก",
                "หากมีหลายปีรวมเกิน 10,000 รายการ สูตรอันดับนับเฉพาะแถวของปีเดียวกัน จึงเรียงลำดับแถวใหม่ข้ามปีไม่ได้ ส่วนตามอำเภอและตามประเภทเป็นตัวเลขคงที่ เพื่อให้เปิดได้เร็ว",
            ),
            (
                "Many agencies",
                "With more than 10,000 records of several years a rank counts the rows of its year, so rows of different years must not be sorted together, and districts and kinds are values, so that the workbook opens fast",
            ),
        ),
        (
            ("สีของคะแนน", "แดงที่ 50 เหลืองที่เกณฑ์เป้าหมาย เขียวที่ 100 ตัวหนังสือแดงเข้มคือต่ำกว่าเกณฑ์เป้าหมาย"),
            (
                "Colours of scores",
                "Red at 50, yellow at the target, green at 100; dark red figures are under the target",
            ),
        ),
        (
            ("สีของผล", "เขียวคือผ่าน แดงคือไม่ผ่าน เหลืองคือควรตรวจ"),
            ("Colours of results", "Green is passed, red is not passed, yellow needs a look"),
        ),
        (
            ("แข็ง พัฒนา", "แข็งคือจุดแข็ง พัฒนาคือจุดที่ต้องพัฒนา ขัดกันคือเอกสารกล่าวไว้ทั้งสองอย่าง"),
            ("Strong, weak", "A strength or a weakness; unclear where documents say both"),
        ),
        (
            (
                "ที่มา",
                "คลิกชื่อหรือคะแนนในแผ่นอันดับเพื่อไปยังแผ่นที่มา ซึ่งมีลิงก์กลับและลิงก์เปิดไฟล์ เมื่อเรียงลำดับแถวใหม่ ลิงก์กลับจะชี้แถวเดิม หากมีหน่วยงานมาก ลิงก์อยู่ที่ชื่อหน่วยงานเท่านั้น",
            ),
            (
                "Sources",
                "Click a name or score in the ranking to see its sources, from where links lead back and open the file; the way back leads to the old row once rows are sorted; of very many agencies only the names are links",
            ),
        ),
        (
            ("หมายเหตุในช่อง", "มุมสีแดงในแผ่นอันดับ คือข้อตรวจพบหรือการตัดสินของค่านั้น ช่องกรอบสีน้ำเงินตัวเอนคือค่าที่ตัดสินแล้ว"),
            (
                "Notes",
                "A red corner in the ranking tells what was found or decided; italics in a blue frame are decided values",
            ),
        ),
        (
            (
                "การพิมพ์",
                "ทุกแผ่นตั้งค่าไว้สำหรับกระดาษ A4 คอลัมน์ทางขวาของแผ่นอันดับตั้งแต่ประเภทหน่วยงานอยู่นอกพื้นที่พิมพ์ จังหวัดถูกพับไว้เมื่อมีจังหวัดเดียว",
            ),
            (
                "Printing",
                "Every sheet is set up for A4; the columns of the ranking from the kind on are not printed; a province that all share is folded away",
            ),
        ),
    ];
    entries.into_iter().map(move |(thai, english)| match language {
        Language::Thai => thai,
        Language::English => english,
    })
}

/// Said of the cell in which links to files begin.
pub fn source_folder(language: Language) -> &'static str {
    language.pick(
        "ลิงก์ เปิดไฟล์ ทุกแห่งเริ่มจากโฟลเดอร์ในช่องนี้ นับจากที่อยู่ของสมุดงาน หากย้ายสมุดงานหรือไฟล์ต้นทาง ให้แก้ช่องนี้ช่องเดียว",
        "Every link that opens a file begins with this folder, seen from where the workbook lies. If either is moved, correct this one cell",
    )
}

/// The heading over a year's rules.
pub fn rules_of(year: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("เกณฑ์ที่ใช้กับปีงบประมาณ {year}"),
        Language::English => format!("Rules used for FY {year}"),
    }
}

/// Said of a year that has no rules.
pub fn no_rules(language: Language) -> &'static str {
    language.pick(
        "ไม่มีเกณฑ์ของปีนี้ อ่านเฉพาะคะแนนรวม ไม่มีการคำนวณระดับหรือผล",
        "No rules of this year are known: nothing is computed, no grade given",
    )
}

/// Said of a year that is assessed by another year's rules.
pub fn rules_assumed(used: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีนี้ยังไม่มีเกณฑ์ของตนเอง จึงใช้เกณฑ์ของปีงบประมาณ {used}"),
        Language::English => format!("This year has no rules of its own yet: those of FY {used} were used"),
    }
}

/// The target in words.
pub fn target(target: Decimal, language: Language) -> String {
    match language {
        Language::Thai => format!("{} คะแนนขึ้นไปเป็นจุดแข็ง ต่ำกว่านั้นเป็นจุดที่ต้องพัฒนา", score(target)),
        Language::English => format!("{} and more is a strength, less is a weakness", score(target)),
    }
}
