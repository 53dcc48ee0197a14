//! The table of the limits' words, in the order of [`Limit`].

use crate::export::wording::Label;
use crate::model::Limit;

/// The words for one limit.
pub(super) struct Words {
    /// What is limited, as the subject of a sentence.
    pub what: Label,
    /// What is counted, behind a number; for counts and times only.
    pub counted: Label,
    /// What helps, as an order.
    pub advice: Label,
    /// Why the number is what it is.
    pub why: Label,
}

const NOTHING: Label = Label::new("", "");

const SPLIT: Label = Label::new("โปรดแยกเป็นหลายไฟล์", "split it into several files");

const UNPACK: Label = Label::new(
    "โปรดแตกไฟล์ออกเป็นโฟลเดอร์ หรือแยกเป็น .zip หลายไฟล์",
    "unpack it to a folder, or split it into several archives",
);

const ASK: Label = Label::new(
    "โปรดสอบถามผู้ส่งก่อนเปิด หากเป็นเอกสารจริง โปรดเปิดและบันทึกใหม่ในโปรแกรมสำนักงาน",
    "ask who sent it before you open it; an honest document can be opened and saved again in an office program",
);

const NEW_BOOK: Label = Label::new(
    "โปรดคัดลอกเฉพาะช่วงเซลล์ที่ใช้จริงลงสมุดงานใหม่ แล้วบันทึก",
    "copy only the range that is used into a new workbook and save that",
);

const SAVE_NEW: Label = Label::new(
    "โปรดเปิดในโปรแกรมสำนักงาน แล้วบันทึกเป็น .docx หรือ .xlsx",
    "open it in an office program and save it as .docx or .xlsx",
);

const PLAIN: Label = Label::new(
    "โปรดคัดลอกข้อความและตารางที่เป็นข้อมูลลงเอกสารใหม่ แล้วบันทึก",
    "copy the text and tables with the data into a new document and save that",
);

