//! What our texts advise exists: every flag they name is one of the program.

use std::collections::BTreeSet;
use std::path::Path;

use super::{complete, files};

/// The flags a text names: two dashes and a word, not inside another word.
fn named(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("--") {
        let before = text[..at].chars().next_back();
        let name: String = text[at + 2..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '!'));
        if !inside && name.starts_with(|c: char| c.is_ascii_lowercase()) {
            found.insert(format!("--{name}"));
        }
    }
    found
}

#[test]
fn every_flag_in_our_words_is_real() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut real = BTreeSet::new();
    for command in [&["--help"][..], &["analyze", "--help"], &["explain", "--help"], &["measures", "--help"]] {
        real.extend(named(&complete(root, command).out));
    }
    assert!(real.contains("--leader") && real.contains("--lexicons"), "{real:?}");
    let mut seen = 0;
    for (name, bytes) in files(&root.join("src")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if !name.ends_with(".rs") && !name.ends_with(".html") {
            continue;
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for flag in named(line) {
                assert!(real.contains(&flag), "src/{name} names {flag}, which does not exist: {line}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 5, "only {seen} flags found: the search is broken");
}
