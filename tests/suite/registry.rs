//! The registry of measures: every id of the first families is there, fully described, and read on the sample run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use onderstroom::document::{definitions, v1::Meeting};
use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::measure::{self, Definition, MEASURES, Reading};
use onderstroom::meeting::Meeting as Prepared;
use onderstroom::run::{Intake, Placed, TeamRun, measure_team};
use onderstroom::settings::Settings;
use onderstroom::source::TeamSource;
use onderstroom::text::Language;

use crate::hand::{kit, untimed};

/// A1–A12 and A15, B1–B5b, C1, C4, C5, C9, D1, D3, E1, E2, J1, J3; C2 and C2b are the list of events.
const WANTED: [&str; 53] = [
    "talk_time_s",
    "talk_share",
    "word_share",
    "turn_count",
    "turn_share",
    "mean_turn_words",
    "median_turn_words",
    "mean_turn_s",
    "floor_time_s",
    "gini",
    "gini_turns",
    "gini_chance",
    "evenness",
    "effective_speakers",
    "turn_share_sd",
    "top_share",
    "top2_share",
    "dominated_window_share",
    "dominance_alternation",
    "longest_monologue_s",
    "longest_monologue_words",
    "first_contribution",
    "fto_median_s",
    "fto_iqr_s",
    "response_latency_s",
    "question_latency_s",
    "group_silence_count",
    "group_silence_s",
    "group_silence_longest_s",
    "silence_streak_s",
    "silence_streak_words",
    "silent_attendees",
    "presence_state",
    "overlap_s",
    "overlap_share",
    "interruptions_made",
    "interruptions_received",
    "interruptions_received_excess",
    "interruption_success_rate",
    "interruption_matrix",
    "backchannel_rate",
    "follow_matrix",
    "follow_lift",
    "star_index",
    "via_leader_share",
    "question_count",
    "question_share",
    "question_type",
    "open_question_ratio",
    "level_share",
    "level_presence",
    "response_to_cue",
    "talk_time_s_estimated",
];

/// The invented run of the samples, as the program finds it.
fn sample() -> (Intake, TeamSource) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/team-wonen");
    let intake = Intake { paths: vec![folder], ..Intake::default() };
    let team = intake.find().sources.teams.remove(0);
    (intake, team)
}

fn sample_run() -> TeamRun {
    let (intake, team) = sample();
    measure_team(&team, intake.read(&team), kit(), "nl")
}

fn sample_transcripts() -> Vec<Placed> {
    let (intake, team) = sample();
    intake.read(&team).placed
}

fn all() -> Vec<&'static Definition> {
    MEASURES.iter().flat_map(|m| m.definitions).collect()
}

#[test]
fn every_measure_of_the_first_families_is_defined_once() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for definition in all() {
        *count.entry(definition.id).or_default() += 1;
    }
    assert!(count.values().all(|n| *n == 1), "{count:?}");
    assert_eq!(count.into_keys().collect::<BTreeSet<_>>(), BTreeSet::from(WANTED));
}

#[test]
fn definitions_are_complete_in_both_languages() {
    let units = ["s", "ratio", "count", "words", "per_10_min", "per_min", "per_1000_words", "people", "state"];
    for d in all() {
        for (what, pair) in
            [("title", d.title), ("question", d.question), ("formula", d.formula), ("caution", d.caution), ("minimum", d.minimum)]
        {
            assert!(!pair.nl.trim().is_empty() && !pair.en.trim().is_empty(), "{} {what}", d.id);
            assert_ne!(pair.nl, pair.en, "{} {what} is not translated", d.id);
            assert_ne!(pair.of("nl"), pair.of("en"));
        }
        assert!(!d.source.is_empty() && units.contains(&d.unit), "{}", d.id);
    }
    for language in ["nl", "en"] {
        let (rows, _) = definitions(kit(), language);
        assert!(all().iter().all(|d| rows.contains_key(d.id)), "{language}");
    }
}

