//! Who speaks: talk time, words, turns, their spread, windows and long turns (A1–A12, A15).

use crate::hand::*;

/// Ans 0–10 s and, over her own words, 8–14 s; Bo hums at 11.0–11.6 s and speaks 15–21 s; Cas 22–26 s; Dee says nothing.
fn four_people() -> onderstroom::document::v1::Meeting {
    let rows = [
        ("Ans", 0, 10_000, "Ik heb de cijfers van het eerste kwartaal bekeken."), // 9 words
        ("Ans", 8_000, 14_000, "Daar zit een groot verschil in."),                // 6 words
        ("Bo", 11_000, 11_600, "ja"),                                             // a backchannel of 1 word
        ("Bo", 15_000, 21_000, "Dat verschil komt door de nieuwe locatie."),      // 7 words
        ("Cas", 22_000, 26_000, "Die locatie kost meer dan we dachten."),         // 7 words
    ];
    observe(with_roster(timed(&rows), &["Dee"]))
}

#[test]
fn talk_time_counts_own_overlap_once_and_backchannels_too() {
    let meeting = four_people();
    // Ans: union of 0–10 and 8–14 = 14 s, not 16; Bo .6 + 6 = 6.6 s; Cas 4 s; together 24.6 s.
    each(&meeting, "talk_time_s", &[("Ans", 14.0), ("Bo", 6.6), ("Cas", 4.0), ("Dee", 0.0)]);
    each(&meeting, "talk_share", &[("Ans", 14.0 / 24.6), ("Bo", 6.6 / 24.6), ("Cas", 4.0 / 24.6), ("Dee", 0.0)]);
    // Words 15, 1 + 7, 7 of 30; tokens the same, at 2.7 a second.
    each(&meeting, "word_share", &[("Ans", 0.5), ("Bo", 8.0 / 30.0), ("Cas", 7.0 / 30.0)]);
    each(&meeting, "talk_time_s_estimated", &[("Ans", 15.0 / 2.7), ("Dee", 0.0)]);
    // 14 / 24.6 = .569 against .5: less than .10 apart.
    assert!(!has(find(&meeting, "talk_share", &["Ans"]), "pace_difference"));
    // Own floor: Ans 0–14, Bo 15–21, Cas 22–26; what lies between belongs to nobody.
    each(&meeting, "floor_time_s", &[("Ans", 14.0), ("Bo", 6.0), ("Cas", 4.0)]);
}

#[test]
fn turns_leave_backchannels_out() {
    let meeting = four_people();
    each(&meeting, "turn_count", &[("Ans", 1.0), ("Bo", 1.0), ("Cas", 1.0), ("Dee", 0.0)]);
    each(&meeting, "turn_share", &[("Ans", 1.0 / 3.0), ("Dee", 0.0)]);
    each(&meeting, "mean_turn_words", &[("Ans", 15.0), ("Bo", 7.0)]);
    each(&meeting, "median_turn_words", &[("Ans", 15.0), ("Bo", 7.0)]);
    each(&meeting, "mean_turn_s", &[("Ans", 14.0), ("Bo", 6.0)]);
    missing(&meeting, "mean_turn_words", &["Dee"], "too_few_turns");
    let hum = &meeting.utterances[2];
    assert!(hum.backchannel && hum.turn.is_none());
}

