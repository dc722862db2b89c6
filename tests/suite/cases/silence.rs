//! Silences of the group and of one person, and who was there (B3–B5b).

use crate::hand::*;

#[test]
fn silences_are_named_after_what_precedes_them() {
    let meeting = observe(timed(&[
        ("Ans", 0, 3_000, "Wat vinden jullie daarvan?"),
        ("Bo", 7_500, 10_000, "Ik vind het een goed plan."), // 4.5 s after a question
        ("Ans", 11_900, 14_000, "Kunnen we daar nu over besluiten?"), // 1.9 s: no silence
        ("Cas", 16_000, 18_000, "Ik zie nog een bezwaar in de planning."), // exactly 2 s after a request to decide
        ("Ans", 148_000, 150_000, "Daar zijn we weer na de pauze."), // 130 s: the recording was off
        ("Bo", 152_500, 154_000, "Dan gaan we verder met de agenda."), // 2.5 s, after anything else
    ]));
    let kinds: Vec<(&str, f64)> = meeting.silences.iter().map(|s| (&*s.kind, s.length_s)).collect();
    let wanted = [("after_question", 4.5), ("after_decision_request", 2.0), ("recording_gap", 130.0), ("other", 2.5)];
    assert_eq!(kinds, wanted);
    // 4.5 + 2 + 2.5; the pause of the recording counts nowhere.
    whole(&meeting, &[("group_silence_count", 3.0), ("group_silence_s", 9.0), ("group_silence_longest_s", 4.5)]);
    let count = find(&meeting, "group_silence_count", &[]);
    for flag in ["after_question=1", "after_decision_request=1", "other=1", "recording_gap=1"] {
        assert!(has(count, flag), "{flag}: {:?}", count.flags);
    }
    // Offsets 4.5, 1.9, 2.0, 2.5; 130 s lies beyond 10 s. Median (2.0 + 2.5) / 2.
    whole(&meeting, &[("fto_median_s", 2.25)]);
    // After a question: Bo 4.5 s, Cas 2 s.
    each(&meeting, "question_latency_s", &[("Bo", 4.5), ("Cas", 2.0)]);
}

#[test]
fn silences_after_tension_and_vulnerability() {
    let meeting = observe(timed(&[
        ("Ans", 0, 3_000, "Daar lig ik gewoon 's nachts wakker van."),
        ("Bo", 6_000, 9_000, "Ik merk dat er spanning is tussen ons."),
        ("Cas", 12_000, 14_000, "De zaal is vanaf negen uur open."),
    ]));
    let kinds: Vec<&str> = meeting.silences.iter().map(|s| &*s.kind).collect();
    assert_eq!(kinds, ["after_vulnerability", "after_tension"], "{:?}", meeting.cues);
}

#[test]
fn the_longest_time_without_a_voice() {
    let meeting = observe(with_roster(
        timed(&[
            ("Ans", 0, 10_000, "Ik heb de cijfers van het eerste kwartaal bekeken."), // 9 words
            ("Bo", 11_000, 11_600, "ja"),                                             // no contribution
            ("Bo", 15_000, 21_000, "Dat verschil komt door de nieuwe locatie."),      // 7 words
            ("Cas", 22_000, 26_000, "Die locatie kost meer dan we dachten."),         // 7 words
        ]),
        &["Dee"],
    ));
    // Ans 10–26; Bo from the start to 15; Cas from the start to 22; Dee the whole 26 s.
    each(&meeting, "silence_streak_s", &[("Ans", 16.0), ("Bo", 15.0), ("Cas", 22.0), ("Dee", 26.0)]);
    // Words of others: Ans 1 + 7 + 7; Bo 9 before him, 7 after; Cas 9 + 1 + 7; Dee all 24.
    each(&meeting, "silence_streak_words", &[("Ans", 15.0), ("Bo", 9.0), ("Cas", 17.0), ("Dee", 24.0)]);
}

#[test]
fn five_states_of_presence_over_a_run() {
    let said = |rows: &[(&str, &str)]| untimed(rows);
    let talk = [("Ans", "Ik heb de cijfers bekeken."), ("Bo", "hm"), ("Ans", "Er zit een verschil in.")];
    // First meeting: Ans speaks, Bo hums, Cas is on the list. Second: Dee speaks, Bo and Cas are not on the list.
    // Third: no list, Cas, Bo and Dee are not heard.
    let first = observe_as("m1", with_roster(said(&talk), &["Cas"]));
    let second = observe_as("m2", with_roster(said(&[("Ans", "Wij zijn met z'n tweeën."), ("Dee", "Dat klopt wel zo.")]), &[]));
    let third = observe_as("m3", said(&[("Ans", "Vandaag ben ik alleen hier.")]));
    whole(&first, &[("silent_attendees", 2.0)]);
    assert!(has(find(&first, "silent_attendees", &[]), "backchannel_only=1"));
    whole(&second, &[("silent_attendees", 0.0)]);
    missing(&third, "silent_attendees", &[], "no_roster");
    let run = onderstroom::run::assemble(("t".into(), "T".into()), vec![first, second, third], Vec::new(), kit(), "nl");
    let states = |who: &str| -> Vec<String> {
        let state = |m| find(m, "presence_state", &[who]).flags[0].strip_prefix("presence_state=").unwrap().to_owned();
        run.meetings.iter().map(state).collect()
    };
    assert_eq!(states("Ans"), ["spoke", "spoke", "spoke"]);
    assert_eq!(states("Bo"), ["backchannel_only", "absent", "not_heard"]);
    assert_eq!(states("Cas"), ["silent_present", "absent", "not_heard"]);
    assert_eq!(states("Dee"), ["absent", "spoke", "not_heard"]);
    // Who is absent has no other row: no zero share, no zero turns.
    assert!(
        run.meetings[1]
            .summary
            .readings
            .iter()
            .filter(|r| r.subject.as_deref() == Some("Bo"))
            .all(|r| r.measure == "presence_state")
    );
    // Nobody knows whether a voice without a name was at the other meeting.
    let unnamed = |id: &str| observe_as(id, said(&[("Spreker 1", "Ik heb de cijfers bekeken."), ("Ans", "Dat klopt wel zo.")]));
    let two = onderstroom::run::assemble(("t".into(), "T".into()), vec![unnamed("m1"), unnamed("m2")], Vec::new(), kit(), "nl");
    let rows = two.meetings.iter().flat_map(|m| &m.summary.readings).filter(|r| r.measure == "presence_state");
    let of: Vec<&str> = rows.filter_map(|r| r.subject.as_deref()).collect();
    assert_eq!(of, ["Spreker 1 (m1)", "Ans", "Spreker 1 (m2)", "Ans"]);
    let over_run = run.team.series.iter().find(|r| r.measure == "presence_state" && r.subject.as_deref() == Some("Cas")).unwrap();
    for flag in ["spoke=0", "backchannel_only=0", "silent_present=1", "absent=1", "not_heard=1"] {
        assert!(has(over_run, flag), "{flag}");
    }
}
