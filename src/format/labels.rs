//! `Name: text`: what can be a label and what has the shape of a name. Whether it is a speaker is put to the vote.

use super::label_words::{NOTES, NUMBERED, OPENERS, PARTICLES, ROLES, SENTENCE, SOUNDS, TITLES};
use crate::transcript::people;

/// Longest label before a colon, in bytes.
const LABEL_MAX: usize = 120;
/// The longest word of [`SENTENCE`].
const SENTENCE_MAX: usize = 10;
/// Most words of a label; the longest names in use have nine.
const WORDS_MAX: usize = 10;

/// The label before the first colon of a line and the text after it; the colon is followed by a blank, by nothing, or
/// straight by a word (`Anna:goed`).
pub(super) fn prefix(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_ascii_start();
    let window = &line.as_bytes()[..line.len().min(LABEL_MAX + 1)];
    let colon = memchr::memchr(b':', window)?;
    let (label, rest) = (line[..colon].trim(), &line[colon + 1..]);
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\u{A0}', '*', '_', '<']);
    let glued = || rest.starts_with(char::is_alphabetic) && label.ends_with(|c: char| c.is_alphabetic() || c == ')');
    (is_possible(label) && (spaced || glued())).then_some((label, rest))
}

/// The label at the start of a line of captions, behind the marks they put there: a dash, `>>`, a tag, a code.
pub(super) fn caption(line: &str) -> Option<(&str, &str)> {
    prefix(without_marks(line))
}

/// A label with a colon in it at the start of a line of captions (`Kamer 3: Anna: goed`).
pub(super) fn long_caption(line: &str) -> Option<(&str, &str)> {
    let line = without_marks(line);
    let (_, rest) = prefix(line)?;
    let (_, said) = prefix(rest)?;
    Some((line[..line.len() - said.len() - 1].trim(), said))
}

/// A name in brackets at the start of a line of captions (`(Anna) goed`); a sound (`[Muziek]`) is none.
pub(super) fn bracketed(line: &str) -> Option<(&str, &str)> {
    let line = without_marks(line);
    let inner = line.strip_prefix(['(', '['])?;
    let (label, rest) = inner.split_once([')', ']'])?;
    let ends = rest.is_empty() || rest.starts_with([' ', '\n', ':']);
    let named = ends && is_possible(label) && is_name(label) && !SOUNDS.contains(&label.to_lowercase().as_str());
    named.then_some((label, rest.trim_start_matches(':')))
}

fn without_marks(line: &str) -> &str {
    let mut line = line;
    loop {
        let bare = line.trim_start_matches([' ', '\t', '\n', '-', '–', '—', '>']);
        let tag = ["<i>", "<b>", "<u>"].iter().find_map(|tag| bare.strip_prefix(tag));
        let bare = tag.or_else(|| super::cue_text::override_code(bare).map(|used| &bare[used..])).unwrap_or(bare);
        if bare.len() == line.len() {
            return line;
        }
        line = bare;
    }
}

/// Could be a label at all: short, begins with a letter or digit, no sentence in it.
pub(super) fn is_possible(label: &str) -> bool {
    let first = label.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '?' || c == '+');
    first
        && label.len() <= LABEL_MAX
        && label.split_whitespace().count() <= WORDS_MAX
        && !label.contains(['!', ';', '<', '>', '{', '}', '\n'])
}

/// A heading of minutes (`Actie`, `Aanwezig`), not a speaker.
pub(super) fn is_note(label: &str) -> bool {
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    NOTES.contains(&bare)
}

/// Every word begins with a capital or digit or is a particle of a name; at most seven words.
pub(super) fn is_name(label: &str) -> bool {
    if people::is_anonymous(label) || is_address(label) {
        return true;
    }
    let name = people::clean_label(label);
    let words = || name.split([' ', '-', '(', ')', ',', '.', '/', '&']).filter(|w| !w.is_empty());
    let word_fits = |w: &str| PARTICLES.contains(&w) || w.chars().next().is_some_and(|c| !c.is_lowercase());
    let begins = name.chars().next().is_some_and(char::is_alphabetic);
    begins
        && name.split_whitespace().count() <= 7
        && words().all(word_fits)
        && words().any(|w| !PARTICLES.contains(&w))
        && !name.contains(['?', '!'])
}

/// The shape of a name, also behind a title that is written small (`mevr. Bakker`) and before what someone is
/// (`J. de Vries (voorzitter)`, `Jan, notulist`).
pub(super) fn is_titled_name(label: &str) -> bool {
    is_name(label) && !is_numbered_thing(label) || {
        let bare = without_title(without_role(label));
        bare.len() < label.len() && is_name(bare)
    }
}

/// The label without what stands behind the name in brackets or behind a comma.
fn without_role(label: &str) -> &str {
    let inner = label.strip_suffix(')').and_then(|l| l.split_once('('));
    if let Some((name, _)) = inner.filter(|(_, role)| role.split_whitespace().count() <= 4) {
        return name.trim_end();
    }
    let role = label.rsplit_once(',').filter(|(_, role)| is_role(role));
    role.map_or(label, |(name, _)| name.trim_end())
}

