//! The built program, as a person and as a script meet it: what it prints, what it writes, how it exits.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in helpers of tests too, a failure is the answer")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const OUTPUTS: [&str; 3] = ["comparison.xlsx", "comparison.docx", "assessments.json"];

/// The published results of Trat province, FY 2564, with every value in agreement.
const GOOD: &str = "\
หน่วยงาน,จังหวัด,ปีงบประมาณ,ตัวชี้วัดที่ 1,ตัวชี้วัดที่ 2,ตัวชี้วัดที่ 3,ตัวชี้วัดที่ 4,ตัวชี้วัดที่ 5,ตัวชี้วัดที่ 6,ตัวชี้วัดที่ 7,ตัวชี้วัดที่ 8,ตัวชี้วัดที่ 9,ตัวชี้วัดที่ 10,คะแนนรวม,ระดับ
จังหวัดตราด,ตราด,2564,93.55,87.72,91.01,87.93,89.52,90.55,88.68,88.58,72.89,65.56,81.45,B
";

/// Begins as a package does, and then breaks off.
const NO_PACKAGE: &str = "PK\u{3}\u{4} and no more";

#[test]
fn compare_writes_three_files_and_says_so() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let run = prongsai(folder.path(), &["compare", "in", "-o", "new/out", "--lang", "en"]);
    assert_eq!(code(&run), 0, "{run:?}");
    for name in OUTPUTS {
        let bytes = fs::read(folder.path().join("new/out").join(name)).unwrap();
        assert!(!bytes.is_empty(), "{name}");
        assert!(stdout(&run).contains(name), "{name} is not told");
    }
    assert!(stdout(&run).contains("1 agency, FY 2564"), "{}", stdout(&run));
    assert!(stderr(&run).contains("reading 1 file"), "{}", stderr(&run));
}

#[test]
fn compare_speaks_thai_unless_told_otherwise() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let run = prongsai(folder.path(), &["compare", "in", "-o", "out"]);
    assert!(stdout(&run).contains("หน่วยงาน 1 แห่ง ปีงบประมาณ 2564"), "{}", stdout(&run));
}

#[test]
fn compare_gives_machines_a_summary_of_one_json_value() {
    let folder = submissions(&[("trat.csv", GOOD), ("broken.docx", NO_PACKAGE)]);
    let run = prongsai(folder.path(), &["compare", "in", "-o", "out", "--json"]);
    assert_eq!(code(&run), 0, "{run:?}");
    let summary: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(summary["schema"], "prongsai.summary/1");
    assert_eq!(summary["files"]["met"], 2);
    assert_eq!(summary["files"]["unreadable"], 1);
    assert_eq!(summary["agencies"], 1);
    assert_eq!(summary["fiscal_years"], serde_json::json!([2564]));
    assert_eq!(summary["written"].as_array().map(Vec::len), Some(3));
}

#[test]
fn quiet_prints_nothing_when_all_is_well() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let run = prongsai(folder.path(), &["compare", "in", "-o", "out", "--quiet"]);
    assert_eq!((code(&run), stdout(&run), stderr(&run)), (0, String::new(), String::new()));
}

#[test]
fn check_exits_with_1_when_there_are_errors_and_with_0_when_not() {
    let wrong = GOOD.replace("81.45", "91.45");
    let folder = submissions(&[("good.csv", GOOD)]);
    let run = prongsai(folder.path(), &["check", "in"]);
    assert_eq!(code(&run), 0, "{run:?}");

    let folder = submissions(&[("wrong.csv", &wrong)]);
    let run = prongsai(folder.path(), &["check", "in", "--lang", "en"]);
    assert_eq!(code(&run), 1, "{run:?}");
    assert!(stdout(&run).contains("[overall-differs]"), "{}", stdout(&run));
    assert!(stdout(&run).contains("91.45"), "{}", stdout(&run));
    assert!(stdout(&run).contains("wrong.csv: line 2, column 14"), "{}", stdout(&run));

    let run = prongsai(folder.path(), &["check", "in", "--json", "--quiet"]);
    assert_eq!(code(&run), 1, "{run:?}");
    let listed: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(listed["schema"], "prongsai.findings/1");
    let codes: Vec<_> = listed["findings"].as_array().unwrap().iter().map(|finding| &finding["code"]).collect();
    assert!(codes.iter().any(|code| *code == "overall-differs"), "{codes:?}");
}

