//! The four levels, cue counts and what followed a cue (D7, J1, J3).

use onderstroom::document::definitions;

use crate::hand::*;

const FEELING: &str = "Daar lig ik gewoon 's nachts wakker van.";
const RELATION: &str = "Jij hebt daar heel veel tijd in gestoken dat weten we.";
const CONTENT: &str = "Dan besluiten we dat bij deze.";
const PLAIN: &str = "De zaal is vanaf negen uur open.";

#[test]
fn a_count_is_of_hits_and_says_so() {
    // One sentence with two things that are hard to say.
    let both = "Daar lig ik gewoon 's nachts wakker van en ik durf die mensen gewoon niet te bellen.";
    let meeting = observe(untimed(&[("Ans", both), ("Bo", PLAIN)]));
    let count = find(&meeting, "vulnerability_count", &["Ans"]);
    assert_eq!((count.value, &count.evidence[..]), (Some(2.0), &[0, 0][..]));
    for (language, hits, sentences) in [("nl", "treffers", "aantal zinnen"), ("en", "hits", "number of sentences")] {
        let said = definitions(kit(), language).0["vulnerability_count"].formula.to_lowercase();
        assert!(said.contains(hits) && !said.contains(sentences), "{said}");
    }
}

#[test]
fn a_turn_with_two_levels_counts_half_for_each() {
    let both = format!("{RELATION} {CONTENT}");
    let meeting = observe(untimed(&[("Ans", &both), ("Bo", PLAIN), ("Ans", FEELING), ("Bo", PLAIN)]));
    let cues: Vec<(u32, &str)> = meeting.cues.iter().map(|c| (c.utterance, &*c.category)).collect();
    assert_eq!(cues, [(0, "recognition"), (0, "decision"), (2, "vulnerability")]);
    // Four turns: content and relation half a turn each, feeling one, two without evidence.
    let share = |of: &str| kind(&meeting, "level_share", &[], of).raw.unwrap();
    for (of, wanted) in
        [("of=content", 0.125), ("of=process", 0.0), ("of=relation", 0.125), ("of=feeling", 0.25), ("of=other", 0.5)]
    {
        near(share(of), wanted, of);
    }
    // As presence both count for a whole turn.
    for (of, wanted) in [("of=content", 0.25), ("of=process", 0.0), ("of=relation", 0.25), ("of=feeling", 0.25)] {
        near(kind(&meeting, "level_presence", &[], of).raw.unwrap(), wanted, of);
    }
    assert_eq!(kind(&meeting, "level_share", &[], "of=feeling").reason.as_deref(), Some("too_few_turns"));
}

#[test]
fn a_count_is_given_from_the_first_hit_and_a_rate_from_three() {
    let meeting = observe(untimed(&[("Ans", FEELING), ("Bo", PLAIN)]));
    // One hit in 8 + 7 words, fillers none: raw 1000 / 15, no value.
    let count = find(&meeting, "vulnerability_count", &["Ans"]);
    assert_eq!((count.value, &count.evidence[..]), (Some(1.0), &[0][..]));
    assert_eq!(find(&meeting, "vulnerability_count", &["Bo"]).value, Some(0.0));
    let words = meeting.summary.words as f64;
    near(raw(&meeting, "vulnerability_rate", &[]), 1000.0 / words, "rate");
    assert_eq!(find(&meeting, "vulnerability_rate", &[]).status, "low_sample");
}

/// What the first answer to a feeling did.
fn answered(text: &str) -> Vec<String> {
    let meeting = observe(untimed(&[("Ans", FEELING), ("Bo", text), ("Cas", PLAIN)]));
    let of: Vec<_> = meeting.responses.iter().filter(|r| r.utterance == 0).collect();
    assert_eq!(of.len(), 1, "one answer for one cue");
    assert_eq!(of[0].by.as_deref(), Some("Bo"));
    of[0].response.iter().map(ToString::to_string).collect()
}

