//! Overlap and interruption events, step by step as in measures.md C2 and C2b.

use onderstroom::transcript::Transcript;

use crate::hand::*;

/// Kinds and evidence of the events of a transcript, in order.
fn events(transcript: Transcript) -> Vec<(String, String)> {
    let meeting = observe(transcript);
    meeting.events.iter().map(|e| (e.kind.to_string(), e.evidence.join("+"))).collect()
}

/// What happens when Bo says something from `start` to `end` while Ans speaks from 0 to 10 s.
fn over(ans: &str, bo: (i64, i64, &str)) -> Vec<(String, String)> {
    events(timed(&[("Ans", 0, 10_000, ans), ("Bo", bo.0, bo.1, bo.2)]))
}

fn one(kind: &str, evidence: &str) -> Vec<(String, String)> {
    vec![(kind.to_owned(), evidence.to_owned())]
}

const FINISHED: &str = "We moeten het budget opnieuw bekijken.";
const UNFINISHED: &str = "We doen het omdat ik";
const CUT: &str = "We moeten het budget -";
const OTHER: &str = "Ik wil eerst iets anders vragen.";

#[test]
fn overlap_of_a_finished_text() {
    // Step 3: .3 s of overlap is below .5 s.
    assert_eq!(over(FINISHED, (9_700, 13_000, OTHER)), []);
    // Step 4: a backchannel of .8 s.
    assert_eq!(over(FINISHED, (5_000, 5_800, "ja precies")), one("backchannel_overlap", "overlap"));
    // Step 5: both begin within .5 s; at .5 s it is simultaneous no longer.
    assert_eq!(over(FINISHED, (499, 3_000, OTHER)), one("simultaneous_start", "overlap"));
    assert_eq!(over(FINISHED, (500, 3_000, OTHER)), one("interruption_unsuccessful", "overlap"));
    // Step 6: 7 s at once is an artefact of the source.
    assert_eq!(over(FINISHED, (2_000, 9_000, OTHER)), one("long_overlap_suspect", "overlap"));
    // Step 7: at most 1 s was left, and the text is finished.
    assert_eq!(over(FINISHED, (9_000, 13_000, OTHER)), one("terminal_overlap", "overlap"));
    assert_eq!(over(FINISHED, (8_999, 13_000, OTHER)), one("interruption_successful", "overlap"));
    // Step 8: Bo outlasts Ans, or does not.
    assert_eq!(over(FINISHED, (7_000, 13_000, OTHER)), one("interruption_successful", "overlap"));
    assert_eq!(over(FINISHED, (4_000, 6_000, OTHER)), one("interruption_unsuccessful", "overlap"));
}

#[test]
fn overlap_of_an_unfinished_text() {
    // C2b: .15 s is enough, and .15 s left is no normal turn end; as evidence overlap counts from .2 s on.
    assert_eq!(over(UNFINISHED, (9_850, 13_000, OTHER)), one("interruption_successful", "unfinished"));
    assert_eq!(over(CUT, (9_850, 13_000, OTHER)), one("interruption_successful", "mark"));
    assert_eq!(over(UNFINISHED, (9_800, 13_000, OTHER)), one("interruption_successful", "overlap+unfinished"));
    assert_eq!(over(CUT, (9_800, 13_000, OTHER)), one("interruption_successful", "overlap+mark"));
    // Step 9: no overlap, but the next start comes within .5 s.
    assert_eq!(over(CUT, (10_300, 13_000, OTHER)), one("interruption_successful", "mark"));
    assert_eq!(over(UNFINISHED, (10_200, 13_000, OTHER)), one("interruption_successful", "unfinished"));
    assert_eq!(over(CUT, (10_600, 13_000, OTHER)), []);
    assert_eq!(over(FINISHED, (10_200, 13_000, OTHER)), []);
    // A separated verb particle is a finished ending.
    assert_eq!(over("Ik geef het op", (10_200, 13_000, OTHER)), []);
    // Of no more than five words, and Ans goes on: unsuccessful.
    let wait = ("Bo", 10_300, 11_000, "Wacht even hoor.");
    let back = events(timed(&[("Ans", 0, 10_000, CUT), wait, ("Ans", 11_500, 14_000, "opnieuw bekijken.")]));
    assert_eq!(back, one("interruption_unsuccessful", "mark"));
    let longer = ("Bo", 10_300, 11_000, "Wacht even hoor, ik wil iets.");
    let taken = events(timed(&[("Ans", 0, 10_000, CUT), longer, ("Ans", 11_500, 14_000, "opnieuw bekijken.")]));
    assert_eq!(taken, one("interruption_successful", "mark"));
}

#[test]
fn whoever_goes_on_first_was_not_cut_off() {
    // Ans breaks off and begins again by herself; Bo comes .4 s after the break, when she is speaking again.
    let again = [("Ans", 0, 3_000, CUT), ("Ans", 3_100, 6_000, FINISHED), ("Bo", 6_100, 8_000, OTHER)];
    assert_eq!(events(timed(&again)), []);
    let near = [("Ans", 0, 3_000, CUT), ("Ans", 3_050, 3_300, FINISHED), ("Bo", 3_400, 6_000, OTHER)];
    assert_eq!(events(timed(&near)), []);
}

