//! AMI: utterances with a question, with the punctuation of the transcribers and without any.

use std::path::Path;

use onderstroom::kit::Kit;
use onderstroom::meeting::Meeting;

use super::{Row, Score, by_meeting, prepare, rows, seconds};

/// Questions per utterance.
#[derive(Default)]
pub struct Questions {
    /// As transcribed, against dialogue acts that ask for something (elicitations): not the same thing.
    pub elicitations: Score,
    /// Without any punctuation, against question marks of the transcribers.
    pub unpunctuated: Score,
}

/// `None` without the corpus.
pub fn questions(folder: &Path, kit: &Kit) -> Option<Questions> {
    let gold = by_meeting(rows(&folder.join("gold/questions.csv")));
    let mut scores = Questions::default();
    for (name, labels) in &gold {
        let path = folder.join(format!("{name}.vtt"));
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let bare = without_punctuation(&text);
        let elicit = labels.iter().filter(|r| r["is_elicit"] == "1");
        let marked = labels.iter().filter(|r| r["has_question_mark"] == "1");
        if let Some(meeting) = prepare(&path, text.into_bytes(), kit) {
            scores.elicitations.add(matched(&meeting, elicit));
        }
        if let Some(meeting) = prepare(&path, bare.into_bytes(), kit) {
            scores.unpunctuated.add(matched(&meeting, marked));
        }
    }
    (!gold.is_empty()).then_some(scores)
}

/// The lines of speech without `. , ? !`.
fn without_punctuation(text: &str) -> String {
    let speech = |line: &str| line.starts_with("<v ");
    let bare = |line: &str| line.replace(['.', ',', '?', '!'], "").to_lowercase().replacen("</v>", "", 1);
    let lines = text.lines().map(|line| match line.split_once('>') {
        Some((voice, said)) if speech(line) => format!("{voice}>{}", bare(said)),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An utterance holds a question when a labelled act of the same person has its middle in it.
fn matched<'a>(meeting: &Meeting, labels: impl Iterator<Item = &'a Row>) -> Score {
    let mut asked = vec![false; meeting.slots.len()];
    for row in labels {
        let middle = (seconds(row, "start") + seconds(row, "end")) * 500.0;
        let own = |slot: &onderstroom::meeting::Slot| slot.speaker.is_some_and(|p| meeting.transcript.name(p) == row["speaker"]);
        let holds = |slot: &onderstroom::meeting::Slot| slot.start as f64 <= middle && middle <= slot.end as f64;
        if let Some(at) = meeting.slots.iter().position(|slot| holds(slot) && own(slot)) {
            asked[at] = true;
        }
    }
    let mut score = Score::default();
    for (at, &gold) in asked.iter().enumerate() {
        let range = &meeting.table.sentences_by_utterance[at];
        let found = meeting.questions.types[range.start as usize..range.end as usize].iter().any(Option::is_some);
        score.gold += u32::from(gold);
        score.found += u32::from(found);
        score.right += u32::from(gold && found);
    }
    score
}
