"""The same job as an office programmer would write it in Python: read a folder of ITA reports and score sheets, put
them together by agency and year, and write one comparison as Excel and one as Word.

    python benches/peer/compare.py FOLDER OUTPUT_FOLDER

It knows the one layout of the benchmark's files, checks next to nothing and keeps no sources: it does less than
prongsai. It reads on as many processes as there are cores.
"""

import os
import re
import sys
from multiprocessing import Pool
from pathlib import Path

import docx
import openpyxl
import pandas as pd

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
INDICATORS = [
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
]
INSTRUMENTS = ["IIT", "EIT", "OIT"]
SCORES = INDICATORS + INSTRUMENTS + ["คะแนนรวม"]

AGENCY = re.compile(r"((?:องค์การบริหารส่วนตำบล|เทศบาล(?:ตำบล|เมือง|นคร))\S+) อำเภอ(\S+) จังหวัด(\S+)")
YEAR = re.compile(r"ประจำปีงบประมาณ พ\.ศ\. (\d{4})")
OVERALL = re.compile(r"ได้รับคะแนน ([\d.]+) คะแนน")
GRADE = re.compile(r"อยู่ในระดับ (AA|[A-F])")
RESULT = re.compile(r"ผลการประเมิน (ผ่าน|ไม่ผ่าน)")
INSTRUMENT = re.compile(r"\((IIT|EIT|OIT)\) ได้คะแนนรวมเฉลี่ย ([\d.]+)")
NUMBERED = re.compile(r"^\d+\.\s*(.+)$")
MARK = re.compile(r"</?p>")


def clean(text):
    return MARK.sub("", text.translate(ARABIC)).strip()


def identify(record, text):
    if match := AGENCY.search(text):
        record["หน่วยงาน"], record["อำเภอ"], record["จังหวัด"] = match.groups()
    if match := YEAR.search(text):
        record.setdefault("ปีงบประมาณ", int(match[1]))


def read_report(path):
    """The figures of a Word report, its strengths and weaknesses, and its measures."""
    document = docx.Document(path)
    record, measures, strengths, weaknesses = {"ไฟล์": path.name}, [], [], []
    points = None
    for paragraph in document.paragraphs:
        text = clean(paragraph.text)
        if "หน่วยงาน" not in record or "ปีงบประมาณ" not in record:
            identify(record, text)
        if match := OVERALL.search(text):
            record["คะแนนรวม"] = float(match[1])
        if match := GRADE.search(text):
            record["ระดับ"] = match[1]
            if match := RESULT.search(text):
                record["ผล"] = match[1]
        if match := INSTRUMENT.search(text):
            record[match[1]] = float(match[2])
        if "จุดแข็ง (" in text:
            points = strengths
        elif "จุดที่ต้องพัฒนา (" in text:
            points = weaknesses
        elif text.startswith("ข้อเสนอแนะ"):
            points = None
        if points is not None:
            points.append(text)
    for table in document.tables:
        head = [clean(cell.text) for cell in table.rows[0].cells]
        for row in table.rows[1:]:
            cells = [clean(cell.text) for cell in row.cells]
            if head[0] == "ตัวชี้วัด":
                record[NUMBERED.sub(r"\1", cells[0])] = float(cells[1])
            elif head[0] == "มาตรการ":
                measures.append(cells)
    record["จุดแข็ง"] = "\n".join(strengths)
    record["จุดที่ต้องพัฒนา"] = "\n".join(weaknesses)
    return record, measures


