//! The form of a word that is compared: lower case, vowels without accents, plain apostrophe. Three words keep their accent.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words whose accent carries meaning: the numeral, the preposition with stress, and the question tag (dutch.md §2.1).
const KEEP_ACCENT: [&str; 3] = ["één", "vóór", "hè"];

/// Whether a character stands for an apostrophe inside a word.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// Writes the compared form of `raw` to `out`.
pub fn normalise_into(raw: &str, out: &mut String) {
    out.clear();
    if raw.is_ascii() {
        out.extend(raw.chars().map(|c| plain(c.to_ascii_lowercase())));
        return;
    }
    let lower = raw.nfc().flat_map(char::to_lowercase).map(plain).collect::<String>();
    if KEEP_ACCENT.contains(&lower.as_str()) {
        out.push_str(&lower);
        return;
    }
    let lower = lower.replace('ĳ', "ij");
    let mut after_vowel = false;
    let folded: String = lower
        .nfd()
        .filter(|&c| {
            if is_combining_mark(c) {
                return !after_vowel;
            }
            after_vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            true
        })
        .collect();
    out.extend(folded.nfc());
}

/// The compared form of `raw`.
///
/// ```
/// use onderstroom::text::normalise;
/// assert_eq!(normalise("Geïrriteerd"), "geirriteerd");
/// assert_eq!(normalise("Eén"), "een");
/// assert_eq!(normalise("Één"), "één");
/// assert_eq!(normalise("foto’s"), "foto's");
/// ```
pub fn normalise(raw: &str) -> String {
    let mut out = String::new();
    normalise_into(raw, &mut out);
    out
}

/// Typographic apostrophes and hyphens as their plain signs.
fn plain(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn folds_vowels_and_keeps_the_three_words() {
        assert_eq!(normalise("CAFÉ"), "cafe");
        assert_eq!(normalise("he\u{300}"), "hè");
        assert_eq!(normalise("hé"), "he");
        assert_eq!(normalise("vóór"), "vóór");
        assert_eq!(normalise("voor"), "voor");
        assert_eq!(normalise("façade"), "façade");
        assert_eq!(normalise("Ĳsland"), "ijsland");
    }
}