#[test]
fn kinds_of_answers() {
    for (text, wanted) in [
        ("Wat maakt dat zo lastig?", "asked_on"),
        ("Dat snap ik. Zo zou ik het ook hebben.", "acknowledged"),
        ("Haha, dat was een grapje zeker.", "joked_away"),
        ("Laten we dat punt even parkeren.", "deferred"),
        ("Nee, daar klopt helemaal niets van.", "disagreed"),
        ("Zo wakker liggen is nergens goed voor.", "on_topic"),
        ("Het volgende punt, de begroting.", "to_content"),
        ("Heeft iemand de sleutel van de zaal?", "to_content"),
        ("Heeft Martijn de begroting van de wethouder al gemaild?", "to_content"),
        // No word shows what these do: that is said, not that nobody answered.
        ("De begroting is inmiddels rond.", "unclear"),
        ("Ach joh, wat vervelend.", "acknowledged"),
        ("Sorry maar zo gaat dat niet werken.", "disagreed"),
        ("Wakker? Nee, dat is onzin.", "disagreed"),
        ("Vraag me dat na de vakantie nog eens.", "deferred"),
        ("Dat heb ik vorig jaar ook gehad.", "shared_back"),
        ("Ik durf die mensen gewoon niet te bellen.", "shared_back"),
    ] {
        assert_eq!(answered(text), [wanted], "{text}");
    }
}

#[test]
fn a_question_that_comes_with_a_cue_is_answered_by_what_is_said_next() {
    let after = |cue: &str, text: &str| {
        let meeting = observe(untimed(&[("Ans", cue), ("Bo", text), ("Cas", PLAIN)]));
        meeting.responses[0].response.join("+")
    };
    let asked = format!("{FEELING} Hoe doe jij dat?");
    assert_eq!(after(&asked, "Ik loop na het eten altijd een rondje."), "answered");
    assert_eq!(after(&asked, "Het volgende punt, de begroting."), "to_content");
    assert_eq!(after(FEELING, "Ik loop na het eten altijd een rondje."), "unclear");
    // A short opening goes on in the next utterance of the same turn.
    let rows = [("Ans", FEELING), ("Bo", "Ja, eh."), ("Bo", "Dat snap ik wel."), ("Cas", PLAIN)];
    assert_eq!(observe(untimed(&rows)).responses[0].response.join("+"), "acknowledged");
    // Who speaks to somebody else does not go into it, whatever the words.
    let rows = [("Ans", FEELING), ("Bo", "Hoe gaat het met de planning, Cas?"), ("Cas", PLAIN)];
    assert_eq!(observe(untimed(&rows)).responses[0].response.join("+"), "to_content");
}

#[test]
fn who_is_called_by_name_is_answered_and_a_placeholder_is_no_name() {
    let answer = |who: &str, text: &str| {
        let meeting = observe(untimed(&[(who, FEELING), ("Bo", text), ("Cas", PLAIN)]));
        meeting.responses[0].response.join("+")
    };
    assert_eq!(answer("René Plukker", "Nou rene de begroting is rond."), "on_topic");
    assert_eq!(answer("Spreker 1", "Spreker van vandaag is de wethouder."), "unclear");
    // The same for what nobody came back to.
    let left = |who: &str, later: &str| {
        let long = "Volgens mij blijft die kelder aan de achterkant nog jaren vochtig als wij daar deze winter niets aan doen.";
        let rest = ["De begroting is rond.", "Morgen komt de wethouder.", PLAIN];
        let rows = [(who, long), ("Bo", later), ("Cas", rest[0]), ("Bo", rest[1]), ("Cas", rest[2])];
        observe(untimed(&rows)).ignored_contributions
    };
    assert_eq!(left("Spreker 1", "Vrijdag hebben we een spreker over verkeer."), [0]);
    assert!(left("Sanne", "Vrijdag gaat SANNE over verkeer praten.").is_empty());
    assert_eq!(left("Sanne", "Vrijdag gaat Sanneke over verkeer praten."), [0]);
}

#[test]
fn nobody_answers_and_an_utterance_with_two_categories_counts_once() {
    // Two hits of one category in an utterance are one row; another category is another row of the same utterance.
    let twice = format!("{FEELING} {RELATION} Ik durf die mensen gewoon niet te bellen.");
    let meeting = observe(untimed(&[("Bo", PLAIN), ("Ans", &twice)]));
    let seen: Vec<(&str, String)> = meeting.responses.iter().map(|r| (&*r.category, r.response.join("+"))).collect();
    assert_eq!(seen, [("vulnerability", "nothing".to_owned()), ("recognition", "nothing".to_owned())]);
    let nothing = kind(&meeting, "response_to_cue", &[], "of=nothing");
    assert_eq!((nothing.value, nothing.n, &nothing.evidence[..]), (Some(1.0), Some(1), &[1][..]));
    assert_eq!(nothing.n_unit, "utterances");
}
