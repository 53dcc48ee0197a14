//! Claims of one agency under many names, and of many under one.

use rust_decimal::Decimal;

use super::super::identity::agency_of_cell;
use super::super::text::clean;
use super::*;

/// An overall score of FY 2564 of whom a cell of this text names, in a file of its own.
fn claim(file: &str, cell: &str, score: i64) -> Claim {
    let agency = agency_of_cell(&clean(cell), None).expect("an agency").agency;
    Claim {
        subject: Subject { agency: Some(agency.into()), fiscal_year: Some(2564) },
        statement: Statement::Overall(Decimal::from(score)),
        place: Place::file(&file.into()),
    }
}

/// The agencies that cells mean, each in a file of its own, and the codes of what is odd.
fn understood(cells: &[&str]) -> (Vec<String>, Vec<&'static str>) {
    let claims = cells.iter().zip(0..).map(|(cell, file)| claim(&format!("{file:02}.xlsx"), cell, 80)).collect();
    let (gathered, findings) = gather(vec![claims], &mut []);
    let agencies = gathered.keys().map(|(agency, _)| namings::full_name(agency)).collect();
    (agencies, findings.iter().map(|finding| finding.detail.code()).collect())
}

const DANGMO: &str = "องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี";
const PHIMAI: &str = "องค์การบริหารส่วนตำบลในเมือง อำเภอพิมาย จังหวัดนครราชสีมา";
const PHICHAI: &str = "องค์การบริหารส่วนตำบลในเมือง อำเภอพิชัย จังหวัดอุตรดิตถ์";

