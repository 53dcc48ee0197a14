//! Office Math in one line, as Word's linear format writes it: 85 over 100 is `85/100`, never `85100`.

use super::inline::{Line, Look};
use super::story::StoryReader;
use super::xml::Space;

impl StoryReader<'_, '_> {
    /// Reads an element of an equation to its end.
    pub fn math(&mut self, name: &str, line: &mut Line, look: Look) {
        match name {
            "num" | "deg" => self.operand(line, look),
            "den" => self.after("/", line, look),
            "sup" => self.after("^", line, look),
            "sub" => self.after("_", line, look),
            "rad" => self.after("√", line, look),
            "d" => self.delimited(line, look),
            "nary" => self.nary(line, look),
            "mr" | "eqArr" => self.spaced(line, look),
            name if name.ends_with("Pr") => self.xml.skip(),
            _ => self.inlines(line, look),
        }
    }

    fn after(&mut self, sign: &str, line: &mut Line, look: Look) {
        let start = line.text.len();
        self.operand(line, look);
        if line.text.len() > start {
            line.text.insert_str(start, sign);
        }
    }

    /// An operand in parentheses, where it is more than one number or word.
    fn operand(&mut self, line: &mut Line, look: Look) {
        let start = line.text.len();
        self.inlines(line, look);
        let is_one = |text: &str| !text.contains(|c: char| c.is_whitespace() || "+-−×÷*/^_=".contains(c));
        if line.text.get(start..).is_some_and(|text| !is_one(text)) {
            line.text.insert(start, '(');
            line.text.push(')');
        }
    }

    /// `m:d`: parentheses unless its properties name other signs.
    fn delimited(&mut self, line: &mut Line, look: Look) {
        let (mut open, mut close, mut between) = ("(".to_owned(), ")".to_owned(), "|".to_owned());
        let mut operands = 0;
        while let Some(element) = self.xml.child() {
            match (element.space, element.name()) {
                (Space::Math, "dPr") => {
                    while let Some(property) = self.xml.child() {
                        let sign = property.attribute("val").map(|sign| sign.into_owned());
                        match (property.name(), sign) {
                            ("begChr", sign) => open = sign.unwrap_or_default(),
                            ("endChr", sign) => close = sign.unwrap_or_default(),
                            ("sepChr", sign) => between = sign.unwrap_or_default(),
                            _ => {}
                        }
                        self.xml.skip();
                    }
                }
                (Space::Math, "e") => {
                    self.push(line, look, if operands == 0 { &open } else { &between });
                    operands += 1;
                    self.inlines(line, look);
                }
                _ => self.xml.skip(),
            }
        }
        self.push(line, look, &close);
    }

    /// `m:nary`: a sum, product or integral with its bounds.
    fn nary(&mut self, line: &mut Line, look: Look) {
        let mut sign = "∫".to_owned();
        let mut is_shown = false;
        while let Some(element) = self.xml.child() {
            if (element.space, element.name()) == (Space::Math, "naryPr") {
                while let Some(property) = self.xml.child() {
                    if property.name() == "chr" {
                        sign = property.attribute("val").unwrap_or_default().into_owned();
                    }
                    self.xml.skip();
                }
                continue;
            }
            if !std::mem::replace(&mut is_shown, true) {
                self.push(line, look, &sign);
            }
            if (element.space, element.name()) == (Space::Math, "e") {
                self.operand(line, look);
            } else {
                self.inline(&element, line, look);
            }
        }
    }

    /// The parts of a matrix row or of stacked equations, a space after each.
    fn spaced(&mut self, line: &mut Line, look: Look) {
        while let Some(element) = self.xml.child() {
            self.inline(&element, line, look);
            self.push(line, look, " ");
        }
    }
}
