//! The machine that works off a formula's tokens.

use super::functions;
use super::literals;
use super::references::{self, Corner};
use super::{Context, MAX_LENGTH, Refusal};
use crate::ingest::bytes::u16_at;
use crate::ingest::workbook::biff::error_name;
use crate::ingest::workbook::xls::formatted::book::NameUse;

/// How tightly operators bind (ECMA-376 part 1, 18.17.2.2), the tightest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Comparison,
    Concatenation,
    Sum,
    Product,
    Power,
    Percent,
    Sign,
    Union,
    Intersection,
    Range,
    Whole,
}

/// An operand on the stack.
struct Operand {
    text: String,
    binding: Binding,
    /// Whether it is the name of a function, which only a call may use.
    is_function: bool,
}

impl Operand {
    fn whole(text: impl Into<String>) -> Operand {
        Operand { text: text.into(), binding: Binding::Whole, is_function: false }
    }

    /// Its text, in parentheses where it binds less tightly than what it stands in.
    fn within(self, needed: Binding) -> String {
        if self.binding < needed { format!("({})", self.text) } else { self.text }
    }
}

/// Reads bytes one after the other.
pub(super) struct Bytes<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    pub fn new(data: &'a [u8]) -> Bytes<'a> {
        Bytes { data, at: 0 }
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Refusal> {
        let end = self.at.checked_add(length).ok_or(Refusal::Unknown)?;
        let taken = self.data.get(self.at..end).ok_or(Refusal::Unknown)?;
        self.at = end;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8, Refusal> {
        self.take(1)?.first().copied().ok_or(Refusal::Unknown)
    }

    pub fn number(&mut self) -> Result<u16, Refusal> {
        u16_at(self.take(2)?, 0).ok_or(Refusal::Unknown)
    }

    pub fn double(&mut self) -> Result<f64, Refusal> {
        crate::ingest::bytes::f64_at(self.take(8)?, 0).ok_or(Refusal::Unknown)
    }

    fn is_empty(&self) -> bool {
        self.at >= self.data.len()
    }
}

/// Works off the tokens of one formula.
pub(super) struct Decoder<'a> {
    tokens: Bytes<'a>,
    extra: Bytes<'a>,
    context: Context<'a>,
    stack: Vec<Operand>,
}

impl<'a> Decoder<'a> {
    pub fn new(tokens: &'a [u8], extra: &'a [u8], context: Context<'a>) -> Decoder<'a> {
        Decoder { tokens: Bytes::new(tokens), extra: Bytes::new(extra), context, stack: Vec::new() }
    }

    /// The text of the whole formula.
    pub fn text(mut self) -> Result<String, Refusal> {
        while !self.tokens.is_empty() {
            self.token()?;
            if self.stack.last().is_some_and(|operand| operand.text.len() > MAX_LENGTH) {
                return Err(Refusal::Unknown);
            }
        }
        match (self.pop(), self.stack.is_empty()) {
            (Ok(operand), true) if !operand.text.is_empty() => Ok(operand.text),
            _ => Err(Refusal::Unknown),
        }
    }

    fn token(&mut self) -> Result<(), Refusal> {
        let token = self.tokens.byte()?;
        match token {
            0x03..=0x11 => self.binary(token),
            0x12 => self.sign("+"),
            0x13 => self.sign("-"),
            0x14 => {
                let text = self.pop()?.within(Binding::Percent) + "%";
                self.push(Operand { text, binding: Binding::Percent, is_function: false })
            }
            0x15 => {
                let inside = self.pop()?.text;
                self.push(Operand::whole(format!("({inside})")))
            }
            0x16 => self.push(Operand::whole("")),
            0x17 => {
                let text = literals::string(&mut self.tokens, self.context.book.encoding)?;
                self.push(Operand::whole(text))
            }
            0x19 => self.attribute(),
            0x1C => {
                let text = error_name(self.tokens.byte()?).ok_or(Refusal::Unknown)?;
                self.push(Operand::whole(text))
            }
            0x1D => {
                let text = if self.tokens.byte()? == 0 { "FALSE" } else { "TRUE" };
                self.push(Operand::whole(text))
            }
            0x1E => {
                let text = self.tokens.number()?.to_string();
                self.push(Operand::whole(text))
            }
            0x1F => {
                let text = literals::number(self.tokens.double()?)?;
                self.push(Operand::whole(text))
            }
            // The three classes of an operand say what a function makes of it, and have no text.
            0x20..=0x7F => self.operand(0x20 | (token & 0x1F)),
            _ => Err(Refusal::Unknown),
        }
    }

    fn operand(&mut self, token: u8) -> Result<(), Refusal> {
        let wide = self.context.book.is_wide();
        match token {
            0x20 => {
                self.tokens.take(7)?;
                let text = literals::array(&mut self.extra, self.context.book.encoding)?;
                self.push(Operand::whole(text))
            }
            0x21 => {
                let function = functions::by_number(self.tokens.number()?).filter(|function| function.fixed);
                let function = function.ok_or(Refusal::Unknown)?;
                self.call(function.name, function.least.into())
            }
            0x22 => self.open_call(),
            0x23 => {
                let number = self.tokens.number()?;
                self.tokens.take(if wide { 2 } else { 12 })?;
                let name = self.context.book.name(usize::from(number), self.context.sheet);
                self.name(name)
            }
            0x24 => self.cell(false),
            0x25 => self.area(false),
            // The area that a subexpression gives is stored with it; the subexpression follows.
            0x26 => {
                self.tokens.take(6)?;
                let count = usize::from(self.extra.number()?);
                self.extra.take(count.checked_mul(if wide { 8 } else { 6 }).ok_or(Refusal::Unknown)?).map(|_| ())
            }
            0x27 | 0x28 => self.tokens.take(6).map(|_| ()),
            0x29 => self.tokens.take(2).map(|_| ()),
            0x2A => self.broken(if wide { 4 } else { 3 }),
            0x2B => self.broken(if wide { 8 } else { 6 }),
            0x2C => self.cell(true),
            0x2D => self.area(true),
            0x39 if wide => {
                let link = self.tokens.number()?;
                let number = self.tokens.number()?;
                self.tokens.take(2)?;
                let name = self.context.book.linked_name(link, usize::from(number), self.context.sheet);
                self.name(name)
            }
            0x3A => self.on_sheet(|decoder| references::corner(&mut decoder.tokens, wide), false),
            0x3B => self.on_sheet(|decoder| references::corner(&mut decoder.tokens, wide), true),
            0x3C => self.broken(if wide { 6 } else { 17 }),
            0x3D => self.broken(if wide { 10 } else { 20 }),
            _ => Err(Refusal::Unknown),
        }
    }

    fn pop(&mut self) -> Result<Operand, Refusal> {
        self.stack.pop().filter(|operand| !operand.is_function).ok_or(Refusal::Unknown)
    }

    fn push(&mut self, operand: Operand) -> Result<(), Refusal> {
        self.stack.push(operand);
        Ok(())
    }

    /// An operator between two operands. All of them are worked off from left to right.
    fn binary(&mut self, token: u8) -> Result<(), Refusal> {
        let (sign, binding) = match token {
            0x03 => ("+", Binding::Sum),
            0x04 => ("-", Binding::Sum),
            0x05 => ("*", Binding::Product),
            0x06 => ("/", Binding::Product),
            0x07 => ("^", Binding::Power),
            0x08 => ("&", Binding::Concatenation),
            0x09 => ("<", Binding::Comparison),
            0x0A => ("<=", Binding::Comparison),
            0x0B => ("=", Binding::Comparison),
            0x0C => (">=", Binding::Comparison),
            0x0D => (">", Binding::Comparison),
            0x0E => ("<>", Binding::Comparison),
            0x0F => (" ", Binding::Intersection),
            0x10 => (",", Binding::Union),
            _ => (":", Binding::Range),
        };
        let right = self.pop()?;
        let left = self.pop()?;
        if left.text.is_empty() || right.text.is_empty() {
            return Err(Refusal::Unknown);
        }
        let is_doubtful =
            |operand: &Operand| binding == Binding::Concatenation && operand.binding == Binding::Comparison;
        if is_doubtful(&left) || is_doubtful(&right) {
            return self.concatenated(left, right);
        }
        let right = if right.binding == binding { format!("({})", right.text) } else { right.within(binding) };
        let mut text = left.within(binding);
        text.push_str(sign);
        text.push_str(&right);
        self.push(Operand { text, binding, is_function: false })
    }

    /// `&` with a comparison beside it that is not in parentheses. As text, `A1=B1&C1` compares last. Excel has
    /// parentheses among its tokens where the comparison is meant first; only LibreOffice leaves out what it does not
    /// mean. From others either could be meant.
    fn concatenated(&mut self, left: Operand, right: Operand) -> Result<(), Refusal> {
        if !self.context.book.compares_first {
            return Err(Refusal::Unknown);
        }
        let text = format!("{}&{}", left.text, right.text);
        self.push(Operand { text, binding: Binding::Comparison, is_function: false })
    }

    fn sign(&mut self, sign: &str) -> Result<(), Refusal> {
        let operand = self.pop()?;
        if operand.text.is_empty() {
            return Err(Refusal::Unknown);
        }
        // A percentage of a sign and the sign of a percentage are the same number.
        let needed = if operand.binding == Binding::Percent { Binding::Percent } else { Binding::Sign };
        let text = format!("{sign}{}", operand.within(needed));
        self.push(Operand { text, binding: Binding::Sign, is_function: false })
    }

    /// What programs note beside a formula: jumps for their calculator, spaces, and a sum of one argument.
    fn attribute(&mut self) -> Result<(), Refusal> {
        let kind = self.tokens.byte()?;
        let data = self.tokens.number()?;
        match kind {
            0x04 => self.tokens.take((usize::from(data) + 1) * 2).map(|_| ()),
            0x10 => self.call("SUM", 1),
            0x00 | 0x01 | 0x02 | 0x08 | 0x40 | 0x41 => Ok(()),
            _ => Err(Refusal::Unknown),
        }
    }

    fn open_call(&mut self) -> Result<(), Refusal> {
        /// The function that its first argument names.
        const NAMED: u16 = 255;
        let count = usize::from(self.tokens.byte()? & 0x7F);
        let number = self.tokens.number()?;
        if number == NAMED {
            let at = self.stack.len().checked_sub(count).ok_or(Refusal::Unknown)?;
            let is_named = count > 0 && self.stack.get(at).is_some_and(|operand| operand.is_function);
            if !is_named {
                return Err(Refusal::Unknown);
            }
            let name = self.stack.remove(at).text;
            return self.call(&name, count - 1);
        }
        let function = functions::by_number(number).ok_or(Refusal::Unknown)?;
        let least = usize::from(function.least);
        let fits = if function.fixed { count == least } else { count >= least };
        if !fits {
            return Err(Refusal::Unknown);
        }
        self.call(function.name, count)
    }

    fn call(&mut self, name: &str, count: usize) -> Result<(), Refusal> {
        let at = self.stack.len().checked_sub(count).ok_or(Refusal::Unknown)?;
        let mut text = format!("{name}(");
        for (index, argument) in self.stack.drain(at..).enumerate() {
            if argument.is_function {
                return Err(Refusal::Unknown);
            }
            if index > 0 {
                text.push(',');
            }
            // A comma in an argument would part it in two.
            let is_union = argument.binding == Binding::Union;
            text.push_str(&if is_union { format!("({})", argument.text) } else { argument.text });
        }
        text.push(')');
        self.push(Operand::whole(text))
    }

    fn name(&mut self, name: NameUse<'_>) -> Result<(), Refusal> {
        match name {
            NameUse::Value(text) => self.push(Operand::whole(text)),
            NameUse::Function(name) => {
                let marked = name.strip_prefix("_xlfn.");
                let text = match marked {
                    Some(name) if functions::is_of_2007(name) => name,
                    Some(_) => name,
                    None if functions::is_of_tool_pak(name) => name,
                    None => return Err(Refusal::Unknown),
                };
                self.push(Operand { text: text.to_owned(), binding: Binding::Whole, is_function: true })
            }
            NameUse::External => Err(Refusal::External),
            NameUse::Unknown => Err(Refusal::Unknown),
        }
    }

    fn cell(&mut self, is_offset: bool) -> Result<(), Refusal> {
        let corner = references::corner(&mut self.tokens, self.context.book.is_wide())?;
        let text = references::cell(corner, is_offset, &self.context)?;
        self.push(Operand::whole(text))
    }

    fn area(&mut self, is_offset: bool) -> Result<(), Refusal> {
        let (first, last) = references::corners(&mut self.tokens, self.context.book.is_wide())?;
        let text = references::area(first, last, is_offset, &self.context)?;
        self.push(Operand { text, binding: Binding::Range, is_function: false })
    }

    /// A cell or an area of another sheet, or of several.
    fn on_sheet(
        &mut self,
        corner: impl Fn(&mut Self) -> Result<Corner, Refusal>,
        is_area: bool,
    ) -> Result<(), Refusal> {
        let wide = self.context.book.is_wide();
        let sheets = if wide {
            let link = self.tokens.number()?;
            self.context.book.linked_sheets(link)
        } else {
            let book = self.tokens.number()?;
            self.tokens.take(8)?;
            let (first, last) = (self.tokens.number()?, self.tokens.number()?);
            // A negative number is that of this workbook.
            if book & 0x8000 == 0 { Err(Refusal::External) } else { self.context.book.sheets(first, last) }
        };
        let text = if is_area {
            let (first, last) = references::corners(&mut self.tokens, wide)?;
            references::area(first, last, false, &self.context)?
        } else {
            references::cell(corner(self)?, false, &self.context)?
        };
        match sheets? {
            Some(sheets) => self.push(Operand { text: format!("{sheets}!{text}"), ..area_or_cell(is_area) }),
            None => self.push(Operand::whole("#REF!")),
        }
    }

    /// A reference whose cells were deleted.
    fn broken(&mut self, length: usize) -> Result<(), Refusal> {
        self.tokens.take(length)?;
        self.push(Operand::whole("#REF!"))
    }
}

fn area_or_cell(is_area: bool) -> Operand {
    let binding = if is_area { Binding::Range } else { Binding::Whole };
    Operand { text: String::new(), binding, is_function: false }
}
