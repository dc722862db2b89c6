//! What an event rests on, and how often that much evidence was right on labelled meetings.

use super::EventKind;

/// What an event rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "a set of independent kinds of evidence")]
pub struct Evidence {
    /// Measured overlap.
    pub overlap: bool,
    /// A cut-off mark at the end of the interrupted text.
    pub mark: bool,
    /// The interrupted text cannot end where it ends.
    pub unfinished: bool,
    /// The interrupted text ends in a part of a word.
    pub broken_word: bool,
    /// The interrupted text ends in a conjunction, which is also a way to leave the floor.
    pub trailing: bool,
    /// Whoever came in said only a few words.
    pub brief: bool,
    /// A tag in the text says so.
    pub tag: bool,
    /// The interrupted person went on with the cut words.
    pub resumed: bool,
    /// Trailed off and went on after it.
    pub ellipsis_resumed: bool,
}

/// Events of a kind on the labelled meetings: those a person labelled as an interruption too, and all.
struct Sample {
    right: u16,
    all: u16,
}

const fn sample(right: u16, all: u16) -> Sample {
    Sample { right, all }
}

/// Marks, tags and resumed ellipses were written by a person or a recogniser; none occurs in the labelled meetings, so
/// they keep a cautious value.
const WRITTEN: f64 = 0.6;

impl Evidence {
    /// The words used in documents.
    pub fn words(self) -> Vec<&'static str> {
        [
            (self.overlap, "overlap"),
            (self.mark, "mark"),
            (self.unfinished, "unfinished"),
            (self.broken_word, "broken_word"),
            (self.trailing, "trailing"),
            (self.brief, "brief"),
            (self.tag, "tag"),
            (self.resumed, "resumed"),
            (self.ellipsis_resumed, "ellipsis_resumed"),
        ]
        .into_iter()
        .filter_map(|(holds, word)| holds.then_some(word))
        .collect()
    }

    /// Precision of this combination on the labelled meetings, drawn to one half by one event more of either kind
    /// (Laplace). `cargo run --release --example corpora` prints the counts; see docs/evaluation.md.
    pub fn confidence(self, kind: EventKind) -> f64 {
        if self.mark || self.tag || self.ellipsis_resumed {
            return WRITTEN;
        }
        let Sample { right, all } = self.sample(kind);
        f64::from(right + 1) / f64::from(all + 2)
    }

    /// Counts on 15 ICSI meetings without punctuation. Speech over speech alone is seldom an interruption; an unfinished
    /// text is, and more so when the other was already speaking and went on to say more than a few words.
    fn sample(self, kind: EventKind) -> Sample {
        let Self { unfinished, broken_word, trailing, overlap, brief, resumed, .. } = self;
        match (overlap, brief) {
            _ if unfinished && resumed => sample(26, 32),
            (true, false) if unfinished => sample(403, 586),
            (true, true) if unfinished => sample(27, 61),
            (false, false) if unfinished => sample(56, 145),
            (false, true) if unfinished => sample(17, 55),
            (_, false) if broken_word => sample(26, 39),
            (_, true) if broken_word => sample(4, 7),
            (true, false) if trailing => sample(57, 139),
            (true, true) if trailing => sample(3, 23),
            (false, _) if trailing => sample(16, 82),
            _ if kind == EventKind::InterruptionSuccessful => sample(18, 301),
            _ => sample(35, 646),
        }
    }
}
