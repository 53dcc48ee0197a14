//! Files under the names of others, files of programs that are not read, and files behind a password.

use super::folder::{Fate, Folder, Reason};
use super::good::{self, docx, ods, packed, xls_records, xls_with, xlsx};
use super::zip::{entries, written};
use crate::biff::{Records, compound};
use crate::common::archive;

pub fn write(folder: &mut Folder) {
    // Each under the extension of the next, and all without any.
    let extensions = ["docx", "xlsx", "xlsb", "xls", "ods", "csv", "html", "mht", "rtf", "xml", "json"];
    for (index, other) in (0..11).zip(extensions.iter().cycle().skip(3)) {
        let truth = folder.truth();
        let (extension, bytes) = good::each(&truth)[index].clone();
        folder.put(&format!("disguises/{extension}-as.{other}"), &bytes, Fate::Read(truth));
        let truth = folder.truth();
        let (extension, bytes) = good::each(&truth)[index].clone();
        folder.put(&format!("disguises/{extension}"), &bytes, Fate::Read(truth));
    }
    let (bytes, truth) = good::doc();
    folder.put("disguises/doc-as.docx", &bytes, Fate::NothingElse(truth));
    for (name, index) in [("page-as.xls", 6), ("rich-text-as.doc", 8), ("page-as.doc", 6), ("package-as.doc", 0)] {
        let truth = folder.truth();
        let (_, bytes) = good::each(&truth)[index].clone();
        folder.put(&format!("disguises/{name}"), &bytes, Fate::Read(truth));
    }
    not_read(folder);
    encrypted(folder);
}

