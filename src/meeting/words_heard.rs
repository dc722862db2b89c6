//! Which words a meeting holds, to know a part of a word from a word: "constrai" beside "constraint".

use rustc_hash::FxHashMap;

use crate::text::{TokenKind, TokenTable, WordId};

/// How often a part of a word may occur.
const RARE: u32 = 2;
/// What turns a word into another form of it; what is left over then is a word, not a part of one.
const ENDINGS: [&str; 34] = [
    "s", "es", "ed", "ing", "er", "ers", "'s", "ly", "d", "r", "n", "y", "al", "ion", "ions", "n't", "'d", "'ll", "e", "en", "t",
    "te", "de", "ten", "den", "je", "jes", "tje", "tjes", "st", "ste", "ere", "ig", "ige",
];

/// The words of a meeting, each once, with how often they occur.
pub(super) struct WordsHeard {
    /// In order of their letters.
    words: Vec<WordId>,
    counts: FxHashMap<WordId, u32>,
}

impl WordsHeard {
    pub(super) fn of(table: &TokenTable) -> Self {
        let mut counts = FxHashMap::default();
        for token in table.tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            *counts.entry(token.word).or_insert(0) += 1;
        }
        // the order of the map does not matter: the words are sorted
        #[allow(clippy::iter_over_hash_type, reason = "sorted at once")]
        let mut words: Vec<WordId> = counts.keys().copied().collect();
        words.sort_unstable_by(|&a, &b| table.text(a).cmp(table.text(b)));
        Self { words, counts }
    }

    /// Whether the last word of an utterance is rare, unknown to the lexicons, and the beginning of another word that
    /// is more than a form of it.
    pub(super) fn broken_off(&self, table: &TokenTable, utterance: u32) -> bool {
        let Some(last) = table.tokens_of(utterance).iter().rfind(|t| t.kind == TokenKind::Word) else { return false };
        let known = (last.word.0 as usize) < table.vocabulary().len();
        if known || self.counts.get(&last.word).is_none_or(|&count| count > RARE) {
            return false;
        }
        let part = table.text(last.word);
        let from = self.words.partition_point(|&word| table.text(word) <= part);
        let mut longer = self.words[from..].iter().map_while(|&word| table.text(word).strip_prefix(part));
        longer.any(|rest| !ENDINGS.contains(&rest))
    }
}
