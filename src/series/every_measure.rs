//! What a run does with each measure, named one by one: whoever adds a measure decides it here.

use super::run_readings;
use super::samples::{ok, run_of, settings};
use super::{breaks, course, pool};
use crate::document::v1::Reading;
use crate::lexicon::Lexicons;
use crate::measure::{Definition, MEASURES};

/// Measure, and what is so of it: `sum` (added over the meetings, else pooled from its parts or by its middle), `person`
/// (followed for a person), `source` (no course across another kind of source).
const ALL: [(&str, &str); 53] = [
    ("talk_time_s", "sum"),
    ("talk_time_s_estimated", "sum"),
    ("talk_share", "person"),
    ("word_share", "person"),
    ("floor_time_s", "sum"),
    ("turn_count", "sum"),
    ("turn_share", "person"),
    ("mean_turn_words", ""),
    ("median_turn_words", "person"),
    ("mean_turn_s", ""),
    ("gini", ""),
    ("gini_turns", ""),
    ("gini_chance", ""),
    ("evenness", ""),
    ("effective_speakers", ""),
    ("turn_share_sd", ""),
    ("top_share", ""),
    ("top2_share", ""),
    ("dominated_window_share", ""),
    ("dominance_alternation", ""),
    ("longest_monologue_s", ""),
    ("longest_monologue_words", ""),
    ("first_contribution", ""),
    ("fto_median_s", "source"),
    ("fto_iqr_s", "source"),
    ("response_latency_s", "source"),
    ("question_latency_s", "source"),
    ("group_silence_count", "sum source"),
    ("group_silence_s", "sum source"),
    ("group_silence_longest_s", "source"),
    ("silence_streak_s", "source"),
    ("silence_streak_words", "source"),
    ("silent_attendees", "source"),
    ("presence_state", ""),
    ("overlap_s", "sum source"),
    ("overlap_share", "source"),
    ("interruptions_made", "person source"),
    ("interruptions_received", "person source"),
    ("interruptions_received_excess", "source"),
    ("interruption_success_rate", "source"),
    ("interruption_matrix", "sum source"),
    ("backchannel_rate", "person source"),
    ("follow_matrix", "sum"),
    ("follow_lift", ""),
    ("star_index", ""),
    ("via_leader_share", ""),
    ("question_count", "sum source"),
    ("question_share", "person source"),
    ("question_type", "sum source"),
    ("open_question_ratio", "source"),
    ("level_share", ""),
    ("level_presence", ""),
    ("response_to_cue", "sum"),
];

fn definitions() -> impl Iterator<Item = &'static Definition> {
    MEASURES.iter().flat_map(|measure| measure.definitions)
}

/// What a run of six meetings with a number of one person makes of a measure, in the words of [`ALL`].
fn made_of(definition: &'static Definition) -> String {
    let run = run_of(6, |index, meeting| {
        let unit = definition.unit.into();
        meeting.readings.push(Reading { unit, ..ok(definition.id, Some("Ans"), index as f64) });
        meeting.format = if index < 3 { "teams-vtt".into() } else { "text".into() };
    });
    let readings = run_readings(&run, &[], &settings());
    let sum = readings.iter().any(|r| r.measure == definition.id && r.flag("pooled") == Some("sum"));
    let person = readings.iter().any(|r| r.measure == format!("{}_trend", definition.id));
    let source = breaks::Breaks::of(&run).start(definition.id).0 > 0;
    let words = [(sum, "sum"), (person, "person"), (source, "source")];
    words.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_measure_is_decided_upon() {
    let named: Vec<&str> = ALL.iter().map(|(id, _)| *id).collect();
    for definition in definitions() {
        assert!(named.contains(&definition.id), "{}: say in this table what a run does with it", definition.id);
    }
    for (id, wanted) in ALL {
        let definition = definitions().find(|d| d.id == id).unwrap_or_else(|| panic!("{id} is measured no more"));
        assert_eq!(made_of(definition), wanted, "{id}");
    }
}

#[test]
fn the_lists_of_a_run_name_what_is_measured() {
    let lexicons = Lexicons::built_in().unwrap();
    let cues = lexicons.categories().iter().map(|category| format!("{}_rate", category.id));
    let known: Vec<String> = definitions().map(|d| d.id.to_owned()).chain(cues).collect();
    let lists: [&[&str]; 5] = [&course::PERSONAL, &course::RELATIVE, &course::HEADLINE, &pool::ADDS_UP, &pool::NOT_SUMMED];
    for id in lists.into_iter().flatten() {
        assert!(known.iter().any(|other| other == id), "{id} is not measured");
    }
    for part in breaks::SOURCE_DEPENDENT {
        assert!(known.iter().any(|id| id.contains(part)), "nothing is called {part}");
    }
}
