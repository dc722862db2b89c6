//! Names: cleaning a label, recognising the placeholders of machines, and comparing names as people do.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Person, PersonId, entities};

/// What tools and address books hang behind a name. Anything else in brackets may be a name and stays.
const SUFFIXES: &[&str] = &[
    "ext",
    "ext.",
    "extern",
    "external",
    "gast",
    "guest",
    "host",
    "co-host",
    "cohost",
    "organizer",
    "organiser",
    "organisator",
    "presenter",
    "presentator",
    "voorzitter",
    "notulist",
    "secretaris",
    "gespreksleider",
    "chair",
    "moderator",
    "me",
    "ik",
    "unverified",
    "niet geverifieerd",
    "hij",
    "zij",
    "hen",
    "she",
    "he",
    "they",
];

/// Words that, followed by a number or letter, stand for an unknown voice.
const PLACEHOLDERS: &[&str] = &[
    "spreker",
    "speaker",
    "persoon",
    "person",
    "deelnemer",
    "participant",
    "spk",
    "sprecher",
    "locuteur",
    "stem",
    "voice",
    "gast",
    "guest",
    "user",
    "gebruiker",
    "channel",
    "kanaal",
    "caller",
    "beller",
];

/// Labels that say that nobody knows who spoke.
const UNKNOWN: &[&str] = &[
    "onbekend",
    "onbekende",
    "unknown",
    "onbekende spreker",
    "unknown speaker",
    "spreker onbekend",
    "uu",
    "speaker",
    "spreker",
    "niet herkend",
    "unidentified",
    "unidentified speaker",
    "inaudible",
    "?",
    "??",
    "???",
];

/// A label as a name: entities resolved, letters composed, white space collapsed, surrounding quotes, a trailing
/// colon and the additions of tools (`(EXT)`, `(she/her)`, `| Company`) taken off.
pub fn clean_label(label: &str) -> String {
    let resolved = entities::resolve(label);
    let composed: String = resolved.nfc().filter(|c| !is_invisible(*c)).collect();
    let mut name = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    loop {
        let shorter = without_addition(&name);
        if shorter.len() == name.len() || shorter.is_empty() {
            return name;
        }
        name.truncate(shorter.len());
        name = name.trim_start_matches(QUOTES).to_owned();
    }
}

const QUOTES: [char; 2] = ['"', '“'];

/// The name without its last addition; the same name when there is none.
fn without_addition(name: &str) -> &str {
    let trimmed = name.trim_end_matches([':', ' ']);
    let unquoted = trimmed.trim_end_matches(['"', '”']);
    if unquoted.len() < trimmed.len() && unquoted.starts_with(QUOTES) {
        return unquoted;
    }
    if let Some((before, _)) = trimmed.split_once(" | ") {
        return before.trim_end();
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        let inner = trimmed.strip_suffix(close).and_then(|t| t.rsplit_once(open));
        if let Some((before, inside)) = inner
            && (SUFFIXES.contains(&inside.trim().to_lowercase().as_str()) || is_pronouns(inside))
        {
            return before.trim_end();
        }
    }
    trimmed
}

/// `he/him`, `zij/haar`, `they/them/theirs`.
fn is_pronouns(inside: &str) -> bool {
    let short = |part: &str| (2..=6).contains(&part.trim().len()) && part.trim().chars().all(char::is_alphabetic);
    let parts = inside.split('/').count();
    (2..=3).contains(&parts) && inside.split('/').all(short)
}

/// Marks that change nothing visible or turn the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}' | '\u{AD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Takes the other spelling of a name over when it has capitals and small letters and the known one has not.
pub(crate) fn better_case(known: &mut String, other: &str) {
    let mixed = |name: &str| name.contains(char::is_uppercase) && name.contains(char::is_lowercase);
    let capital = |name: &str| name.contains(char::is_uppercase);
    if mixed(other) && !mixed(known) || capital(other) && !capital(known) {
        other.clone_into(known);
    }
}

/// Whether a label is a placeholder of a machine rather than a name: `Spreker 2`, `SPEAKER_01`, `S1`, `B`, `Onbekend`,
/// or the object id Teams prints instead of a name.
pub fn is_anonymous(label: &str) -> bool {
    let lower = label.trim().to_lowercase();
    UNKNOWN.contains(&lower.as_str()) || is_numbered(&lower) || is_letter_code(&lower) || is_object_id(&lower)
}

/// Whether a name is a placeholder of a machine (`Spreker 2`), with or without the meeting's id behind it
/// (`Spreker 2 (overleg-3)`).
pub fn is_placeholder(name: &str) -> bool {
    let label = name.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")).map_or(name, |(label, _)| label);
    is_anonymous(name) || is_anonymous(label)
}

/// `spreker 2`, `speaker_01`, `spk-0`, `spreker 3b`, `speaker a`.
fn is_numbered(lower: &str) -> bool {
    PLACEHOLDERS.iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            let code = rest.trim_start_matches([' ', '_', '-', '#', '.']);
            let digits = code.trim_end_matches(|c: char| c.is_ascii_lowercase());
            let tail = code.len() - digits.len();
            let numbered = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && tail <= 1;
            numbered || (code.len() < rest.len() && digits.is_empty() && tail == 1)
        })
    })
}

