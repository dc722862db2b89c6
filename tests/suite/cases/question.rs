//! How many questions, and of what kind (E1, E2).

use crate::hand::*;

#[test]
fn kinds_of_questions() {
    let meeting = observe(untimed(&[
        ("Ans", "Wat vind jij daarvan?"),                // open
        ("Ans", "Hoe laat begint het overleg?"),         // factual: how late
        ("Ans", "Wie maakt het verslag?"),               // factual
        ("Ans", "Is dat gelukt?"),                       // closed: verb first
        ("Ans", "Dat is klaar, toch?"),                  // tag
        ("Bo", "Met wie heb je gesproken?"),             // factual after a preposition
        ("Bo", "En waarom doen we dat?"),                // open after a lead-in
        ("Bo", "Waarom heb je dat niet gezegd?"),        // open in form, a reproach perhaps
        ("Bo", "Ik heb het gezegd. Maar dat was laat."), // none
    ]));
    let count = |who: &[&str], of: &str| kind(&meeting, "question_type", who, of).value;
    let all: Vec<_> = ["of=open", "of=closed", "of=factual", "of=tag"].map(|of| count(&[], of).unwrap()).to_vec();
    assert_eq!(all, [3.0, 1.0, 3.0, 1.0]);
    assert_eq!((count(&["Ans"], "of=open"), count(&["Bo"], "of=open")), (Some(1.0), Some(2.0)));
    assert!(has(kind(&meeting, "question_type", &["Bo"], "of=open"), "loaded=1"));
    whole(&meeting, &[("question_count", 8.0)]);
    each(&meeting, "question_count", &[("Ans", 5.0), ("Bo", 3.0)]);
    each(&meeting, "question_share", &[("Ans", 5.0 / 8.0), ("Bo", 3.0 / 8.0)]);
    // Open over open, closed and tag: 3 of 5; factual questions are left out. Five are too few for a value.
    whole(&meeting, &[("open_question_ratio", 0.6)]);
    missing(&meeting, "open_question_ratio", &[], "too_few_events");
    assert_eq!(find(&meeting, "open_question_ratio", &[]).n, Some(5));
}

#[test]
fn without_question_marks_word_order_decides_and_says_so() {
    let meeting = observe(untimed(&[
        ("Ans", "wat vind jij daar eigenlijk van"),
        ("Bo", "ik vind het een goed plan"),
        ("Ans", "kun jij dat morgen afmaken"),
        ("Bo", "dat gaat wel lukken denk ik"),
    ]));
    let count = find(&meeting, "question_count", &["Ans"]);
    assert_eq!(count.value, Some(2.0));
    assert!(has(count, "questions_estimated"));
    each(&meeting, "question_count", &[("Bo", 0.0)]);
}