const MEETING: &str = "overleg van 10 minuten of 1.500 woorden, 40 beurten, 2 sprekers";

/// The smallest samples as the catalogue has them (measures.md D5, D7 and the cards).
const MINIMUMS: [(&str, &[&str]); 27] = [
    (
        "geen",
        &[
            "longest_monologue_s",
            "longest_monologue_words",
            "first_contribution",
            "group_silence_count",
            "group_silence_s",
            "group_silence_longest_s",
            "silence_streak_s",
            "silence_streak_words",
            "presence_state",
            "overlap_s",
            "overlap_share",
        ],
    ),
    ("geen (een aantal wordt altijd gegeven)", &["turn_count", "follow_matrix", "question_count", "question_type"]),
    ("5 beurten en 100 woorden", &["talk_time_s", "talk_time_s_estimated", "floor_time_s"]),
    ("5 beurten en 100 woorden; {MEETING}", &["talk_share", "word_share"]),
    ("20 beurten in het overleg", &["turn_share"]),
    ("5 beurten", &["mean_turn_words", "median_turn_words", "mean_turn_s"]),
    (
        "{MEETING}",
        &["gini", "gini_turns", "gini_chance", "evenness", "effective_speakers", "turn_share_sd", "top_share", "top2_share"],
    ),
    ("10 minuten (zonder tijden: 1.500 woorden)", &["dominated_window_share", "dominance_alternation"]),
    ("30 wisselingen", &["fto_median_s", "fto_iqr_s"]),
    ("10 wisselingen", &["response_latency_s"]),
    ("5 vragen", &["question_latency_s"]),
    ("aanwezigenlijst", &["silent_attendees"]),
    ("10 minuten spraak van anderen (zonder eindtijden: 1.500 woorden)", &["interruptions_made"]),
    ("3 minuten eigen spraak (zonder eindtijden: 300 woorden)", &["interruptions_received"]),
    ("3 minuten eigen spraak en 10 van anderen (zonder eindtijden: 300 en 1.500 woorden)", &["interruptions_received_excess"]),
    ("5 pogingen", &["interruption_success_rate"]),
    ("aantal altijd; verhouding vanaf 5 verwacht", &["interruption_matrix"]),
    ("3 reacties, en 10 minuten spraak van anderen (zonder tijden: 1.500 woorden)", &["backchannel_rate"]),
    ("5 verwachte overgangen", &["follow_lift"]),
    ("60 overgangen", &["star_index", "via_leader_share"]),
    ("3 vragen in het overleg", &["question_share"]),
    ("8 vragen, feitelijke niet meegeteld", &["open_question_ratio"]),
    ("40 beurten, losse zinnen van minstens 4 woorden meegeteld", &["level_share", "level_presence"]),
    ("verdeling vanaf 8; de lijst altijd", &["response_to_cue"]),
    ("geen (een aantal wordt altijd gegeven)", &["tension_count"]),
    ("3 treffers en 300 eigen woorden (1.500 in het overleg)", &["tension_rate"]),
    ("6 overleggen met een waarde", &["talk_share_trend", "tension_rate_trend"]),
];

#[test]
fn the_coach_reads_the_minimums_of_the_catalogue() {
    let (rows, _) = definitions(kit(), "nl");
    let wanted = MINIMUMS.iter().flat_map(|(text, ids)| ids.iter().map(move |id| (*id, text.replace("{MEETING}", MEETING))));
    let wanted: BTreeMap<&str, String> = wanted.collect();
    for (id, text) in &wanted {
        assert_eq!(&rows[*id].minimum, text, "{id}");
    }
    assert!(all().iter().all(|d| wanted.contains_key(d.id)), "a measure has no minimum here");
}