#[test]
fn who_takes_up_the_cut_words_has_resumed() {
    let rows = [
        ("Ans", 0, 10_000, "We doen het omdat ik"),
        ("Bo", 9_800, 12_000, OTHER),
        ("Ans", 12_500, 15_000, "Omdat ik dat beloofd heb."),
    ];
    let meeting = observe(timed(&rows));
    assert_eq!(meeting.events.len(), 1);
    assert_eq!(meeting.events[0].evidence.join("+"), "overlap+unfinished+resumed");
    // More evidence, more confidence.
    let plain = observe(timed(&rows[..2]));
    assert!(meeting.events[0].confidence > plain.events[0].confidence);
    let event = &meeting.events[0];
    assert_eq!((event.by.as_deref(), event.of.as_deref(), event.overlap_s), (Some("Bo"), Some("Ans"), Some(0.2)));
    assert_eq!((event.start, event.cut), (Some(9.8), Some(10.0)));
}

#[test]
fn an_estimated_end_makes_no_event() {
    // 21 rows with ends and one without: still utterance-timed. Bo's last has no end: it is
    // taken to end where Ans begins, and although its text is unfinished nothing is known of a cut-off.
    let mut builder = onderstroom::transcript::Builder::default();
    let mut push = |speaker, start: i64, end: Option<i64>, text| {
        builder.push(onderstroom::transcript::Cue { speaker: Some(speaker), start: Some(start), end, text, line: 0 });
    };
    for at in 0..21 {
        push(["Ans", "Bo"][at % 2], 5_000 * at as i64, Some(5_000 * at as i64 + 4_001), "Dat is alvast geregeld voor morgen.");
    }
    push("Bo", 105_000, None, "Dan wil ik nog graag iets over de begroting zeggen omdat ik");
    push("Ans", 106_000, Some(110_001), OTHER);
    let meeting = observe(builder.finish("hand"));
    assert!(meeting.utterances[21].estimated_end);
    assert!(meeting.events.is_empty(), "{:?}", meeting.events);
    assert!(has(find(&meeting, "talk_time_s", &["Bo"]), "estimated_end=0.09"));
}

#[test]
fn with_word_times_two_words_left_are_a_turn_end() {
    // Ans: eight words from 0 (the last 3.5–3.9 s), then "en klaar." from 4.0 s: one spurt of ten words, 0–4.9 s.
    let ans = [("Ans", 0, "Ik wil het budget van dit jaar bespreken"), ("Ans", 4_000, "en klaar.")];
    let with = |start| events(worded(&[ans[0], ans[1], ("Bo", start, "Daar ben ik het niet helemaal mee eens vandaag.")]));
    // From 3.6 s on two words are left; from 3.4 s three.
    assert_eq!(with(3_600), one("terminal_overlap", "overlap"));
    assert_eq!(with(3_400), one("interruption_successful", "overlap"));
    // From 2.0 s on there are four left in the first utterance alone: the short second one is not all there is.
    assert_eq!(with(2_000), one("interruption_successful", "overlap"));
    // With word times .2 s of overlap is enough to look at; .1 s is not.
    assert_eq!(with(4_700), one("terminal_overlap", "overlap"));
    assert_eq!(with(4_800), []);
}

#[test]
fn without_times_marks_and_tags_decide() {
    let third = ("Cas", "Dat lijkt me een goed begin.");
    let cut = ("Ans", "Ik wilde eigenlijk voorstellen om -");
    let seen = events(untimed(&[cut, ("Bo", "Laten we eerst de begroting doen."), third]));
    assert_eq!(seen, one("interruption_successful", "mark"));
    // Three words, and Ans goes on.
    let seen = events(untimed(&[cut, ("Bo", "Ja maar wacht."), ("Ans", "de begroting te doen."), third]));
    assert_eq!(seen, one("interruption_unsuccessful", "mark"));
    // A tag anywhere in the text that comes in, in any case.
    let finished = ("Ans", "Ik wilde dat eigenlijk voorstellen.");
    for text in ["(valt in de rede) Dat kan toch niet zo.", "Nou [Onderbreekt] dat kan toch niet zo."] {
        assert_eq!(events(untimed(&[finished, ("Bo", text), third])), one("interruption_successful", "tag"), "{text}");
    }
    // A text that begins with a dash comes in …
    assert_eq!(events(untimed(&[finished, ("Bo", "- Dat kan toch niet zo."), third])), one("interruption_successful", "mark"));
    // … unless it goes on with a text of its own that was cut: then only Ans came in.
    let on = [("Bo", "Ik denk dat -"), ("Ans", "Nee."), ("Bo", "- we moeten wachten."), third];
    assert_eq!(events(untimed(&on)), one("interruption_unsuccessful", "mark"));
    // Nothing at all.
    assert_eq!(events(untimed(&[finished, ("Bo", "Dat kan toch niet zo."), third])), []);
}

#[test]
fn an_ellipsis_trails_off_or_is_taken_up_again() {
    let open = ("Ans", "We zouden kunnen kijken naar...");
    let resumed = [open, ("Bo", "Heb je daar tijd voor?"), ("Ans", "... de planning van mei.")];
    assert_eq!(events(untimed(&resumed)), one("interruption_unsuccessful", "ellipsis_resumed"));
    let left = [open, ("Bo", "Zullen we verder gaan?"), ("Cas", "Dat lijkt me een goed idee.")];
    assert_eq!(events(untimed(&left)), one("trail_off", ""));
}
