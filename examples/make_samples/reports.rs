//! Word reports of agencies other than the first, each in another layout. Their figures are invented.

use std::error::Error;

use docx_rs::VMergeType;

use crate::word::{Cell, Report, cell, centred, lines, wide};

const IIT: &str = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)";
const EIT: &str = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)";
const OIT: &str = "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)";

fn text_row(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| cell(text)).collect()
}

/// One table with all ten indicators, a row for each instrument, and total, grade and result at the foot.
pub fn kho_thong() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut rows = vec![text_row(&["ที่", "ตัวชี้วัด", "คะแนน"])];
    let instruments = [
        (
            IIT,
            "๙๐.๐๖",
            &[
                ("๑", "การปฏิบัติหน้าที่", "๙๒.๔๑"),
                ("๒", "การใช้งบประมาณ", "๘๘.๓๗"),
                ("๓", "การใช้อำนาจ", "๙๑.๘๖"),
                ("๔", "การใช้ทรัพย์สินของราชการ", "๘๗.๕๒"),
                ("๕", "การแก้ไขปัญหาการทุจริต", "๙๐.๑๔"),
            ][..],
        ),
        (
            EIT,
            "๘๙.๖๘",
            &[
                ("๖", "คุณภาพการดำเนินงาน", "๙๐.๖๓"),
                ("๗", "ประสิทธิภาพการสื่อสาร", "๘๘.๙๕"),
                ("๘", "การปรับปรุงระบบการทำงาน", "๘๙.๔๗"),
            ][..],
        ),
        (OIT, "๙๕.๔๕", &[("๙", "การเปิดเผยข้อมูล", "๙๗.๑๔"), ("๑๐", "การป้องกันการทุจริต", "๙๓.๗๕")][..]),
    ];
    for (name, score, indicators) in instruments {
        rows.push(vec![wide(name, 2), centred(score)]);
        rows.extend(indicators.iter().map(|(number, name, score)| vec![centred(number), cell(name), centred(score)]));
    }
    for (label, value) in [("คะแนนรวม", "๙๒.๑๐"), ("ระดับ", "A"), ("ผลการประเมิน", "ผ่าน")]
    {
        rows.push(vec![wide(label, 2), centred(value)]);
    }
    Report::upright()
        .title("รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)")
        .title("องค์การบริหารส่วนตำบลค้อทอง อำเภอเขื่องใน จังหวัดอุบลราชธานี")
        .title("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔")
        .empty()
        .paragraph("องค์การบริหารส่วนตำบลค้อทองขอรายงานผลการประเมินเพื่อให้ผู้บริหารและประชาชนทราบ ดังตารางต่อไปนี้")
        .table(&[1, 7, 2], 1, rows)
        .paragraph("ทุกตัวชี้วัดได้คะแนนตามเกณฑ์เป้าหมาย จึงไม่มีจุดที่ต้องพัฒนาเร่งด่วน")
        .line("หมายเหตุ : คะแนนเต็มของแต่ละตัวชี้วัดเท่ากับ ๑๐๐ คะแนน")
        .bytes()
}

/// Scores in sentences only, with vowels and marks as an old keyboard driver leaves them: ํ and า for ำ, two เ for แ.
pub fn that_noi() -> Result<Vec<u8>, Box<dyn Error>> {
    Report::upright()
        .title("บันทึกสรุปผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๔")
        .title("องค์การบริหารส่วนตําบลธาตุน้อย อําเภอเขื่องใน จังหวัดอุบลราชธานี")
        .empty()
        .paragraph(
            "ตามที่องค์การบริหารส่วนตําบลธาตุน้อยเข้ารับการประเมินคุณธรรมเเละความโปร่งใสในการดําเนินงานของหน่วยงานภาครัฐ \
             ประจําปีงบประมาณ พ.ศ. ๒๕๖๔ นั้น ผลการประเมินในภาพรวม ได้คะเเนน ๘๗.๒๕ คะเเนน ระดับ A ผลการประเมิน ผ่าน",
        )
        .paragraph("เมื่อเเยกตามเเบบวัด เเบบวัด IIT ได้คะเเนน ๘๘.๔๐ คะเเนน")
        .paragraph("เเบบวัด EIT ได้คะเเนน ๘๖.๔๑ คะเเนน")
        .paragraph("เเละเเบบวัด OIT ได้คะเเนน ๘๗.๐๒ คะเเนน")
        .paragraph("ทั้งนี้ คะเเนนของทุกเเบบวัดสูงกว่าเป้าหมายที่ตั้งไว้ร้อยละ ๘๕ จึงเรียนมาเพื่อโปรดทราบ")
        .empty()
        .line("                                                        (ลงชื่อ) ........................................ ผู้รายงาน")
        .bytes()
}

