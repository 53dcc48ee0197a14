//! How to fill the workbook.

use crate::export::wording::Language;

/// The sheet of guidance: what to do in which case. No term is a label of the sheets, or it would be read as one.
pub fn guide(of_many: bool, has_items: bool, language: Language) -> Vec<(&'static str, &'static str)> {
    let mut guide = vec![if of_many {
        language_pair(
            language,
            ("การกรอกชื่อ", "หนึ่งแถวต่อหนึ่งหน่วยงาน ชื่อมาจากรายชื่อที่ให้ไว้ แก้หรือเพิ่มแถวต่อท้ายได้ แถวที่ยังไม่มีคะแนนจะไม่ถูกนำไปเปรียบเทียบ"),
            (
                "Naming agencies",
                "One row an agency, named as in the list that was given. Names may be corrected and rows added at the \
                 end; a row without scores is not compared.",
            ),
        )
    } else {
        language_pair(
            language,
            ("การกรอกชื่อ", "กรอกชื่อ อำเภอ และจังหวัด เพราะหลายหน่วยงานมีชื่อเดียวกัน ประเภทใช้เมื่อชื่อไม่ได้บอกว่าเป็นหน่วยงานประเภทใด"),
            (
                "Naming the agency",
                "Fill in name, district and province, since many agencies share a name. The kind matters where the name \
                 does not tell it.",
            ),
        )
    }];
    guide.extend([
        language_pair(
            language,
            ("การกรอกคะแนน", "กรอกตามประกาศผลทุกหลัก คะแนนเครื่องมือต้องเป็นคะแนนเต็มร้อย ไม่ใช่คะแนนที่ถ่วงน้ำหนักแล้ว"),
            (
                "Filling in scores",
                "Fill in all decimals that were announced. Instruments are out of a hundred, not weighted parts of the \
                 overall score.",
            ),
        ),
        language_pair(
            language,
            ("การเว้นว่าง", "ไม่มีข้อมูลให้เว้นว่าง อย่ากรอกศูนย์ เพราะศูนย์คือคะแนนที่ได้"),
            ("Leaving blanks", "Leave blank what is not known. A nought is a score."),
        ),
        language_pair(
            language,
            ("การเลือกระดับและผล", "เลือกจากรายการตามที่ประกาศผลระบุ แบบนี้ไม่คำนวณให้ เพราะต้องการทราบค่าที่หน่วยงานได้รับจริง"),
            (
                "Choosing the grade",
                "Choose what was announced. Nothing is computed here: what the agency was given is asked for.",
            ),
        ),
        language_pair(
            language,
            (
                "ช่องที่เปลี่ยนสี",
                "เครื่องมือที่ไม่เท่ากับค่าเฉลี่ยของตัวชี้วัด คะแนนรวมที่ไม่เท่ากับผลรวมตามน้ำหนัก และระดับหรือผลที่ไม่ตรงกับเกณฑ์ \
                 จะเปลี่ยนสี ให้ตรวจกับประกาศผล ถ้าประกาศผลเป็นเช่นนั้นให้คงไว้",
            ),
            (
                "Coloured cells",
                "An instrument that is not the mean of its indicators, an overall score that is not the weighted sum, and \
                 a grade or result that the bands do not give. Check them, and keep what was announced.",
            ),
        ),
    ]);
    if has_items {
        guide.push(language_pair(
            language,
            ("การกรอกรายการ OIT", "กรอกเมื่อทราบผลรายข้อ ไม่ทราบให้เว้นว่างทั้งแผ่น"),
            ("Filling in items", "Fill them in where they are known; else leave the whole sheet blank."),
        ));
    }
    if !of_many {
        guide.push(language_pair(
            language,
            ("การกรอกมาตรการ", "กรอกมาตรการที่หน่วยงานกำหนดและผลที่ดำเนินการแล้ว ไม่มีให้เว้นว่าง"),
            ("Filling in measures", "The agency's measures and what was done; blank where there are none."),
        ));
    }
    guide.push(language_pair(
        language,
        ("การวางข้อมูล", "วางจากตารางอื่นได้ แผ่นงานไม่ได้ล็อก ถ้าวางแล้วรายการให้เลือกหายไป ให้วางเฉพาะค่า อย่าลบหัวตารางและชื่อเรื่อง เพราะปีงบประมาณอยู่ที่นั่น"),
        (
            "Pasting",
            "The sheets are not locked. Paste values only, or the checks are lost. Keep headings and title: they tell \
             the fiscal year.",
        ),
    ));
    guide.push(language_pair(
        language,
        ("การส่งแบบ", "บันทึกเป็น .xlsx แล้วส่งทั้งไฟล์ โปรแกรม prongsai อ่านได้ทันทีด้วยคำสั่ง compare"),
        ("Sending", "Save as .xlsx and send the file; prongsai compare reads it as it is."),
    ));
    guide
}

fn language_pair(
    language: Language,
    thai: (&'static str, &'static str),
    english: (&'static str, &'static str),
) -> (&'static str, &'static str) {
    match language {
        Language::Thai => thai,
        Language::English => english,
    }
}
