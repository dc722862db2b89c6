//! Loads the lexicons of a folder and tries every rule on its own sentences: `cargo run --example lexicon_check [DIR]`.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a program for people who write rules")]

use onderstroom::lexicon::Lexicons;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "lexicons".to_owned());
    let mut files: Vec<(String, String)> = Vec::new();
    for language in ["nl", "en"] {
        for entry in std::fs::read_dir(format!("{folder}/{language}")).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            files.push((format!("{language}/{name}"), std::fs::read_to_string(&path).expect("a text")));
        }
    }
    files.sort();
    match Lexicons::from_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
        Err(error) => println!("{error}"),
        Ok(lexicons) => {
            let violations = lexicons.violations();
            for violation in &violations {
                println!("{violation:?}");
            }
            println!("{} categories, {} violations", lexicons.categories().len(), violations.len());
        }
    }
}
