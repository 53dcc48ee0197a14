//! The words that headers and labels use, beside the names of instruments and indicators, which are data of the rules.
//!
//! Written as keys: no white space, small letters.

use crate::model::Instrument;

/// The values that labels name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LabelField {
    /// One of the ten indicators.
    Indicator(u8),
    /// An instrument.
    Instrument(Instrument),
    /// The overall score.
    Overall,
    /// The grade or level.
    Grade,
    /// Passed or not.
    Result,
    /// A sub-indicator such as `9.1`.
    SubIndicator(String),
    /// An item such as `o18`.
    Item(String),
}

/// The part that a column (or a row of labels) plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Names of agencies.
    Agency,
    /// Names of indicators or instruments.
    Indicator,
    /// Names of rows and of columns in one: "ตัวชี้วัด/หน่วยงาน". What the columns are not the rows are.
    Crossed,
    /// Districts.
    District,
    /// Provinces.
    Province,
    /// Kinds of agencies.
    Kind,
    /// Fiscal years.
    Year,
    /// Scores, of whatever the row or the header above says.
    Score,
    /// Scores of the instruments that the rows' indicators belong to.
    InstrumentScore,
    /// Scores as parts of the overall score.
    Weighted,
    /// Totals and means of what stands beside or above.
    Total,
    /// Full marks, or weights, of what stands beside or below.
    FullMarks,
    /// Running numbers.
    Order,
    /// Ranks, targets, differences, remarks: no values of an assessment.
    Aside,
}

/// Words for the parts that columns play.
pub(super) const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Agency,
        &[
            "หน่วยงาน",
            "ชื่อหน่วยงาน",
            "รายชื่อหน่วยงาน",
            "อปท.",
            "อปท",
            "ชื่ออปท.",
            "ชื่ออปท",
            "รายชื่ออปท.",
            "องค์กรปกครองส่วนท้องถิ่น",
            "ชื่อองค์กรปกครองส่วนท้องถิ่น",
            "หน่วยงานภาครัฐ",
            "หน่วยงานของรัฐ",
            "หน่วยงานที่รับการประเมิน",
            "หน่วยงานที่เข้ารับการประเมิน",
            "ชื่อส่วนราชการ",
            "ส่วนราชการ",
            "สถานศึกษา",
            "ชื่อสถานศึกษา",
            "โรงเรียน",
            "ชื่อโรงเรียน",
            "โรงพยาบาล",
            "อบต.",
            "อบต",
            "เทศบาล",
            "อบต./เทศบาล",
            "เทศบาล/อบต.",
            "องค์การบริหารส่วนตำบล",
            "agency",
            "agencyname",
            "nameofagency",
        ],
    ),
    (
        Role::Indicator,
        &[
            "ตัวชี้วัด",
            "ชื่อตัวชี้วัด",
            "ตัวชี้วัดที่",
            "รายการ",
            "รายการประเมิน",
            "ประเด็น",
            "ประเด็นการประเมิน",
            "ประเด็นตัวชี้วัด",
            "เครื่องมือ",
            "เครื่องมือการประเมิน",
            "เครื่องมือที่ใช้",
            "เครื่องมือ/ตัวชี้วัด",
            "แบบวัด",
            "แบบวัด/ตัวชี้วัด",
            "แบบ",
            "ตัวชี้วัดการประเมิน",
            "หัวข้อ",
            "หัวข้อการประเมิน",
            "ด้าน",
            "indicator",
            "indicators",
            "instrument",
            "ข้อมูล",
        ],
    ),
    (Role::District, &["อำเภอ", "ชื่ออำเภอ", "อ.", "อ", "district"]),
    (Role::Province, &["จังหวัด", "ชื่อจังหวัด", "จ.", "จ", "province"]),
    (Role::Kind, &["ประเภท", "ประเภทหน่วยงาน", "ประเภทอปท.", "ประเภทอปท", "ประเภทองค์กร", "kind", "type"]),
    (
        Role::Year,
        &[
            "ปีงบประมาณ",
            "ปี",
            "ปีงบประมาณพ.ศ.",
            "ปีงบฯ",
            "ปีงบ",
            "ปีงปม.",
            "ปีงปม",
            "ประจำปีงบประมาณ",
            "ประจำปี",
            "ปีพ.ศ.",
            "พ.ศ.",
            "ปีที่ประเมิน",
            "ปีการประเมิน",
            "fiscalyear",
            "year",
        ],
    ),
    (
        Role::Score,
        &[
            "คะแนน",
            "คะแนนที่ได้",
            "คะแนนที่ได้รับ",
            "ผลคะแนน",
            "คะแนนเฉลี่ย",
            "ค่าคะแนน",
            "ร้อยละ",
            "คะแนนร้อยละ",
            "ร้อยละคะแนน",
            "ได้คะแนน",
            "ผลคะแนนที่ได้",
            "คะแนนประเมิน",
            "คะแนนตัวชี้วัด",
            "คะแนนรายตัวชี้วัด",
            "คะแนนจริง",
            "คะแนนที่ได้จริง",
            "ผลคะแนนจริง",
            "score",
            "scores",
        ],
    ),
    (
        Role::InstrumentScore,
        &[
            "คะแนนเฉลี่ยแบบวัด",
            "คะแนนแบบวัด",
            "คะแนนรายแบบวัด",
            "คะแนนเครื่องมือ",
            "คะแนนรายเครื่องมือ",
            "คะแนนเฉลี่ยเครื่องมือ",
            "คะแนนเฉลี่ยรายเครื่องมือ",
            "คะแนนเฉลี่ยรายแบบวัด",
            "คะแนนรวมแบบวัด",
            "คะแนนรวมเครื่องมือ",
            "คะแนนรวมรายเครื่องมือ",
            "เฉลี่ยแบบวัด",
        ],
    ),
    (Role::Weighted, &["คะแนนถ่วงน้ำหนัก", "คะแนนหลังถ่วงน้ำหนัก", "คะแนนที่ถ่วงน้ำหนัก", "ถ่วงน้ำหนัก", "weightedscore"]),
    (Role::Total, &["รวม", "เฉลี่ย", "ค่าเฉลี่ย", "รวมเฉลี่ย", "เฉลี่ยรวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ผลรวม", "average", "mean"]),
    (Role::Order, &["ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no.", "no", "#"]),
    (
        Role::FullMarks,
        &[
            "คะแนนเต็ม",
            "เต็ม",
            "น้ำหนัก",
            "ค่าน้ำหนัก",
            "น้ำหนักคะแนน",
            "ร้อยละน้ำหนัก",
            "น้ำหนักร้อยละ",
            "weight",
            "fullscore",
            "fullmarks",
        ],
    ),
    (
        Role::Aside,
        &[
            "สูงสุด",
            "ต่ำสุด",
            "ค่าสูงสุด",
            "ค่าต่ำสุด",
            "คะแนนสูงสุด",
            "คะแนนต่ำสุด",
            "max",
            "min",
            "ส่วนเบี่ยงเบนมาตรฐาน",
            "s.d.",
            "sd",
            "หมายเหตุ",
            "อันดับ",
            "อันดับที่",
            "ลำดับคะแนน",
            "เกณฑ์",
            "เป้าหมาย",
            "เกณฑ์เป้าหมาย",
            "ค่าเป้าหมาย",
            "เกณฑ์การประเมิน",
            "ผลต่าง",
            "ส่วนต่าง",
            "เพิ่ม/ลด",
            "เพิ่มขึ้น/ลดลง",
            "การเปลี่ยนแปลง",
            "เปลี่ยนแปลง",
            "+/-",
            "remark",
            "remarks",
            "rank",
            "target",
            "difference",
            "จำนวนตัวชี้วัด",
            "รหัส",
            "รหัสหน่วยงาน",
            "วันที่",
        ],
    ),
];

