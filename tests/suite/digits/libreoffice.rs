//! The samples as LibreOffice saves them: other programs' ways to write the same texts.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use prongsai::convert::Settings;
use prongsai::model::Format;
use prongsai::thai::digits::{Digits, to_arabic};
use tempfile::TempDir;

use super::package::{converted, events, judged_text, our_text, parts, to};

#[test]
#[ignore = "needs LibreOffice"]
fn samples_saved_by_libreoffice_change_in_nothing_but_digits() {
    for (folder, extension, format) in [("reports", "docx", Format::Docx), ("scores", "xlsx", Format::Xlsx)] {
        let saved = saved(folder, extension);
        let files: Vec<_> =
            fs::read_dir(saved.path().join("out")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() > 3, "LibreOffice saved {} files", files.len());
        for file in files {
            let bytes = fs::read(&file).unwrap();
            let settings = Settings { keep_text: true, ..to(Digits::Arabic) };
            let after = converted(&bytes, format, &settings).converted.bytes;
            let name = file.display();
            assert_eq!(to_arabic(&judged_text(&bytes, format)), judged_text(&after, format), "{name}");
            let ours =
                |bytes: &[u8]| our_text(bytes).iter().map(|line| to_arabic(line).into_owned()).collect::<Vec<_>>();
            assert_eq!(ours(&bytes), our_text(&after), "{name}");
            for ((part, before), (_, after)) in parts(&bytes).iter().zip(&parts(&after)) {
                // Automatic numbers and formats of cells are named in attributes.
                let is_format = ["numbering.xml", "styles.xml"].iter().any(|end| part.ends_with(end));
                assert!(before == after || is_format || events(before) == events(after), "{name} {part}");
            }
        }
    }
}

/// The samples of a folder, opened and saved by LibreOffice into `out`.
fn saved(folder: &str, extension: &str) -> TempDir {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(folder);
    let files = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path());
    let is_sample = |file: &std::path::PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy();
        name.ends_with(extension) && !name.starts_with('~')
    };
    let temporary = TempDir::new().unwrap();
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", temporary.path().join("profile").display()))
        .args(["--headless", "--convert-to", extension, "--outdir"])
        .arg(temporary.path().join("out"))
        .args(files.filter(is_sample))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(run.is_ok_and(|status| status.success()), "soffice (LibreOffice Writer and Calc) is not installed");
    temporary
}
