//! Rates and counts of interruptions and listening responses (C4, C5, C9).

use crate::hand::*;

#[test]
fn rates_per_ten_minutes_of_speech() {
    // Ans 10 s, cut off by Bo with .15 s of overlap and an unfinished text (confidence .65: it counts); Bo 3.15 s.
    let meeting =
        observe(timed(&[("Ans", 0, 10_000, "We doen het omdat ik"), ("Bo", 9_850, 13_000, "Ik wil eerst iets anders vragen.")]));
    // Made by Bo: 1 in 10 s of others = 60 per 10 minutes. Received by Ans: 1 in her own 10 s = 60.
    each(&meeting, "interruptions_made", &[("Bo", 60.0), ("Ans", 0.0)]);
    each(&meeting, "interruptions_received", &[("Ans", 60.0), ("Bo", 0.0)]);
    // Against the rest: Ans 60 − 0; Bo 0 − 60.
    each(&meeting, "interruptions_received_excess", &[("Ans", 60.0), ("Bo", -60.0)]);
    each(&meeting, "interruption_success_rate", &[("Bo", 1.0)]);
    missing(&meeting, "interruption_success_rate", &["Ans"], "too_few_events");
    // The number stands from the first one on, with Garwood's interval (.0513–4.7439 events, times 60); the rate waits.
    let made = find(&meeting, "interruptions_made", &["Bo"]);
    assert_eq!((made.n, made.value, &*made.status, made.reason.as_deref()), (Some(1), None, "low_sample", Some("too_short")));
    let interval = made.interval.unwrap();
    assert!((interval.low - 0.0513 * 60.0).abs() < 0.01 && (interval.high - 4.7439 * 60.0).abs() < 0.01, "{interval:?}");
    assert_eq!((&*made.unit, &made.evidence[..]), ("per_10_min", &[1][..]));
    // Only Ans can be interrupted by Bo: 1 attempt expected of 1.
    let cell = find(&meeting, "interruption_matrix", &["Bo", "Ans"]);
    assert!(cell.raw == Some(1.0) && has(cell, "expected=1.00"));
    near(raw(&meeting, "interruption_matrix", &["Ans", "Bo"]), 0.0, "Ans on Bo");
}

#[test]
fn a_difference_needs_enough_speech_of_both() {
    // Ans 20 minutes, Bo 4: enough for the own rate of either (3 minutes), but Bo's 4 are too few others for Ans (10).
    let meeting = observe(timed(&[
        ("Ans", 0, 1_200_000, "We doen het omdat ik"),
        ("Bo", 1_199_850, 1_440_000, "Ik wil eerst iets anders vragen."),
    ]));
    let excess = |who: &str| find(&meeting, "interruptions_received_excess", &[who]);
    assert_eq!((excess("Bo").value.is_some(), &*excess("Bo").status), (true, "ok"));
    assert_eq!((&*excess("Ans").status, excess("Ans").reason.as_deref()), ("low_sample", Some("too_short")));
    // Received by Ans 1 in 20 minutes = .5 per 10; Bo none.
    each(&meeting, "interruptions_received_excess", &[("Ans", 0.5), ("Bo", -0.5)]);
    // Who did not speak has no rate at all, and no difference with one.
    let silent = observe(with_roster(
        timed(&[("Ans", 0, 10_000, "We doen het omdat ik"), ("Bo", 9_850, 13_000, "Ik wil eerst iets anders vragen.")]),
        &["Stille Gast"],
    ));
    for measure in ["interruptions_received", "interruptions_received_excess"] {
        missing(&silent, measure, &["Stille Gast"], "zero_duration");
    }
}

#[test]
fn weak_evidence_is_listed_and_not_counted() {
    // Overlap alone has a measured precision of .16, below .4.
    let meeting = observe(timed(&[
        ("Ans", 0, 10_000, "We moeten het budget opnieuw bekijken."),
        ("Bo", 7_000, 13_000, "Ik wil eerst iets anders vragen."),
    ]));
    assert_eq!(meeting.events.len(), 1);
    each(&meeting, "interruptions_made", &[("Bo", 0.0)]);
}