/// The words for a limit.
pub(super) const fn words(limit: Limit) -> Words {
    let (what, counted, advice, why) = match limit {
        Limit::FileBytes => (
            Label::new("ขนาดของไฟล์", "the size of the file"),
            NOTHING,
            Label::new(
                "โปรดลดขนาดรูปภาพในไฟล์ หรือแยกเป็นหลายไฟล์",
                "make its pictures smaller, or split it into several files",
            ),
            Label::new("รายงานที่มีภาพถ่ายทั้งเล่มมีขนาดราวหนึ่งในสิบของค่านี้", "a report full of photographs has a tenth of it"),
        ),
        Limit::OldFileBytes => (
            Label::new("ขนาดของไฟล์ Word หรือ Excel รุ่น 97-2003", "the size of a file of Word or Excel 97-2003"),
            NOTHING,
            SAVE_NEW,
            Label::new(
                "ต้องอ่านทั้งไฟล์ในคราวเดียว และรายงานที่มีภาพถ่ายทั้งเล่มมีขนาดราวครึ่งหนึ่งของค่านี้",
                "it is read all at once, and a report full of photographs has half of it",
            ),
        ),
        Limit::TextFileBytes => (
            Label::new(
                "ขนาดของไฟล์ข้อความ (.csv, .txt, .html, .xml)",
                "the size of a file of text (.csv, .txt, .html, .xml)",
            ),
            NOTHING,
            SPLIT,
            Label::new(
                "คะแนนของทุกหน่วยงานทั่วประเทศมีไม่ถึง 5 MB",
                "the scores of all agencies of the country are under 5 MB",
            ),
        ),
        Limit::TemplateBytes => (
            Label::new("ขนาดของข้อความและรูปภาพในแม่แบบ", "the size of the text and pictures of a template"),
            NOTHING,
            Label::new("โปรดลดขนาดรูปภาพในแม่แบบ", "make the pictures of the template smaller"),
            Label::new(
                "แม่แบบที่มีภาพถ่ายอาคารมีขนาดราวหนึ่งในสิบของค่านี้",
                "one with the photograph of a building has a tenth of it",
            ),
        ),
        Limit::ArchiveFiles => (
            Label::new("จำนวนไฟล์ใน .zip", "the number of files in an archive (.zip)"),
            Label::new("ไฟล์", "files"),
            UNPACK,
            Label::new(
                "เป็นสองเท่าของแบบคะแนนและรายงานของทุกหน่วยงานทั่วประเทศ",
                "twice the score sheets and reports of all agencies of the country",
            ),
        ),
        Limit::ArchiveBytes => (
            Label::new("ขนาดของไฟล์ทั้งหมดใน .zip เมื่อแตกออก", "the size of all files of an archive, unpacked"),
            NOTHING,
            UNPACK,
            Label::new(
                "เท่ากับแบบคะแนนและรายงานฉบับละครึ่ง MB ของทุกหน่วยงานทั่วประเทศ",
                "a score sheet and a report of half a megabyte each from every agency of the country",
            ),
        ),
        Limit::ArchiveRatio => (
            Label::new("อัตราการขยายของ .zip เมื่อแตกออก", "how many times larger an archive becomes when it is unpacked"),
            Label::new("เท่า", "times"),
            Label::new(
                "โปรดสอบถามผู้ส่งก่อนเปิด หากเป็นเอกสารจริง โปรดแตกไฟล์ออกเป็นโฟลเดอร์",
                "ask who sent it before you open it; where the files are honest, unpack it to a folder",
            ),
            Label::new(
                "เอกสารสำนักงานใน .zip ขยายไม่กี่เท่า อัตราที่สูงกว่านี้เป็นไฟล์ที่ทำขึ้นเพื่อก่อความเสียหาย",
                "documents of offices become a few times larger; more was made to do harm",
            ),
        ),
        Limit::ArchiveLevels => (
            Label::new("จำนวนชั้นของ .zip ที่ซ้อนอยู่ใน .zip", "how deep archives lie in archives"),
            NOTHING,
            Label::new("โปรดแตกไฟล์ชั้นในออกเป็นโฟลเดอร์", "unpack the inner ones to folders"),
            Label::new(
                "สำนักงานส่งต่อ .zip ที่ได้รับมาอีกชั้นหนึ่ง ลึกกว่านั้นเป็นความผิดพลาดหรือกับดัก",
                "an office sends on what it was sent; more levels are a mistake or a trap",
            ),
        ),
        Limit::PackageParts => (
            Label::new("จำนวนส่วนประกอบภายในไฟล์", "the number of parts inside the file"),
            Label::new("ส่วน", "parts"),
            PLAIN,
            Label::new("รายงานที่มีรูปภาพหนึ่งพันภาพมีราวหนึ่งในห้าของค่านี้", "a report with a thousand pictures has a fifth of it"),
        ),
        Limit::UnpackedBytes => (
            Label::new("ขนาดของเนื้อหาภายในไฟล์เมื่อแตกออก", "the size of what the file holds, unpacked"),
            NOTHING,
            Label::new(
                "โปรดคัดลอกเฉพาะส่วนที่เป็นข้อมูลลงไฟล์ใหม่ แล้วบันทึก",
                "copy only the part with the data into a new file and save that",
            ),
            Label::new(
                "สมุดงานที่มีจำนวนเซลล์สูงสุดที่อ่านได้มีราวครึ่งหนึ่งของค่านี้",
                "the workbook with the most cells that are read has about half",
            ),
        ),
        Limit::UnpackingRatio => (
            Label::new(
                "อัตราการขยายของส่วนหนึ่งในไฟล์เมื่อแตกออก",
                "how many times larger one part becomes when it is unpacked",
            ),
            Label::new("เท่า", "times"),
            ASK,
            Label::new(
                "เอกสารสำนักงานขยาย 5 ถึง 50 เท่า อัตราที่สูงกว่านี้เป็นไฟล์ที่ทำขึ้นเพื่อก่อความเสียหาย",
                "documents of offices become 5 to 50 times larger; more was made to do harm",
            ),
        ),
        Limit::SharedReaderMemory => (
            Label::new(
                "หน่วยความจำที่ใช้อ่านไฟล์ .doc .xls หรือ .xlsb หนึ่งไฟล์พร้อมกับไฟล์อื่น",
                "the memory that reading one file of .doc, .xls or .xlsb beside others takes",
            ),
            NOTHING,
            ASK,
            Label::new(
                "ไฟล์ทั่วไปใช้ไม่ถึงหนึ่งในสี่ ไฟล์ที่ต้องการมากกว่านี้จะอ่านใหม่โดยลำพัง",
                "honest files take a quarter of it; one that wants more is read again alone",
            ),
        ),
        Limit::ReaderMemory => (
            Label::new(
                "หน่วยความจำที่ใช้อ่านไฟล์ .doc .xls หรือ .xlsb หนึ่งไฟล์โดยลำพัง",
                "the memory that reading one file of .doc, .xls or .xlsb alone takes",
            ),
            NOTHING,
            ASK,
            Label::new("เพื่อให้การทำงานทั้งหมดใช้หน่วยความจำไม่เกิน 1 GB", "so that a whole run stays below 1 GB"),
        ),
        Limit::ReaderSeconds => (
            Label::new(
                "เวลาที่ใช้อ่านไฟล์ .doc .xls หรือ .xlsb หนึ่งไฟล์",
                "the time that reading one file of .doc, .xls or .xlsb takes",
            ),
            NOTHING,
            ASK,
            Label::new(
                "เอกสารทั่วไปใช้เวลาไม่กี่วินาที และไฟล์อื่นต้องรออยู่",
                "honest files take some seconds at most, and the others wait meanwhile",
            ),
        ),
        Limit::Sheets => (
            Label::new("จำนวนแผ่นงาน", "the number of worksheets"),
            Label::new("แผ่นงาน", "worksheets"),
            SPLIT,
            Label::new("ไม่มีผู้ใดเปิดสมุดงานที่มีแผ่นงานมากกว่านี้", "nobody opens a workbook of more"),
        ),
        Limit::Cells => (
            Label::new("จำนวนเซลล์ที่มีข้อมูล", "the number of cells that hold anything"),
            Label::new("เซลล์", "cells"),
            NEW_BOOK,
            Label::new(
                "คะแนนทุกข้อและทุกตัวชี้วัดของทุกหน่วยงานทั่วประเทศมีราวสามในสี่ของค่านี้",
                "all items and indicators of all agencies of the country are three quarters of it",
            ),
        ),
        Limit::TextCells => (
            Label::new(
                "จำนวนเซลล์ของไฟล์ข้อความ (.csv, .html, .rtf, .xml)",
                "the number of cells of a file of text (.csv, .html, .rtf, .xml)",
            ),
            Label::new("เซลล์", "cells"),
            NEW_BOOK,
            Label::new(
                "คะแนนทุกข้อและทุกตัวชี้วัดของทุกหน่วยงานทั่วประเทศมีไม่ถึงค่านี้",
                "all items and indicators of all agencies of the country are fewer",
            ),
        ),
        Limit::ConvertedCells => (
            Label::new("จำนวนเซลล์ของสมุดงาน .xls ที่จะแปลง", "the number of cells of an .xls workbook to be converted"),
            Label::new("เซลล์", "cells"),
            NEW_BOOK,
            Label::new("นับเซลล์ว่างที่มีรูปแบบด้วย", "empty cells that have a format count as well"),
        ),
        Limit::TableColumns => (
            Label::new("จำนวนคอลัมน์ของตาราง", "the number of columns of a table"),
            Label::new("คอลัมน์", "columns"),
            PLAIN,
            Label::new(
                "Word มีได้ 63 คอลัมน์ และตารางคะแนนรายข้อมีราว 70",
                "Word allows 63, and a table of all items has some 70",
            ),
        ),
        Limit::SpanningCells => (
            Label::new(
                "จำนวนเซลล์ของตารางในเว็บเพจที่กินหลายแถวพร้อมกัน",
                "the number of cells of a web page's table that reach down over the same row",
            ),
            Label::new("เซลล์", "cells"),
            SAVE_NEW,
            Label::new("ทุกแถวต้องจัดวางรอบเซลล์เหล่านี้", "every row is laid out around them"),
        ),
        Limit::MergedRanges => (
            Label::new("จำนวนช่วงเซลล์ที่ผสานในแผ่นงาน", "the number of merged ranges of a worksheet"),
            Label::new("ช่วง", "ranges"),
            NEW_BOOK,
            Label::new("มากกว่าจำนวนเซลล์ของแผ่นงานที่คนอ่าน", "more than the cells of any sheet that people look at"),
        ),
        Limit::HiddenRanges => (
            Label::new(
                "จำนวนช่วงแถวหรือคอลัมน์ที่ซ่อนในแผ่นงาน",
                "the number of ranges of hidden rows or columns of a worksheet",
            ),
            Label::new("ช่วง", "ranges"),
            NEW_BOOK,
            Label::new(
                "แผ่นงานที่ซ่อนแถวเว้นแถวทั้งแผ่นยังมีน้อยกว่านี้",
                "a sheet that hides every other row of all it can have has fewer",
            ),
        ),
        Limit::Paragraphs => (
            Label::new("จำนวนย่อหน้า", "the number of paragraphs"),
            Label::new("ย่อหน้า", "paragraphs"),
            SPLIT,
            Label::new("เท่ากับรายงานราวห้าพันหน้า", "a report of some 5,000 pages"),
        ),
        Limit::OldParagraphs => (
            Label::new("จำนวนย่อหน้าและเซลล์ของเอกสาร .doc", "the number of paragraphs and cells of a .doc document"),
            Label::new("แห่ง", "paragraphs and cells"),
            Label::new("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx"),
            Label::new(
                "ตารางสิบคะแนนของทุกหน่วยงานในจังหวัดใหญ่มีราวหนึ่งในสิบของค่านี้",
                "ten figures of all agencies of a large province are a tenth of it",
            ),
        ),
        Limit::ConvertedParagraphs => (
            Label::new(
                "จำนวนย่อหน้าและเซลล์ของเอกสาร .doc ที่จะแปลง",
                "the number of paragraphs and cells of a .doc document to be converted",
            ),
            Label::new("แห่ง", "paragraphs and cells"),
            Label::new("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx"),
            Label::new("เป็นสองเท่าของที่อ่านได้จากเอกสาร .doc", "twice what is read of a .doc document"),
        ),
        Limit::ConvertedRuns => (
            Label::new(
                "จำนวนช่วงข้อความที่มีรูปแบบต่างกันในเอกสาร .doc ที่จะแปลง",
                "the number of stretches of differing format in a .doc document to be converted",
            ),
            Label::new("ช่วง", "stretches"),
            Label::new("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx"),
            Label::new("รายงานหนึ่งพันหน้ามีราวหนึ่งในสามของค่านี้", "a report of a thousand pages has a third of it"),
        ),
        Limit::ConvertedFormatting => (
            Label::new(
                "ขนาดของรูปแบบในเอกสาร .doc ที่จะแปลง",
                "the size of the formatting of a .doc document to be converted",
            ),
            NOTHING,
            Label::new("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx"),
            Label::new("เอกสารทั่วไปมีไม่เกินขนาดของไฟล์เอง", "of an honest document it is no larger than the file"),
        ),
        Limit::ConvertedPictures => (
            Label::new(
                "ขนาดของรูปภาพในเอกสาร .doc ที่จะแปลง",
                "the size of the pictures of a .doc document to be converted",
            ),
            NOTHING,
            Label::new("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx"),
            Label::new("เป็นสี่เท่าของไฟล์ .doc ที่ใหญ่ที่สุดที่อ่าน", "four times the largest .doc file that is read"),
        ),
        Limit::TextBytes => (
            Label::new("ขนาดของข้อความทั้งหมดในไฟล์", "the size of all text of the file"),
            NOTHING,
            SPLIT,
            Label::new("เท่ากับอักษรไทยราวสิบล้านตัว", "some ten million Thai letters"),
        ),
        Limit::OldCharacters => (
            Label::new("จำนวนอักขระของเอกสาร .doc", "the number of letters of a .doc document"),
            Label::new("ตัว", "letters"),
            Label::new("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx"),
            Label::new("รายงานหนึ่งพันหน้ามีราวสามล้านตัว", "a report of a thousand pages has three million"),
        ),
        Limit::CellBytes => (
            Label::new("ขนาดของข้อความในเซลล์หรือย่อหน้าเดียว", "the size of the text of one cell or paragraph"),
            NOTHING,
            NEW_BOOK,
            Label::new("Excel มีได้ 32,767 ตัวอักษรต่อเซลล์", "Excel allows 32,767 letters a cell"),
        ),
        Limit::SharedTexts => (
            Label::new("จำนวนข้อความที่เซลล์ใช้ร่วมกัน", "the number of texts that cells share"),
            Label::new("ข้อความ", "texts"),
            NEW_BOOK,
            Label::new("เป็นสองเท่าของจำนวนเซลล์ที่อ่าน", "twice the cells that are read"),
        ),
        Limit::SharedBytes => (
            Label::new(
                "ขนาดของข้อความและสูตรที่เก็บในสมุดงาน",
                "the size of the texts and formulas that the workbook stores",
            ),
            NOTHING,
            NEW_BOOK,
            Label::new("เป็นสี่เท่าของข้อความที่อ่านจากไฟล์หนึ่ง", "four times the text that is read of a file"),
        ),
        Limit::References => (
            Label::new(
                "จำนวนเชิงอรรถ อ้างอิงท้ายเรื่อง หัวกระดาษ หรือท้ายกระดาษ",
                "the number of footnotes, endnotes, headers or footers",
            ),
            Label::new("แห่ง", "places"),
            PLAIN,
            Label::new("รายงานหนึ่งมีราวหนึ่งร้อยแห่ง", "a report has some hundred"),
        ),
        Limit::Depth => (
            Label::new("ความลึกของส่วนที่ซ้อนกันในเนื้อหา", "how deep the file's content is nested"),
            NOTHING,
            PLAIN,
            Label::new("Word เขียนลึกสุดราว 60 ชั้น", "Word writes some sixty levels at most"),
        ),
        Limit::NestedTables => (
            Label::new("ความลึกของตารางที่ซ้อนกัน", "how deep tables lie in tables"),
            NOTHING,
            PLAIN,
            Label::new("หน้าเว็บที่จัดหน้าด้วยตารางซ้อนกันไม่กี่ชั้น", "layouts of web pages have a few levels"),
        ),
        Limit::NestedLists => (
            Label::new("ความลึกของรายการที่ซ้อนกัน", "how deep lists lie in lists"),
            NOTHING,
            PLAIN,
            Label::new("Word มีได้ 9 ชั้น", "Word has nine levels"),
        ),
        Limit::Namespaces => (
            Label::new("จำนวนเนมสเปซ XML ที่ใช้พร้อมกัน", "the number of XML namespaces that are in force at once"),
            Label::new("เนมสเปซ", "namespaces"),
            ASK,
            Label::new("Word ประกาศราว 40 เนมสเปซ", "Word declares some forty"),
        ),
        Limit::Styles => (
            Label::new("จำนวนรูปแบบ แบบอักษร และสไตล์", "the number of formats, fonts and styles"),
            Label::new("แบบ", "formats"),
            Label::new(
                "โปรดคัดลอกข้อมูลลงไฟล์ใหม่โดยวางเฉพาะค่า แล้วบันทึก",
                "copy the data into a new file, pasting values only, and save that",
            ),
            Label::new("Excel มีได้ 65,490 แบบ", "Excel allows 65,490"),
        ),
        Limit::Lists => (
            Label::new("จำนวนรายการลำดับเลขหรือส่วนของเอกสาร", "the number of automatic lists or of sections"),
            Label::new("แห่ง", "of them"),
            PLAIN,
            Label::new("เอกสารที่แก้ไขกันมาหลายปีมีไม่กี่ร้อยแห่ง", "a document that was edited for years has a few hundred"),
        ),
        Limit::Definitions => (
            Label::new(
                "จำนวนชื่อ ลิงก์ และรูปแบบที่สมุดงานกำหนดไว้",
                "the number of names, links and formats that the workbook defines",
            ),
            Label::new("รายการ", "definitions"),
            NEW_BOOK,
            Label::new("เป็นสามเท่าของรูปแบบเซลล์ที่ Excel มีได้", "three times the formats of cells that Excel allows"),
        ),
    };
    Words { what, counted, advice, why }
}
