//! What each indicator measures, in our own words; where years differ, by year.

use crate::export::wording::Language;

/// The first year whose OIT asks for a policy against gifts in place of a declaration of integrity.
const NO_GIFT_POLICY: u16 = 2565;

/// What an indicator (1 to 10) measures in a fiscal year, as a whole sentence; none of other numbers.
pub fn meaning(number: u8, fiscal_year: u16, language: Language) -> Option<&'static str> {
    let (thai, english) = match number {
        1 => (
            "ประเมินว่าบุคลากรเห็นว่าผู้ร่วมงานในหน่วยงานทำงานตามขั้นตอนและกำหนดเวลา ดูแลผู้มาติดต่อทุกคนอย่างเสมอภาค รับผิดชอบงานของตน และไม่เรียกหรือรับเงิน ของขวัญ หรือประโยชน์อื่นใดเพราะหน้าที่ของตน",
            "It asks the staff whether colleagues work by the rules and on time, treat all who come alike, answer for \
             their tasks, and neither ask for nor take money, gifts or favours because of their office.",
        ),
        2 => (
            "ประเมินว่าบุคลากรทราบว่าหน่วยงานวางแผนใช้เงินอย่างไร เห็นว่าการใช้เงินคุ้มค่าและตรงตามวัตถุประสงค์ เบิกจ่ายถูกต้อง จัดซื้อจัดจ้างโปร่งใสไม่เอื้อผู้ใด และสอบถามหรือทักท้วงได้",
            "It asks the staff whether they know how money is planned to be spent, whether it is spent well and for its \
             purpose, whether claims and purchases are honest, and whether questions may be asked.",
        ),
        3 => (
            "ประเมินว่าผู้บังคับบัญชามอบหมายงาน ประเมินผลงาน และให้ความก้าวหน้าแก่ผู้ใต้บังคับบัญชาอย่างเป็นธรรม ไม่สั่งให้ทำธุระส่วนตัวหรือสิ่งที่ไม่ถูกต้อง และการบริหารงานบุคคลปราศจากการแทรกแซงและการซื้อขายตำแหน่ง",
            "It asks the staff whether superiors assign, judge and promote fairly, order nothing private or wrong, and \
             whether personnel matters are free of interference and of posts for sale.",
        ),
        4 => (
            "ประเมินว่าบุคลากรไม่นำสิ่งของของหน่วยงานไปเป็นของตนหรือให้ผู้อื่น การขอยืมมีขั้นตอนที่ชัดเจนและสะดวก มีแนวทางที่ทุกคนทราบและถือปฏิบัติ และหน่วยงานกำกับตรวจสอบอย่างสม่ำเสมอ",
            "It asks the staff whether nobody takes what belongs to the office, whether borrowing is clear and easy, \
             whether there are rules that all know, and whether they are watched over.",
        ),
        5 => (
            "ประเมินว่าผู้บริหารเอาจริงเอาจังกับการต่อต้านการทุจริต หน่วยงานมีแผน การเฝ้าระวัง และการตรวจสอบที่ได้ผล นำผลการตรวจสอบไปแก้ไข และบุคลากรเชื่อมั่นว่าแจ้งเบาะแสได้อย่างปลอดภัย",
            "It asks the staff whether the head of the office is serious about corruption, whether plans, watching and \
             audits work and lead to change, and whether one can report it without fear.",
        ),
        6 => (
            "ประเมินว่าผู้มาติดต่อได้รับบริการตามขั้นตอนและเวลา อย่างเท่าเทียมกัน ได้รับข้อมูลตรงไปตรงมา ไม่ถูกเรียกเงินหรือประโยชน์อื่นใด และเห็นว่าหน่วยงานยึดประโยชน์ของประชาชนและส่วนรวมเป็นหลัก",
            "It asks those served whether the service keeps to its steps and times and is the same for all, whether they \
             are told the truth and asked for no money, and whether the public good comes first.",
        ),
        7 => (
            "ประเมินว่าประชาชนเข้าถึงข่าวสารของหน่วยงานได้ง่ายและหลายช่องทาง ข้อมูลครบถ้วนเป็นปัจจุบัน แสดงความเห็นและร้องเรียนได้ และได้รับคำชี้แจงที่ชัดเจนเมื่อมีข้อสงสัย",
            "It asks those served whether news of the office is easy to get in several ways, complete and up to date, \
             whether they can comment and complain, and whether doubts are answered clearly.",
        ),
        8 => (
            "ประเมินว่าหน่วยงานพัฒนาเจ้าหน้าที่และขั้นตอนงานให้ดีขึ้น นำเทคโนโลยีมาใช้เพื่อความสะดวกรวดเร็ว เปิดให้ผู้รับบริการร่วมเสนอแนะ และโปร่งใสมากขึ้นกว่าเดิม",
            "It asks those served whether staff and procedures get better, whether technology makes things quicker, \
             whether they may take part in improving them, and whether all becomes more transparent.",
        ),
        9 => (
            "ตรวจว่าเว็บไซต์หลักของหน่วยงานเผยแพร่ข้อมูลที่ประชาชนควรรู้เกี่ยวกับหน่วยงาน งาน เงิน คน และการรับฟังความเห็น อย่างครบถ้วน เป็นปัจจุบัน และเข้าถึงได้โดยตรง",
            "It checks whether the office's own website publishes what the public should know of the office, its work, \
             money, people and ways to be heard, complete, up to date and directly to be reached.",
        ),
        10 if fiscal_year < NO_GIFT_POLICY => (
            "ตรวจว่าเว็บไซต์หลักของหน่วยงานแสดงสิ่งที่ได้ทำเพื่อไม่ให้เกิดการทุจริต ทั้งเจตจำนงสุจริตของผู้บริหาร การจัดการความเสี่ยง วัฒนธรรมองค์กร แผนงาน และมาตรการที่กำหนดจากผลการประเมินของปีก่อน",
            "It checks whether the office's own website shows what is done so that no corruption arises: the executives' \
             declaration of integrity, the handling of risks, the culture, plans, and measures drawn from the last results.",
        ),
        10 => (
            "ตรวจว่าเว็บไซต์หลักของหน่วยงานแสดงสิ่งที่ได้ทำเพื่อไม่ให้เกิดการทุจริต ทั้งนโยบายไม่รับของขวัญ (No Gift Policy) การจัดการความเสี่ยง การเสริมสร้างคุณธรรม แผนงาน และมาตรการที่กำหนดจากผลการประเมินของปีก่อน",
            "It checks whether the office's own website shows what is done so that no corruption arises: the policy to take \
             no gifts, the handling of risks, the building of integrity, plans, and measures drawn from the last results.",
        ),
        _ => return None,
    };
    Some(language.pick(thai, english))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_has_a_meaning_of_its_own_in_every_year() {
        for language in [Language::Thai, Language::English] {
            for year in 2562..=2569 {
                let told: std::collections::BTreeSet<&str> =
                    (1..=10).filter_map(|number| meaning(number, year, language)).collect();
                assert_eq!(told.len(), 10);
            }
            assert_eq!(meaning(11, 2564, language), None);
        }
        assert_ne!(meaning(10, 2564, Language::Thai), meaning(10, 2565, Language::Thai));
    }
}