#[test]
fn wrong_use_exits_with_2_and_says_what_to_do() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    fs::write(folder.path().join("file"), "x").unwrap();
    let cases: &[(&[&str], &str)] = &[
        (&["compare", "in"], "--output"),
        (&["compare", "in", "-o", "out", "--threads", "0"], "--threads"),
        (&["compare", "in", "-o", "out", "--digits", "roman"], "arabic"),
        (&["compare", "absent", "-o", "out", "--lang", "en"], "absent: no such file or folder"),
        (&["compare", "in", "-o", "file", "--lang", "en"], "file: is a file, not a folder"),
        (&["compare", "in", "-o", "file/out", "--lang", "en"], "file: is a file, not a folder"),
        (&["compare", "in", "-o", "file"], "เป็นไฟล์ ไม่ใช่โฟลเดอร์"),
        (&["inspect", "in", "--lang", "en"], "in: is a folder"),
        (&["inspect", "absent.docx", "--lang", "en"], "absent.docx: no such file or folder"),
        (&["check", "absent"], "ไม่พบไฟล์หรือโฟลเดอร์นี้"),
        (&["template", "-o", "sheet.xlsx", "--year", "2561", "--lang", "en"], "2561: no fiscal year"),
        (&["template", "-o", "sheet.xlsx", "--year", "2601"], "ตั้งแต่ 2562 ถึง 2600"),
        (&["template", "-o", "sheet.xlsx", "--year", "last"], "four digits"),
        (&["template", "-o", "sheet.xls", "--lang", "en"], "sheet.xls: the name must end in .xlsx"),
        (&["template", "-o", "sheet.xlsx", "--agencies", "absent.csv", "--lang", "en"], "absent.csv: no such file"),
        (&["template", "-o", "absent/sheet.xlsx", "--lang", "en"], "absent/sheet.xlsx: cannot be written"),
        (&["unheard-of"], "unheard-of"),
        (&[], "Usage"),
    ];
    for (arguments, told) in cases {
        let run = prongsai(folder.path(), arguments);
        assert_eq!(code(&run), 2, "{arguments:?}: {run:?}");
        assert!(stderr(&run).contains(told), "{arguments:?}: {}", stderr(&run));
        assert!(stdout(&run).is_empty(), "{arguments:?}: {}", stdout(&run));
    }
    assert!(!folder.path().join("out").exists());
    assert!(!folder.path().join("sheet.xlsx").exists());
    assert_eq!(fs::read_to_string(folder.path().join("file")).unwrap(), "x");
}

#[test]
fn template_writes_a_sheet_and_never_over_another_file() {
    let folder = submissions(&[
        ("list.csv", "ที่,หน่วยงาน\n1,อบต.แดงหม้อ\n2,อบต.แดงหม้อ\n3,พิพิธภัณฑ์บ้านเรา\n"),
        ("empty.csv", "หน่วยงาน\n"),
        ("broken.xlsx", NO_PACKAGE),
    ]);
    let sheet = folder.path().join("sheet.xlsx");
    let run = prongsai(folder.path(), &["template", "-o", "sheet.xlsx", "--lang", "en"]);
    assert_eq!((code(&run), stdout(&run), stderr(&run)), (0, "Written: sheet.xlsx\n".to_owned(), String::new()));
    let form = fs::read(&sheet).unwrap();

    let run = prongsai(folder.path(), &["template", "-o", "sheet.xlsx", "--lang", "en"]);
    assert_eq!(code(&run), 2, "{run:?}");
    assert!(stderr(&run).contains("sheet.xlsx: is there already"), "{}", stderr(&run));
    assert_eq!(fs::read(&sheet).unwrap(), form);

    let run = prongsai(
        folder.path(),
        &["template", "-o", "sheet.xlsx", "--lang", "en", "--force", "--agencies", "in/list.csv"],
    );
    assert_eq!(code(&run), 0, "{run:?}");
    assert!(
        stderr(&run).contains("list.csv (line 3, column 2): องค์การบริหารส่วนตำบลแดงหม้อ is in the list already"),
        "{}",
        stderr(&run)
    );
    assert!(stderr(&run).contains("“พิพิธภัณฑ์บ้านเรา” is no agency's name"), "{}", stderr(&run));
    assert_ne!(fs::read(&sheet).unwrap(), form);

    // A year without rules of its own is said to have none.
    let run = prongsai(folder.path(), &["template", "-o", "later.xlsx", "--year", "๒๕๖๙", "--lang", "en"]);
    assert_eq!(code(&run), 0, "{run:?}");
    assert!(stderr(&run).contains("those of FY 2568 are used"), "{}", stderr(&run));

    for (list, told) in [("in/empty.csv", "in/empty.csv: no agency is named"), ("in/broken.xlsx", "in/broken.xlsx: ")] {
        let run = prongsai(folder.path(), &["template", "-o", "none.xlsx", "--lang", "en", "--agencies", list]);
        assert_eq!(code(&run), 3, "{run:?}");
        assert!(stderr(&run).contains(told), "{}", stderr(&run));
        assert!(!folder.path().join("none.xlsx").exists());
    }
}