def read_sheet(path):
    """The figures of a score sheet: number, name, score."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    record = {"ไฟล์": path.name}
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows(values_only=True):
            cells = ["" if value is None else value for value in row]
            texts = [clean(str(value)) for value in cells]
            identify(record, " ".join(texts))
            for name, value in zip(texts, cells[1:]):
                name = name.removeprefix("คะแนน ")
                if name in SCORES and isinstance(value, (int, float)):
                    record[name] = float(value)
                elif name == "ระดับ":
                    record["ระดับ"] = value
                elif name == "ผลการประเมิน":
                    record["ผล"] = value
    return record, []


def read(path):
    return read_report(path) if path.suffix == ".docx" else read_sheet(path)


def findings(table):
    """What does not add up, as text."""
    found = []
    for row in table.to_dict("records"):
        iit = sum(row[name] for name in INDICATORS[:5]) / 5
        eit = sum(row[name] for name in INDICATORS[5:8]) / 3
        oit = sum(row[name] for name in INDICATORS[8:]) / 2
        for code, mean in zip(INSTRUMENTS, (iit, eit, oit)):
            if abs(row[code] - mean) > 0.011:
                found.append((row["หน่วยงาน"], f"{code} {row[code]} คำนวณได้ {mean:.2f}"))
        overall = 0.3 * row["IIT"] + 0.3 * row["EIT"] + 0.4 * row["OIT"]
        if abs(row["คะแนนรวม"] - overall) > 0.011:
            found.append((row["หน่วยงาน"], f"คะแนนรวม {row['คะแนนรวม']} คำนวณได้ {overall:.2f}"))
    return pd.DataFrame(found, columns=["หน่วยงาน", "สิ่งที่พบ"])


def conflicts(table):
    """Where the two documents of an agency differ."""
    found = []
    for agency, group in table.groupby("หน่วยงาน"):
        for name in SCORES:
            values = set(group[name].dropna())
            if len(values) > 1:
                found.append((agency, f"{name}: {sorted(values)}"))
    return pd.DataFrame(found, columns=["หน่วยงาน", "สิ่งที่พบ"])


def write_workbook(path, ranking, means, measures, found):
    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        columns = ["อันดับ", "หน่วยงาน", "อำเภอ", "จังหวัด", "ปีงบประมาณ"] + SCORES + ["ระดับ", "ผล"]
        ranking[columns].to_excel(writer, sheet_name="อันดับ", index=False)
        means.to_excel(writer, sheet_name="ค่าเฉลี่ย")
        ranking[["หน่วยงาน", "จุดแข็ง", "จุดที่ต้องพัฒนา"]].to_excel(writer, sheet_name="จุดแข็ง", index=False)
        measures.to_excel(writer, sheet_name="มาตรการ", index=False)
        found.to_excel(writer, sheet_name="สิ่งที่พบ", index=False)
        sheet = writer.sheets["อันดับ"]
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(ranking), len(columns) - 1)
        sheet.set_column(1, 3, 30)
        sheet.conditional_format(1, 5, len(ranking), 14, {"type": "3_color_scale"})


def write_report(path, ranking, means, found):
    document = docx.Document()
    document.add_heading("รายงานเปรียบเทียบผลการประเมิน ITA", 0)
    document.add_paragraph(f"หน่วยงานทั้งหมด {len(ranking)} แห่ง คะแนนเฉลี่ย {ranking['คะแนนรวม'].mean():.2f}")
    write_table(document, ["จังหวัด", *means.columns], [[name, *(f"{v:.2f}" for v in row)] for name, row in
                                                        zip(means.index, means.values.tolist())])
    document.add_heading("อันดับ", 1)
    rows = ranking[["อันดับ", "หน่วยงาน", "IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ", "ผล"]].astype(str)
    write_table(document, list(rows.columns), rows.values.tolist())
    document.add_heading("สิ่งที่พบ", 1)
    for agency, text in found.itertuples(index=False):
        document.add_paragraph(f"{agency}: {text}", style="List Bullet")
    document.save(path)


def write_table(document, head, rows):
    table = document.add_table(rows=1 + len(rows), cols=len(head))
    table.style = "Table Grid"
    # table.cell(row, column) looks through all cells every time; the list of them is taken once.
    cells = table._cells
    for at, value in enumerate(head + [value for row in rows for value in row]):
        cells[at].text = value


def main(folder, output):
    paths = sorted(path for path in Path(folder).rglob("*") if path.suffix in (".docx", ".xlsx"))
    with Pool(len(os.sched_getaffinity(0))) as pool:
        read_all = pool.map(read, paths, chunksize=16)
    table = pd.DataFrame([record for record, _ in read_all])
    measures = pd.DataFrame(
        [[record["หน่วยงาน"], *cells] for record, rows in read_all for cells in rows],
        columns=["หน่วยงาน", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผล", "ข้อเสนอแนะ"],
    )
    differing = conflicts(table)
    # Of two documents of an agency the first value counts that is there.
    merged = table.groupby(["หน่วยงาน", "ปีงบประมาณ"], as_index=False).first()
    ranking = merged.sort_values("คะแนนรวม", ascending=False)
    ranking.insert(0, "อันดับ", ranking["คะแนนรวม"].rank(ascending=False, method="min").astype(int))
    means = ranking.groupby("จังหวัด")[INSTRUMENTS + ["คะแนนรวม"]].mean()
    found = pd.concat([findings(ranking), differing])
    os.makedirs(output, exist_ok=True)
    write_workbook(Path(output) / "comparison.xlsx", ranking, means, measures, found)
    write_report(Path(output) / "comparison.docx", ranking, means, found)
    print(f"{len(paths)} files, {len(ranking)} agencies, {len(measures)} measures, {len(found)} findings")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
