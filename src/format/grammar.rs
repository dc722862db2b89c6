//! The ways people write "now speaks X" in a text: one line grammar each, all giving the same [`Head`].

use super::labels;
use super::line_stamp::{before_colon, leading_stamp, lone_moment, lone_stamp};
use crate::transcript::{Millis, people};

/// The line with which a turn begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head<'a> {
    pub label: &'a str,
    pub start: Option<Millis>,
    pub end: Option<Millis>,
    /// What is said on the same line.
    pub rest: &'a str,
    /// The next line belongs to the head as well.
    pub two_lines: bool,
    /// The start was written with two fields: `m:ss`, or `h:mm`.
    pub short: bool,
}

/// A way of writing the head of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// `Name: text`, with or without a stamp, bold or not.
    Prefix,
    /// `Name  0:13`, `[Name] 17:42:49`, `0:00 - Name`, or a name above a stamp.
    Stamped,
    /// `### Name`.
    Heading,
    /// `**Name** text`.
    Bold,
    /// A name on its own line.
    OwnLine,
}

impl Grammar {
    /// In order of preference where two explain a text equally well.
    pub const ALL: [Grammar; 5] = [Grammar::Prefix, Grammar::Stamped, Grammar::Heading, Grammar::Bold, Grammar::OwnLine];

    /// The id of the dialect.
    pub fn id(self) -> &'static str {
        match self {
            Grammar::Prefix => "plain-prefix",
            Grammar::Stamped => "plain-stamped",
            Grammar::Heading => "plain-heading",
            Grammar::Bold => "plain-bold",
            Grammar::OwnLine => "plain-lines",
        }
    }

    /// The head on a line, if there is one; `before` and `next` are the lines around it.
    pub fn head<'a>(self, before: &str, line: &'a str, next: &'a str) -> Option<Head<'a>> {
        match self {
            Grammar::Prefix => prefix(line),
            Grammar::Stamped => stamped(before, line, next),
            Grammar::Heading => heading(line),
            Grammar::Bold => bold(line),
            Grammar::OwnLine => own_line(before, line, next),
        }
    }
}

const BARE: Head<'static> = Head { label: "", start: None, end: None, rest: "", two_lines: false, short: false };

/// `[00:01:02] Name: text`, `**Name:** text`, `0:11 : Name : text`, `S01: [00:00:12] text`, `Name [00:01:02]: text`.
fn prefix(line: &str) -> Option<Head<'_>> {
    // Most lines have no colon at all near their start.
    memchr::memchr(b':', &line.as_bytes()[..line.len().min(160)])?;
    let marked = line.trim_ascii().trim_start_matches(['*', '_', '>', ' ']);
    let marked = marked.strip_prefix("- ").unwrap_or(marked).trim_start_matches(['*', '_']);
    // `#00:03:40-5#` is a stamp, `## Name:` a heading.
    let stamp = leading_stamp(marked);
    let after = stamp.map_or_else(|| marked.trim_start_matches(['#', '*', '_', ' ']), |s| s.rest);
    let after = if stamp.is_some() { after.trim_start_matches(['*', '_', ' ', ':', '-', '–', '|']) } else { after };
    let Some((label, rest)) = labels::prefix(after) else {
        return if stamp.is_none() { stamp_behind(after) } else { None };
    };
    let (label, rest) = (trim_marks(label), rest.trim_start_matches(['*', '_']).trim_ascii_start());
    // `SPEAKER: S1` names the speaker after the colon.
    if label == "SPEAKER" && people::is_anonymous(rest) {
        return Some(Head { label: rest, start: stamp.map(|s| s.start), short: stamp.is_some_and(|s| s.short), ..BARE });
    }
    let inner = if stamp.is_none() { leading_stamp(rest).filter(|s| s.bracketed) } else { None };
    let stamp = stamp.or(inner);
    let rest = inner.map_or(rest, |s| s.rest.trim_ascii_start());
    let (start, end) = (stamp.map(|s| s.start), stamp.and_then(|s| s.end));
    let short = stamp.is_some_and(|s| s.short);
    labels::is_possible(label).then_some(Head { label, start, end, rest, two_lines: false, short })
}