#[test]
fn cells_mean_agencies() {
    type Case<'t> = (&'t [&'t str], &'t [&'t str], &'t [&'static str]);
    let cases: &[Case<'_>] = &[
        // One name of all the country is known with its place.
        (&["อบต.แดงหม้อ"], &[DANGMO], &[]),
        (&["อบต.แดงหม้อ", "องค์การบริหารส่วนตำบลแดงหม้อ อ.เขื่องใน"], &[DANGMO], &[]),
        (&["เเดงหม้อ", DANGMO], &[DANGMO], &["ambiguous-agency"]),
        // One name in two provinces is two, and a name that says less joins the only one it fits.
        (&[PHIMAI, PHICHAI], &[PHIMAI, PHICHAI], &[]),
        (&[PHIMAI, "อบต.ในเมือง"], &[PHIMAI], &[]),
        (&[PHIMAI, PHICHAI, "อบต.ในเมือง"], &[PHIMAI, PHICHAI], &["ambiguous-agency"]),
        (&[PHIMAI, PHICHAI, "อบต.ในเมือง จ.โคราช"], &[PHIMAI, PHICHAI], &[]),
        (&["อบต.ในเมือง"], &["องค์การบริหารส่วนตำบลในเมือง"], &["ambiguous-agency"]),
        // The capital district in its three writings.
        (
            &["อบต.หนองบ่อ อ.เมือง จ.อุบลราชธานี", "อบต.หนองบ่อ อ.เมืองอุบลราชธานี", "อบต.หนองบ่อ อำเภอเมือง จังหวัดอุบลราชธานี"],
            &["องค์การบริหารส่วนตำบลหนองบ่อ อำเภอเมืองอุบลราชธานี จังหวัดอุบลราชธานี"],
            &[],
        ),
        (&["ทม.ตราด อ.เมือง จ.ตราด"], &["เทศบาลเมืองตราด อำเภอเมืองตราด จังหวัดตราด"], &[]),
        // Misspelt proper names, districts and provinces.
        (&["อบต.แดงหมอ", DANGMO], &[DANGMO], &["misspelt-name"]),
        (&["อบต.แดงหมอ อ.เขื่องใน จ.อุบลราชธานี"], &[DANGMO], &["misspelt-name"]),
        (&["อบต.แดงหม้อ อ.เขื่อนใน จ.อุบลราชธานี"], &[DANGMO], &["misspelt-name"]),
        (&["อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธาณี"], &[DANGMO], &["misspelt-name"]),
        (&["อบต.แดงหมอ"], &["องค์การบริหารส่วนตำบลแดงหมอ"], &[]),
        // Neighbours stay two.
        (
            &["อบต.ท่าไห อ.เขื่องใน จ.อุบลราชธานี", "ทต.ท่าไม้ อ.เขื่องใน จ.อุบลราชธานี"],
            &["เทศบาลตำบลท่าไม้ อำเภอเขื่องใน จังหวัดอุบลราชธานี", "องค์การบริหารส่วนตำบลท่าไห อำเภอเขื่องใน จังหวัดอุบลราชธานี"],
            &[],
        ),
        // A municipality need not be named after a subdistrict; an organization of one is where that is.
        (&["ทต.เมืองเดช อ.เดชอุดม จ.อุบลราชธานี"], &["เทศบาลตำบลเมืองเดช อำเภอเดชอุดม จังหวัดอุบลราชธานี"], &[]),
        (
            &["อบต.แดงหม้อ อ.เดชอุดม จ.อุบลราชธานี"],
            &["องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเดชอุดม จังหวัดอุบลราชธานี"],
            &["place-differs"],
        ),
        // A bare name is nobody's; one that names nothing at all is no agency.
        (&["แดงหม้อ"], &[], &["ambiguous-agency"]),
        (&["Red Pot"], &[], &["no-agency"]),
        (
            &["เมืองพัทยา", "กทม.", "กฟภ.", "กรมที่ดิน", "จังหวัดตราด", "จ.ตราด", "ม.ขอนแก่น"],
            &["จังหวัดตราด จังหวัดตราด", "กรมที่ดิน", "การไฟฟ้าส่วนภูมิภาค", "มหาวิทยาลัยขอนแก่น", "กรุงเทพมหานคร", "เมืองพัทยา"],
            &[],
        ),
        (
            &["สพป.อุบลราชธานี เขต ๑", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาอุบลราชธานี เขต 1"],
            &["สำนักงานเขตพื้นที่การศึกษาประถมศึกษาอุบลราชธานี เขต 1 จังหวัดอุบลราชธานี"],
            &[],
        ),
    ];
    for (cells, agencies, codes) in cases {
        let (mut understood, found) = understood(cells);
        let mut expected: Vec<String> = agencies.iter().map(|agency| (*agency).to_owned()).collect();
        understood.sort();
        expected.sort();
        assert_eq!((understood, found), (expected, codes.to_vec()), "{cells:?}");
    }
}

#[test]
fn files_of_an_unplaced_name_that_contradict_each_other_are_nobodys() {
    let gathered = |scores: [i64; 2]| {
        let claims = scores.iter().zip(["a.docx", "b.docx"]).map(|(score, file)| claim(file, "อบต.ในเมือง", *score));
        gather(vec![claims.collect()], &mut []).0.len()
    };
    assert_eq!(gathered([80, 80]), 1);
    assert_eq!(gathered([80, 90]), 0);
}

#[test]
fn others_in_a_list_tell_which_of_several_is_meant() {
    let list = |cells: &[&str]| {
        let claims = cells.iter().map(|cell| claim("list.xlsx", cell, 80)).collect();
        gather(vec![claims], &mut [])
            .0
            .into_keys()
            .map(|(agency, _)| Arc::unwrap_or_clone(agency))
            .collect::<Vec<Agency>>()
    };
    let districts = |cells: &[&str]| -> Vec<Option<String>> {
        list(cells).into_iter().filter(|one| one.name.ends_with("หนองเหล่า")).map(|one| one.district).collect()
    };
    // หนองเหล่า is in two districts of the province.
    assert_eq!(districts(&["อบต.แดงหม้อ", "อบต.ธาตุน้อย", "อบต.หนองเหล่า"]), [Some("เขื่องใน".to_owned())]);
    assert_eq!(districts(&["อบต.แดงหม้อ", "อบต.หนองเหล่า"]), [None]);
}

/// Ten writings of a subdistrict's organization with its place.
fn writings(x: &str, y: &str, z: &str) -> [String; 10] {
    let full = format!("องค์การบริหารส่วนตำบล{x} อำเภอ{y} จังหวัด{z}");
    [
        full.clone(),
        format!("อบต.{x} อ.{y} จ.{z}"),
        format!("อบต {x} อ. {y} จ. {z}"),
        format!("อ.บ.ต.{x} (อ.{y} จ.{z})"),
        format!("องค์กรบริหารส่วนตำบล{x} อำเภอ{y} จังหวัด{z}"),
        format!("องค์การบริหารส่วนตำบล {x}, อำเภอ {y}, จังหวัด {z}"),
        format!("อบต. {x}อ.{y}จ.{z}"),
        full.replace('แ', "เเ"),
        full.replace('ำ', "\u{0E4D}า"),
        full.replace("ำ", "ำ\u{200B}").replace(' ', "\u{00A0}"),
    ]
}

#[test]
fn every_writing_of_every_subdistrict_with_its_place_is_that_one() {
    let list = gazetteer();
    let mut misread = Vec::new();
    for place in list.subdistricts() {
        let (district, province) = (list.district_of(*place).unwrap(), list.province_of(place.code).unwrap());
        let name = format!("องค์การบริหารส่วนตำบล{} อำเภอ{} จังหวัด{}", place.name, district.name, province.name);
        for cell in writings(place.name, district.name, province.name) {
            let (understood, codes) = understood(&[&cell]);
            if understood != [name.clone()] || !codes.is_empty() {
                misread.push((cell, understood, codes));
            }
        }
    }
    assert!(misread.is_empty(), "{misread:#?}");
}

#[test]
fn no_two_neighbours_are_taken_for_one() {
    let list = gazetteer();
    let cell = |place: crate::thai::places::Subdistrict| {
        let district = list.district_of(place).unwrap().name;
        format!("อบต.{} อ.{district} จ.{}", place.name, list.province_of(place.code).unwrap().name)
    };
    for pair in list.subdistricts().windows(2) {
        let (understood, codes) = understood(&[&cell(pair[0]), &cell(pair[1])]);
        assert_eq!((understood.len(), codes.len()), (2, 0), "{pair:?}");
    }
}
