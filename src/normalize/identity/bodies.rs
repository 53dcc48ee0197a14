//! Bodies that are known by their whole names: state enterprises, departments, and the words that other bodies' names
//! begin with.

use crate::model::AgencyKind;
use crate::thai::words::Holds as _;

use super::super::text::key;

/// State enterprises, with the short forms that they are known by.
const STATE_ENTERPRISES: &[(&str, &[&str])] = &[
    ("การไฟฟ้าส่วนภูมิภาค", &["กฟภ"]),
    ("การไฟฟ้านครหลวง", &["กฟน"]),
    ("การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย", &["กฟผ"]),
    ("การประปาส่วนภูมิภาค", &["กปภ"]),
    ("การประปานครหลวง", &["กปน"]),
    ("การรถไฟแห่งประเทศไทย", &["รฟท"]),
    ("การรถไฟฟ้าขนส่งมวลชนแห่งประเทศไทย", &["รฟม"]),
    ("การทางพิเศษแห่งประเทศไทย", &["กทพ"]),
    ("การท่าเรือแห่งประเทศไทย", &["กทท"]),
    ("การท่องเที่ยวแห่งประเทศไทย", &["ททท"]),
    ("การกีฬาแห่งประเทศไทย", &["กกท"]),
    ("การเคหะแห่งชาติ", &["กคช"]),
    ("การนิคมอุตสาหกรรมแห่งประเทศไทย", &["กนอ"]),
    ("การยางแห่งประเทศไทย", &["กยท"]),
    ("การยาสูบแห่งประเทศไทย", &["ยสท"]),
    ("ธนาคารออมสิน", &[]),
    ("ธนาคารกรุงไทย จำกัด (มหาชน)", &["ธนาคารกรุงไทย"]),
    ("ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", &["ธ.ก.ส", "ธกส"]),
    ("ธนาคารอาคารสงเคราะห์", &["ธอส"]),
    ("ธนาคารเพื่อการส่งออกและนำเข้าแห่งประเทศไทย", &["ธสน"]),
    ("ธนาคารพัฒนาวิสาหกิจขนาดกลางและขนาดย่อมแห่งประเทศไทย", &["ธพว"]),
    ("ธนาคารอิสลามแห่งประเทศไทย", &["ธอท"]),
    ("องค์การขนส่งมวลชนกรุงเทพ", &["ขสมก"]),
    ("องค์การเภสัชกรรม", &["อภ"]),
    ("องค์การสะพานปลา", &[]),
    ("องค์การจัดการน้ำเสีย", &["อจน"]),
    ("องค์การตลาด", &[]),
    ("องค์การตลาดเพื่อเกษตรกร", &["อ.ต.ก", "อตก"]),
    ("องค์การสวนสัตว์แห่งประเทศไทย", &["อสส"]),
    ("องค์การสวนพฤกษศาสตร์", &[]),
    ("องค์การอุตสาหกรรมป่าไม้", &["อ.อ.ป"]),
    ("องค์การส่งเสริมกิจการโคนมแห่งประเทศไทย", &["อ.ส.ค"]),
    ("องค์การคลังสินค้า", &[]),
    ("องค์การพิพิธภัณฑ์วิทยาศาสตร์แห่งชาติ", &["อพวช"]),
    ("สำนักงานสลากกินแบ่งรัฐบาล", &[]),
    ("สำนักงานธนานุเคราะห์", &[]),
    ("โรงงานไพ่ กรมสรรพสามิต", &["โรงงานไพ่"]),
    ("สถาบันวิจัยวิทยาศาสตร์และเทคโนโลยีแห่งประเทศไทย", &["วว"]),
    ("สถาบันการบินพลเรือน", &[]),
    ("บรรษัทประกันสินเชื่ออุตสาหกรรมขนาดย่อม", &["บสย"]),
    ("บรรษัทตลาดรองสินเชื่อที่อยู่อาศัย", &["บตท"]),
    ("บริษัท ไปรษณีย์ไทย จำกัด", &["ไปรษณีย์ไทย"]),
    ("บริษัท ขนส่ง จำกัด", &["บขส"]),
    ("บริษัท ท่าอากาศยานไทย จำกัด (มหาชน)", &["ทอท"]),
    ("บริษัท วิทยุการบินแห่งประเทศไทย จำกัด", &["บวท"]),
    ("บริษัท ปตท. จำกัด (มหาชน)", &["ปตท"]),
    ("บริษัท อสมท จำกัด (มหาชน)", &["อสมท"]),
    ("บริษัท โทรคมนาคมแห่งชาติ จำกัด (มหาชน)", &[]),
    ("บริษัท ธนารักษ์พัฒนาสินทรัพย์ จำกัด", &[]),
];

