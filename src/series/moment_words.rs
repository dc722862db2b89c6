//! The words of a moment: what was said, what came after it, and a question to take along. They say what stands in the
//! text and what was not recognised in it, never what someone felt; no two moments of a run ask the same.

use std::borrow::Cow;

use crate::document::fill;

/// A text in Dutch and in English.
type Both = (&'static str, &'static str);

fn say((dutch, english): Both, in_english: bool) -> &'static str {
    if in_english { english } else { dutch }
}

/// What a sentence of a category does, said differently the next time. Feelings are offered as a possibility: only the
/// speaker knows.
pub(super) fn lead(category: &str, title: &str, speaker: &str, before: usize, english: bool) -> String {
    let texts: &[Both] = match category {
        "irritation" => &[
            ("Hier klinkt misschien irritatie.", "There may be irritation in this."),
            ("In de woorden van {who} schuurt misschien iets.", "Something may chafe in these words of {who}."),
            ("{who} zegt er iets van.", "{who} speaks up about it."),
        ],
        "tension" => &[
            ("Hier klinkt misschien spanning.", "There may be tension in this."),
            ("In de woorden van {who} zit misschien spanning.", "These words of {who} may hold tension."),
        ],
        "vulnerability" => &[
            ("{who} zegt hier iets over zichzelf.", "{who} says something personal here."),
            ("{who} vertelt hier iets persoonlijks.", "{who} shares something personal here."),
        ],
        "almost_said" => &[
            ("{who} begint iets te zeggen en laat het weer los.", "{who} starts to say something and lets it go."),
            ("{who} wil iets zeggen en slikt het in.", "{who} is about to say something and holds back."),
        ],
        "recognition" => &[
            ("{who} spreekt waardering uit.", "{who} voices appreciation."),
            ("{who} geeft een compliment.", "{who} pays a compliment."),
        ],
        "care" => &[("{who} heeft oog voor een ander.", "{who} looks out for someone else.")],
        "dare" => &[("{who} daagt uit om een stap verder te gaan.", "{who} dares the others to go a step further.")],
        "control" => &[("{who} zegt hoe het gaat gebeuren.", "{who} says how it is going to be done.")],
        _ => &[("We lezen hier ‘{title}’.", "We read ‘{title}’ in this.")],
    };
    let text = texts[before % texts.len()];
    fill(say(text, english), &[("who", speaker), ("title", &title.to_lowercase())])
}

/// What the next speaker did. Where no link was recognised that is what it says: the lines may still show one.
pub(super) fn answer(response: &str, by: &str, leads: bool, english: bool) -> String {
    let text: Both = match response {
        "asked_on" => ("{by} antwoordt met een vraag.", "{by} answers with a question."),
        "acknowledged" => ("{by} laat merken dat het gehoord is.", "{by} shows that it was heard."),
        "answered" => ("{by} gaat in op de vraag.", "{by} goes into the question."),
        "shared_back" => ("{by} zegt daarna ook iets over zichzelf.", "{by} says something personal in return."),
        "joked_away" => ("{by} antwoordt met een grap.", "{by} answers with a joke."),
        "deferred" => ("{by} schuift het door naar later.", "{by} puts it off until later."),
        "disagreed" => ("{by} ziet het anders.", "{by} sees it differently."),
        "on_topic" => ("{by} gaat erop door.", "{by} goes on about it."),
        "to_content" => ("Daarna begint {by} over iets anders.", "{by} then turns to something else."),
        "unclear" => ("Daarna spreekt {by}.", "{by} speaks next."),
        _ => ("Daarna nam niemand anders het woord.", "Nobody else took the floor after it."),
    };
    let role: Both = (" (leidt het overleg)", " (leads the meeting)");
    let by = format!("{by}{}", if leads { say(role, english) } else { "" });
    fill(say(text, english), &[("by", &by)])
}

/// A moment without a cue: what was looked for after it.
pub(super) fn plain(kind: &str, speaker: &str, english: bool) -> String {
    let text: Both = match kind {
        "withdrawn" => ("{who} begint iets te zeggen en laat het weer los.", "{who} starts to say something and lets it go."),
        "silence_after" => ("Na deze woorden van {who} valt er een stilte.", "A silence falls after these words of {who}."),
        "no_reaction" => (
            "{who} brengt dit in. In de beurten erna herkenden we geen reactie.",
            "{who} brings this in. We recognised no response in the turns after it.",
        ),
        _ => (
            "{who} stelt een vraag. In de beurten erna vonden we geen antwoord.",
            "{who} asks a question. We found no answer in the turns after it.",
        ),
    };
    fill(say(text, english), &[("who", speaker)])
}

/// How long it was silent, `first` when the silence follows the words themselves.
pub(super) fn silence(seconds: f64, first: bool, english: bool) -> String {
    let length = format!("{seconds:.1}");
    match (first, english) {
        (true, false) => format!("Die duurt {} seconden.", length.replace('.', ",")),
        (true, true) => format!("It lasts {length} seconds."),
        (false, false) => format!("Kort daarna is het {} seconden stil.", length.replace('.', ",")),
        (false, true) => format!("Soon after it is silent for {length} seconds."),
    }
}