fn without_title(label: &str) -> &str {
    let mut bare = label.strip_prefix("de ").filter(|rest| rest.starts_with("heer ")).unwrap_or(label);
    while let Some((first, rest)) = bare.split_once(' ') {
        if !TITLES.contains(&first.trim_end_matches('.').to_lowercase().as_str()) {
            break;
        }
        bare = rest.trim_start();
    }
    bare
}

/// Someone by what they are (`iedereen`, `de voorzitter`, `man in publiek`): a small word that can only be a speaker.
pub(super) fn is_role(label: &str) -> bool {
    let lower = label.to_lowercase();
    let words = || lower.split_whitespace();
    let small =
        |w: &str| matches!(w, "de" | "het" | "een" | "in" | "uit" | "the" | "a" | "an" | "of" | "from" | "van" | "nieuwe");
    let all = words().all(|w| small(w) || ROLES.contains(&w) || people::is_anonymous(w));
    all && words().any(|w| ROLES.contains(&w))
}

/// The opening of a sentence (`Kijk`, `Optie A`), not a speaker.
pub(super) fn is_opener(label: &str) -> bool {
    OPENERS.contains(&label.to_lowercase().as_str()) || is_numbered_thing(label)
}

/// `Optie A`, `Stap 2`, `Fase 3a`.
fn is_numbered_thing(label: &str) -> bool {
    let Some((thing, number)) = label.split_once(' ') else { return false };
    let short = number.len() <= 3 && number.chars().all(char::is_alphanumeric);
    let code = short && (number.chars().count() == 1 || number.contains(|c: char| c.is_ascii_digit()));
    code && NUMBERED.contains(&thing.to_lowercase().as_str())
}

/// Running text before a colon (`Ik zei`, `het punt is`): several words, one of them of a sentence, and no name.
pub(super) fn is_phrase(label: &str) -> bool {
    let joins = |first: &str| ["en", "of", "and", "or"].iter().any(|word| first.eq_ignore_ascii_case(word));
    // Compared without a copy: in a table nearly every row has a label of its own.
    let of_sentence = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.len() <= SENTENCE_MAX && SENTENCE.iter().any(|known| known.eq_ignore_ascii_case(bare))
    };
    let mut words = label.split_whitespace();
    let several = label.trim().contains(' ');
    several && (words.next().is_some_and(joins) || label.split_whitespace().any(of_sentence)) && !is_titled_name(label)
}

/// One word, small throughout or not, that may be a name for all we know.
pub(super) fn is_one_word(label: &str) -> bool {
    let bare = without_role(label);
    !bare.is_empty() && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
}

/// An e-mail address, which some tools print for want of a name.
fn is_address(label: &str) -> bool {
    label.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !label.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_minutes_are_no_speakers() {
        for label in ["Actie", "ACTIE 2", "Todo", "Besluit", "Pauze", "Meeting title", "Hosted by", "https", "Aanwezig"] {
            assert!(is_note(label), "{label}");
        }
        assert!(!is_note("Sanne"));
    }

    #[test]
    fn names_with_titles_and_roles_and_sentences_with_a_colon() {
        for label in
            ["J. de Vries (voorzitter)", "mevr. Bakker", "de heer Smit", "drs. ir. Van Dam", "Jan, notulist", "Dhr. Peters"]
        {
            assert!(is_titled_name(label) && !is_phrase(label), "{label}");
        }
        for label in
            ["Ik zei", "het punt is", "Hij zegt dan", "Wat ik bedoel", "En toen", "my question", "Petra opent de vergadering"]
        {
            assert!(is_phrase(label) && !is_titled_name(label), "{label}");
        }
        for label in ["iedereen", "de voorzitter", "alle deelnemers", "Man in publiek"] {
            assert!(is_role(label), "{label}");
        }
        for label in ["Optie A", "Stap 2", "Fase 3a", "Concreet"] {
            assert!(is_opener(label) && (label == "Concreet" || !is_titled_name(label)), "{label}");
        }
        assert_eq!(SENTENCE.iter().map(|word| word.len()).max(), Some(SENTENCE_MAX));
        assert!(SENTENCE.iter().all(|word| word.is_ascii()));
        assert!(!is_role("de reden") && !is_opener("Plan Bakker") && !is_phrase("iPad van Piet") && !is_phrase("Jan en Piet"));
    }

    #[test]
    fn prefixes() {
        assert_eq!(prefix("Sanne: goed"), Some(("Sanne", " goed")));
        assert_eq!(prefix("  Spreker 3B: x"), Some(("Spreker 3B", " x")));
        assert_eq!(prefix("https://x.nl"), None);
        assert_eq!(prefix("om 10:30 uur"), None);
        assert_eq!(prefix("geen dubbele punt"), None);
        assert_eq!(prefix("Anna:goed"), Some(("Anna", "goed")));
        assert_eq!(caption("- <i>Anna:</i> ja"), Some(("Anna", "</i> ja")));
        assert_eq!(bracketed("(Anna van Dam)\nja"), Some(("Anna van Dam", "\nja")));
        assert_eq!(bracketed("[Muziek]"), None);
    }
}
