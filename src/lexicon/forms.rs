//! Forms of nouns and adjectives by spelling rule, for `woord+`. It makes too many rather than too few: a form that
//! does not exist is never said.

use crate::text::lemma::is_vowel;

/// The word itself, its plurals, diminutives, and the forms of an adjective.
pub(crate) fn inflected(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let open = opened(word);
    for ending in ["en", "e", "er", "ere", "em"] {
        forms.push(format!("{open}{ending}"));
    }
    for ending in ["s", "'s", "n", "je", "jes", "tje", "tjes", "st", "ste", "ere", "r"] {
        forms.push(format!("{word}{ending}"));
    }
    let last = word.bytes().last().unwrap_or(b'x');
    match last {
        b'm' => push_each(&mut forms, word, &["pje", "pjes", "etje", "etjes"]),
        b'g' => {
            push_each(&mut forms, word.strip_suffix('g').unwrap_or(word), &["kje", "kjes"]);
            push_each(&mut forms, word, &["etje", "etjes"]);
        }
        b'e' => push_each(&mut forms, word.strip_suffix('e').unwrap_or(word), &["en", "er", "ere"]),
        _ if is_vowel(last) => push_each(&mut forms, &format!("{word}{}", char::from(last)), &["tje", "tjes"]),
        _ => push_each(&mut forms, &doubled(word), &["etje", "etjes", "en", "e", "er", "ere"]),
    }
    if last == b's' {
        push_each(&mut forms, word, &["t", "te"]);
    }
    if let Some(base) = word.strip_suffix("heid") {
        forms.push(format!("{base}heden"));
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn push_each(forms: &mut Vec<String>, base: &str, endings: &[&str]) {
    forms.extend(endings.iter().map(|ending| format!("{base}{ending}")));
}

/// The word as it is spelled before a vowel: `boos` → `booz`, `dik` → `dikk`, `taak` → `tak`, `brief` → `briev`.
fn opened(word: &str) -> String {
    let bytes = word.as_bytes();
    let mut open = word.to_owned();
    match bytes {
        [.., a, b, c] if a == b && is_vowel(*a) && !is_vowel(*c) => {
            open.remove(word.len() - 2);
        }
        [.., a, b] if is_vowel(*a) && !is_vowel(*b) && !double_vowel_before(bytes) && !unstressed(word) => return doubled(word),
        _ => {}
    }
    if open.ends_with('f') {
        open.pop();
        open.push('v');
    } else if open.ends_with('s') && long_before_last(bytes) {
        open.pop();
        open.push('z');
    }
    open
}

/// Endings without stress: the consonant after them is not doubled (`moeilijk`, `rustig`, `lastig`, `zeker`).
fn unstressed(word: &str) -> bool {
    word.len() > 4 && ["er", "el", "en", "em", "ig", "ijk", "es", "um"].iter().any(|e| word.ends_with(e))
}

fn double_vowel_before(bytes: &[u8]) -> bool {
    matches!(bytes, [.., a, b, _] if is_vowel(*a) && (is_vowel(*b) || *b == b'j')) || matches!(bytes, [.., b'i', b'j', _])
}

fn long_before_last(bytes: &[u8]) -> bool {
    matches!(bytes, [.., a, b, _] if is_vowel(*a) && (is_vowel(*b) || *b == b'j')) || matches!(bytes, [.., b'i', b'j', _])
}

fn doubled(word: &str) -> String {
    let mut doubled = word.to_owned();
    if let Some(last) = word.chars().last().filter(char::is_ascii_alphabetic) {
        doubled.push(last);
    }
    doubled
}

#[cfg(test)]
mod tests {
    use super::inflected;

    #[test]
    fn makes_the_forms_that_exist() {
        for (word, wanted) in [
            ("boos", &["boze", "bozer", "boost"][..]),
            ("dik", &["dikke", "dikker", "dikst"]),
            ("spanning", &["spanningen", "spanninkje"]),
            ("taak", &["taken", "taakje", "taakjes"]),
            ("probleem", &["problemen", "probleempje"]),
            ("lastig", &["lastige", "lastiger", "lastigst"]),
            ("moeilijk", &["moeilijke", "moeilijker"]),
            ("idee", &["ideeen", "ideetje"]),
            ("foto", &["foto's", "fotootje"]),
            ("brief", &["brieven", "briefje"]),
            ("grap", &["grappen", "grapje"]),
            ("vraag", &["vragen", "vraagje"]),
            ("mogelijkheid", &["mogelijkheden"]),
            ("serieus", &["serieuze", "serieuzer"]),
            ("prestatie", &["prestaties"]),
            ("inspanning", &["inspanningen"]),
        ] {
            let forms = inflected(word);
            for form in wanted {
                assert!(forms.iter().any(|f| f == form), "{word}: {form} is not in {forms:?}");
            }
        }
    }
}
