//! Workbooks as a Thai office sets them: TH Sarabun New, ruled cells, a merged title.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A worksheet being written from the top down.
pub struct Sheet {
    worksheet: Worksheet,
    next_row: u32,
}

/// How a row looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Head,
    Body,
}

fn plain() -> Format {
    Format::new().set_font_name("TH Sarabun New").set_font_size(16)
}

fn ruled() -> Format {
    plain().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter)
}

fn head() -> Format {
    let fill = Color::RGB(0xDE_EA_F6);
    ruled().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(fill)
}

fn score() -> Format {
    ruled().set_align(FormatAlign::Center).set_num_format("0.00")
}

/// The bytes of a workbook of these sheets; its date of making is a fixed one.
pub fn workbook(sheets: impl IntoIterator<Item = Sheet>) -> Result<Vec<u8>, XlsxError> {
    let made = ExcelDateTime::from_ymd(2021, 10, 1)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        workbook.push_worksheet(sheet.worksheet);
    }
    workbook.save_to_buffer()
}

impl Sheet {
    /// An empty sheet with columns of these widths, in characters.
    pub fn new(name: &str, widths: &[f64]) -> Result<Sheet, XlsxError> {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(name)?.set_paper_size(9).set_print_fit_to_pages(1, 0);
        worksheet.set_default_row_height(24);
        if widths.len() > 6 {
            worksheet.set_landscape();
        }
        for (column, width) in (0..).zip(widths) {
            worksheet.set_column_width(column, *width)?;
        }
        Ok(Sheet { worksheet, next_row: 0 })
    }

    /// A title over the columns up to `last` (from 0).
    pub fn title(&mut self, last: u16, text: &str) -> Result<(), XlsxError> {
        let format = plain().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        self.worksheet.merge_range(self.next_row, 0, self.next_row, last, text, &format)?;
        let over_two_lines = text.chars().count() > 75 && last < 4;
        self.worksheet.set_row_height(self.next_row, if over_two_lines { 48 } else { 24 })?;
        self.next_row += 1;
        Ok(())
    }

    /// A line of text without rules.
    pub fn note(&mut self, text: &str) -> Result<(), XlsxError> {
        self.worksheet.write_with_format(self.next_row, 0, text, &plain())?;
        self.next_row += 1;
        Ok(())
    }

    /// An empty row.
    pub fn skip(&mut self) {
        self.next_row += 1;
    }

    /// A row of texts.
    pub fn row(&mut self, texts: &[&str], style: Style) -> Result<(), XlsxError> {
        for (column, text) in (0..).zip(texts) {
            let format = if style == Style::Head { head() } else { ruled() };
            self.worksheet.write_with_format(self.next_row, column, *text, &format)?;
        }
        self.next_row += 1;
        Ok(())
    }

    /// A running number, a name and a score.
    pub fn numbered(&mut self, number: u32, name: &str, value: f64) -> Result<(), XlsxError> {
        let row = self.next_row;
        self.worksheet.write_with_format(row, 0, number, &ruled().set_align(FormatAlign::Center))?;
        self.worksheet.write_with_format(row, 1, name, &ruled())?;
        self.worksheet.write_with_format(row, 2, value, &score())?;
        self.next_row += 1;
        Ok(())
    }

    /// A label merged over the columns before `column`, and a score in that one.
    pub fn total(&mut self, column: u16, label: &str, value: f64) -> Result<(), XlsxError> {
        self.label(column, label)?;
        self.worksheet.write_with_format(self.next_row, column, value, &score().set_bold())?;
        self.next_row += 1;
        Ok(())
    }

    /// A label merged over the columns before `column`, and a text in that one.
    pub fn total_text(&mut self, column: u16, label: &str, value: &str) -> Result<(), XlsxError> {
        self.label(column, label)?;
        let format = ruled().set_bold().set_align(FormatAlign::Center);
        self.worksheet.write_with_format(self.next_row, column, value, &format)?;
        self.next_row += 1;
        Ok(())
    }

    fn label(&mut self, column: u16, label: &str) -> Result<(), XlsxError> {
        let format = ruled().set_bold();
        if column > 1 {
            self.worksheet.merge_range(self.next_row, 0, self.next_row, column - 1, label, &format)?;
        } else {
            self.worksheet.write_with_format(self.next_row, 0, label, &format)?;
        }
        Ok(())
    }
}

const INDICATORS: [&str; 10] = [
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
];

