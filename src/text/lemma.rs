//! Which forms of a word are counted as one when content words are compared: a small set of Dutch spelling rules for
//! nouns and adjectives. Verbs come from the verb table. The stem is a key, never shown and never used to match a cue
//! (dutch.md §2.2 on what stemmers do to Dutch).

use super::words::hash;

/// Four letters or more and no digit (measures.md §1.1).
pub(super) fn has_content_shape(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !word.bytes().any(|b| b.is_ascii_digit())
}

/// The key all forms of a word share.
pub(super) fn stem_hash(word: &str) -> u32 {
    hash(stem(word).as_bytes())
}

/// Endings of diminutives, the longest first.
const DIMINUTIVES: [&str; 8] = ["etjes", "etje", "tjes", "pjes", "tje", "pje", "jes", "je"];
/// Words on -es and -ies that are no plurals.
const NO_PLURAL: [&str; 12] =
    ["advies", "precies", "proces", "succes", "adres", "kies", "vlees", "verlies", "fries", "excuses", "acces", "expres"];

/// The stem of a normalised word.
pub(super) fn stem(word: &str) -> String {
    let mut stem = word.strip_suffix("'s").unwrap_or(word).to_owned();
    if !stem.is_ascii() || stem.len() < 5 {
        return settle(stem);
    }
    if let Some(ending) = DIMINUTIVES.iter().find(|e| stem.ends_with(**e) && stem.len() >= e.len() + 3) {
        stem.truncate(stem.len() - ending.len());
        if ending.starts_with("tj") && belongs_to_noun(stem.as_bytes()) {
            stem.push('t');
        }
        return settle(stem);
    }
    strip_plural(&mut stem);
    settle(stem)
}

/// Whether the t of -tje is the noun's own: `klant-je`, `punt-je` after a short vowel, against `baan-tje`.
fn belongs_to_noun(before: &[u8]) -> bool {
    matches!(before, [.., a, b, b'n'] if is_vowel(*b) && !is_vowel(*a)) || matches!(before, [.., b'h' | b's' | b'f' | b'p' | b'k'])
}

/// Takes off -s, -en, -n and the -e of adjectives.
fn strip_plural(stem: &mut String) {
    if takes_plural_s(stem) {
        stem.pop();
    }
    if stem.len() >= 6 && stem.ends_with("heden") {
        stem.truncate(stem.len() - 5);
        stem.push_str("heid");
    } else if stem.len() >= 5 && stem.ends_with("en") {
        stem.truncate(stem.len() - 2);
    } else if stem.len() >= 5 && stem.ends_with('e') {
        stem.pop();
    }
}

/// Whether a final s is likely a plural: after a consonant other than s, or after -ie, -ge, -ze, -te, -de, -se.
fn takes_plural_s(stem: &str) -> bool {
    if !stem.ends_with('s') || NO_PLURAL.contains(&stem) {
        return false;
    }
    let before = &stem[..stem.len() - 1];
    let last = before.as_bytes().last().copied().unwrap_or(b's');
    match last {
        b'e' => ["ie", "ge", "ze", "te", "de", "se", "ce", "le", "me"].iter().any(|e| before.ends_with(e)),
        b'l' | b'm' | b'n' | b'r' | b'g' | b'y' | b'd' | b'p' | b't' | b'k' => stem.len() >= 5,
        _ => false,
    }
}

/// Undoes spelling: one final consonant, one letter for a long vowel, f and s for v and z.
fn settle(mut stem: String) -> String {
    let bytes = stem.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && b.is_ascii_alphabetic()
        && !is_vowel(*b)
    {
        stem.pop();
    }
    match stem.as_bytes() {
        [.., b'v'] => replace_last(&mut stem, 'f'),
        [.., b'z'] => replace_last(&mut stem, 's'),
        _ => {}
    }
    if let [.., a, b, c] = stem.as_bytes()
        && a == b
        && matches!(a, b'a' | b'e' | b'o' | b'u')
        && !is_vowel(*c)
    {
        let at = stem.len() - 2;
        stem.remove(at);
    }
    stem
}

fn replace_last(stem: &mut String, letter: char) {
    stem.pop();
    stem.push(letter);
}

/// A letter that is a vowel in Dutch spelling.
pub(crate) fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::{has_content_shape, stem};

    #[test]
    fn forms_of_a_noun_share_a_stem() {
        for family in [
            &["planning", "planningen"][..],
            &["probleem", "problemen", "probleempje"],
            &["klant", "klanten", "klantje", "klantjes"],
            &["huis", "huizen", "huisje"],
            &["brief", "brieven", "briefje"],
            &["team", "teams"],
            &["discussie", "discussies"],
            &["afspraak", "afspraken", "afspraakje"],
            &["foto", "foto's"],
            &["proces", "processen"],
            &["mogelijkheid", "mogelijkheden"],
            &["moeilijk", "moeilijke"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
            }
        }
    }

    #[test]
    fn other_words_keep_apart() {
        assert_ne!(stem("veilig"), stem("veiligheid"));
        assert_ne!(stem("spanning"), stem("spannend"));
        assert_ne!(stem("advies"), stem("advisering"));
    }

    #[test]
    fn content_words_have_four_letters_and_no_digit() {
        assert!(has_content_shape("plan-b"));
        assert!(!has_content_shape("plan"[..3].as_ref()));
        assert!(!has_content_shape("2024"));
        assert!(!has_content_shape("v2plan"));
    }
}