/// Words for values that are no indicator's and no instrument's.
pub(super) const FIELDS: &[(LabelField, &[&str])] = &[
    (
        LabelField::Overall,
        &[
            "คะแนนรวม",
            "ผลคะแนนรวม",
            "คะแนนรวมเฉลี่ย",
            "คะแนนเฉลี่ยรวม",
            "คะแนนรวมทั้งหมด",
            "คะแนนรวมทุกเครื่องมือ",
            "คะแนนรวมทุกตัวชี้วัด",
            "รวมคะแนน",
            "รวมคะแนนทั้งหมด",
            "คะแนนภาพรวม",
            "ผลคะแนนภาพรวม",
            "คะแนนในภาพรวม",
            "ภาพรวม",
            "ภาพรวมหน่วยงาน",
            "คะแนนita",
            "ผลคะแนนita",
            "คะแนนรวมita",
            "ค่าคะแนนita",
            "คะแนนประเมินita",
            "คะแนนการประเมินita",
            "ผลการประเมินita",
            "ผลita",
            "ita",
            "คะแนนผลการประเมิน",
            "คะแนนการประเมิน",
            "ผลคะแนนการประเมิน",
            "ผลคะแนนการประเมินita",
            "คะแนนรวมการประเมิน",
            "คะแนนสุทธิ",
            "ค่าคะแนนรวม",
            "คะแนนเฉลี่ยita",
            "คะแนนรวมถ่วงน้ำหนัก",
            "คะแนนรวม(ita)",
            "overall",
            "overallscore",
            "itascore",
            "totalscore",
            "total",
        ],
    ),
    (
        LabelField::Grade,
        &[
            "ระดับ",
            "เกรด",
            "ระดับผลการประเมิน",
            "ระดับการประเมิน",
            "ระดับคะแนน",
            "ระดับผลคะแนน",
            "ระดับita",
            "ระดับผล",
            "ผลระดับ",
            "อยู่ในระดับ",
            "ผลการประเมินระดับ",
            "ระดับผลประเมิน",
            "ระดับคุณธรรม",
            "grade",
            "rating",
            "level",
            "ผลการประเมิน(ระดับ)",
        ],
    ),
    (
        LabelField::Result,
        &[
            "ผลการประเมิน",
            "ผล",
            "ผลจริง",
            "ผลที่ได้จริง",
            "สรุปผล",
            "สรุปผลการประเมิน",
            "ผ่าน/ไม่ผ่าน",
            "ผลประเมิน",
            "สถานะ",
            "ผลการผ่านเกณฑ์",
            "การผ่านเกณฑ์",
            "ผ่านเกณฑ์",
            "สถานะการประเมิน",
            "ผลการประเมิน(ผ่าน/ไม่ผ่าน)",
            "ผลการประเมินตามเกณฑ์",
            "ผลการพิจารณา",
            "result",
            "passed",
            "pass/fail",
        ],
    ),
];