#[test]
fn spread_counts_the_silent_person() {
    let meeting = four_people();
    // Seconds 14, 6.6, 4, 0. Over unordered pairs 7.4 + 10 + 14 + 2.6 + 6.6 + 4 = 44.6, over ordered ones 89.2;
    // Gini = 89.2 / (2 · 4 · 24.6) · 4/3.
    let gini = 89.2 / (2.0 * 4.0 * 24.6) * 4.0 / 3.0;
    let entropy: f64 = -[14.0, 6.6, 4.0].iter().map(|s: &f64| s / 24.6 * (s / 24.6).ln()).sum::<f64>();
    whole(&meeting, &[("gini", gini), ("evenness", entropy / 4.0_f64.ln()), ("effective_speakers", entropy.exp())]);
    whole(&meeting, &[("top_share", 14.0 / 24.6), ("top2_share", 20.6 / 24.6)]);
    // Turns 1, 1, 1, 0: three unordered pairs differ by 1, so 6 / (2 · 4 · 3) · 4/3 = 1/3;
    // shares 1/3 three times and 0 around 1/4: (3 · 1/144 + 1/16) / 4 = 1/48.
    whole(&meeting, &[("gini_turns", 1.0 / 3.0), ("turn_share_sd", (1.0_f64 / 48.0).sqrt())]);
    assert!(has(find(&meeting, "gini", &[]), "people=4"));
    // Without a list Dee is not there, and the row says that someone may be missing.
    let rows = [("Ans", 0, 9_000, "Wij gaan vandaag beginnen."), ("Bo", 9_100, 18_100, "Dat is een goed idee.")];
    let unknown = observe(timed(&rows));
    near(raw(&unknown, "gini", &[]), 0.0, "two people, nine seconds each");
    assert!(has(find(&unknown, "gini", &[]), "silent_attendees_unknown"));
}

#[test]
fn when_each_voice_was_first_heard() {
    let meeting = four_people();
    // The span is 0–26 s; Bo's hum at 11 s is no contribution.
    each(&meeting, "first_contribution", &[("Ans", 0.0), ("Bo", 15.0 / 26.0), ("Cas", 22.0 / 26.0)]);
    assert!(has(find(&meeting, "first_contribution", &["Dee"]), "never_spoke"));
    // In words: 15 + 1 of 30 stand before Bo's first contribution.
    let words = observe(untimed(&[
        ("Ans", "Ik heb de cijfers van het eerste kwartaal bekeken. Daar zit een groot verschil in."),
        ("Bo", "ja"),
        ("Bo", "Dat verschil komt door de nieuwe locatie."),
        ("Cas", "Die locatie kost meer dan we dachten."),
    ]));
    each(&words, "first_contribution", &[("Ans", 0.0), ("Bo", 16.0 / 30.0), ("Cas", 23.0 / 30.0)]);
}

#[test]
fn spurts_interjections_and_turns() {
    let meeting = observe(timed(&[
        ("Ans", 0, 4_000, "We gaan vandaag de planning bespreken."),
        ("Ans", 4_800, 9_000, "Er staan drie punten op de lijst."), // pause of .8 s: same spurt
        ("Bo", 6_000, 7_500, "Ik mis het vierde punt nog."),        // inside it, 1.5 s: an interjection
        ("Cas", 8_000, 8_400, "hm"),                                // a backchannel
        ("Ans", 9_500, 12_000, "Dat vierde punt zet ik erbij."),    // goes on after .5 s
        ("Bo", 12_600, 15_000, "Prima, dan kunnen we beginnen."),
        ("Ans", 15_300, 15_700, "Wacht heel even nog."), // begins in Bo's pause of .8 s
        ("Bo", 15_800, 18_000, "Ik heb mijn stukken al klaar."),
        ("Bo", 21_000, 22_000, "Zullen we starten dan?"), // after 3 s, nobody came between: same turn
    ]));
    // Turns: Ans 0–12, Bo 12.6–15, Ans 15.3–15.7, Bo 15.8–22.
    let turns: Vec<Option<u32>> = meeting.utterances.iter().map(|u| u.turn).collect();
    assert_eq!(turns, [Some(0), Some(0), None, None, Some(0), Some(1), Some(2), Some(3), Some(3)]);
    each(&meeting, "turn_count", &[("Ans", 2.0), ("Bo", 2.0), ("Cas", 0.0)]);
    // Floor: Ans 12 + .4; Bo 2.4 + 6.2, his own pause of 3 s included.
    each(&meeting, "floor_time_s", &[("Ans", 12.4), ("Bo", 8.6)]);
    // Own speech in the longest turn: Ans 4 + 4.2 + 2.5 = 10.7 s and 6 + 7 + 6 = 19 words; Bo 2.2 + 1 = 3.2 s.
    each(&meeting, "longest_monologue_s", &[("Ans", 10.7), ("Bo", 3.2)]);
    each(&meeting, "longest_monologue_words", &[("Ans", 19.0)]);
    whole(&meeting, &[("longest_monologue_s", 10.7), ("longest_monologue_words", 19.0)]);
    // Offsets .6, .3 and .1 s: median .3; quartiles by interpolation .2 and .45.
    whole(&meeting, &[("fto_median_s", 0.3), ("fto_iqr_s", 0.25)]);
    each(&meeting, "response_latency_s", &[("Bo", 0.35), ("Ans", 0.3)]);
    // Two talk at once: 1.5 + .4 s of 4 + 4.2 + 2.5 + 2.4 + .4 + 2.2 + 1 = 16.7 s in which somebody speaks.
    whole(&meeting, &[("overlap_s", 1.9), ("overlap_share", 1.9 / 16.7)]);
}