/// A table whose instruments are merged downward, measures under other heads and in another order.
///
/// Slips: the district's workbook says otherwise of indicator 6; measure 2 has no period; indicator 2 is weak and no
/// measure serves it.
pub fn khueang_nai() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut rows = vec![text_row(&["แบบวัด", "ตัวชี้วัด", "คะแนน", "คะแนนแบบวัด"])];
    let instruments = [
        (
            "IIT",
            "84.34",
            &[
                ("1. การปฏิบัติหน้าที่", "88.14"),
                ("2. การใช้งบประมาณ", "81.36"),
                ("3. การใช้อำนาจ", "86.92"),
                ("4. การใช้ทรัพย์สินของราชการ", "80.57"),
                ("5. การแก้ไขปัญหาการทุจริต", "84.73"),
            ][..],
        ),
        (
            "EIT",
            "84.84",
            &[
                ("6. คุณภาพการดำเนินงาน", "88.12"),
                ("7. ประสิทธิภาพการสื่อสาร", "84.06"),
                ("8. การปรับปรุงระบบการทำงาน", "82.35"),
            ][..],
        ),
        ("OIT", "70.28", &[("9. การเปิดเผยข้อมูล", "78.06"), ("10. การป้องกันการทุจริต", "62.50")][..]),
    ];
    for (code, mean, indicators) in instruments {
        for (at, (name, score)) in indicators.iter().enumerate() {
            let merge = Some(if at == 0 { VMergeType::Restart } else { VMergeType::Continue });
            let first = |text| Cell { merge, ..centred(if at == 0 { text } else { "" }) };
            rows.push(vec![first(code), cell(name), centred(score), first(mean)]);
        }
    }
    let measures = vec![
        text_row(&["ที่", "มาตรการ/กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "วิธีการดำเนินงาน", "ผลการดำเนินงาน"]),
        vec![
            centred("1"),
            cell("ปรับปรุงการเปิดเผยข้อมูลบนเว็บไซต์"),
            cell("สำนักปลัด"),
            cell("ต.ค. 2563 - มี.ค. 2564"),
            lines("(1) ตรวจข้อมูลตามรายการ OIT\n(2) นำข้อมูลที่ขาดขึ้นเว็บไซต์"),
            cell("ปรับปรุงเว็บไซต์แล้วเมื่อวันที่ 15 มกราคม 2564"),
        ],
        vec![
            centred("2"),
            cell("จัดทำแผนปฏิบัติการป้องกันการทุจริต"),
            cell("สำนักปลัด"),
            cell(""),
            cell("(1) ประชุมคณะทำงาน"),
            cell("จัดทำแผนแล้ว"),
        ],
        vec![
            centred("3"),
            cell("จัดทำระเบียบการใช้ทรัพย์สินของราชการ"),
            cell("กองคลัง"),
            cell("ภายในวันที่ 31 มี.ค. 64"),
            cell("(1) จัดทำทะเบียนคุมการยืม"),
            cell("ประกาศใช้ทะเบียนคุมแล้ว"),
        ],
        vec![
            centred("4"),
            lines("พัฒนาช่องทางสื่อสารและการปรับปรุงระบบการทำงาน\nเพื่อประสิทธิภาพการสื่อสาร"),
            lines("สำนักปลัด\nกองการศึกษา"),
            cell("ตลอดปีงบประมาณ"),
            lines("(1) เปิดบัญชีไลน์ของเทศบาล\n(2) สำรวจความเห็นผู้รับบริการ"),
            cell("เปิดบัญชีแล้ว"),
        ],
        vec![
            centred("5"),
            cell("ตั้งคณะทำงานแก้ไขปัญหาการทุจริต"),
            cell("สำนักปลัด"),
            cell("มกราคม - มิถุนายน 2564"),
            cell("(1) ออกคำสั่งแต่งตั้ง"),
            cell("ออกคำสั่งแล้ว"),
        ],
    ];
    Report::landscape()
        .title("รายงานผลการวิเคราะห์ผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส")
        .title("เทศบาลตำบลเขื่องใน อำเภอเขื่องใน จังหวัดอุบลราชธานี ประจำปีงบประมาณ พ.ศ. 2564")
        .empty()
        .heading("1. ผลการประเมิน")
        .table(&[2, 6, 2, 3], 1, rows)
        .paragraph("คะแนนรวม 78.87 คะแนน ระดับ B ผลการประเมิน ไม่ผ่าน")
        .heading("2. มาตรการที่กำหนด")
        .table(&[1, 5, 3, 4, 5, 4], 1, measures)
        .bytes()
}

/// FY 2567: a level instead of a letter, told after a table of the ten.
pub fn nam_chiao() -> Result<Vec<u8>, Box<dyn Error>> {
    let scores = [
        ("การปฏิบัติหน้าที่", "96.32"),
        ("การใช้งบประมาณ", "91.84"),
        ("การใช้อำนาจ", "95.47"),
        ("การใช้ทรัพย์สินของราชการ", "90.26"),
        ("การแก้ไขปัญหาการทุจริต", "93.71"),
        ("คุณภาพการดำเนินงาน", "94.55"),
        ("ประสิทธิภาพการสื่อสาร", "92.18"),
        ("การปรับปรุงการทำงาน", "93.60"),
        ("การเปิดเผยข้อมูล", "95.24"),
        ("การป้องกันการทุจริต", "92.50"),
    ];
    let mut rows = vec![text_row(&["ตัวชี้วัดที่", "ประเด็นการประเมิน", "คะแนนเต็ม", "คะแนนที่ได้"])];
    for (number, (name, score)) in (1..).zip(scores) {
        rows.push(vec![centred(&format!("{number}")), cell(name), centred("100"), centred(score)]);
    }
    Report::upright()
        .title("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ")
        .title("ประจำปีงบประมาณ พ.ศ. 2567")
        .title("เทศบาลตำบลน้ำเชี่ยว อำเภอแหลมงอบ จังหวัดตราด")
        .empty()
        .paragraph("เทศบาลตำบลน้ำเชี่ยวมีผลคะแนนภาพรวมเท่ากับ **93.64** คะแนน ระดับผลการประเมิน **ผ่านดี** ผลการประเมิน ผ่าน")
        .table(&[2, 6, 2, 2], 1, rows)
        .line(&format!("คะแนน{IIT} เท่ากับ 93.52 คะแนน"))
        .line(&format!("คะแนน{EIT} เท่ากับ 93.44 คะแนน"))
        .line(&format!("คะแนน{OIT} เท่ากับ 93.87 คะแนน"))
        .bytes()
}

/// Scores of a year, but nobody's: the officer left the name out.
pub fn nobody() -> Result<Vec<u8>, Box<dyn Error>> {
    let rows = vec![
        text_row(&["แบบวัด", "คะแนน"]),
        vec![cell("IIT"), centred("๘๘.๑๒")],
        vec![cell("EIT"), centred("๘๖.๔๐")],
        vec![cell("OIT"), centred("๙๐.๐๐")],
        vec![cell("คะแนนรวม"), centred("๘๘.๓๖")],
    ];
    Report::upright()
        .title("ผลการประเมิน ITA ของหน่วยงาน")
        .title("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔")
        .empty()
        .table(&[3, 1], 1, rows)
        .bytes()
}

/// Minutes of a meeting that came along by mistake: nothing of the ITA in it.
pub fn minutes() -> Result<Vec<u8>, Box<dyn Error>> {
    Report::upright()
        .title("รายงานการประชุมพนักงานส่วนตำบล ครั้งที่ ๒/๒๕๖๔")
        .title("วันศุกร์ที่ ๕ กุมภาพันธ์ พ.ศ. ๒๕๖๔ ณ ห้องประชุมสภา")
        .empty()
        .heading("ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ")
        .paragraph("ประธานแจ้งกำหนดการตรวจสุขภาพประจำปีของพนักงาน")
        .heading("ระเบียบวาระที่ ๒ รับรองรายงานการประชุมครั้งที่แล้ว")
        .paragraph("ที่ประชุมรับรองรายงานการประชุม ครั้งที่ ๑/๒๕๖๔ โดยไม่มีการแก้ไข")
        .heading("ระเบียบวาระที่ ๓ เรื่องอื่น ๆ")
        .paragraph("นัดทำความสะอาดสำนักงานในวันศุกร์สุดท้ายของเดือน เลิกประชุมเวลา ๑๑.๓๐ น.")
        .bytes()
}