/// One row of the district's workbook: name, the ten and the mean after each instrument, then the total.
type DistrictRow = (&'static str, [f64; 14], &'static str, &'static str);

/// Five agencies of a district, one row each, under two merged header rows, with a row of means at the foot.
///
/// Slips: the first is misspelt, the third's sixth indicator has its digits the wrong way round (its own report says
/// 88.12), and the fifth's IIT is not the mean of its indicators (83.40).
pub fn district_2564() -> Result<Vec<u8>, XlsxError> {
    let rows: [DistrictRow; 5] = [
        (
            "องค์การบริหารส่วนตําบลค้อทอง",
            [92.41, 88.37, 91.86, 87.52, 90.14, 90.06, 90.63, 88.95, 89.47, 89.68, 97.14, 93.75, 95.45, 92.10],
            "A",
            "ผ่าน",
        ),
        (
            "องค์การบริหารส่วนตำบลธาตุน้อย",
            [91.20, 86.45, 90.15, 85.30, 88.92, 88.40, 87.64, 85.71, 85.87, 86.41, 80.29, 93.75, 87.02, 87.25],
            "A",
            "ผ่าน",
        ),
        (
            "เทศบาลตำบลเขื่องใน",
            [88.14, 81.36, 86.92, 80.57, 84.73, 84.34, 81.22, 84.06, 82.35, 84.84, 78.06, 62.50, 70.28, 78.87],
            "B",
            "ไม่ผ่าน",
        ),
        (
            "องค์การบริหารส่วนตำบลสหธาตุ",
            [94.02, 89.61, 92.88, 88.47, 91.35, 91.27, 91.74, 90.28, 89.90, 90.64, 100.0, 100.0, 100.0, 94.57],
            "A",
            "ผ่าน",
        ),
        (
            "องค์การบริหารส่วนตำบลท่าไห",
            [87.45, 80.12, 85.66, 79.83, 83.94, 84.30, 85.21, 82.64, 80.97, 82.94, 83.42, 87.50, 85.46, 84.09],
            "B",
            "ไม่ผ่าน",
        ),
    ];
    let mut widths = vec![7.0, 34.0];
    widths.extend([9.0; 14]);
    widths.extend([8.0, 11.0]);
    let mut sheet = Sheet::new("สรุปคะแนน", &widths)?;
    sheet.title(17, "สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. 2564")?;
    sheet.title(17, "องค์กรปกครองส่วนท้องถิ่นในพื้นที่อำเภอเขื่องใน จังหวัดอุบลราชธานี")?;
    sheet.skip();
    district_head(&mut sheet)?;
    for (number, (name, scores, grade, result)) in (1_u32..).zip(&rows) {
        let row = sheet.next_row;
        let centre = ruled().set_align(FormatAlign::Center);
        sheet.worksheet.write_with_format(row, 0, number, &centre)?;
        sheet.worksheet.write_with_format(row, 1, *name, &ruled())?;
        for (column, value) in (2..).zip(scores) {
            sheet.worksheet.write_with_format(row, column, *value, &score())?;
        }
        sheet.worksheet.write_with_format(row, 16, *grade, &centre)?;
        sheet.worksheet.write_with_format(row, 17, *result, &centre)?;
        sheet.next_row += 1;
    }
    district_means(&mut sheet)?;
    sheet.skip();
    sheet.note("หมายเหตุ : หน่วยงานที่ได้คะแนนรวม 85 คะแนนขึ้นไป ถือว่าผ่านการประเมิน")?;
    workbook([sheet])
}

/// Two rows: the instruments over their indicators, everything else over both.
fn district_head(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let (top, under) = (sheet.next_row, sheet.next_row + 1);
    for (column, text) in [(0, "ลำดับ\nที่"), (1, "หน่วยงาน"), (15, "คะแนนรวม"), (16, "ระดับ"), (17, "ผลการ\nประเมิน")]
    {
        sheet.worksheet.merge_range(top, column, under, column, text, &head())?;
    }
    let groups = [(2, 7, "แบบวัด IIT"), (8, 11, "แบบวัด EIT"), (12, 14, "แบบวัด OIT")];
    let mut number = 0;
    for (first, last, text) in groups {
        sheet.worksheet.merge_range(top, first, top, last, text, &head())?;
        for column in first..last {
            number += 1;
            sheet.worksheet.write_with_format(under, column, format!("ตัวชี้วัด\nที่ {number}"), &head())?;
        }
        sheet.worksheet.write_with_format(under, last, "เฉลี่ย", &head())?;
    }
    sheet.worksheet.set_row_height(under, 60)?;
    sheet.next_row += 2;
    Ok(())
}

/// The foot: a mean of every column of scores, as formulas that carry their last results.
fn district_means(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let means = [
        "90.644", "85.182", "89.494", "84.338", "87.816", "87.674", "87.288", "86.328", "85.712", "86.902", "87.782",
        "87.5", "87.642", "87.376",
    ];
    let row = sheet.next_row;
    sheet.worksheet.merge_range(row, 0, row, 1, "ค่าเฉลี่ย", &head())?;
    for (column, mean) in (2..).zip(means) {
        let letter = char::from(b'A' + column as u8);
        let formula = format!("AVERAGE({letter}{}:{letter}{})", row - 4, row);
        let formula = rust_xlsxwriter::Formula::new(formula).set_result(mean);
        sheet.worksheet.write_formula_with_format(row, column, formula, &score().set_bold())?;
    }
    for column in [16, 17] {
        sheet.worksheet.write_blank(row, column, &ruled())?;
    }
    sheet.next_row += 1;
    Ok(())
}

/// A form of labels and values, with the OIT items on a second sheet: one agency of the district a year before.
pub fn sahathat_2563() -> Result<Vec<u8>, XlsxError> {
    let mut form = Sheet::new("แบบสรุป", &[44.0, 36.0])?;
    form.title(1, "แบบสรุปผลการประเมิน ITA")?;
    form.row(&["หน่วยงาน", "อบต.สหธาตุ"], Style::Body)?;
    form.row(&["อำเภอ", "เขื่องใน"], Style::Body)?;
    form.row(&["จังหวัด", "อุบลราชธานี"], Style::Body)?;
    form.row(&["ปีงบประมาณ", "2563"], Style::Body)?;
    let scores = [90.12, 82.54, 88.31, 81.90, 85.27, 86.05, 83.38, 82.74, 78.06, 68.75];
    for (number, (name, value)) in (1..).zip(INDICATORS.iter().zip(scores)) {
        form.total(1, &format!("ตัวชี้วัดที่ {number} {name}"), value)?;
    }
    for (label, value) in [("คะแนน IIT", 85.63), ("คะแนน EIT", 84.06), ("คะแนน OIT", 73.41), ("คะแนนรวม", 80.27)]
    {
        form.total(1, label, value)?;
    }
    form.total_text(1, "ระดับ", "B")?;
    form.total_text(1, "ผลการประเมิน", "ไม่ผ่าน")?;

    // 8 of 9, 6 of 8, 5 of 7, 3 of 4 and 4 of 5 give indicator 9 its 78.06; 7 of 8 and 1 of 2 give indicator 10 its 68.75.
    let lost = [9, 15, 17, 23, 24, 28, 31, 37, 43];
    let mut items = Sheet::new("OIT รายข้อ", &[10.0, 16.0])?;
    items.title(1, "คะแนน OIT รายข้อ อบต.สหธาตุ ปีงบประมาณ พ.ศ. 2563")?;
    items.row(&["ข้อ", "คะแนน"], Style::Head)?;
    for item in 1..=43 {
        items.total(1, &format!("o{item}"), if lost.contains(&item) { 0.0 } else { 100.0 })?;
    }
    workbook([form, items])
}

/// Instruments as parts of the overall score, out of 30, 30 and 40.
pub fn nong_lao_weighted() -> Result<Vec<u8>, XlsxError> {
    let mut sheet = Sheet::new("คะแนน", &[8.0, 46.0, 16.0])?;
    sheet.title(2, "ผลคะแนน ITA ปีงบประมาณ 2564")?;
    sheet.title(2, "อบต.หนองเหล่า อ.เขื่องใน จ.อุบลราชธานี")?;
    sheet.skip();
    sheet.row(&["ที่", "ตัวชี้วัด", "คะแนน"], Style::Head)?;
    let scores = [93.15, 87.04, 90.72, 86.18, 89.41, 88.36, 87.90, 86.45, 92.14, 100.0];
    for (number, (name, value)) in (1..).zip(INDICATORS.iter().zip(scores)) {
        sheet.numbered(number, name, value)?;
    }
    for (label, value) in [("IIT (30)", 26.79), ("EIT (30)", 26.27), ("OIT (40)", 38.43), ("คะแนนรวม (100)", 91.49)]
    {
        sheet.total(2, label, value)?;
    }
    sheet.total_text(2, "ระดับ", "A")?;
    sheet.total_text(2, "ผลการประเมิน", "ผ่าน")?;
    workbook([sheet])
}

/// Thai digits typed as text, and a decimal point in the wrong place: indicator 1 is 957.3.
pub fn hospital_2567() -> Result<Vec<u8>, XlsxError> {
    let mut sheet = Sheet::new("Sheet1", &[46.0, 16.0])?;
    sheet.title(1, "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗")?;
    sheet.title(1, "โรงพยาบาลเขื่องใน อำเภอเขื่องใน จังหวัดอุบลราชธานี")?;
    sheet.row(&["ตัวชี้วัด", "คะแนน (ร้อยละ)"], Style::Head)?;
    let scores = ["๙๕๗.๓", "๙๐.๑๘", "๙๔.๒๒", "๘๙.๗๕", "๙๒.๐๖", "๙๓.๔๑", "๙๑.๘๗", "๙๒.๖๔", "๙๗.๕๐", "๙๕.๐๐"];
    let numbers = ["๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙", "๑๐"];
    for ((number, name), score) in numbers.iter().zip(INDICATORS).zip(scores) {
        let name = name.replace("ระบบการทำงาน", "การทำงาน");
        sheet.total_text(1, &format!("{number}. {name}"), score)?;
    }
    for (label, value) in [("IIT", "๙๒.๓๙"), ("EIT", "๙๒.๖๔"), ("OIT", "๙๖.๒๕"), ("คะแนนภาพรวม", "๙๔.๐๑")]
    {
        sheet.total_text(1, label, value)?;
    }
    sheet.total_text(1, "ระดับผลการประเมิน", "ผ่านดี")?;
    sheet.total_text(1, "ผลการประเมิน", "ผ่าน")?;
    workbook([sheet])
}

/// One row under one row of heads. The overall score has its digits the wrong way round: 91.07 for 90.17.
pub fn school_2567() -> Result<Vec<u8>, XlsxError> {
    let mut widths = vec![30.0, 10.0];
    widths.extend([12.0; 16]);
    let mut sheet = Sheet::new("ITA67", &widths)?;
    sheet.title(17, "ผลคะแนน ITA ของสถานศึกษา อำเภอเขื่องใน จังหวัดอุบลราชธานี")?;
    let mut heads = vec!["หน่วยงาน", "ปีงบประมาณ"];
    heads.extend(INDICATORS.map(|name| {
        if name == "การปรับปรุงระบบการทำงาน" {
            "การปรับปรุงการทำงาน"
        } else {
            name
        }
    }));
    heads.extend(["IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ", "ผล"]);
    sheet.row(&heads, Style::Head)?;
    sheet.worksheet.set_row_height(1, 72)?;
    let scores = [92.85, 87.63, 91.40, 86.72, 89.95, 85.31, 83.74, 82.96, 94.29, 96.00, 89.71, 84.00, 95.15, 91.07];
    sheet.worksheet.write_with_format(2, 0, "โรงเรียนเขื่องในพิทยาคาร", &ruled())?;
    sheet.worksheet.write_with_format(2, 1, 2567, &ruled().set_align(FormatAlign::Center))?;
    for (column, value) in (2..).zip(scores) {
        sheet.worksheet.write_with_format(2, column, value, &score())?;
    }
    for (column, text) in [(16, "ผ่าน"), (17, "ผ่าน")] {
        sheet.worksheet.write_with_format(2, column, text, &ruled().set_align(FormatAlign::Center))?;
    }
    workbook([sheet])
}

/// Scores of a known agency, but nowhere a year.
pub fn huai_ruea_without_year() -> Result<Vec<u8>, XlsxError> {
    let mut sheet = Sheet::new("Sheet1", &[8.0, 46.0, 16.0])?;
    sheet.title(2, "ผลการประเมิน ITA เทศบาลตำบลห้วยเรือ อำเภอเขื่องใน จังหวัดอุบลราชธานี")?;
    sheet.row(&["ที่", "ตัวชี้วัด", "คะแนน"], Style::Head)?;
    let scores = [90.37, 84.12, 88.95, 83.68, 86.40, 87.21, 85.63, 84.75, 92.42, 93.75];
    for (number, (name, value)) in (1..).zip(INDICATORS.iter().zip(scores)) {
        sheet.numbered(number, name, value)?;
    }
    workbook([sheet])
}
