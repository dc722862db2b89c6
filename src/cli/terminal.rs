//! Printing that cannot be abused: whatever comes from a file is shown without control or direction characters.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the one place that prints")]

use std::fmt::Write as _;
use std::io::{IsTerminal, Write};

use super::{Exit, Stop};

/// Text with control and bidirectional characters written out as `\u{..}`.
pub fn safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        let hidden = (character.is_control() && character != '\n' && character != '\t')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
        if hidden {
            let _ = write!(shown, "\\u{{{:x}}}", character as u32);
        } else {
            shown.push(character);
        }
    }
    shown
}

/// A path on one line.
pub fn shown(path: &std::path::Path) -> String {
    path.to_string_lossy().replace('\n', "\\u{a}")
}

/// Prints lines on standard output; a closed pipe is no error.
pub fn print(text: &str) -> Result<(), Stop> {
    write_all(safe(text).as_bytes())
}

/// Prints machine output exactly as it is.
pub fn print_exact(text: &str) -> Result<(), Stop> {
    write_all(text.as_bytes())
}

fn write_all(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    let result = out.write_all(bytes).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush());
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let (nl, en) = crate::source::io_words(&error);
            Err(Stop::new(Exit::Write, format!("stdout: schrijven lukt niet, {nl} / cannot write, {en}")))
        }
        _ => Ok(()),
    }
}

/// Prints a problem on standard error.
pub fn error(message: &str) {
    let mut out = std::io::stderr().lock();
    let _ = writeln!(out, "{}", safe(message));
}

/// Someone is at the keyboard and sees what we say.
pub fn is_attended() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks a question, on a terminal only.
pub fn ask(question: &str) -> Option<String> {
    if !is_attended() {
        return None;
    }
    {
        // Not held while waiting: whoever stops the program may want to say something.
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "{} ", safe(question));
        let _ = out.flush();
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok()?;
    let answer = line.trim();
    (!answer.is_empty()).then(|| answer.to_owned())
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn escape_sequences_and_direction_marks_are_written_out() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c\u{9b}"), "a\\u{1b}[31mb\\u{202e}c\\u{9b}");
        assert_eq!(safe("één\tregel\n"), "één\tregel\n");
    }
}