#[test]
fn what_is_said_of_a_measure_follows_the_settings() {
    let mut settings = Settings::defaults().unwrap();
    (settings.minimum.meeting_words, settings.floor.silence, settings.series.trend_min) = (2000, 2500, 8);
    let kit = Kit { settings, lexicons: Lexicons::built_in().unwrap(), language: Some(Language::Nl), intervals: false };
    let (rows, _) = definitions(&kit, "en");
    assert!(rows["gini"].minimum.contains("2,000 words"), "{}", rows["gini"].minimum);
    assert!(rows["group_silence_s"].formula.contains("at least 2.5 seconds"), "{}", rows["group_silence_s"].formula);
    assert_eq!(rows["gini_trend"].minimum, "8 meetings with a value");
    for (id, row) in rows.iter().chain(&definitions(&kit, "nl").0) {
        // A place that is not filled in leaves nothing behind, so a hole shows as two spaces or a space at an end.
        for text in [&row.formula, &row.caution, &row.minimum] {
            let hole = ["  ", "( ", " )", " ,", " %."].iter().any(|hole| text.contains(hole)) || text.trim() != text;
            assert!(!hole && !text.contains(['{', '}']), "{id}: {text}");
        }
    }
}

/// Constants of the section `minimum` that say what a source shows, not how much of it is enough.
const OF_THE_SOURCE: [&str; 3] = ["marks_changes", "clean_words", "question_marks_per"];

/// Constants that are raised together: a meeting is long enough by its time or by its words.
const EITHER: [&str; 2] = ["minimum.meeting_ms", "minimum.meeting_words"];

/// The meetings of the samples, and one of them without times in which people cut each other off.
fn prepared(kit: &Kit) -> Vec<Prepared> {
    let mut transcripts: Vec<_> = sample_transcripts().into_iter().map(|placed| placed.transcript).collect();
    let first = &transcripts[0];
    let said =
        |(at, who): (usize, &str)| (who.to_owned(), format!("{}{}", first.text_of(at), if at % 4 == 0 { " -" } else { "" }));
    let speakers = first.utterances.iter().enumerate().filter_map(|(at, u)| Some((at, first.name(u.speaker?))));
    let rows: Vec<(String, String)> = speakers.map(said).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(who, text)| (who.as_str(), text.as_str())).collect();
    transcripts.push(untimed(&rows));
    transcripts.into_iter().map(|transcript| Prepared::prepare(transcript, kit)).collect()
}

/// The measures of which a reading is withheld, or loses a flag, when some constants are raised beyond reach.
fn held_back(meetings: &[Prepared], kit: &Kit, lowest: &[Vec<Reading>]) -> BTreeSet<String> {
    let pairs = meetings.iter().zip(lowest).flat_map(|(m, low)| low.iter().zip(measure::all(m, kit)));
    let changed = pairs.filter(|(low, now)| (low.status, &low.flags) != (now.status, &now.flags));
    changed.map(|(low, _)| low.measure.to_string()).filter(|id| WANTED.contains(&id.as_str())).collect()
}

