//! Questions: who asks, and how much room they leave (measures.md E1, E2).

use crate::document::v1::IntervalMethod::Wilson;
use crate::statistics::interval;
use crate::text::QuestionType;
use crate::transcript::PersonId;

use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(COUNT: "question_count", Process, "count",
    title: "Vragen" | "Questions",
    question: "Wie stelt hier de vragen?" | "Who asks the questions here?",
    formula: "Aantal zinnen dat met een vraagteken eindigt; zonder vraagtekens in het transcript geschat uit de woordvolgorde." | "Number of sentences ending in a question mark; without such marks estimated from word order.",
    caution: "Een schatting uit de woordvolgorde mist vragen en vindt er te veel." | "An estimate from word order misses questions and finds others too many.",
    minimum: "geen (een aantal wordt altijd gegeven)" | "none (a count is always given)", source: "team_comm_tools");
define!(SHARE: "question_share", Process, "ratio",
    title: "Aandeel in de vragen" | "Share of questions",
    question: "Wie stelt hier de vragen?" | "Who asks the questions here?",
    formula: "Eigen vragen gedeeld door alle vragen in het overleg." | "Own questions over all questions of the meeting.",
    caution: "Een voorzitter stelt vanzelf meer vragen." | "A chair asks more questions by role.",
    minimum: "{minimum.questions} vragen in het overleg" | "{minimum.questions} questions in the meeting", source: "team_comm_tools");
define!(TYPE: "question_type", Process, "count",
    title: "Soort vragen" | "Kind of questions",
    question: "Hoeveel ruimte zat er in de vragen?" | "How much room was there in the questions?",
    formula: "Vragen per soort: open (wat, hoe, waarom), gesloten (werkwoord voorop), feitelijk (wie, waar, wanneer) of aanhangsel (toch?, hè?)." | "Questions by kind: open (what, how, why), closed (verb first), factual (who, where, when) or tag (right?).",
    caution: "'Waarom heb je niet …' heeft de vorm van een open vraag en kan een verwijt zijn." | "'Why didn't you …' has the form of an open question and may be a reproach.",
    minimum: "geen (een aantal wordt altijd gegeven)" | "none (a count is always given)", source: "own; Huang et al. 2017");
define!(OPEN_RATIO: "open_question_ratio", Process, "ratio",
    title: "Deel open vragen" | "Share of open questions",
    question: "Hoeveel ruimte zat er in de vragen?" | "How much room was there in the questions?",
    formula: "Open vragen gedeeld door open, gesloten en aanhangselvragen; feitelijke vragen tellen niet mee." | "Open questions over open, closed and tag questions; factual ones are left out.",
    caution: "Een gesloten vraag kan precies goed zijn." | "A closed question may be just right.",
    minimum: "{minimum.question_types} vragen, feitelijke niet meegeteld" | "{minimum.question_types} questions, factual ones left out", source: "own; Huang et al. 2017");

/// E1, E2: number and kind of questions.
pub(super) static QUESTIONS: Measure = Measure { definitions: &[COUNT, SHARE, TYPE, OPEN_RATIO], compute: questions };

const KINDS: [QuestionType; 4] = [QuestionType::Open, QuestionType::Closed, QuestionType::Factual, QuestionType::Tag];

/// Questions of one person or of all: utterance and kind.
struct Asked {
    lines: Vec<u32>,
    of_kind: [u64; 4],
    /// Reproaches in the form of a question, by kind.
    loaded: [u64; 4],
}

fn asked(context: &Context<'_>, person: Option<PersonId>) -> Asked {
    let mut asked = Asked { lines: Vec::new(), of_kind: [0; 4], loaded: [0; 4] };
    let questions = &context.meeting.questions;
    for ((sentence, kind), loaded) in context.meeting.table.sentences.iter().zip(&questions.types).zip(&questions.loaded) {
        let speaker = context.meeting.slots[sentence.utterance as usize].speaker;
        let Some(kind) = kind.filter(|_| speaker.is_some() && (person.is_none() || person == speaker)) else { continue };
        asked.lines.push(sentence.utterance);
        if let Some(at) = KINDS.iter().position(|k| *k == kind) {
            asked.of_kind[at] += 1;
            asked.loaded[at] += u64::from(*loaded);
        }
    }
    asked
}

fn questions(context: &Context<'_>, out: &mut Readings) {
    let all = asked(context, None);
    let total = all.lines.len() as u64;
    push(context, Scope::Meeting, &all, out);
    for &person in &context.people {
        let own = asked(context, Some(person));
        push(context, Scope::Speaker(person), &own, out);
        let reading = Reading::of(&SHARE, Scope::Speaker(person));
        out.push(if total == 0 {
            reading.not(Reason::TooFewEvents)
        } else {
            let count = own.lines.len() as u64;
            reading
                .raw(count as f64 / total as f64)
                .interval(interval::wilson(count, total), Wilson)
                .n(total, "questions")
                .basis("text")
                .part(count as i64, total as i64)
                .least(context.kit.settings.minimum.questions as f64)
                .low_if(total < context.kit.settings.minimum.questions, Reason::TooFewEvents)
                .flag_if(context.meeting.questions.estimated, "questions_estimated")
        });
    }
}

fn push(context: &Context<'_>, scope: Scope, asked: &Asked, out: &mut Readings) {
    let estimated = context.meeting.questions.estimated;
    let n = asked.lines.len() as u64;
    let row =
        |definition| Reading::of(definition, scope).n(n, "questions").basis("text").flag_if(estimated, "questions_estimated");
    out.push(row(&COUNT).raw(n as f64).evidence(asked.lines.clone()));
    for ((kind, count), loaded) in KINDS.iter().zip(asked.of_kind).zip(asked.loaded) {
        let reading = row(&TYPE).raw(count as f64).flag(format!("of={}", kind.as_str()));
        out.push(if loaded > 0 { reading.flag(format!("loaded={loaded}")) } else { reading });
    }
    let [open, closed, _, tag] = asked.of_kind;
    let whole = open + closed + tag;
    out.push(if whole == 0 {
        row(&OPEN_RATIO).not(Reason::TooFewEvents)
    } else {
        row(&OPEN_RATIO)
            .n(whole, "questions")
            .raw(open as f64 / whole as f64)
            .interval(interval::wilson(open, whole), Wilson)
            .low_if(whole < context.kit.settings.minimum.question_types, Reason::TooFewEvents)
            .part(open as i64, whole as i64)
            .least(context.kit.settings.minimum.question_types as f64)
    });
}
