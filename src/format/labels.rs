//! `Name: text`: what is a name and what only looks like one. Recurrence decides, shape decides about the rest.

use rustc_hash::FxHashMap;

use crate::transcript::people;

/// Longest label before a colon, in bytes.
const LABEL_MAX: usize = 80;

/// Words before a colon that are never a speaker.
const NOTES: &[&str] = &[
    "actie",
    "acties",
    "actiepunt",
    "actiepunten",
    "todo",
    "to do",
    "to-do",
    "besluit",
    "besluiten",
    "noot",
    "nb",
    "n.b",
    "pauze",
    "break",
    "ad break",
    "notulen",
    "notulist",
    "agenda",
    "agendapunt",
    "datum",
    "date",
    "tijd",
    "time",
    "aanwezig",
    "aanwezigen",
    "afwezig",
    "afwezigen",
    "afgemeld",
    "meeting title",
    "hosted by",
    "meeting id",
    "topic",
    "onderwerp",
    "locatie",
    "location",
    "plaats",
    "deelnemers",
    "participants",
    "attendees",
    "duur",
    "duration",
    "titel",
    "title",
    "transcript",
    "transcription",
    "samenvatting",
    "summary",
    "action",
    "action item",
    "action items",
    "decision",
    "note",
    "notes",
    "opmerking",
    "conclusie",
    "http",
    "https",
    "ps",
    "p.s",
    "url",
    "link",
    "links",
    "e-mail",
    "email",
    "re",
    "van",
    "aan",
    "cc",
    "from",
    "to",
    "start",
    "begin",
    "einde",
    "end",
    "voorzitter afwezig",
    "bijlage",
    "bijlagen",
    "vervolg",
    "volgende vergadering",
];

/// Particles that stay small in a name.
const PARTICLES: &[&str] = &[
    "de", "den", "der", "van", "von", "het", "'t", "ten", "ter", "te", "la", "le", "du", "da", "di", "dos", "el", "al", "bin",
    "en", "and",
];

/// The label before the first colon of a line and the text after it; the colon is followed by a blank or by nothing.
pub(super) fn prefix(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_ascii_start();
    let window = &line.as_bytes()[..line.len().min(LABEL_MAX + 1)];
    let colon = memchr::memchr(b':', window)?;
    let (label, rest) = (line[..colon].trim(), &line[colon + 1..]);
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\u{A0}', '*']);
    (spaced && is_possible(label)).then_some((label, rest))
}

/// Could be a label at all: short, begins with a letter or digit, no sentence in it.
pub(super) fn is_possible(label: &str) -> bool {
    let first = label.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '?');
    first
        && label.len() <= LABEL_MAX
        && label.split_whitespace().count() <= 7
        && !label.contains(['!', ';', '<', '>', '{', '}', '\n'])
}

/// A heading of minutes (`Actie`, `Aanwezig`), not a speaker.
pub(super) fn is_note(label: &str) -> bool {
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    NOTES.contains(&bare)
}

/// Counts how often each label occurs, and tells which are speakers.
#[derive(Debug, Default)]
pub(super) struct Votes<'a> {
    counts: FxHashMap<&'a str, u32>,
    order: Vec<&'a str>,
    total: usize,
}

impl<'a> Votes<'a> {
    /// Counts one label.
    pub fn add(&mut self, label: &'a str) {
        let count = self.counts.entry(label).or_insert(0);
        if *count == 0 {
            self.order.push(label);
        }
        *count += 1;
        self.total += 1;
    }

    /// The labels that are speakers.
    pub fn speakers(&self) -> Speakers<'a> {
        let mut accepted: FxHashMap<&'a str, u32> = FxHashMap::default();
        let known = self.order.iter().copied().filter(|l| !is_note(l));
        let recurring = |l: &&'a str| self.counts[l] >= 2;
        let capital = known.clone().any(|l| recurring(&l) && !begins_small(l));
        let single = known.clone().any(|l| recurring(&l) && !begins_small(l) && !l.contains(' '));
        let none = !known.clone().any(|l| recurring(&l));
        for label in known {
            let named = is_name(label);
            let fits = named && (label.contains(' ') || single || none || people::is_anonymous(label));
            let recurs = recurring(&label) && (named || !begins_small(label) || !capital) && !is_lead_in(label, named);
            if recurs || fits {
                accepted.insert(label, self.counts[label]);
            }
        }
        Speakers { accepted }
    }
}

/// The accepted labels of a text.
#[derive(Debug, Default)]
pub(super) struct Speakers<'a> {
    accepted: FxHashMap<&'a str, u32>,
}

impl Speakers<'_> {
    /// Whether a label is a speaker.
    pub fn has(&self, label: &str) -> bool {
        self.accepted.contains_key(label)
    }

    /// How many speakers.
    pub fn len(&self) -> usize {
        self.accepted.len()
    }
}

/// A phrase that ends in a colon in running text (`Dus wat ik zeg`): several words, most of them small.
fn is_lead_in(label: &str, named: bool) -> bool {
    let words = label.split_whitespace().count();
    !named && (words > 4 || label.contains(['?', ',']) && words > 3)
}

fn begins_small(label: &str) -> bool {
    label.chars().next().is_some_and(char::is_lowercase)
}

/// Every word begins with a capital or digit or is a particle of a name; at most six words.
pub(super) fn is_name(label: &str) -> bool {
    if people::is_anonymous(label) {
        return true;
    }
    let name = people::clean_label(label);
    let words = || name.split([' ', '-', '(', ')', ',', '.', '/', '&']).filter(|w| !w.is_empty());
    let word_fits = |w: &str| PARTICLES.contains(&w) || w.chars().next().is_some_and(|c| !c.is_lowercase());
    let begins = name.chars().next().is_some_and(char::is_alphabetic);
    begins
        && words().count() <= 6
        && words().all(word_fits)
        && words().any(|w| !PARTICLES.contains(&w))
        && !name.contains(['?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speakers<'a>(labels: &[&'a str]) -> Vec<&'a str> {
        let mut votes = Votes::default();
        for label in labels {
            votes.add(label);
        }
        let speakers = votes.speakers();
        labels.iter().copied().filter(|l| speakers.has(l)).collect()
    }

    #[test]
    fn headings_of_minutes_are_no_speakers() {
        for label in ["Actie", "ACTIE 2", "Todo", "Besluit", "Pauze", "Meeting title", "Hosted by", "https", "Aanwezig"] {
            assert!(is_note(label), "{label}");
        }
        assert!(!is_note("Sanne"));
    }

    #[test]
    fn recurrence_and_shape_decide() {
        let labels = ["Sanne de Vries", "Sanne de Vries", "Bram Smit", "Yo", "dus wat ik zeg"];
        assert_eq!(speakers(&labels), ["Sanne de Vries", "Sanne de Vries", "Bram Smit"]);
        assert_eq!(speakers(&["Jan", "Jan", "Piet", "Kijk eens aan dan"]), ["Jan", "Jan", "Piet"]);
    }

    #[test]
    fn prefixes() {
        assert_eq!(prefix("Sanne: goed"), Some(("Sanne", " goed")));
        assert_eq!(prefix("  Spreker 3B: x"), Some(("Spreker 3B", " x")));
        assert_eq!(prefix("https://x.nl"), None);
        assert_eq!(prefix("om 10:30 uur"), None);
        assert_eq!(prefix("geen dubbele punt"), None);
    }
}