#[test]
fn how_a_source_cuts_an_utterance_makes_no_turn() {
    // Bo pauses at 4.9–5.6 s while Eef, who began at 3.2 s, speaks on until 6.1 s: one spurt of Bo, an interjection of Eef
    // (2.9 s), whether her words come in one piece or in two.
    let bo = [("Bo", 0, 4_900, "We lopen de planning langs."), ("Bo", 5_600, 8_700, "Dan besluiten we dat samen.")];
    let one = observe(timed(&[bo[0], ("Eef", 3_200, 6_100, "De zaal is open. Dat is voor iedereen."), bo[1]]));
    let halves = [("Eef", 3_200, 5_200, "De zaal is dan open."), ("Eef", 5_200, 6_100, "Dat is voor iedereen.")];
    let two = observe(timed(&[bo[0], halves[0], halves[1], bo[1]]));
    for meeting in [one, two] {
        each(&meeting, "turn_count", &[("Bo", 1.0), ("Eef", 0.0)]);
    }
    // Who begins in the pause takes a turn.
    let three = observe(timed(&[bo[0], ("Eef", 5_200, 6_100, "Dat is voor iedereen."), bo[1]]));
    each(&three, "turn_count", &[("Bo", 2.0), ("Eef", 1.0)]);
}

#[test]
fn one_person_dominates_seven_windows_each() {
    // Ten minutes: Ans the first five, Bo the rest. 16 windows of 150 s, one every 30 s. Ans has more than 90 s of a
    // window that begins at 0 … 180 s; the one at 210 s gives exactly 90 s, which is not more. Bo: 270 … 450 s.
    let rows = [("Ans", 0, 300_000, "Ik vertel het hele verhaal."), ("Bo", 300_000, 600_000, "Dan volgt nu het mijne.")];
    let meeting = observe(timed(&rows));
    whole(&meeting, &[("dominated_window_share", 14.0 / 16.0), ("dominance_alternation", 2.0)]);
    assert_eq!(find(&meeting, "dominated_window_share", &[]).n, Some(16));
    // In words: 500 and 500, eight windows of 400 that begin at 0, 80 … 560. Ans has more than 240 in those at 0 … 240,
    // Bo in those at 400 … 560.
    let long = "woord ".repeat(500);
    let words = observe(untimed(&[("Ans", &long), ("Bo", &long)]));
    whole(&words, &[("dominated_window_share", 7.0 / 8.0), ("dominance_alternation", 2.0)]);
    assert_eq!(&*find(&words, "dominated_window_share", &[]).basis, "word_estimate");
}

#[test]
fn missing_ends_are_estimated_and_cut_at_the_next_start() {
    // 27 words take 10 s at 2.7 a second. Ans's first is cut at Bo's start (4 s), her second lasts its 10 s.
    let long = "woord ".repeat(27);
    let meeting =
        observe(started(&[("Ans", 0, 0, &long), ("Bo", 4_000, 0, "een twee drie vier vijf"), ("Ans", 20_000, 0, &long)]));
    // Bo: 5 / 2.7 = 1.851 s in whole milliseconds.
    each(&meeting, "talk_time_s", &[("Ans", 14.0), ("Bo", 1.851)]);
    assert!(has(find(&meeting, "talk_time_s", &["Ans"]), "estimated_end=1.00"));
}