/// Files of other programs under the name of a document.
fn not_read(folder: &mut Folder) {
    let open = |kind: &str| -> Vec<u8> {
        archive(&[
            ("mimetype", format!("application/vnd.oasis.opendocument.{kind}").as_bytes()),
            ("content.xml", b"<a/>"),
        ])
    };
    let slides = archive(&[("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<a/>")]);
    let iso = [&[0; 0x8001][..], b"CD001"].concat();
    for (name, bytes, reason) in [
        ("pdf.docx", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj".to_vec(), Reason::Unsupported),
        ("png.docx", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(), Reason::Unsupported),
        ("jpeg.xlsx", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0".to_vec(), Reason::Unsupported),
        ("gif.doc", b"GIF89a\x01\0\x01\0".to_vec(), Reason::Unsupported),
        ("gzip.xlsx", b"\x1F\x8B\x08\0\0\0\0\0\0\x03".to_vec(), Reason::Unsupported),
        ("rar.docx", b"Rar!\x1A\x07\x01\0".to_vec(), Reason::Unsupported),
        ("7z.zip", b"7z\xBC\xAF\x27\x1C\0\x04".to_vec(), Reason::Unsupported),
        ("slides.docx", slides, Reason::Unsupported),
        ("old-slides.doc", compound("PowerPoint Document", &[0; 5000]), Reason::Unsupported),
        ("open-text.docx", open("text"), Reason::Unsupported),
        ("open-slides.xlsx", open("presentation"), Reason::Unsupported),
        ("message.doc", compound("__properties_version1.0", &[0; 5000]), Reason::Unsupported),
        ("program.docx", [b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0".to_vec(), vec![0; 200]].concat(), Reason::Unknown),
        ("elf.xlsx", [b"\x7FELF\x02\x01\x01\0".to_vec(), vec![0; 200]].concat(), Reason::Unknown),
        ("shortcut.docx", [b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0".to_vec(), vec![0; 60]].concat(), Reason::Unknown),
        ("disk.docx", iso, Reason::Unknown),
        ("noise.csv", (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect(), Reason::Unknown),
        ("zeros.xlsx", vec![0; 100_000], Reason::Unknown),
        ("word-2003.doc", b"<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>".to_vec(), Reason::Unsupported),
        ("other.xml", b"<?xml version=\"1.0\"?><data/>".to_vec(), Reason::Unsupported),
        ("other.json", b"{\"a\": [1, 2]}".to_vec(), Reason::Unsupported),
        ("flat.fods", b"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>".to_vec(), Reason::Unsupported),
    ] {
        folder.put(&format!("disguises/other/{name}"), &bytes, Fate::Unreadable(reason));
    }
    let mail = "From: a@example.go.th\r\nTo: b@example.go.th\r\nSubject: ITA\r\nMIME-Version: 1.0\r\nContent-Type: \
                text/plain; charset=utf-8\r\n\r\nส่งไฟล์แนบครับ\r\n";
    folder.put("disguises/other/mail.docx", mail.as_bytes(), Fate::Empty);
}

fn encrypted(folder: &mut Folder) {
    let truth = folder.truth();
    let xor = Records::default().record(0x2F, &[0, 0, 0x34, 0x12, 0x78, 0x56]);
    let rc4 = Records::default().record(0x2F, &[&[1, 0, 1, 0, 1, 0][..], &[7; 48]].concat());
    let mut locked_zip = entries(&docx(&truth));
    locked_zip.iter_mut().for_each(|entry| entry.flags |= 1);
    let mut locked_doc = good::doc().0;
    // The bit of the header that says that all behind it is encrypted.
    let header = good::doc_header(&locked_doc);
    locked_doc[header + 0x0B] |= 1;
    let locked_ods = good::edited(ods(&truth), "META-INF/manifest.xml", |xml| {
        xml.replace(
            "</manifest:manifest>",
            "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data \
             manifest:checksum=\"x\"/></manifest:file-entry></manifest:manifest>",
        )
    });
    for (name, bytes) in [
        ("package.docx", compound("EncryptedPackage", &[7; 5000])),
        ("package.xlsx", compound("EncryptionInfo", &[7; 5000])),
        ("xor.xls", xls_with(xor, xls_records(&truth))),
        ("rc4.xls", xls_with(rc4, xls_records(&truth))),
        ("word.doc", locked_doc),
        ("zip.docx", written(&locked_zip)),
        ("parts.ods", packed(&locked_ods)),
    ] {
        folder.put(&format!("disguises/encrypted/{name}"), &bytes, Fate::Unreadable(Reason::Encrypted));
    }
    let truth = folder.truth();
    let mut members =
        entries(&vec![("a.csv".to_owned(), good::csv(&truth).into_bytes()), ("b.csv".to_owned(), vec![b'x'; 99])]);
    members[1].flags |= 1;
    folder.put("disguises/encrypted/one-member.zip", &written(&members), Fate::Opened);
    folder.expect("disguises/encrypted/one-member.zip/a.csv", Fate::Read(truth));
    folder.expect("disguises/encrypted/one-member.zip/b.csv", Fate::Unreadable(Reason::Encrypted));
    // A password for changing it only: everyone may read.
    let truth = folder.truth();
    let protected = good::edited(xlsx(&truth), "xl/workbook.xml", |xml| {
        xml.replace("<sheets>", "<fileSharing readOnlyRecommended=\"1\" userName=\"ก\" reservationPassword=\"CC3D\"/><workbookProtection lockStructure=\"1\" workbookPassword=\"CC3D\"/><sheets>")
    });
    folder.put("disguises/encrypted/for-writing.xlsx", &packed(&protected), Fate::Read(truth));
    let truth = folder.truth();
    let protected = good::edited(xlsx(&truth), "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("</sheetData>", "</sheetData><sheetProtection password=\"CC3D\" sheet=\"1\"/>")
    });
    folder.put("disguises/encrypted/protected-sheet.xlsx", &packed(&protected), Fate::Read(truth));
    let truth = folder.truth();
    let sharing = Records::default().record(0x86, &[]).record(0x5B, &[1, 0, 0x3D, 0xCC, 0, 0, 0]);
    folder.put("disguises/encrypted/for-writing.xls", &xls_with(sharing, xls_records(&truth)), Fate::Read(truth));
    let truth = folder.truth();
    let settings = format!(
        "<w:settings xmlns:w=\"{}\"><w:writeProtection w:hash=\"x\" w:salt=\"y\"/><w:documentProtection w:edit=\"readOnly\" \
         w:enforcement=\"1\"/></w:settings>",
        good::WORD
    );
    let mut parts = docx(&truth);
    parts.push(("word/settings.xml".to_owned(), settings.into_bytes()));
    folder.put("disguises/encrypted/for-writing.docx", &packed(&parts), Fate::Read(truth));
}