/// What the names of other bodies begin with, and of which kind they are.
const BEGINNINGS: &[(&str, AgencyKind)] = &[
    ("กรุงเทพมหานคร", AgencyKind::Other),
    ("เมืองพัทยา", AgencyKind::Other),
    ("ที่ว่าการอำเภอ", AgencyKind::Other),
    ("ที่ทำการปกครอง", AgencyKind::Other),
    ("อำเภอ", AgencyKind::Other),
    ("กระทรวง", AgencyKind::Department),
    ("กรม", AgencyKind::Department),
    ("กองทัพ", AgencyKind::Department),
    ("กองบัญชาการ", AgencyKind::Department),
    ("กองทุน", AgencyKind::Other),
    ("สำนักงาน", AgencyKind::Department),
    ("สำนักนายกรัฐมนตรี", AgencyKind::Department),
    ("สำนักข่าว", AgencyKind::Department),
    ("สำนักพระพุทธศาสนา", AgencyKind::Department),
    ("สำนักงบประมาณ", AgencyKind::Department),
    ("ราชบัณฑิตยสภา", AgencyKind::Department),
    ("สถาบัน", AgencyKind::Other),
    ("ราชวิทยาลัย", AgencyKind::Other),
    ("วิทยาลัย", AgencyKind::Other),
    ("ศูนย์", AgencyKind::Other),
    ("สภา", AgencyKind::Other),
    ("ศาล", AgencyKind::Other),
    ("องค์การ", AgencyKind::Other),
    ("การไฟฟ้า", AgencyKind::StateEnterprise),
    ("การประปา", AgencyKind::StateEnterprise),
    ("การรถไฟ", AgencyKind::StateEnterprise),
    ("ธนาคาร", AgencyKind::StateEnterprise),
    ("บรรษัท", AgencyKind::StateEnterprise),
    ("บริษัท", AgencyKind::StateEnterprise),
    ("มูลนิธิ", AgencyKind::Other),
    ("คณะ", AgencyKind::Other),
    ("สหกรณ์", AgencyKind::Other),
    ("แขวงทางหลวง", AgencyKind::Other),
    ("เรือนจำ", AgencyKind::Other),
    ("ทัณฑสถาน", AgencyKind::Other),
    ("ด่านศุลกากร", AgencyKind::Other),
    ("สถานีตำรวจ", AgencyKind::Other),
    ("ตำรวจภูธร", AgencyKind::Other),
    ("โครงการชลประทาน", AgencyKind::Other),
    ("อุทยาน", AgencyKind::Other),
    ("คุรุสภา", AgencyKind::Other),
    ("เนติบัณฑิตยสภา", AgencyKind::Other),
    ("โรงงาน", AgencyKind::Other),
];

/// What the names of parts of an office begin with.
const PARTS: &[&str] = &[
    "สำนักงานปลัด",
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการ",
    "กองสาธารณสุข",
    "กองสวัสดิการ",
    "กองยุทธศาสตร์",
    "กองวิชาการ",
    "หน่วยตรวจสอบภายใน",
    "ฝ่าย",
    "งาน",
    "ทุกส่วนราชการ",
    "ทุกกอง",
    "ศูนย์พัฒนาเด็กเล็ก",
];

/// True for a part of an office, which no assessment is about.
pub(super) fn is_part(cleaned: &str) -> bool {
    let written = key(cleaned);
    PARTS.iter().any(|part| written.starts_with(part))
}

/// The body that a whole name is of: its full name and kind. None for names that do not tell what they name.
pub(super) fn body(cleaned: &str) -> Option<(String, AgencyKind)> {
    let written = key(cleaned);
    let written = written.trim_end_matches('.');
    let is_name = |name: &str| name.chars().filter(|c| *c != ' ').eq(written.chars());
    let known = STATE_ENTERPRISES.iter().find(|(name, short)| is_name(name) || short.contains(&written));
    if let Some((name, _)) = known {
        return Some(((*name).to_owned(), AgencyKind::StateEnterprise));
    }
    if matches!(written, "กทม" | "กรุงเทพฯ") {
        return Some(("กรุงเทพมหานคร".to_owned(), AgencyKind::Other));
    }
    if is_part(written) {
        return None;
    }
    let beginning = BEGINNINGS.iter().find(|(word, _)| written.begins_with(word))?;
    // The word alone names nobody, the three that are names excepted.
    let whole = ["กรุงเทพมหานคร", "เมืองพัทยา", "ราชบัณฑิตยสภา", "คุรุสภา", "เนติบัณฑิตยสภา", "สำนักนายกรัฐมนตรี"];
    let named = written.chars().count() > beginning.0.chars().count() + 1 || whole.contains(&written);
    named.then(|| (cleaned.trim().to_owned(), beginning.1))
}

/// The body with a name of its own that a text begins with: a state enterprise, the capital, Pattaya.
pub(super) fn known_at_start(text: &str) -> Option<(&'static str, AgencyKind)> {
    let others = ["กรุงเทพมหานคร", "เมืองพัทยา"].map(|name| (name, AgencyKind::Other));
    let enterprises = STATE_ENTERPRISES.iter().map(|(name, _)| (*name, AgencyKind::StateEnterprise));
    enterprises.chain(others).filter(|(name, _)| text.starts_with(name)).max_by_key(|(name, _)| name.len())
}

/// True for a text that begins as the name of a body does that titles name without further words. Of the other
/// beginnings too many are those of headings.
pub(super) fn begins_a_title(text: &str) -> bool {
    let department = BEGINNINGS.iter().any(|(word, kind)| *kind == AgencyKind::Department && text.starts_with(word));
    department && !text.starts_with("กระทรวง") || text.starts_with("วิทยาลัย")
}

/// True for an agency of no kind of its own whose name does not tell what it names: a bare `แดงหม้อ`.
pub(in super::super) fn is_bare(kind: AgencyKind, name: &str) -> bool {
    kind == AgencyKind::Other && body(name).is_none()
}
