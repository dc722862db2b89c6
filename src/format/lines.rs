//! Lines of a text with their place, without copying.

/// One line, without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// Byte in the whole text at which it begins.
    pub at: usize,
    /// From 1.
    pub number: u32,
}

/// Walks over the lines of a text; a clone of it is a place to come back to.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: u32,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, number: 0 }
    }

    /// Byte at which the next line begins.
    pub fn place(&self) -> usize {
        self.at
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = Line { text: &self.text[self.at..self.at + length], at: self.at, number: self.number + 1 };
        self.at += length + 1;
        self.number = line.number;
        Some(line)
    }
}

/// Nothing but white space.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim_ascii_start().is_empty()
}
