//! Full stops that do not end a sentence: abbreviations of Dutch and English minutes, and initials.

/// Abbreviations after which a sentence goes on, without their stops.
const GO_ON: [&str; 45] = [
    "bijv", "bv", "dr", "drs", "ir", "ing", "mr", "mw", "mevr", "dhr", "prof", "nr", "nrs", "no", "art", "blz", "pag", "ca", "evt",
    "incl", "excl", "max", "resp", "tel", "vs", "sr", "st", "vgl", "zgn", "fig", "hfst", "par", "aug", "sept", "okt", "nov", "dec",
    "jan", "febr", "mrs", "ms", "approx", "dept", "eg", "ie",
];
/// Abbreviations that often stand last: they end a sentence when a capital follows.
const MAY_END: [&str; 5] = ["etc", "enz", "jl", "jr", "e.d"];

/// Whether the sentence goes on after `word` and a full stop. `dotted` says a stop stands directly before the word
/// (`o.a`), `next` is the first sign of what follows.
pub(super) fn goes_on(word: &str, dotted: bool, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let lower = word.to_lowercase();
    let small = next.is_lowercase() || next.is_ascii_digit();
    let single = lower.chars().count() == 1 && lower.chars().all(char::is_alphabetic);
    if dotted && single || MAY_END.contains(&lower.as_str()) {
        return small;
    }
    if GO_ON.contains(&lower.as_str()) {
        return small || !matches!(lower.as_str(), "no" | "max" | "par" | "st" | "ms" | "ie" | "eg" | "jan");
    }
    // `J. de Vries`, `K. Bakker`: an initial; `optie b. dan` is not.
    single && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    #[test]
    fn abbreviations_and_initials_go_on() {
        assert!(goes_on("bijv", false, Some('d')));
        assert!(goes_on("dr", false, Some('J')));
        assert!(goes_on("a", true, Some('d')));
        assert!(!goes_on("a", true, Some('D')));
        assert!(goes_on("J", false, Some('V')));
        assert!(!goes_on("etc", false, Some('D')));
        assert!(!goes_on("max", false, Some('D')));
        assert!(!goes_on("punt", false, Some('d')));
        assert!(!goes_on("bijv", false, None));
    }
}
