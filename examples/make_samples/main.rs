//! Writes the sample submissions under `samples/`: what a district's office might find in its folder.
//!
//! `cargo run --example make_samples` makes the same bytes every time. `samples/README.md` tells what each file shows
//! and what must be found in it; `tests/suite/samples.rs` holds us to that.

use std::error::Error;
use std::fs;
use std::path::Path;

mod dangmo;
mod reports;
mod sheets;
mod text;
mod word;

/// A file's path under `samples/` and its bytes.
type Sample = (&'static str, Vec<u8>);

fn main() -> Result<(), Box<dyn Error>> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for (path, bytes) in samples_of_an_office()? {
        let path = samples.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn samples_of_an_office() -> Result<Vec<Sample>, Box<dyn Error>> {
    let trat = text::trat_2565();
    let cut_off = reports::khueang_nai()?;
    let half = cut_off.len() / 2;
    Ok(vec![
        ("reports/dangmo.docx", dangmo::report()?),
        ("reports/รายงานผล ITA อบต.ค้อทอง 2564.docx", reports::kho_thong()?),
        ("reports/thatnoi.docx", reports::that_noi()?),
        ("reports/รายงาน ทต.เขื่องใน.docx", cut_off.clone()),
        ("reports/รายงาน ทต.เขื่องใน (ส่งไม่ครบ).docx", cut_off.into_iter().take(half).collect()),
        ("reports/ทต.น้ำเชี่ยว 2567.docx", reports::nam_chiao()?),
        ("reports/ไม่ระบุหน่วยงาน.docx", reports::nobody()?),
        ("reports/minutes.docx", reports::minutes()?),
        ("reports/~$ngmo.docx", text::word_lock_file()),
        ("scores/dangmo.xlsx", dangmo::sheet()?),
        ("scores/สรุปคะแนน อ.เขื่องใน 2564.xlsx", sheets::district_2564()?),
        ("scores/อบต.สหธาตุ 2563.xlsx", sheets::sahathat_2563()?),
        ("scores/nonglao.xlsx", sheets::nong_lao_weighted()?),
        ("scores/รพ.เขื่องใน ปี67.xlsx", sheets::hospital_2567()?),
        ("scores/khueangnai-school.xlsx", sheets::school_2567()?),
        ("scores/ทต.ห้วยเรือ.xlsx", sheets::huai_ruea_without_year()?),
        ("scores/trat-2565.csv", trat.clone()),
        ("scores/trat-2565 - สำเนา.csv", trat),
        ("scores/aoyai-2568.csv", text::ao_yai_2568()),
    ])
}
