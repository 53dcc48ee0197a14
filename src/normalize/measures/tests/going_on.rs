//! Rows and tables that go on with a measure, and parts of one that stand in more cells than one.

use super::*;

/// What a page's last measure goes on with on the next page, and what of it is another measure.
#[test]
fn measures_that_say_that_they_go_on() {
    let first = ["1. อบรมบุคลากร", "1. จัดอบรม", "สำนักปลัด", "ตุลาคม 2563 -", "1. อบรมแล้ว", ""];
    let cases: [(&[&'static str; 6], &[&str]); 10] = [
        (&["1. อบรมบุคลากร (ต่อ)", "2. ประเมินผล", "", "มีนาคม 2564", "2. ประเมินแล้ว", ""], &["อบรมบุคลากร"]),
        (&["(ต่อ)", "2. ประเมินผล", "", "มีนาคม 2564", "2. ประเมินแล้ว", ""], &["อบรมบุคลากร"]),
        (&["1. อบรมบุคลากร", "ประเมินผล", "สำนักปลัด", "มีนาคม 2564", "ประเมินแล้ว", ""], &["อบรมบุคลากร"]),
        (&["อบรม บุคลากร -ต่อ-", "2. ประเมินผล", "สำนักปลัด", "มีนาคม 2564", "2. ประเมินแล้ว", ""], &["อบรมบุคลากร"]),
        // A title that was broken by hand.
        (&["ของทุกกอง", "2. ประเมินผล", "", "มีนาคม 2564", "2. ประเมินแล้ว", ""], &["อบรมบุคลากร ของทุกกอง"]),
        (&["ของทุกกอง", "1. ประเมินผล", "", "มีนาคม 2564", "-", ""], &["อบรมบุคลากร", "ของทุกกอง"]),
        (&["ประเมินบุคลากร", "2. ประเมินผล", "กองคลัง", "มีนาคม 2564", "-", ""], &["อบรมบุคลากร", "ประเมินบุคลากร"]),
        // Others of the same name, or of the same number.
        (&["2. อบรมบุคลากร (ต่อ)", "2. ประเมินผล", "", "มีนาคม 2564", "-", ""], &["อบรมบุคลากร", "อบรมบุคลากร (ต่อ)"]),
        (&["อบรมบุคลากร", "ประเมินผล", "กองคลัง", "มีนาคม 2564", "-", ""], &["อบรมบุคลากร", "อบรมบุคลากร"]),
        (&["1. ประเมินบุคลากร", "2. ประเมินผล", "", "มีนาคม 2564", "-", ""], &["อบรมบุคลากร", "ประเมินบุคลากร"]),
    ];
    for (row, expected) in cases {
        for pages in [false, true] {
            let found = if pages {
                let (columns, mut found) = read(&table(&[&HEADER, &first])).unwrap();
                let (_, more) = measures_of(&table(&[&HEADER, row]), columns.as_ref(), found.last_mut()).unwrap();
                [found, more].concat()
            } else {
                measures(&table(&[&HEADER, &first, row]))
            };
            let titles: Vec<&str> = found.iter().map(|measure| measure.title.as_str()).collect();
            assert_eq!(titles, expected, "{row:?}");
            if expected.len() == 1 {
                assert_eq!(found[0].steps, ["จัดอบรม", "ประเมินผล"], "{row:?}");
                assert_eq!(found[0].results, ["อบรมแล้ว", "ประเมินแล้ว"], "{row:?}");
                assert_eq!(found[0].period.as_ref().and_then(|period| period.end), Some(date(2021, 3, 31)), "{row:?}");
            }
        }
    }
    // Without a header, behind a number that is said again.
    let head = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"];
    let (columns, mut found) = read(&table(&[&head, &["1", "อบรมบุคลากร", "1. จัดอบรม", "ปลัด"]])).unwrap();
    let rest = table(&[&["1\n(ต่อ)", "อบรมบุคลากร", "2. ประเมินผล", "ปลัด"], &["2", "ทำเว็บไซต์", "ทำ", "ปลัด"]]);
    let (_, more) = measures_of(&rest, columns.as_ref(), found.last_mut()).unwrap();
    assert_eq!((found[0].steps.len(), titles(&more)), (2, vec![(Some(2), "ทำเว็บไซต์")]));
    // A row that is repeated over a page is no second one.
    let again = table(&[&HEADER, &first, &first]);
    assert_eq!(measures(&again)[0].steps, ["จัดอบรม"]);
}

#[test]
fn a_column_for_problems_that_says_there_were_none() {
    for (problems, suggestion, expected) in
        [("ไม่มี", "ควรจัดทุกปี", "ควรจัดทุกปี"), ("ไม่มี", "", "ไม่มี"), ("คนน้อย", "จัดซ้ำ", "คนน้อย จัดซ้ำ")]
    {
        let head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ปัญหาอุปสรรค", "ข้อเสนอแนะ"];
        let read = measures(&table(&[&head, &["1. อบรม", "จัดอบรม", "สำนักปลัด", problems, suggestion]]));
        assert_eq!(read[0].suggestion.as_deref(), Some(expected));
    }
}

#[test]
fn a_period_with_a_column_for_each_end() {
    let cases = [
        (["เริ่มต้น", "สิ้นสุด"], ["1 ต.ค. 2563", "31 มี.ค. 2564"], "1 ต.ค. 2563 - 31 มี.ค. 2564", Some(date(2021, 3, 31))),
        (["วันที่เริ่มดำเนินการ", "วันที่แล้วเสร็จ"], ["ต.ค. 63", "มี.ค. 64"], "ต.ค. 63 - มี.ค. 64", Some(date(2021, 3, 31))),
        // One end alone is no day on which it was done.
        (["เริ่มต้น", "สิ้นสุด"], ["", "31 มี.ค. 2564"], "… - 31 มี.ค. 2564", None),
        (["เริ่มต้น", "สิ้นสุด"], ["1 ต.ค. 2563", ""], "1 ต.ค. 2563 - …", None),
    ];
    for (labels, days, text, end) in cases {
        let head = ["ที่", "มาตรการ", "ขั้นตอน", labels[0], labels[1], "ผู้รับผิดชอบ"];
        let read = measures(&table(&[&head, &["1", "อบรม", "จัดอบรม", days[0], days[1], "สำนักปลัด"]]));
        let period = read[0].period.as_ref().unwrap();
        assert_eq!((period.text.as_str(), period.end, read[0].without_column.len()), (text, end, 1), "{text}");
    }
}

#[test]
fn a_title_above_the_table_of_one_measure() {
    let topics = TopicsOfYear::new(RuleBook::embedded().for_year(2564));
    let read = |heading: &str, table: &Table| -> Option<Vec<Part>> {
        let surroundings = Surroundings {
            heading: Some(heading),
            fiscal_year: Some(2564),
            topics: Some(&topics),
            ..Surroundings::default()
        };
        Some(super::super::read(table, surroundings)?.parts)
    };
    let level = table(&[
        &["ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลาการดำเนินการ", "ผลการดำเนินการ"],
        &["1. ประชุม", "กองคลัง", HALF, "ประชุมแล้ว"],
        &["2. สรุปผล", "กองคลัง", HALF, "สรุปแล้ว"],
    ]);
    let upright = table(&[
        &["ขั้นตอน", "1. ประชุม\n2. สรุปผล"],
        &["ผู้รับผิดชอบ", "กองคลัง"],
        &["ระยะเวลา", HALF],
        &["ผลการดำเนินการ", "1. ประชุมแล้ว\n2. สรุปแล้ว"],
    ]);
    for (heading, number, title) in
        [("มาตรการที่ 2 ป้องกันการรับสินบน", 2, "ป้องกันการรับสินบน"), ("๓. มาตรการป้องกันการรับสินบน", 3, "มาตรการป้องกันการรับสินบน")]
    {
        for table in [&level, &upright] {
            let parts = read(heading, table).unwrap();
            let [Part::Measures(found)] = parts.as_slice() else { panic!("{parts:?}") };
            assert_eq!(titles(found), [(Some(number), title)]);
            assert_eq!(
                (&found[0].steps, &found[0].results),
                (&vec!["ประชุม".into(), "สรุปผล".into()], &vec!["ประชุมแล้ว".into(), "สรุปแล้ว".into()],)
            );
            assert_eq!((found[0].responsible.len(), found[0].indicators.as_slice()), (1, &[10][..]));
        }
    }
    for heading in ["มาตรการป้องกันการรับสินบน", "2. การจัดซื้อจัดจ้าง", "ตารางที่ 2"]
    {
        assert_eq!(read(heading, &level), None, "{heading}");
        assert_eq!(read(heading, &upright), None, "{heading}");
    }
    let others = [
        table(&[&["ขั้นตอน", "ผู้รับผิดชอบ", "วงเงิน", "ระยะเวลา"], &["ซื้อ", "กองคลัง", "5,000", HALF]]),
        table(&[&["ที่", "รายการ", "ผู้รับผิดชอบ", "ระยะเวลา"], &["1", "ซื้อ", "กองคลัง", HALF]]),
        table(&[&["ตัวชี้วัด", "คะแนน"], &["การเปิดเผยข้อมูล", "90.00"]]),
    ];
    for other in others {
        assert_eq!(read("มาตรการที่ 2 ป้องกันการรับสินบน", &other), None);
    }
}