#[test]
fn where_nothing_can_be_read_it_exits_with_3_and_old_outputs_stay() {
    let folder = submissions(&[("broken.docx", NO_PACKAGE), ("shopping.csv", "ไข่,10\nนม,2\n")]);
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    for name in OUTPUTS {
        fs::write(out.join(name), "last year").unwrap();
    }
    let run = prongsai(folder.path(), &["compare", "in", "-o", "out", "--lang", "en"]);
    assert_eq!(code(&run), 3, "{run:?}");
    assert!(stderr(&run).contains("broken.docx"), "{}", stderr(&run));
    assert!(stderr(&run).contains("nothing was written"), "{}", stderr(&run));
    assert!(stdout(&run).contains("2 files met: no ITA data 1, unreadable 1"), "{}", stdout(&run));
    for name in OUTPUTS {
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "last year");
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), OUTPUTS.len(), "something else was left behind");

    for arguments in [["check", "in"], ["inspect", "in/broken.docx"], ["inspect", "in/shopping.csv"]] {
        let run = prongsai(folder.path(), &arguments);
        assert_eq!(code(&run), 3, "{arguments:?}: {run:?}");
    }
}

#[test]
fn an_output_that_cannot_be_written_leaves_the_old_one_whole() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    // A folder stands where the report belongs: the one obstacle that holds for the root user too.
    fs::create_dir_all(folder.path().join("out/comparison.docx/kept")).unwrap();
    let run = prongsai(folder.path(), &["compare", "in", "-o", "out", "--lang", "en"]);
    assert_eq!(code(&run), 2, "{run:?}");
    assert!(stderr(&run).contains("comparison.docx: cannot be written"), "{}", stderr(&run));
    assert!(folder.path().join("out/comparison.docx/kept").is_dir());
    let left: Vec<_> =
        fs::read_dir(folder.path().join("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let second = GOOD.replace("จังหวัดตราด,ตราด", "จังหวัดจันทบุรี,จันทบุรี");
    let folder = submissions(&[("trat.csv", GOOD), ("chanthaburi.csv", &second), ("broken.xlsx", NO_PACKAGE)]);
    for (out, threads) in [("a", "1"), ("b", "2"), ("c", "2")] {
        let run = prongsai(folder.path(), &["compare", "in", "-o", out, "--threads", threads]);
        assert_eq!(code(&run), 0, "{run:?}");
    }
    for name in OUTPUTS {
        let bytes = |out: &str| fs::read(folder.path().join(out).join(name)).unwrap();
        assert!(bytes("a") == bytes("b") && bytes("b") == bytes("c"), "{name} differs");
    }
}

#[test]
fn last_times_output_inside_the_input_is_not_read() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let arguments = ["compare", "in", "-o", "in/out", "--json"];
    let [first, again] = [(); 2].map(|()| {
        let run = prongsai(folder.path(), &arguments);
        assert_eq!(code(&run), 0, "{run:?}");
        serde_json::from_slice::<serde_json::Value>(&run.stdout).unwrap()
    });
    for told in ["assessments", "agencies", "findings"] {
        assert_eq!(first[told], again[told], "{told}");
    }
    assert_eq!(again["files"]["read"], 1);
}