/// `Name [00:01:02]: text`, `Name (0:13) text`, `**Name** 00:01:02: text`: the stamp stands between name and text.
fn stamp_behind(line: &str) -> Option<Head<'_>> {
    let colon = memchr::memchr(b':', line.as_bytes())?;
    let digits = line[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let name = digits.strip_suffix(['[', '(']).unwrap_or(digits);
    let (label, stamp) = (trim_marks(name), before_colon(&line[name.len()..])?);
    let (colon, rest) = match stamp.rest.trim_start_matches(['*', '_']).strip_prefix(':') {
        Some(rest) => (true, rest),
        None => (false, stamp.rest),
    };
    let rest = rest.trim_start_matches(['*', '_']).trim_ascii_start();
    // Without a colon only brackets set the stamp apart from `Vanaf 10:30 weer`.
    let fits = (colon || stamp.bracketed && !rest.is_empty()) && name.ends_with([' ', '*', '_', '\t', '\u{A0}']);
    (fits && labels::is_possible(label)).then_some(Head {
        label,
        start: Some(stamp.start),
        end: stamp.end,
        rest,
        two_lines: false,
        short: stamp.short,
    })
}

/// A label and a stamp on one line or on two.
fn stamped<'a>(before: &str, line: &'a str, next: &'a str) -> Option<Head<'a>> {
    let line = line.trim_ascii();
    if line.is_empty() || line.len() > 160 {
        return None;
    }
    let clean = line.trim_end_matches(['\\', ' ']).trim_start_matches(['#', ' ', '@']);
    if let Some((label, stamp)) = clean.rsplit_once([' ', '\t', '\u{A0}'])
        && let Some((start, short)) = lone_moment(stamp)
    {
        return label_of(label).map(|label| Head { label, start: Some(start), short, ..BARE });
    }
    if let Some(stamp) = leading_stamp(clean)
        && let Some(label) = stamp.rest.trim_ascii_start().strip_prefix(['-', '–'])
    {
        let (start, end, short) = (Some(stamp.start), stamp.end, stamp.short);
        return label_of(label).map(|label| Head { label, start, end, short, ..BARE });
    }
    // `00:01:02` above a name, after a blank line.
    if before.trim_ascii().is_empty()
        && let Some((start, short)) = lone_moment(clean)
    {
        let named = label_of(next).filter(|l| labels::is_name(l) && lone_stamp(l).is_none());
        return named.map(|label| Head { label, start: Some(start), two_lines: true, short, ..BARE });
    }
    let (start, short) = lone_moment(next)?;
    let named = label_of(clean).filter(|l| labels::is_name(l))?;
    Some(Head { label: named, start: Some(start), two_lines: true, short, ..BARE })
}

/// `### Name`, with or without a colon or a stamp behind it.
fn heading(line: &str) -> Option<Head<'_>> {
    let name = line.trim_ascii().strip_prefix('#')?.trim_start_matches('#');
    let name = name.strip_prefix(' ')?;
    if lone_stamp(trim_marks(name)).is_some() {
        return None;
    }
    label_of(name.trim_end_matches(':')).map(|label| Head { label, ..BARE })
}

/// `**Name** text`.
fn bold(line: &str) -> Option<Head<'_>> {
    let inner = line.trim_ascii().strip_prefix("**")?;
    let (label, rest) = inner.split_once("**")?;
    let label = label_of(label.trim_end_matches(':'))?;
    Some(Head { label, rest: rest.trim_start_matches([':', ' ']), ..BARE })
}

/// A short line that is a name, after a blank line or the end of a sentence, and above text.
fn own_line<'a>(before: &str, line: &'a str, next: &str) -> Option<Head<'a>> {
    let (before, label) = (before.trim_ascii(), line.trim_ascii());
    let apart = before.is_empty() || before.ends_with(['.', '?', '!', '…']);
    let fits = apart && label.len() <= 80 && !label.ends_with(['.', '?', '!', ',', '…', ':']);
    let named = fits && !next.trim_ascii().is_empty() && labels::is_possible(label) && labels::is_name(label);
    named.then_some(Head { label, ..BARE })
}