/// What may stand in front of an indicator's name or number.
pub(super) const INDICATOR_PREFIXES: &[&str] = &[
    "คะแนนตัวชี้วัดที่",
    "คะแนนตัวชี้วัด",
    "ตัวชี้วัดที่",
    "ตัวชี้วัด",
    "ตัวชีวัดที่",
    "ตัวชีวัด",
    "ตชว.ที่",
    "ตชว.",
    "ตชว",
    "ตช.",
    "ตว.",
    "ตัวที่",
    "ด้านที่",
    "indicator",
    "kpi",
];

/// Words of labels that speak of other times, or of what is no score though a score's name stands beside.
pub(super) const OF_OTHERS: &[&str] = &[
    "ปีที่แล้ว",
    "ปีที่ผ่านมา",
    "ปีก่อน",
    "ปีเดิม",
    "ครั้งก่อน",
    "ครั้งที่แล้ว",
    "รอบก่อน",
    "รอบที่แล้ว",
    "ค่าเป้าหมาย",
    "ผลต่าง",
    "ส่วนต่าง",
    "เพิ่มขึ้น",
    "ลดลง",
    "เพิ่ม/ลด",
    "เปลี่ยนแปลง",
    "อันดับ",
    "ผู้ตอบ",
    "กลุ่มตัวอย่าง",
    "ส่วนเบี่ยงเบน",
    "ค่าเบี่ยงเบน",
    "สูงสุด",
    "ต่ำสุด",
    "ผู้รับผิดชอบ",
    "คาดการณ์",
    "คาดหมาย",
    "ก่อนอุทธรณ์",
    "ก่อนการอุทธรณ์",
];

/// Words for other times that a year behind them makes plain: "คะแนนเดิม (ปี 2563)", "คะแนนปีที่แล้ว (2563)".
pub(super) const EARLIER: &[&str] = &["ปีที่แล้ว", "ปีที่ผ่านมา", "ปีก่อน", "ปีเดิม", "ครั้งก่อน", "เดิม"];

/// What stands behind the name of a score that has its rank behind it.
pub(super) const WITH_RANK: &[&str] = &["(อันดับ)", "(อันดับที่)", "(ลำดับ)", "(ลำดับที่)", "/อันดับ", "/อันดับที่"];

/// What stands behind the name of a score as it is after an appeal.
pub(super) const AFTER_APPEAL: &[&str] = &["หลังอุทธรณ์", "หลังการอุทธรณ์"];

/// A header that is not understood but has one of these speaks of the assessment: what stands under it counts.
pub(super) const OF_THE_ASSESSMENT: &[&str] = &[
    "ita",
    "คุณธรรมและความโปร่งใส",
    "ผลการประเมิน",
    "ผลคะแนน",
    "คะแนน",
    "ตัวชี้วัด",
    "แบบวัด",
    "เครื่องมือ",
    "ปีงบประมาณ",
    "การประเมิน",
    "ผู้มีส่วนได้ส่วนเสีย",
    "สรุป",
    "ภาพรวม",
];

/// Words of other assessments, which have scores and grades too.
pub(super) const OF_OTHER_ASSESSMENTS: &[&str] =
    &["lpa", "pmqa", "ความพึงพอใจ", "ผลการปฏิบัติราชการ", "แบบทดสอบ", "สมรรถนะ", "ประกันคุณภาพ"];

/// Words of what is listed with figures though nothing of it is assessed here: plans, projects, risks, money.
pub(super) const OF_NO_ASSESSMENT: &[&str] = &[
    "โครงการ",
    "แผนงาน",
    "กิจกรรม",
    "มาตรการ",
    "ยุทธศาสตร์",
    "หลักสูตร",
    "อบรม",
    "ความเสี่ยง",
    "ความสำเร็จ",
    "งานบริการ",
    "ผู้รับบริการ",
    "ร้องเรียน",
    "งบประมาณ(",
    "เบิกจ่าย",
    "รายจ่าย",
];

/// Words of a header that heads names of the assessment's parts, whatever else it says.
pub(super) const OF_ITS_PARTS: &[&str] =
    &["ita", "iit", "eit", "oit", "ตัวชี้วัด", "แบบวัด", "เครื่องมือ", "คุณธรรมและความโปร่งใส"];

/// Words for years at the end of a header, longest first.
pub(super) const YEAR_WORDS: &[&str] =
    &["ประจำปีงบประมาณพ.ศ", "ประจำปีงบประมาณ", "ปีงบประมาณพ.ศ", "ปีงบประมาณ", "ประจำปี", "ปีพ.ศ", "รายปี", "ปี"];
