//! What a source cannot show is absent, with its reason (measures.md §1.2, D1, D2, D5).

use onderstroom::document::v1::Meeting;
use onderstroom::transcript::Timing;

use crate::hand::*;

const TEXT: &str = "Dat hebben we vorige week al besproken.";

/// `n` turns by turns, `gap` after each, 2.1 s long.
fn turns(n: i64, gap: i64) -> Vec<Row<'static>> {
    (0..n).map(|at| (["Ans", "Bo"][(at % 2) as usize], at * (2_100 + gap), at * (2_100 + gap) + 2_100, TEXT)).collect()
}

fn all_missing(meeting: &Meeting, reason: &str, measures: &[&str]) {
    for measure in measures {
        let who: &[&str] = if measure.starts_with("interruptions") || measure.starts_with("response") { &["Ans"] } else { &[] };
        missing(meeting, measure, who, reason);
    }
}

const NEEDS_ENDS: [&str; 8] = [
    "fto_median_s",
    "fto_iqr_s",
    "response_latency_s",
    "group_silence_count",
    "group_silence_s",
    "group_silence_longest_s",
    "overlap_s",
    "overlap_share",
];

#[test]
fn starts_only() {
    let meeting = observe(started(&turns(30, 300)));
    assert_eq!(meeting.summary.timing, Timing::Starts);
    all_missing(&meeting, "no_ends", &NEEDS_ENDS);
    all_missing(&meeting, "no_interruption_marks", &["interruptions_made", "interruptions_received"]);
    missing(&meeting, "mean_turn_s", &["Ans"], "no_ends");
    missing(&meeting, "longest_monologue_s", &[], "no_ends");
    let talk = find(&meeting, "talk_time_s", &["Ans"]);
    assert!(talk.raw.is_some() && has(talk, "estimated_end=1.00"));
}

#[test]
fn no_times() {
    let rows: Vec<_> = turns(30, 0).iter().map(|r| (r.0, r.3)).collect();
    let meeting = observe(untimed(&rows));
    assert_eq!(meeting.summary.timing, Timing::None);
    all_missing(&meeting, "no_times", &NEEDS_ENDS);
    missing(&meeting, "talk_time_s", &["Ans"], "no_times");
    missing(&meeting, "talk_share", &["Ans"], "no_times");
    missing(&meeting, "silence_streak_s", &["Ans"], "no_times");
    // 15 turns of 7 words: 105 / 2.7 s, called what it is.
    let estimate = find(&meeting, "talk_time_s_estimated", &["Ans"]);
    near(estimate.value.unwrap(), 105.0 / 2.7, "estimate");
    assert_eq!(&*estimate.basis, "word_estimate");
    near(raw(&meeting, "gini", &[]), 0.0, "words are shared equally");
}

#[test]
fn whole_seconds() {
    // 22 turns of 2 s; pauses of 2 s, but one of 3 s. All times are whole seconds, of more than 20 utterances.
    let rows: Vec<Row> = (0..22)
        .map(|at| (["Ans", "Bo"][at % 2], 4_000 * at as i64 + i64::from(at > 9) * 1_000, TEXT))
        .map(|(who, at, text)| (who, at, at + 2_000, text))
        .collect();
    let meeting = observe(timed(&rows));
    let gone = ["fto_median_s", "fto_iqr_s", "response_latency_s", "overlap_s", "overlap_share", "interruptions_made"];
    all_missing(&meeting, "time_resolution_coarse", &gone);
    // Of the silences only the one of 3 s stays.
    whole(&meeting, &[("group_silence_count", 1.0), ("group_silence_s", 3.0)]);
    assert!(has(find(&meeting, "group_silence_count", &[]), "time_resolution=1"));
    // 20 utterances cannot show a habit of the source: all 19 silences count.
    let few = observe(timed(&rows[..20]));
    whole(&few, &[("group_silence_count", 19.0)]);
}

#[test]
fn overlap_that_was_never_recorded() {
    // 51 turns are 50 changes without any overlap: a habit of the source. With 50 turns it may be the meeting.
    let meeting = observe(timed(&turns(51, 300)));
    all_missing(&meeting, "overlap_not_recorded", &["overlap_s", "overlap_share", "interruptions_made"]);
    assert!(find(&meeting, "fto_median_s", &[]).value.is_some());
    let meeting = observe(timed(&turns(50, 300)));
    let overlap = find(&meeting, "overlap_s", &[]);
    assert!(overlap.value == Some(0.0) && has(overlap, "overlap_possibly_unrecorded"));
    // A cut-off text still shows an interruption, and the row says that overlap could not help.
    let mut rows = turns(51, 300);
    rows[10].3 = "Dat hebben we vorige week -";
    let meeting = observe(timed(&rows));
    all_missing(&meeting, "overlap_not_recorded", &["overlap_s"]);
    let received = find(&meeting, "interruptions_received", &["Ans"]);
    assert!(received.n == Some(1) && has(received, "overlap_not_recorded"), "{received:?}");
}