#[test]
fn a_minimum_names_every_constant_that_withholds_its_value() {
    let with = |change: &dyn Fn(&str) -> Option<u64>| {
        let mut all = serde_json::to_value(Settings::defaults().unwrap()).unwrap();
        for section in ["minimum", "window"] {
            for (key, value) in all[section].as_object_mut().unwrap() {
                if let Some(new) = change(&format!("{section}.{key}")) {
                    *value = new.into();
                }
            }
        }
        serde_json::from_value::<Settings>(all).unwrap()
    };
    let names: BTreeSet<String> = Settings::defaults().unwrap().entries().into_keys().collect();
    let source = |name: &str| OF_THE_SOURCE.iter().any(|key| name.ends_with(key));
    let sample = |name: &str| (name.starts_with("minimum.") && !source(name)) || name == "window.dominance_min";
    let nothing = with(&|name| sample(name).then_some(0));
    let mut kit =
        Kit { settings: nothing, lexicons: Lexicons::built_in().unwrap(), language: Some(Language::Nl), intervals: false };
    let meetings = prepared(&kit);
    let lowest: Vec<Vec<Reading>> = meetings.iter().map(|m| measure::all(m, &kit)).collect();
    for name in names.iter().filter(|name| sample(name)) {
        let together: Vec<&str> = if EITHER.contains(&name.as_str()) { EITHER.to_vec() } else { vec![name.as_str()] };
        kit.settings = with(&|other| sample(other).then(|| if together.contains(&other) { 1_000_000_000 } else { 0 }));
        let names = |text: &str| together.iter().any(|n| text.contains(&format!("{{{n}}}")) || text.contains(&format!("{{{n}:")));
        let named = |pick: fn(&Definition) -> &str| -> BTreeSet<String> {
            all().into_iter().filter(|d| names(pick(d))).map(|d| d.id.to_owned()).collect()
        };
        let found = held_back(&meetings, &kit, &lowest);
        assert!(!found.is_empty(), "{name} changes nothing");
        assert_eq!(named(|d| d.minimum.nl), found, "{name}");
        assert_eq!(named(|d| d.minimum.en), found, "{name}");
    }
}

/// Words that say what someone is instead of what was said.
const DISPOSITIONS: [&str; 24] = [
    "dominant",
    "dominante",
    "verlegen",
    "introvert",
    "extravert",
    "onzeker",
    "onzekere",
    "agressief",
    "passief",
    "lui",
    "zwak",
    "zwakke",
    "boos",
    "bang",
    "defensief",
    "gesloten",
    "dwingend",
    "egoïstisch",
    "narcistisch",
    "ongeïnteresseerd",
    "ongemotiveerd",
    "assertief",
    "stille",
    "spraakzaam",
];

#[test]
fn the_coach_gets_questions_without_judgement() {
    let (_, categories) = definitions(kit(), "nl");
    let of_measures = all().into_iter().map(|d| (d.id.to_owned(), d.question.nl.to_owned()));
    let of_categories = categories.into_iter().map(|(id, c)| (id, c.question));
    for (id, question) in of_measures.chain(of_categories) {
        let words: Vec<String> = question.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        assert!(question.trim_end().ends_with('?'), "{id} asks nothing: {question}");
        assert!(!words.iter().any(|w| DISPOSITIONS.contains(&w.as_str())), "{id} names a disposition: {question}");
    }
}

/// What the sample run cannot give a value for in any meeting, and why that is right.
const ONLY_COUNTED: [&str; 1] = ["interruption_success_rate"]; // fewer than five attempts a person and meeting

#[test]
fn the_sample_run_reads_every_measure() {
    let run = sample_run();
    assert_eq!(run.meetings.len(), 8);
    for id in WANTED {
        let of = |m: &Meeting| m.summary.readings.iter().filter(|r| r.measure == id).count();
        assert!(run.meetings.iter().all(|m| of(m) > 0), "{id} is missing in a meeting");
        let ok = run.meetings.iter().flat_map(|m| &m.summary.readings).any(|r| r.measure == id && r.status == "ok");
        assert!(ok || ONLY_COUNTED.contains(&id), "{id} has no value in any meeting");
        let pooled = id == "presence_state" || run.team.series.iter().any(|r| r.measure == id);
        assert!(pooled, "{id} is missing over the run");
    }
    // C2 and C2b: events with their evidence.
    let events: Vec<_> = run.meetings.iter().flat_map(|m| &m.events).collect();
    let attempts = events.iter().filter(|e| e.kind.starts_with("interruption"));
    assert!(attempts.clone().count() > 0 && attempts.clone().all(|e| !e.evidence.is_empty() && e.confidence.is_some()));
    assert!(!run.team.moments.is_empty() && run.team.moments.len() <= 7);
    assert!(run.team.moments.iter().all(|m| m.question.ends_with('?')));
}
