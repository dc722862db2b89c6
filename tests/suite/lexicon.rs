//! The lexicons keep their own promises: every example of every rule, mute and list, and every file is built in.

use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::meeting::Meeting;
use onderstroom::settings::Settings;
use onderstroom::text::Language;
use onderstroom::transcript::{Builder, Cue};

fn built_in() -> Lexicons {
    Lexicons::built_in().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_example_does_what_it_should() {
    let lexicons = built_in();
    let violations: Vec<String> = lexicons.violations().iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "{} examples fail:\n{}", violations.len(), violations.join("\n"));
}

#[test]
fn every_file_is_built_in() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let mut files = Vec::new();
    for language in ["en", "nl"] {
        let entries = std::fs::read_dir(folder.join(language)).expect("the folder of a language");
        for entry in entries {
            let name = entry.expect("a file").file_name().into_string().expect("a plain name");
            if let Some(id) = name.strip_suffix(".toml") {
                files.push(format!("{language}/{id}"));
            }
        }
    }
    files.retain(|file| file != "nl/classes" && file != "nl/verbs");
    files.sort();
    let lexicons = built_in();
    let mut known: Vec<String> =
        lexicons.all_infos().iter().map(|info| format!("{}/{}", info.language.as_str(), info.id)).collect();
    known.sort();
    assert_eq!(known, files);
}

/// Utterances with a hit of the one category in these lexicons, in a talk of A and B by turns.
fn hits(rule: &str, talk: &[&str]) -> Vec<u32> {
    let category = format!(
        "version = 1\nid = \"probe\"\nlevel = \"process\"\ntitle_nl = \"p\"\ntitle_en = \"p\"\ndefinition = \"p\"\n[[rule]]\n{rule}\n"
    );
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/nl");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a lexicon");
    let (classes, names, leads) = (read("classes.toml"), read("first_name.toml"), read("lead_in.toml"));
    let files = [("classes.toml", &classes), ("first_name.toml", &names), ("lead_in.toml", &leads), ("probe.toml", &category)];
    let lexicons = Lexicons::from_files(files.map(|(name, text)| (name, text.as_str()))).unwrap_or_else(|e| panic!("{e}"));
    let settings = Settings::defaults().unwrap_or_else(|e| panic!("{e}"));
    let kit = Kit { settings, lexicons, language: Some(Language::Nl), intervals: false };
    let mut builder = Builder::default();
    for (at, text) in talk.iter().enumerate() {
        builder.push(Cue { speaker: Some(["Quirina Vos", "Bodewijn"][at % 2]), text, ..Cue::default() });
    }
    Meeting::prepare(builder.finish("test"), &kit).cues.iter().map(|cue| cue.utterance).collect()
}

#[test]
fn a_rejoinder_answers_a_point_and_no_question() {
    let rule = "pattern = \"dat kan niet\"\nposition = \"rejoinder\"\nnegation = \"stays\"";
    let talk = [
        "Dat kan niet zo doorgaan met die deur.",
        "Dat kan niet anders met dat slot.",
        "Morgen? Dat kan niet meer voor het weekend.",
        "Ja. Goed. Dat kan niet eerder want de man is ziek.",
        "Kunnen we dan vrijdag met die man afspreken?",
        "Dat kan niet want dan is hij vrij.",
    ];
    // 0 opens the talk, 3 says it in its third sentence, 5 answers a question.
    assert_eq!(hits(rule, &talk), [1, 2]);
}

#[test]
fn a_rule_asks_for_anybody_by_name() {
    let rule = "pattern = \"^ wat (zie|ziet) <jij> (hier)? ($|<naam>)\"";
    let talk = [
        "Wat zie jij hier, Bodewijn?",
        "Quirina, wat zie je?",
        "Anouk, wat zie je?",
        "Wat zie je op de plank?",
        "Kijk Vos, wat zie je?",
    ];
    // Names of the meeting and of the list count, a surname does not; a name with a comma may stand before `^`.
    assert_eq!(hits(rule, &talk), [0, 1, 2]);
}
