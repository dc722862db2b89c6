//! Which moments are chosen (measures.md §4): most kinds of evidence first, two a meeting, one a person from four on.

use onderstroom::document::v1::{Meeting, Response, Silence, Utterance};
use onderstroom::series::moments;

use crate::hand::*;

/// A meeting of 60 utterances, each a turn; `who` speaks in turn.
fn meeting(id: usize, who: &[&str]) -> Meeting {
    let row = |at: usize| Utterance {
        index: at as u32,
        turn: Some(at as u32),
        speaker: Some(who[at % who.len()].into()),
        text: Some("Dat is een ander verhaal.".into()),
        ..Utterance::default()
    };
    let mut meeting = Meeting { utterances: (0..60).map(row).collect(), ..Meeting::default() };
    meeting.summary.id = format!("m{id}").into();
    meeting
}

/// A feeling in an utterance, with what followed.
fn cue(meeting: &mut Meeting, utterance: u32, category: &'static str, by: Option<&str>, kind: &'static str) {
    let speaker = meeting.utterances[utterance as usize].speaker.clone();
    meeting.responses.push(Response {
        utterance,
        category: category.into(),
        speaker,
        by: by.map(Into::into),
        by_role: None,
        by_utterance: by.map(|_| utterance + 1),
        response: vec![kind.into()],
    });
}

fn silence(meeting: &mut Meeting, after: u32, length_s: f64, kind: &'static str) {
    meeting.silences.push(Silence { start: 0.0, length_s, after, kind: kind.into() });
}

/// Chosen places as `(meeting, utterance, kinds)`.
fn chosen(meetings: &[Meeting]) -> Vec<(String, u32, String)> {
    let category = |id: &str| Some((id.to_owned(), "feeling".into()));
    moments(meetings, &category, &kit().settings.moment, false)
        .iter()
        .map(|m| (m.meeting.to_string(), m.at, m.kinds.join("+")))
        .collect()
}

#[test]
fn kinds_within_five_turns_belong_together() {
    let mut one = meeting(1, &["Ans", "Bo", "Cas"]);
    cue(&mut one, 10, "vulnerability", Some("Bo"), "to_content");
    silence(&mut one, 10, 4.0, "other"); // after a cue, 4 s: just long enough
    one.ignored_contributions = vec![15, 16]; // five turns on belongs to it, six turns on does not
    let found = chosen(&[one]);
    assert_eq!(found[0], ("m1".to_owned(), 10, "cue_and_answer+silence_after+no_reaction".to_owned()));
    // The one at 15 lies within reach of the chosen one; the one at 16 is a moment of its own.
    assert_eq!(found.len(), 2);
    assert_eq!(found[1], ("m1".to_owned(), 16, "no_reaction".to_owned()));
}

#[test]
fn only_long_silences_after_a_question_or_a_cue() {
    let mut one = meeting(1, &["Ans", "Bo", "Cas"]);
    silence(&mut one, 5, 3.9, "after_question");
    silence(&mut one, 15, 9.0, "other");
    silence(&mut one, 25, 130.0, "recording_gap");
    silence(&mut one, 35, 4.1, "after_question");
    silence(&mut one, 45, 4.1, "after_decision_request");
    // An utterance that asked something earlier, but did not end in it, is no question left hanging.
    one.utterances[15].question = Some("open".into());
    let places: Vec<u32> = chosen(&[one]).into_iter().map(|m| m.1).collect();
    assert_eq!(places, [35, 45]);
}

#[test]
fn two_a_meeting_and_seven_a_run() {
    // Five moments in each of five meetings of different people: two of each would be ten, and seven are shown.
    let names: Vec<String> = (0..25).map(|n| format!("Naam {n}")).collect();
    let run: Vec<Meeting> = (0..5)
        .map(|at| {
            let own: Vec<&str> = names[at * 5..at * 5 + 5].iter().map(String::as_str).collect();
            let mut meeting = meeting(at, &own);
            meeting.ignored_contributions = vec![0, 11, 22, 33, 44]; // five different people
            meeting
        })
        .collect();
    let found = chosen(&run);
    assert_eq!(found.len(), 7);
    for at in 0..5 {
        assert!(found.iter().filter(|m| m.0 == format!("m{at}")).count() <= 2);
    }
    // A single meeting has room for all of its own.
    assert_eq!(chosen(&run[..1]).len(), 5);
}

#[test]
fn one_a_person_from_four_meetings_on() {
    let run: Vec<Meeting> = (0..4)
        .map(|at| {
            let mut meeting = meeting(at, &["Ans", "Bo", "Cas"]);
            meeting.ignored_contributions = vec![0, 12]; // both Ans
            meeting
        })
        .collect();
    assert_eq!(chosen(&run).len(), 1);
    // In three meetings the same person may come back.
    assert_eq!(chosen(&run[..3]).len(), 6);
    // Unnamed speakers are not one person.
    let nameless: Vec<Meeting> = run
        .into_iter()
        .map(|mut meeting| {
            meeting.utterances.iter_mut().for_each(|u| u.speaker = None);
            meeting
        })
        .collect();
    assert_eq!(chosen(&nameless).len(), 7);
}

#[test]
fn what_the_leader_did_with_a_tension_and_what_was_withdrawn() {
    let mut one = meeting(1, &["Ans", "Bo", "Cas"]);
    one.summary.leader = Some("Bo".into());
    cue(&mut one, 0, "tension", Some("Bo"), "deferred");
    cue(&mut one, 20, "tension", Some("Cas"), "acknowledged");
    cue(&mut one, 40, "almost_said", None, "nothing");
    let kinds: Vec<String> = chosen(&[one]).into_iter().map(|m| m.2).collect();
    assert_eq!(kinds, ["tension_and_leader", "cue_and_answer", "withdrawn"]);
}

#[test]
fn a_moment_is_a_question_with_its_lines() {
    let mut one = meeting(1, &["Ans", "Bo", "Cas"]);
    cue(&mut one, 9, "vulnerability", Some("Bo"), "asked_on");
    let category = |_: &str| Some(("Kwetsbaarheid".to_owned(), "feeling".into()));
    let found = moments(&[one], &category, &kit().settings.moment, false);
    let [moment] = &found[..] else { panic!("{found:?}") };
    assert!(
        moment.question.ends_with('?')
            && moment.sentence.contains("Ans")
            && moment.sentence.contains("Bo antwoordt met een vraag")
    );
    // From the line before it to the answer.
    assert_eq!((moment.utterances, moment.level.as_deref()), ((8, 10), Some("feeling")));
}

#[test]
fn from_the_words_of_a_meeting() {
    // The same rules on a meeting that was really read: a feeling, four seconds of silence, and an answer elsewhere.
    let read = observe(timed(&[
        ("Ans", 0, 3_000, "We lopen de agenda even langs met z'n allen."),
        ("Bo", 3_100, 6_000, "Daar lig ik gewoon 's nachts wakker van."),
        ("Ans", 10_500, 13_000, "De zaal is vanaf negen uur open."),
        ("Cas", 13_100, 15_000, "Dan kom ik om kwart voor negen."),
    ]));
    assert_eq!(chosen(&[read]), [("m1".to_owned(), 1, "cue_and_answer+silence_after".to_owned())]);
}