#[test]
fn rates_per_thousand_words_without_times() {
    // Words: Ans 5 (a lone dash is no word), Bo 6, Cas 7. Made by Bo: 1 per 12 words of others; Ans received 1 in 5.
    let meeting = observe(untimed(&[
        ("Ans", "Ik wilde eigenlijk voorstellen om -"),
        ("Bo", "Laten we eerst de begroting doen."),
        ("Cas", "Dat lijkt me een heel goed begin."),
    ]));
    each(&meeting, "interruptions_made", &[("Bo", 1000.0 / 12.0)]);
    each(&meeting, "interruptions_received", &[("Ans", 200.0)]);
    // Against the rest: 200 − 0, and for Cas 0 − 1 in 11.
    each(&meeting, "interruptions_received_excess", &[("Ans", 200.0), ("Cas", -1000.0 / 11.0)]);
    let made = find(&meeting, "interruptions_made", &["Bo"]);
    assert_eq!((&*made.unit, &*made.basis, made.reason.as_deref()), ("per_1000_words", "text", Some("too_few_words")));
    // Bo's one attempt falls on Ans 5 of 12 times by chance, on Cas 7 of 12.
    assert!(has(find(&meeting, "interruption_matrix", &["Bo", "Ans"]), "expected=0.42"));
    assert!(has(find(&meeting, "interruption_matrix", &["Bo", "Cas"]), "expected=0.58"));
}

#[test]
fn a_resumed_ellipsis_counts_as_it_was_written_down() {
    let meeting = observe(untimed(&[
        ("Ans", "We zouden kunnen kijken naar..."),
        ("Bo", "Heb je daar tijd voor?"),
        ("Ans", "... de planning van mei."),
        ("Cas", "Ik wilde eigenlijk voorstellen om -"),
        ("Bo", "Laten we eerst de begroting doen."),
    ]));
    assert_eq!(find(&meeting, "interruptions_made", &["Bo"]).n, Some(2));
}

#[test]
fn listening_responses_per_minute_of_others() {
    // Ans speaks 60 s; Bo hums at 20 and 40 s, half a second each: 2 per minute of Ans. Nobody hums for Bo.
    let meeting = observe(timed(&[
        ("Ans", 0, 60_000, "Ik vertel het hele verhaal van vorige week."),
        ("Bo", 20_000, 20_500, "hm"),
        ("Bo", 40_000, 40_500, "ja ja"),
        ("Bo", 61_000, 64_000, "Dat was een lang verhaal."),
    ]));
    each(&meeting, "backchannel_rate", &[("Bo", 2.0), ("Ans", 0.0)]);
    let rate = find(&meeting, "backchannel_rate", &["Bo"]);
    assert_eq!((rate.n, &rate.evidence[..], rate.reason.as_deref()), (Some(2), &[1, 2][..], Some("too_short")));
}

#[test]
fn a_short_answer_is_no_backchannel() {
    // The same word after a question is an answer, unless it comes while the question still runs.
    let asked = ("Ans", 0, 3_000, "Gaat dat lukken voor vrijdag?");
    let is = |start, end, text| observe(timed(&[asked, ("Bo", start, end, text)])).utterances[1].backchannel;
    assert!(!is(3_100, 3_500, "ja"));
    assert!(!is(2_800, 3_200, "ja"));
    assert!(is(2_000, 2_400, "ja"));
    let told = ("Ans", 0, 3_000, "Dat gaat vrijdag vast lukken.");
    let is = |start, end, text| observe(timed(&[told, ("Bo", start, end, text)])).utterances[1].backchannel;
    assert!(is(3_100, 5_100, "ja precies"));
    // Longer than 2 s, more than three words, "nee", or a question: a contribution.
    assert!(!is(3_100, 5_101, "ja precies"));
    assert!(!is(3_100, 4_000, "ja ja ja ja"));
    assert!(!is(3_100, 4_000, "nee"));
    assert!(!is(3_100, 4_000, "ja?"));
    assert!(!is(3_100, 4_000, "Echt? Oké."));
    // Nobody to listen to yet.
    assert!(!observe(timed(&[("Bo", 0, 400, "ja"), told])).utterances[0].backchannel);
}