#[test]
fn a_cleaned_transcript_has_no_listening_responses() {
    // 430 utterances of 7 words: 3010 words without a single hm or eh.
    let rows: Vec<_> = turns(430, 0).iter().map(|r| (r.0, r.3)).collect();
    let clean = observe(untimed(&rows));
    missing(&clean, "backchannel_rate", &["Ans"], "cleaned_transcript");
    // Its dashes are punctuation, so they show no interruption either.
    let mut dashed = rows.clone();
    dashed[10].1 = "Dat hebben we vorige week -";
    let meeting = observe(untimed(&dashed));
    missing(&meeting, "interruptions_made", &["Ans"], "no_interruption_marks");
    // The event stays in its list; what no reading counts, no picture or report may count.
    let attempts: Vec<_> = meeting.events.iter().filter(|e| e.kind.starts_with("interruption")).collect();
    assert!(attempts.len() == 1 && !attempts[0].counted, "{attempts:?}");
    // One hum and it is not cleaned: a rate of 1 hit is counted, though too small to judge.
    dashed.push(("Bo", "hm"));
    let plain = observe(untimed(&dashed));
    assert_eq!(find(&plain, "backchannel_rate", &["Bo"]).reason.as_deref(), Some("too_few_events"));
    assert!(find(&plain, "interruptions_made", &["Bo"]).raw.is_some());
    assert!(plain.events.iter().any(|e| e.counted));
    // 429 utterances are 3003 words; 428 are 2996, too few to say.
    assert!(find(&observe(untimed(&rows[..428])), "backchannel_rate", &["Ans"]).raw.is_some());
}

#[test]
fn one_speaker_no_list_no_leader() {
    let meeting = observe(timed(&[("Ans", 0, 3_000, TEXT), ("Bo", 3_100, 3_400, "hm"), ("Ans", 4_000, 7_000, TEXT)]));
    for measure in ["gini", "evenness", "top_share", "fto_median_s", "overlap_s", "star_index", "dominated_window_share"] {
        missing(&meeting, measure, &[], "one_speaker");
    }
    missing(&meeting, "talk_share", &["Ans"], "one_speaker");
    near(raw(&meeting, "talk_time_s", &["Ans"]), 6.0, "her time is still there");
    missing(&meeting, "silent_attendees", &[], "no_roster");
    let two = observe(timed(&turns(4, 300)));
    missing(&two, "via_leader_share", &[], "no_role");
}

#[test]
fn nothing_was_said() {
    let meeting = observe(timed(&[("Ans", 0, 3_000, "eh"), ("Bo", 3_100, 3_400, "uhm")]));
    assert!(!meeting.summary.readings.is_empty());
    for reading in &meeting.summary.readings {
        let found = (&*reading.status, reading.reason.as_deref(), reading.raw);
        assert_eq!(found, ("not_measurable", Some("zero_duration"), None), "{}", reading.measure);
    }
}

#[test]
fn minimum_samples() {
    // 8 turns of 7 words: 4 turns and 28 words a person, far below 5 turns, 100 words and 40 turns.
    let meeting = observe(timed(&turns(8, 300)));
    for (measure, who, reason) in [
        ("talk_share", &["Ans"][..], "too_few_turns"),
        ("word_share", &["Ans"], "too_few_turns"),
        ("turn_share", &["Ans"], "too_few_turns"),
        ("median_turn_words", &["Ans"], "too_few_turns"),
        ("gini", &[], "too_few_words"),
        ("fto_median_s", &[], "too_few_turns"),
        ("response_latency_s", &["Ans"], "too_few_turns"),
        ("star_index", &[], "too_few_turns"),
    ] {
        let reading = find(&meeting, measure, who);
        assert_eq!((&*reading.status, reading.reason.as_deref()), ("low_sample", Some(reason)), "{measure}");
        assert!(reading.raw.is_some() && reading.value.is_none(), "{measure}");
    }
    // What is counted has no minimum.
    assert_eq!(find(&meeting, "turn_count", &["Ans"]).value, Some(4.0));
    assert_eq!(find(&meeting, "follow_matrix", &["Ans", "Bo"]).value, Some(4.0));
    // 40 turns of 42 words are 1680 words: enough.
    let long = format!("{} ", TEXT.trim_end_matches('.')).repeat(6);
    let rows: Vec<_> = (0..40).map(|at| (["Ans", "Bo"][at % 2], long.as_str())).collect();
    let enough = observe(untimed(&rows));
    assert_eq!(find(&enough, "gini", &[]).value, Some(0.0));
    let share = find(&enough, "word_share", &["Ans"]);
    assert_eq!(share.value, Some(0.5));
    assert!(
        share.interval.is_some()
            && share.flags.iter().any(|f| f.starts_with("fair_share=") && f.len() == "fair_share=0.0000-0.0000".len())
    );
}
