//! A run of meetings: pooled rates and counts (D7b, D9), and the course of a measure (S1).

use onderstroom::document::v1::{Meeting, Reading};
use onderstroom::run::{TeamRun, assemble};

use crate::hand::*;

const FEELING: &str = "Daar lig ik gewoon 's nachts wakker van."; // 8 words

fn run_of(meetings: Vec<Meeting>) -> TeamRun {
    assemble(("t".into(), "T".into()), meetings, Vec::new(), kit(), "nl")
}

#[track_caller]
fn series<'a>(run: &'a TeamRun, measure: &str, who: &[&str]) -> &'a Reading {
    let same = |r: &&Reading| {
        r.measure == measure && r.subject.as_deref() == who.first().copied() && r.other.as_deref() == who.get(1).copied()
    };
    run.team.series.iter().find(same).unwrap_or_else(|| panic!("no {measure} {who:?} over the run"))
}

#[test]
fn rates_are_pooled_before_they_are_judged() {
    // One feeling a meeting, three meetings. Ans says 100 further words each time: 3 hits in 3 · 108 = 324 words,
    // none of which is enough in its own meeting (1 hit, 108 words).
    let long = format!("{FEELING} {}", "woord ".repeat(100));
    let of = |at: usize| observe_as(&format!("m{at}"), untimed(&[("Ans", &long), ("Bo", "De zaal is vanaf negen uur open.")]));
    let run = run_of((0..3).map(of).collect());
    for meeting in &run.meetings {
        assert_eq!(find(meeting, "vulnerability_rate", &["Ans"]).value, None);
    }
    let pooled = series(&run, "vulnerability_rate", &["Ans"]);
    let words: u64 = run.meetings.iter().map(|m| u64::from(m.utterances[0].words)).sum();
    assert_eq!(words, 324);
    near(pooled.value.unwrap(), 3000.0 / 324.0, "pooled");
    assert!(pooled.n == Some(3) && has(pooled, "per_meeting=1/1/1") && has(pooled, "exposure=324"));
    // Garwood of 3: .8177–7.7537.
    let interval = pooled.interval.unwrap();
    assert!((interval.low - 817.7 / 324.0).abs() < 1e-3 && (interval.high - 7753.7 / 324.0).abs() < 1e-3);
    // Two meetings: 2 hits, counted and not judged.
    let two = run_of((0..2).map(of).collect());
    let pooled = series(&two, "vulnerability_rate", &["Ans"]);
    assert_eq!((pooled.n, pooled.value, &*pooled.status), (Some(2), None, "low_sample"));
    assert_eq!(series(&two, "vulnerability_count", &["Ans"]).value, Some(2.0));
}

#[test]
fn listening_over_the_run_asks_for_as_much_speech_of_others_as_in_one_meeting() {
    // Ans speaks 4 minutes a meeting, Bo hums twice: 10 minutes of others are reached in the third meeting, not in the
    // second (8 minutes, 4 hums). Then 6 hums in 12 minutes: .5 a minute.
    let rows = [
        ("Ans", 0, 240_000, "Ik vertel het hele verhaal van vorige week."),
        ("Bo", 60_000, 60_500, "hm"),
        ("Bo", 120_000, 120_500, "hm"),
        ("Bo", 241_000, 244_000, "Dat was een lang verhaal."),
    ];
    let run = |meetings: usize| run_of((0..meetings).map(|at| observe_as(&format!("m{at}"), timed(&rows))).collect());
    let two = run(2);
    let rate = series(&two, "backchannel_rate", &["Bo"]);
    assert_eq!((rate.n, rate.value, rate.reason.as_deref()), (Some(4), None, Some("too_short")));
    near(series(&run(3), "backchannel_rate", &["Bo"]).value.unwrap(), 0.5, "hums a minute");
}

