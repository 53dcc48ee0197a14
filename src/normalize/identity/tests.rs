//! Agencies and places as texts name them.

use super::*;
use crate::normalize::text::clean;

/// Name, district and province of the first agency that a text names.
fn first(text: &str) -> Option<(String, Option<String>, Option<String>)> {
    let mention = mentions_in_title(&clean(text)).into_iter().next()?;
    Some((mention.agency.name, mention.agency.district, mention.agency.province))
}

#[test]
fn names_end_where_the_sentence_goes_on() {
    let cases = [
        ("องค์การบริหารส่วนตำบลแดงหม้อได้รับคะแนน", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("ขององค์การบริหารส่วนตำบลในเมืองมีผลการประเมิน", "องค์การบริหารส่วนตำบลในเมือง"),
        ("อบต.ท่าบุญมีมีคะแนนรวม", "องค์การบริหารส่วนตำบลท่าบุญมี"),
        ("อบต.รวมไทยพัฒนา ได้", "องค์การบริหารส่วนตำบลรวมไทยพัฒนา"),
        ("อบต.หนองบัวน้อยเข้าร่วม", "องค์การบริหารส่วนตำบลหนองบัวน้อย"),
        ("อบต.และ อ.ทุ่งช้าง", "องค์การบริหารส่วนตำบลและ"),
        ("อบต.แดง หม้อ อำเภอเขื่องใน", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("อบต.แดงหมอได้คะแนน", "องค์การบริหารส่วนตำบลแดงหมอ"),
        ("อบต แดงหม้อ", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("อบตแดงหม้อ", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("อ.บ.ต. แดงหม้อ", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("เทศบาลตำบลเมืองเดช", "เทศบาลตำบลเมืองเดช"),
        ("ทต.เมืองเดช อ.เดชอุดม", "เทศบาลตำบลเมืองเดช"),
        ("ทม.ตราด", "เทศบาลเมืองตราด"),
        ("อบจ.อุบลราชธานี", "องค์การบริหารส่วนจังหวัดอุบลราชธานี"),
        ("โรงเรียนบ้านหนองบัว อำเภอเขื่องใน", "โรงเรียนบ้านหนองบัว"),
        ("ร.ร.อนุบาลตราด", "โรงเรียนอนุบาลตราด"),
        ("รพ.สต.แดงหม้อ", "โรงพยาบาลส่งเสริมสุขภาพตำบลแดงหม้อ"),
        ("รพช.เขื่องใน", "โรงพยาบาลเขื่องใน"),
        ("สพป.อุบลราชธานี เขต ๑", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาอุบลราชธานี เขต 1"),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาอุบลราชธานี เขต 1", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาอุบลราชธานี เขต 1"),
        ("สพม.อุบลราชธานี อำนาจเจริญ", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาอุบลราชธานี อำนาจเจริญ"),
        ("มรภ.อุบลราชธานี", "มหาวิทยาลัยราชภัฏอุบลราชธานี"),
    ];
    for (text, name) in cases {
        assert_eq!(first(text).map(|(name, ..)| name).as_deref(), Some(name), "{text}");
    }
}

#[test]
fn words_that_name_nobody_are_no_names() {
    for text in [
        "องค์การบริหารส่วนตำบลในเขตอำเภอเขื่องใน",
        "องค์การบริหารส่วนตำบลทุกแห่ง",
        "อบต.และเทศบาล",
        "อบต.ที่เข้าร่วมการประเมิน",
        "องค์การบริหารส่วนตำบล เฉลี่ย",
        "องค์การบริหารส่วนตำบลจำนวน 5 แห่ง",
        "รอบต่อไป",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn places_behind_a_name_are_heard_in_every_form() {
    for text in [
        "อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี",
        "อบต.แดงหม้อ (อ.เขื่องใน จ.อุบลราชธานี)",
        "อบต.แดงหม้อ ต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี",
        "องค์การบริหารส่วนตำบลแดงหม้ออำเภอเขื่องในจังหวัดอุบลราชธานีประจำปี",
        "อบต.แดงหม้ออ.เขื่องในจ.อุบลราชธานี",
        "อบต.แดงหม้อ เขื่องใน อุบลราชธานี",
        "อบต.แดงหม้อ, อำเภอ เขื่องใน, จังหวัด อุบลราชธานี",
    ] {
        let located = first(text).map(|(_, district, province)| (district, province));
        let place = (Some("เขื่องใน".to_owned()), Some("อุบลราชธานี".to_owned()));
        assert_eq!(located, Some(place), "{text}");
    }
    assert_eq!(location("ในเขตอำเภอเมือง จังหวัดตราด"), (Some("เมือง".to_owned()), Some("ตราด".to_owned())));
    assert_eq!(location("องค์การบริหารส่วนจังหวัดตราด"), (None, None));
}

#[test]
fn every_subdistrict_is_read_as_it_is_written() {
    let list = gazetteer();
    let mut wrong = Vec::new();
    for subdistrict in list.subdistricts() {
        let (district, province) =
            (list.district_of(*subdistrict).unwrap(), list.province_of(subdistrict.code).unwrap());
        let (x, y, z) = (subdistrict.name, district.name, province.name);
        let texts = [
            format!("อบต.{x} อ.{y} จ.{z}"),
            format!("องค์การบริหารส่วนตำบล{x} อำเภอ{y} จังหวัด{z}"),
            format!("องค์การบริหารส่วนตำบล{x}อำเภอ{y}จังหวัด{z}ประจำปีงบประมาณ"),
            format!("ขององค์การบริหารส่วนตำบล{x} อำเภอ{y} จังหวัด{z}ได้รับคะแนน"),
        ];
        for text in texts {
            let read = first(&text);
            let expected = (format!("องค์การบริหารส่วนตำบล{x}"), Some(y.to_owned()), Some(z.to_owned()));
            if read.as_ref() != Some(&expected) {
                wrong.push(format!("{text}: {read:?}"));
            }
        }
        for (text, name) in [
            (format!("องค์การบริหารส่วนตำบล{x}ได้รับคะแนน"), format!("องค์การบริหารส่วนตำบล{x}")),
            (format!("เทศบาลตำบล{x}มีผลคะแนน"), format!("เทศบาลตำบล{x}")),
            (format!("อบต. {x}"), format!("องค์การบริหารส่วนตำบล{x}")),
        ] {
            let read = first(&text).map(|(name, ..)| name);
            // "และ" before a verb is no name, and of แม่คำ and แม่คำมี the longer is read where มี follows.
            if read.as_ref() != Some(&name) && !["และ", "แม่คำ"].contains(&x) {
                wrong.push(format!("{text}: {read:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}