#[test]
fn letters_are_written_where_they_are_asked_for_and_never_read() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let letters = folder.path().join("in/out/letters.docx");
    let compare = |more: &[&str]| {
        let arguments: Vec<&str> =
            ["compare", "in", "-o", "in/out", "--json"].into_iter().chain(more.to_vec()).collect();
        let run = prongsai(folder.path(), &arguments);
        assert_eq!(code(&run), 0, "{run:?}");
        let summary: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(summary["files"]["read"], 1, "a letter was read");
        summary["written"].as_array().unwrap().len()
    };
    assert_eq!(compare(&[]), 3);
    assert!(!letters.exists());
    assert_eq!(compare(&["--letters", "--reply-by", "๑๕ ธันวาคม ๒๕๖๙"]), 4);
    let first = fs::read(&letters).unwrap();
    assert_eq!(compare(&["--letters", "--reply-by", "2026-12-15", "--threads", "1"]), 4);
    assert!(fs::read(&letters).unwrap() == first, "one day, however it is typed, gives the same letters");
    assert_eq!(compare(&[]), 3);
    assert!(fs::read(&letters).unwrap() == first, "a run without letters leaves old ones alone");

    for wrong in [&["--reply-by", "2026-12-15"][..], &["--letters", "--reply-by", "soon"]] {
        let arguments: Vec<&str> = ["compare", "in", "-o", "out"].into_iter().chain(wrong.to_vec()).collect();
        let run = prongsai(folder.path(), &arguments);
        assert_eq!(code(&run), 2, "{run:?}");
        assert!(stderr(&run).contains("--letters") || stderr(&run).contains("15/12/2569"), "{}", stderr(&run));
    }
}

#[test]
fn inspect_shows_every_value_with_its_place() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let run = prongsai(folder.path(), &["inspect", "in/trat.csv", "--lang", "en"]);
    assert_eq!(code(&run), 0, "{run:?}");
    let printed = stdout(&run);
    let line = |part: &str| printed.lines().find(|line| line.contains(part)).unwrap_or_default().to_owned();
    assert!(line("Format").ends_with("csv"), "{printed}");
    assert!(line("จังหวัดตราด").contains("FY 2564"), "{printed}");
    assert_eq!(line("overall score").split_whitespace().skip(2).take(2).collect::<Vec<_>>(), ["81.45", "81.4548"]);
    assert!(line("overall score").ends_with("line 2, column 14"), "{printed}");
    assert!(line("score of indicator 9").contains("72.89"), "{printed}");

    let run = prongsai(folder.path(), &["inspect", "in/trat.csv", "--json"]);
    let contract: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(contract["schema"], "prongsai.assessments/1");
    assert_eq!(contract["assessments"][0]["overall"]["stated"], "81.45");
}

