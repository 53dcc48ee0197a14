//! Samples that are plain bytes: tables saved as text, and the lock file that Word leaves behind.

/// The word for each column of the Trat table.
const TRAT_HEAD: &str = "ลำดับที่;หน่วยงาน;อำเภอ;จังหวัด;ตัวชี้วัดที่ 1;ตัวชี้วัดที่ 2;ตัวชี้วัดที่ 3;ตัวชี้วัดที่ 4;ตัวชี้วัดที่ 5;\
    ตัวชี้วัดที่ 6;ตัวชี้วัดที่ 7;ตัวชี้วัดที่ 8;ตัวชี้วัดที่ 9;ตัวชี้วัดที่ 10;IIT;EIT;OIT;คะแนนรวม;ระดับ;ผลการประเมิน";

/// Four agencies of Trat in FY 2565, as Excel saves it on a Thai Windows: windows-874 and semicolons.
///
/// Slips: the second's grade and the third's result are not those of the score, the fourth's third indicator is missing.
pub fn trat_2565() -> Vec<u8> {
    let lines = [
        "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. 2565;;;;;;;;;;;;;;;;;;;",
        TRAT_HEAD,
        "1;องค์การบริหารส่วนตำบลอ่าวใหญ่;เมืองตราด;ตราด;93.60;89.12;92.05;88.74;90.33;91.16;89.58;90.02;96.00;100.00;90.77;90.25;98.00;93.51;A;ผ่าน",
        "2;เทศบาลเมืองตราด;เมืองตราด;ตราด;88.94;83.27;87.15;82.66;85.48;84.90;82.31;81.75;88.42;93.75;85.50;82.99;91.09;86.98;B;ผ่าน",
        "3;องค์การบริหารส่วนตำบลไม้รูด;คลองใหญ่;ตราด;87.31;81.95;86.40;80.78;84.12;83.57;81.26;80.33;80.92;93.75;84.11;81.72;87.34;84.68;B;ผ่าน",
        "4;องค์การบริหารส่วนตำบลน้ำเชี่ยว;แหลมงอบ;ตราด;91.77;86.20;-;85.69;88.53;89.14;87.45;86.91;92.50;93.75;88.45;87.83;93.13;90.14;A;ผ่าน",
        ";หมายเหตุ : คะแนน 85 ขึ้นไปถือว่าผ่านการประเมิน;;;;;;;;;;;;;;;;;;",
    ];
    encoding_rs::WINDOWS_874.encode(&(lines.join("\r\n") + "\r\n")).0.into_owned()
}

/// One agency in FY 2568, a line per value, UTF-8 with a byte order mark.
pub fn ao_yai_2568() -> Vec<u8> {
    let scores = [
        ("1", "การปฏิบัติหน้าที่", "97.44"),
        ("2", "การใช้งบประมาณ", "95.62"),
        ("3", "การใช้อำนาจ", "96.91"),
        ("4", "การใช้ทรัพย์สินของราชการ", "95.10"),
        ("5", "การแก้ไขปัญหาการทุจริต", "96.27"),
        ("6", "คุณภาพการดำเนินงาน", "96.83"),
        ("7", "ประสิทธิภาพการสื่อสาร", "95.34"),
        ("8", "การปรับปรุงการทำงาน", "95.78"),
        ("9", "การเปิดเผยข้อมูล", "98.57"),
        ("10", "การป้องกันการทุจริต", "100.00"),
        ("", "IIT", "96.27"),
        ("", "EIT", "95.98"),
        ("", "OIT", "99.29"),
        ("", "คะแนนรวม", "97.39"),
        ("", "ระดับผลการประเมิน", "ผ่านดีเยี่ยม"),
        ("", "ผลการประเมิน", "ผ่าน"),
    ];
    let mut text = String::from("\u{FEFF}ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568,,\r\n");
    text.push_str("หน่วยงาน,อบต.อ่าวใหญ่ อ.เมืองตราด จ.ตราด,\r\n,,\r\nที่,ตัวชี้วัด,คะแนน\r\n");
    for (number, name, score) in scores {
        text.push_str(&format!("{number},{name},{score}\r\n"));
    }
    text.into_bytes()
}

/// What Word leaves beside an opened document: the name of who has it open, padded to 162 bytes.
pub fn word_lock_file() -> Vec<u8> {
    let mut bytes = vec![0; 162];
    let name = b"Officer";
    for (place, byte) in bytes.iter_mut().zip([name.len() as u8].iter().chain(name)) {
        *place = *byte;
    }
    for (place, byte) in bytes.iter_mut().skip(54).step_by(2).zip([name.len() as u8].iter().chain(name)) {
        *place = *byte;
    }
    bytes
}
