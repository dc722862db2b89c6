//! One id in two languages: a lexicon folder of the user's own with English categories beside the Dutch ones.

use onderstroom::document;
use onderstroom::kit::Kit;
use onderstroom::lexicon::{LexiconError, Lexicons};
use onderstroom::meeting::{Meeting, SilenceKind};
use onderstroom::text::Language;
use onderstroom::transcript::Transcript;

use crate::hand::{find, has, observe_with, timed};

const TENSION: &str = r#"
version = 1
id = "tension"
level = "feeling"
level_evidence = true
title_nl = "Spanning (Engels)"
title_en = "Tension (English)"
definition = "A roof that is broken."
[validated]
precision = 0.9
[[rule]]
pattern = "the roof is broken"
"#;

const CALM: &str = r#"
version = 1
id = "calm"
level = "relation"
title_nl = "Rust"
title_en = "Calm"
definition = "All is calm."
[[rule]]
pattern = "this is calm"
negation = "turns:tension"
"#;

/// The built-in lexicons with these files laid over them.
fn with(files: &[(&str, &str)]) -> Result<Lexicons, LexiconError> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    Lexicons::built_in().unwrap().with_folder(folder.path())
}

fn kit(language: Language) -> Kit {
    let lexicons = with(&[("en/tension.toml", TENSION), ("en/calm.toml", CALM)]).unwrap_or_else(|e| panic!("{e}"));
    Kit { lexicons, language: Some(language), intervals: false, ..Kit::built_in().unwrap() }
}

fn english() -> Transcript {
    timed(&[
        ("Ans", 0, 3_000, "As you can see the roof is broken."),
        ("Bo", 8_000, 11_000, "I would not say that this is calm at all."),
        ("Ans", 11_500, 14_000, "Then we will call the man of the roofs."),
    ])
}

#[test]
fn a_rule_turns_into_the_category_of_its_own_language() {
    let kit = kit(Language::En);
    let meeting = Meeting::prepare(english(), &kit);
    let hits: Vec<(u32, Language, &str, bool)> = meeting
        .cues
        .iter()
        .map(|cue| {
            let category = kit.lexicons.get(cue.category).unwrap();
            (cue.utterance, category.language, category.id.as_str(), cue.turned)
        })
        .collect();
    assert_eq!(hits, [(0, Language::En, "tension", false), (1, Language::En, "tension", true)]);
}

#[test]
fn a_rule_cannot_turn_into_another_language() {
    // `deferral` is a Dutch category only.
    let error = with(&[("en/calm.toml", &CALM.replace("turns:tension", "turns:deferral"))]).unwrap_err();
    assert!(error.en.contains("`turns:deferral`") && error.en.contains("`en`"), "{error}");
}

#[test]
fn a_silence_is_named_after_the_cue_in_the_language_that_was_spoken() {
    let meeting = Meeting::prepare(english(), &kit(Language::En));
    let kinds: Vec<SilenceKind> = meeting.timeline.silences.iter().map(|silence| silence.kind).collect();
    assert_eq!(kinds, [SilenceKind::AfterTension]);
}

#[test]
fn counts_of_one_id_are_one_row_whatever_was_spoken() {
    // A Dutch meeting in which one utterance is English: both hits are listed under `tension`, so both count.
    let mixed = timed(&[
        ("Ans", 0, 3_000, "Ik merk dat er spanning is tussen ons."),
        ("Bo", 3_100, 7_000, "Well I have to say that you can see that the roof is broken and we should do something about it."),
        ("Ans", 7_100, 9_000, "Daar moeten we het dan maar over hebben met de anderen."),
    ]);
    let meeting = observe_with(mixed, &kit(Language::Nl));
    let listed: Vec<u32> = meeting.cues.iter().filter(|c| c.category == "tension").map(|c| c.utterance).collect();
    assert_eq!(listed, [0, 1]);
    let count = find(&meeting, "tension_count", &[]);
    assert_eq!((count.value, count.evidence.as_slice()), (Some(2.0), &[0, 1][..]));
    assert_eq!(find(&meeting, "tension_count", &["Bo"]).value, Some(1.0));
    // `calm` is read in English only: nothing was looked for in the Dutch sentences.
    assert_eq!(find(&meeting, "calm_count", &[]).reason.as_deref(), Some("no_lexicon"));
}

#[test]
fn without_words_each_id_has_one_row() {
    let meeting = observe_with(timed(&[("Ans", 0, 3_000, "eh"), ("Bo", 3_100, 3_400, "uhm")]), &kit(Language::Nl));
    for id in ["tension_count", "tension_rate", "calm_count", "deferral_count"] {
        let rows: Vec<_> = meeting.summary.readings.iter().filter(|r| r.measure == id).collect();
        assert_eq!(rows.len(), 1, "{id}");
        assert_eq!((&*rows[0].basis, rows[0].reason.as_deref()), ("text", Some("zero_duration")), "{id}");
        assert!(!has(rows[0], "count=0"));
    }
}

#[test]
fn an_id_is_described_in_the_language_of_the_report_and_validated_only_as_a_whole() {
    let kit = kit(Language::Nl);
    for (language, title) in [("nl", "Spanning"), ("en", "Tension (English)")] {
        let (definitions, categories) = document::definitions(&kit, language);
        let tension = &categories["tension"];
        assert_eq!([&tension.title, &definitions["tension_count"].title], [title, title]);
        // The Dutch rules under this id were not measured.
        assert!(!tension.validated);
    }
    let known: Vec<(&str, bool)> = kit
        .lexicons
        .all_infos()
        .iter()
        .filter(|info| info.id == "tension")
        .map(|info| (if info.language == Language::En { "en" } else { "nl" }, info.validated.is_some()))
        .collect();
    assert_eq!(known, [("nl", false), ("en", true)]);
}

#[test]
fn one_id_is_on_one_level() {
    let error = with(&[("en/tension.toml", &TENSION.replace("\"feeling\"", "\"content\""))]).unwrap_err();
    assert!(error.file == "en/tension.toml" && error.en.contains("nl/tension.toml"), "{error}");
}