fn label_of(label: &str) -> Option<&str> {
    let label = trim_marks(label);
    let label = label.strip_prefix('[').and_then(|l| l.strip_suffix(']')).unwrap_or(label);
    let label = trim_marks(label);
    (labels::is_possible(label) && !label.contains(':') && !label.ends_with(['.', ','])).then_some(label)
}

fn trim_marks(label: &str) -> &str {
    label.trim_matches(['*', '_', ' ', '\u{A0}', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(grammar: Grammar, line: &str, next: &str) -> Option<(String, Option<Millis>, String)> {
        grammar.head("", line, next).map(|h| (h.label.to_owned(), h.start, h.rest.to_owned()))
    }

    #[test]
    fn every_way_of_naming() {
        let say = |label: &str, start, rest: &str| Some((label.to_owned(), start, rest.to_owned()));
        for (line, want) in [
            ("Sanne: goed", say("Sanne", None, "goed")),
            ("[00:01:02] Sanne: goed", say("Sanne", Some(62_000), "goed")),
            ("**[00:04] Germen:** ja", say("Germen", Some(4_000), "ja")),
            ("**Jerod Santo:**", say("Jerod Santo", None, "")),
            ("**Anna**: ja", say("Anna", None, "ja")),
            ("0:11 : Jan Smit : tekst", say("Jan Smit", Some(11_000), "tekst")),
            ("S01: [00:00:12] tekst", say("S01", Some(12_000), "tekst")),
            ("[1:02:03] Spreker 3B: x", say("Spreker 3B", Some(3_723_000), "x")),
            ("Sanne [00:01:02]: goed", say("Sanne", Some(62_000), "goed")),
            ("Sanne de Vries (1:02): goed", say("Sanne de Vries", Some(62_000), "goed")),
            ("Sanne 00:01:02: goed", say("Sanne", Some(62_000), "goed")),
            ("Sanne [00:01:02] goed", say("Sanne", Some(62_000), "goed")),
            ("**Sanne** (00:04): ja", say("Sanne", Some(4_000), "ja")),
            ("00:01:02 - Sanne: goed", say("Sanne", Some(62_000), "goed")),
            ("00:01:02 - 00:01:04 Sanne: goed", say("Sanne", Some(62_000), "goed")),
            ("#00:00:04-3# I: ja", say("I", Some(4_300), "ja")),
            ("__Sanne:__ ja", say("Sanne", None, "ja")),
            ("Sanne:goed", say("Sanne", None, "goed")),
            ("Vanaf 10:30 weer", None),
            ("SPEAKER: S1", say("S1", None, "")),
            ("we gaan om 10:30 weg", None),
            ("00:00:06 tekst zonder spreker", None),
        ] {
            assert_eq!(head(Grammar::Prefix, line, ""), want, "{line}");
        }
        for (line, next, want) in [
            ("Emma  0:13  ", "", say("Emma", Some(13_000), "")),
            ("**Kelly** [0:30]", "", say("Kelly", Some(30_000), "")),
            ("[Olivia S] 17:42:49", "", say("Olivia S", Some(63_769_000), "")),
            ("0:00 - Sandra R (Pivot)", "", say("Sandra R (Pivot)", Some(0), "")),
            ("[00:00:02.410] - Docent", "", say("Docent", Some(2_410), "")),
            ("John R", "00:00:04", say("John R", Some(4_000), "")),
            ("00:00:04", "John R", say("John R", Some(4_000), "")),
            ("Ja, dat klopt.", "tekst", None),
        ] {
            assert_eq!(head(Grammar::Stamped, line, next), want, "{line}");
        }
        assert_eq!(head(Grammar::Heading, "### Interviewer", ""), say("Interviewer", None, ""));
        assert_eq!(head(Grammar::Heading, "### **00:00:05** {#00:00:05}", ""), None);
        assert_eq!(head(Grammar::Bold, "**Interviewer** In principe", ""), say("Interviewer", None, "In principe"));
        assert_eq!(head(Grammar::OwnLine, "Sanne de Vries", "Goed."), say("Sanne de Vries", None, ""));
    }
}