/// The first question that fits and was not asked before.
pub(super) fn question(kind: &str, category: &str, response: &str, asked: &[Cow<'static, str>], english: bool) -> &'static str {
    let fitting = [for_kind(kind), for_answer(category, response), for_category(category), &ALWAYS];
    let all = || fitting.into_iter().flatten().map(|text| say(*text, english));
    all().find(|text| !asked.iter().any(|other| other == text)).or_else(|| all().next()).unwrap_or_default()
}

fn for_kind(kind: &str) -> &'static [Both] {
    match kind {
        "withdrawn" => &[
            ("Wat had hier nog kunnen komen?", "What might still have come here?"),
            ("Wat is er nodig om dit alsnog te horen?", "What would it take to hear this after all?"),
        ],
        "silence_after" => &[
            ("Wat was er in deze stilte te horen?", "What could be heard in this silence?"),
            ("Wie had hier iets kunnen zeggen?", "Who could have said something here?"),
        ],
        "no_reaction" => &[
            ("Wie wil hier alsnog op reageren?", "Who would still like to respond to this?"),
            ("Wie wil hier nog op terugkomen?", "Who would like to come back to this?"),
        ],
        "question_left" => &[
            ("Ligt deze vraag er nog?", "Is this question still there?"),
            ("Wie kan deze vraag nu beantwoorden?", "Who can answer this question now?"),
        ],
        _ => &[],
    }
}

/// Questions that follow from what the answer did with a feeling or with a dare.
fn for_answer(category: &str, response: &str) -> &'static [Both] {
    if !matches!(category, "irritation" | "tension" | "vulnerability") {
        return &[];
    }
    match response {
        "asked_on" => &[("Wat bracht deze vraag op gang?", "What did this question set in motion?")],
        "acknowledged" | "shared_back" => &[("Wat gebeurde er toen dit gehoord werd?", "What happened once this was heard?")],
        "deferred" | "joked_away" => &[("Wanneer is er wél plek voor?", "When will there be room for it?")],
        "disagreed" => &[(
            "Wat hoor je als je deze twee zinnen naast elkaar legt?",
            "What do you hear with these two sentences side by side?",
        )],
        "on_topic" => &[("Waar gaat dit voor jou eigenlijk over?", "What is this really about, to you?")],
        "to_content" | "nothing" => {
            &[("Wie had hier nog even bij stil willen staan?", "Who would have wanted to stay with this a little longer?")]
        }
        _ => &[],
    }
}

fn for_category(category: &str) -> &'static [Both] {
    match category {
        "irritation" | "tension" => {
            &[("Wat is hier zo belangrijk dat het schuurt?", "What matters so much here that it chafes?")]
        }
        "vulnerability" => &[
            ("Wat maakte dat dit hier gezegd kon worden?", "What made it possible to say this here?"),
            ("Hoe was het om dit te horen?", "What was it like to hear this?"),
        ],
        "recognition" => &[
            ("Hoe kwam deze waardering aan?", "How did this appreciation land?"),
            ("Wie kan in dit team ook zo’n zin gebruiken?", "Who else in this team could use a sentence like this?"),
        ],
        "care" => &[
            ("Hoe kwam deze aandacht aan?", "How did this attention land?"),
            ("Bij wie was deze aandacht ook welkom geweest?", "Who else would have welcomed this attention?"),
        ],
        "dare" => &[("Wat is er nodig om deze stap te zetten?", "What does it take to make this step?")],
        "control" => &[("Wat was er gebeurd als de ander dit had bepaald?", "What if the other had decided this?")],
        _ => &[],
    }
}

/// Questions that fit any lines.
static ALWAYS: [Both; 7] = [
    ("Wat valt je op als je deze regels hardop leest?", "What strikes you when you read these lines aloud?"),
    ("Wat had jij hier willen vragen?", "What would you have liked to ask here?"),
    ("Wat bleef hier ongezegd?", "What stayed unsaid here?"),
    ("Hoe zou dit klinken als het opnieuw gezegd mocht worden?", "How would this sound if it could be said again?"),
    ("Wat heeft dit nog nodig?", "What does this still need?"),
    ("Wie zag dit gebeuren, en wat deed dat?", "Who saw this happen, and what did it do?"),
    ("Wat vertellen deze regels over hoe jullie met elkaar praten?", "What do these lines tell about how you talk together?"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_moments_of_one_sort_ask_seven_questions() {
        for (kind, category, response) in
            [("cue_and_answer", "irritation", "to_content"), ("question_left", "", ""), ("withdrawn", "almost_said", "on_topic")]
        {
            let mut asked: Vec<Cow<'static, str>> = Vec::new();
            for _ in 0..7 {
                let next = question(kind, category, response, &asked, false);
                assert!(next.ends_with('?') && !asked.iter().any(|other| other == next), "{next}");
                asked.push(Cow::Borrowed(next));
            }
        }
    }

    #[test]
    fn what_no_word_shows_is_not_said() {
        assert_eq!(answer("unclear", "Bo", true, false), "Daarna spreekt Bo (leidt het overleg).");
        assert_eq!(answer("nothing", "", false, true), "Nobody else took the floor after it.");
    }

    #[test]
    fn a_name_with_braces_stays_a_name() {
        assert_eq!(lead("recognition", "Erkenning", "{by}", 2, false), "{by} spreekt waardering uit.");
        assert_eq!(lead("zelf", "Eigen lijst", "Bo", 3, false), "We lezen hier ‘eigen lijst’.");
    }
}