#[test]
fn a_document_cannot_steer_the_terminal() {
    let hostile = GOOD.replace("81.45", "\u{1b}[31m91\u{9b}2J");
    let folder = submissions(&[("hostile.csv", &hostile)]);
    for arguments in [["check", "in"].as_slice(), &["inspect", "in/hostile.csv"], &["check", "in", "--json"]] {
        let run = prongsai(folder.path(), arguments);
        let printed = stdout(&run) + &stderr(&run);
        assert!(!printed.chars().any(|c| c.is_control() && c != '\n'), "{arguments:?}: {printed:?}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = submissions(&[("trat.csv", GOOD)]);
    let mut child = command(folder.path(), &["man"]).stdout(Stdio::piped()).spawn().unwrap();
    // Closed before a byte is read.
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn completions_and_man_page_name_every_command() {
    let folder = submissions(&[]);
    for arguments in [["completions", "bash"].as_slice(), &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let run = prongsai(folder.path(), arguments);
        assert_eq!(code(&run), 0, "{run:?}");
        for command in ["compare", "inspect", "check", "convert", "template", "report"] {
            assert!(stdout(&run).contains(command), "{arguments:?} does not name {command}");
        }
    }
}

#[test]
fn help_is_the_reference_of_the_commands() {
    let folder = submissions(&[]);
    let help = |arguments: &[&str]| {
        let run = prongsai(folder.path(), arguments);
        assert_eq!(code(&run), 0, "{run:?}");
        stdout(&run)
    };
    insta::assert_snapshot!(help(&["--help"]), @r#"
    Reads ITA score sheets and Thai Word reports of many agencies and writes one comparison.

    อ่านผลการประเมิน ITA ของหลายหน่วยงาน แล้วจัดทำผลเปรียบเทียบเป็น Excel, Word และ JSON

    Usage: prongsai <COMMAND>

    Commands:
      compare      Compare agencies and write workbook, report and JSON (เปรียบเทียบผลของทุกหน่วยงาน)
      inspect      Show what is understood of one file, and where it stands
                   (แสดงสิ่งที่อ่านได้จากไฟล์เดียว)
      check        List what does not add up; exit code 1 when there are errors (แสดงเฉพาะข้อตรวจพบ)
      convert      Convert documents: Thai digits to Arabic or back, broken text mended
                   (แปลงเลขไทยเป็นเลขอารบิกหรือกลับกัน)
      template     Write an empty score sheet that is read without loss when filled
                   (สร้างแบบกรอกคะแนนเปล่า)
      report       Write a Word report for each agency and fiscal year (จัดทำรายงานรายหน่วยงาน)
      completions  Print a completion script for a shell (สคริปต์ช่วยพิมพ์คำสั่ง)
      man          Print the man page in roff (คู่มือสำหรับคำสั่ง man)
      help         Print this message or the help of the given subcommand(s)

    Options:
      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Exit codes:
      0  done
      1  done, and errors were found (check)
      2  wrong use: an unknown option, a path that is not there, an output that cannot be written, a
         folder that another run is writing to
      3  nothing could be read: no file holds ITA data, or none can be converted; nothing is written
      130  stopped by Ctrl-C or the system; old outputs that were not replaced yet are as they were

    Examples:
      prongsai compare submissions/ -o output/
      prongsai convert archive/ -o converted/
      prongsai template -o sheet.xlsx --agencies list.csv
      prongsai report submissions/ -o reports/
    "#);
    insta::assert_snapshot!(help(&["compare", "-h"]), @r#"
    Compare agencies and write workbook, report and JSON (เปรียบเทียบผลของทุกหน่วยงาน)

    Usage: prongsai compare [OPTIONS] --output <DIR> <PATH>...

    Arguments:
      <PATH>...  Files and folders to read; folders with everything below them

    Options:
      -o, --output <DIR>       Folder for comparison.xlsx, comparison.docx and assessments.json; made if
                               missing
          --lang <LANG>        Language of reports and messages [default: th] [possible values: th, en]
          --json               Print JSON for machines
          --threads <N>        Threads to read with [default: one for each core]
      -q, --quiet              Print errors only
          --decisions <FILE>   Comparison workbook whose findings were answered: what was decided there
                               is applied
          --discard-decisions  Overwrite a comparison workbook in DIR even where its decisions are not
                               applied and will be lost
          --agency-pages       A page for each agency in the report even where there are more than 300
          --digits <DIGITS>    Digits of the report [default: thai in Thai, arabic in English] [possible
                               values: thai, arabic]
          --template <FILE>    Word document (.docx) whose page set-up, header, footer, styles and
                               emblem the Word outputs take on
          --letters            Write letters.docx too: one page for each agency to send back, with what
                               to correct and send again
          --reply-by <DATE>    Day until which the letters ask for an answer, such as 2026-12-15 or
                               15/12/2569 [default: a blank]
      -h, --help               Print help (see more with '--help')
    "#);
}

/// A folder with `in/` in it, which holds these files.
fn submissions(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prongsai"));
    // The width that help is wrapped to where there is no terminal.
    command.current_dir(folder).args(arguments).env("COLUMNS", "100").stdin(Stdio::null());
    command
}

fn prongsai(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn code(run: &Output) -> i32 {
    run.status.code().unwrap_or(-1)
}

fn stdout(run: &Output) -> String {
    String::from_utf8(run.stdout.clone()).unwrap()
}

fn stderr(run: &Output) -> String {
    String::from_utf8(run.stderr.clone()).unwrap()
}