#[test]
fn transitions_are_pooled_against_what_was_expected() {
    // Four meetings of 4 turns A B A B: A→B 2, expected out 2 · 2 / 2 = 2; B→A 1, expected 1.
    let rows: Vec<_> = (0..4).map(|at| (["Ans", "Bo"][at % 2], "Dat is een ander verhaal.")).collect();
    let run = run_of((0..4).map(|at| observe_as(&format!("m{at}"), untimed(&rows))).collect());
    assert_eq!(series(&run, "follow_matrix", &["Ans", "Bo"]).value, Some(8.0));
    // 8 found of 8 expected: enough over the run, though 2 are too few in one meeting.
    let lift = series(&run, "follow_lift", &["Ans", "Bo"]);
    assert_eq!((lift.value, lift.n), (Some(1.0), Some(8)));
    assert_eq!(series(&run, "follow_lift", &["Bo", "Ans"]).value, None);
    // Three transitions a meeting, all between the two of them: 12 of 12, where a share of them asks for 60.
    let star = series(&run, "star_index", &[]);
    assert_eq!((star.raw, star.value, star.reason.as_deref()), (Some(1.0), None, Some("too_few_turns")));
}

#[test]
fn shares_are_ratios_of_sums_over_the_meetings_attended() {
    // Ans 10 of 30 words, then 20 of 50; at the third meeting she is absent and only the others speak.
    let said = |ans: usize, bo: usize| {
        let rows = [("Ans", "woord ".repeat(ans)), ("Bo", "woord ".repeat(bo))];
        let rows: Vec<_> = rows.iter().filter(|r| !r.1.is_empty()).map(|r| (r.0, r.1.as_str())).collect();
        with_roster(untimed(&rows), &["Cas"])
    };
    let run = run_of(vec![observe_as("m1", said(10, 20)), observe_as("m2", said(20, 30)), observe_as("m3", said(0, 40))]);
    let share = series(&run, "word_share", &["Ans"]);
    near(share.raw.unwrap(), 30.0 / 80.0, "of the meetings attended");
    assert!(has(share, "part=30") && has(share, "whole=80") && has(share, "over_meetings=2"));
    assert_eq!(series(&run, "turn_count", &["Ans"]).value, Some(2.0));
}

#[test]
fn the_course_of_a_share_over_six_meetings() {
    // Ten questions in each of six meetings, of which Bo asks 2 4 3 6 5 9: shares .2 .4 .3 .6 .5 .9.
    let counts = [2, 4, 3, 6, 5, 9];
    let of = |at: usize| {
        let who = |question: usize| if question < counts[at] { "Bo" } else { "Ans" };
        let rows: Vec<_> =
            (0..10).flat_map(|q| [(who(q), "Wat vind jij daarvan?"), ("Cas", "Dat is een ander verhaal.")]).collect();
        observe_as(&format!("m{at}"), untimed(&rows))
    };
    let run = run_of((0..6).map(of).collect());
    let course = series(&run, "question_share_trend", &["Bo"]);
    assert_eq!((course.n, &*course.unit), (Some(6), "ratio_per_5_meetings"));
    // The slopes of 2 4 3 6 5 9 (statistics.rs has them all) have median 5/4, no. 3 is 1/3 and no. 13 is 2; over ten
    // questions and five meetings these are .625, 1/6 and 1.
    near(course.value.unwrap(), 0.625, "slope");
    let interval = course.interval.unwrap();
    assert!((interval.low - 1.0 / 6.0).abs() < 1e-9 && (interval.high - 1.0).abs() < 1e-9, "{interval:?}");
    // 13 rises and 2 falls: S = 11, reached or passed in 2 · 20 of 720 orders.
    assert!(has(course, "s=11") && has(course, "p=0.055556") && has(course, "exact"), "{:?}", course.flags);
    // Over the run 29 of 60 questions.
    near(series(&run, "question_share", &["Bo"]).value.unwrap(), 29.0 / 60.0, "pooled");
    // Five meetings give a number and no value: the word trend is not used.
    let five = run_of((0..5).map(of).collect());
    let course = series(&five, "question_share_trend", &["Bo"]);
    assert_eq!((course.value, course.reason.as_deref()), (None, Some("too_few_meetings")));
    // One meeting is no run.
    assert!(run_of(vec![of(0)]).team.series.is_empty());
}
