//! Who follows whom, and whether everything goes through one person (D1, D3).

use crate::hand::*;

/// Turns A B A C A B A B C B: A→B 3, B→A 2, A→C 1, C→A 1, B→C 1, C→B 1 of 9; turns A 4, B 4, C 2 of 10.
fn ten_turns() -> onderstroom::document::v1::Meeting {
    let name = |c| match c {
        'A' => "Ans",
        'B' => "Bo",
        _ => "Cas",
    };
    let rows: Vec<_> = "ABACABABCB".chars().map(|c| (name(c), "Dat is een ander verhaal.")).collect();
    let mut transcript = untimed(&rows);
    transcript.leader = Some(onderstroom::transcript::PersonId(2));
    observe(transcript)
}

#[test]
fn follow_matrix_with_expected_and_lift() {
    let meeting = ten_turns();
    // Expected: out of i · turns of j ÷ turns of all but i.
    let cells = [
        (["Ans", "Bo"], 3.0, 4.0 * 4.0 / 6.0),
        (["Ans", "Cas"], 1.0, 4.0 * 2.0 / 6.0),
        (["Bo", "Ans"], 2.0, 3.0 * 4.0 / 6.0),
        (["Bo", "Cas"], 1.0, 3.0 * 2.0 / 6.0),
        (["Cas", "Ans"], 1.0, 2.0 * 4.0 / 8.0),
        (["Cas", "Bo"], 1.0, 2.0 * 4.0 / 8.0),
    ];
    for (pair, count, expected) in cells {
        let cell = find(&meeting, "follow_matrix", &pair);
        assert_eq!(cell.value, Some(count), "{pair:?}");
        assert!(has(cell, &format!("expected={expected:.2}")), "{pair:?} {:?}", cell.flags);
        near(raw(&meeting, "follow_lift", &pair), count / expected, "lift");
        missing(&meeting, "follow_lift", &pair, "too_few_events");
    }
    // Garwood of 3 (.8177–7.7537) over 2.667 expected.
    let interval = find(&meeting, "follow_lift", &["Ans", "Bo"]).interval.unwrap();
    assert!((interval.low - 0.8177 * 6.0 / 16.0).abs() < 1e-3 && (interval.high - 7.7537 * 6.0 / 16.0).abs() < 1e-3);
}

#[test]
fn star_index_beside_what_is_expected() {
    let meeting = ten_turns();
    // Ans is at one end of 3 + 2 + 1 + 1 = 7 of 9, as is Bo: the first of them is the hub.
    // Expected for Ans: 16/6 + 8/6 + 2 + 1 = 7 of 9.
    let star = find(&meeting, "star_index", &[]);
    near(star.raw.unwrap(), 7.0 / 9.0, "star");
    assert!(has(star, "expected=0.778") && star.reason.as_deref() == Some("too_few_turns"));
    // Cas leads: 1 + 1 + 1 + 1 of 9.
    near(raw(&meeting, "via_leader_share", &[]), 4.0 / 9.0, "via leader");
}

#[test]
fn backchannels_and_interjections_make_no_transition() {
    let meeting = observe(timed(&[
        ("Ans", 0, 10_000, "Ik vertel het hele verhaal van vorige week."),
        ("Bo", 2_000, 2_400, "hm"),
        ("Cas", 4_000, 6_000, "Dat was op dinsdag toch."),
        ("Bo", 10_500, 12_000, "Dat was een lang verhaal."),
    ]));
    near(raw(&meeting, "follow_matrix", &["Ans", "Bo"]), 1.0, "Ans to Bo");
    for pair in [["Ans", "Cas"], ["Cas", "Ans"], ["Cas", "Bo"], ["Bo", "Ans"]] {
        near(raw(&meeting, "follow_matrix", &pair), 0.0, "none");
    }
}

#[test]
fn any_word_of_a_long_contribution_may_come_back() {
    let ignored = |reaction: &str| {
        let rows = [
            ("Ans", "Voor de zolder wil ik een andere leverancier zoeken, die ook ventilatie en isolatie aanbiedt."),
            ("Ans", "Daarna kunnen we de begroting pas afronden."),
            ("Bo", "De catering was gisteren echt heerlijk."),
            ("Cas", reaction),
            ("Bo", "Morgen begint het toernooi om negen uur."),
            ("Cas", "Vrijdag komt de schilder eindelijk langs."),
        ];
        observe(untimed(&rows)).ignored_contributions.contains(&0)
    };
    assert!(ignored("Het parkeren gaat voortaan via de slagboom."));
    for word in ["zolder", "leverancier", "ventilatie", "isolatie", "begroting"] {
        assert!(!ignored(&format!("Het parkeren gaat voortaan via de {word}.")), "{word}");
    }
}