/// `s1`, `b12`, `a`, `1`: at most one letter and at most three digits.
fn is_letter_code(lower: &str) -> bool {
    let digits = lower.trim_start_matches(|c: char| c.is_ascii_lowercase());
    lower.len() - digits.len() <= 1 && !lower.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `88b66bf7-d0d1-4ed1-bb80-ce79d271ac2a`, with or without `@tenant`.
fn is_object_id(lower: &str) -> bool {
    let id = lower.split('@').next().unwrap_or(lower);
    id.len() == 36
        && id.bytes().enumerate().all(|(at, b)| if matches!(at, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() })
}

/// A name for comparing: no case, no diacritics, no punctuation, `Last, First` turned round.
pub fn fold_name(name: &str) -> String {
    let turned = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    };
    let bare: String = turned
        .nfd()
        .filter(|c| !is_combining_mark(*c) && *c != '\'' && *c != '’')
        .map(|c| if c.is_alphanumeric() || c == '@' { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Person {
    /// The first name as it was written, of `First Last` and of `Last, First`; none for a placeholder of a machine.
    pub fn first_name(&self) -> Option<&str> {
        let given = self.name.split_once(',').map_or(self.name.as_str(), |(_, first)| first);
        let first = given.split_whitespace().next()?;
        let nobody = self.anonymous || is_anonymous(&self.name) || PLACEHOLDERS.contains(&first.to_lowercase().as_str());
        (!nobody).then_some(first)
    }
}

/// The person a name stands for, when there is one answer: as written, then without case and accents, then as the
/// first name of one person only.
pub fn find(people: &[Person], name: &str) -> Option<PersonId> {
    let folded = fold_name(name);
    let one = |same: &dyn Fn(&Person) -> bool| {
        let mut found = people.iter().enumerate().filter(|(_, p)| same(p));
        found.next().filter(|_| found.next().is_none()).map(|(at, _)| PersonId(at as u32))
    };
    one(&|p| p.name == name || p.label == name)
        .or_else(|| one(&|p| fold_name(&p.name) == folded || fold_name(&p.label) == folded))
        .or_else(|| one(&|p| !folded.is_empty() && fold_name(&p.name).split(' ').next() == Some(folded.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_of_tools_go_and_names_stay() {
        for (label, name) in [
            ("  Sanne   de Vries : ", "Sanne de Vries"),
            ("JANSEN JAN (EXT)", "JANSEN JAN"),
            ("David D (he/him)", "David D"),
            ("Bram (Gast) (zij/haar)", "Bram"),
            ("Paul (Wings)", "Paul (Wings)"),
            ("Fatma | Welkom Reizen", "Fatma"),
            ("Carlos Far&#237;as", "Carlos Farías"),
            ("Garcia, Pedro", "Garcia, Pedro"),
            ("\"Anna\"", "Anna"),
            ("\u{202E}Eve\u{1B}", "Eve"),
            ("(EXT)", "(EXT)"),
        ] {
            assert_eq!(clean_label(label), name, "{label}");
        }
    }

    #[test]
    fn placeholders_are_known() {
        for label in [
            "Spreker 2",
            "Speaker 1",
            "SPEAKER_01",
            "S1",
            "spk_0",
            "Onbekend",
            "Unknown Speaker",
            "A",
            "1",
            "Spreker 3B",
            "Speaker A",
            "88b66bf7-d0d1-4ed1-bb80-ce79d271ac2a@72f988bf-86f1-41af-91ab-2d7cd011db47",
        ] {
            assert!(is_anonymous(label), "{label}");
        }
        for name in ["Jan", "Speakman", "Guestina", "Bo", "Ed 2 de Wit", "Gast Peter", "Persoonlijk"] {
            assert!(!is_anonymous(name), "{name}");
        }
    }

    #[test]
    fn first_names_are_of_people() {
        let first = |name: &str, anonymous| {
            let person = Person { name: name.into(), label: name.into(), role: None, anonymous };
            person.first_name().map(str::to_owned)
        };
        for (name, wanted) in [("Sanne de Vries", "Sanne"), ("Vries, Sanne de", "Sanne"), ("Jan-Peter", "Jan-Peter")] {
            assert_eq!(first(name, false).as_deref(), Some(wanted));
        }
        for label in ["Spreker 1", "SPEAKER_01", "Gast Peter", "Vries,", ""] {
            assert_eq!(first(label, false), None, "{label}");
        }
        assert_eq!(first("Sanne", true), None);
    }

    #[test]
    fn names_compare_as_people_do() {
        assert_eq!(fold_name("García Simón, Pedro"), fold_name("pedro garcia simon"));
        assert_eq!(fold_name("Sanne d'Hond-Smit"), "sanne dhond smit");
    }
}
