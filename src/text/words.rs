//! Words as numbers: a table from a normalised word to its id, shared by all lexicons ([`Vocabulary`]) and continued
//! per meeting for words no lexicon knows ([`LocalWords`]).

use rustc_hash::FxHashMap;

use super::lemma;

/// A normalised word: an index, first into the vocabulary of the lexicons, above it into the words of one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// The id of a token that is no single word, such as `[harde muziek]`.
    pub const NONE: WordId = WordId(u32::MAX);
}

/// What is known of a word beforehand; bits of a `u16`.
pub mod flag {
    /// Dutch function word, for telling languages apart.
    pub const DUTCH: u16 = 1;
    /// English function word.
    pub const ENGLISH: u16 = 1 << 1;
    /// German function word.
    pub const GERMAN: u16 = 1 << 2;
    /// French function word.
    pub const FRENCH: u16 = 1 << 3;
    /// Never a content word: function word, backchannel, light verb.
    pub const STOP: u16 = 1 << 4;
    /// Filler in Dutch.
    pub const FILLER_NL: u16 = 1 << 5;
    /// Filler in English.
    pub const FILLER_EN: u16 = 1 << 6;
    /// May stand before `^`.
    pub const LEAD: u16 = 1 << 7;
    /// May stand after `$`.
    pub const TAIL: u16 = 1 << 8;
    /// May follow a separated particle.
    pub const AFTER_PARTICLE: u16 = 1 << 9;
    /// Ends the reach of a negator.
    pub const BOUNDARY: u16 = 1 << 10;
    /// Has the shape of a content word: four letters or more, not a number.
    pub const SHAPE: u16 = 1 << 11;
    /// A single negator.
    pub const NEGATOR: u16 = 1 << 12;
    /// Subject pronoun that may follow an inverted verb.
    pub const PRONOUN: u16 = 1 << 13;
    /// A first name.
    pub const NAME: u16 = 1 << 14;
}

/// Open-addressing table of words; no allocation for a word that is known.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    text: String,
    ends: Vec<u32>,
    slots: Vec<(u32, u32)>,
}

impl Interner {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No word yet.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word with this number; empty when there is none.
    pub fn get(&self, index: u32) -> &str {
        let index = index as usize;
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(index).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or("")
    }

    /// The number of a word, with its [`hash`] given.
    #[inline]
    pub fn find(&self, word: &[u8], hash: u32) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let &(seen, number) = self.slots.get(at)?;
            if number == 0 {
                return None;
            }
            if seen == hash && self.get(number - 1).as_bytes() == word {
                return Some(number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word, given one on first sight; `true` when it is new.
    pub fn intern(&mut self, word: &str, hash: u32) -> (u32, bool) {
        if let Some(found) = self.find(word.as_bytes(), hash) {
            return (found, false);
        }
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.place(hash, number);
        (number, true)
    }

    fn place(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, number + 1);
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(256);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (hash, number) in old.into_iter().filter(|slot| slot.1 != 0) {
            self.place(hash, number - 1);
        }
    }
}

/// Hash of a normalised word, eight bytes a step.
#[inline]
pub fn hash(word: &[u8]) -> u32 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(chunk);
        state = (state.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(K);
    }
    let mut last = 0_u64;
    for &byte in chunks.remainder() {
        last = last << 8 | u64::from(byte);
    }
    state = (state.rotate_left(5) ^ last).wrapping_mul(K);
    (state >> 32) as u32
}

/// The words of the lexicons, what is known of each, and the form each is counted under.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: Interner,
    flags: Vec<u16>,
    lemmas: Vec<u32>,
    stems: FxHashMap<u32, u32>,
    prefixes: Vec<(String, u32)>,
}

impl Vocabulary {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// No word yet.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The id of a normalised word, made on first sight.
    pub fn intern(&mut self, word: &str) -> WordId {
        let (number, new) = self.words.intern(word, hash(word.as_bytes()));
        if new {
            self.flags.push(if lemma::has_content_shape(word) { flag::SHAPE } else { 0 });
            let stem = lemma::stem_hash(word);
            self.lemmas.push(*self.stems.entry(stem).or_insert(number));
        }
        WordId(number)
    }

    /// The id of a normalised word, if it is known.
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.words.find(word.as_bytes(), hash(word.as_bytes())).map(WordId)
    }

    #[inline]
    pub(super) fn find_hashed(&self, word: &[u8], hash: u32) -> Option<u32> {
        self.words.find(word, hash)
    }

    /// Adds what is known of a word.
    pub fn mark(&mut self, word: &str, flags: u16) {
        let id = self.intern(word);
        self.flags[id.0 as usize] |= flags;
    }

    /// Counts `form` under `lemma`, unless it is counted under another listed word already.
    pub fn set_lemma(&mut self, form: &str, lemma: &str) {
        let (form, lemma) = (self.intern(form).0, self.intern(lemma).0);
        let current = self.lemmas[form as usize];
        if current == form {
            self.lemmas[form as usize] = lemma;
        }
    }

    /// The flags of a word; 0 for one the vocabulary does not hold.
    #[inline]
    pub fn flags(&self, word: WordId) -> u16 {
        self.flags.get(word.0 as usize).copied().unwrap_or(0)
    }

    /// The text of a word; empty for one the vocabulary does not hold.
    pub fn text(&self, word: WordId) -> &str {
        self.words.get(word.0)
    }

    /// The words that begin with a prefix.
    pub(crate) fn starting_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = u32> + 'a {
        (0..self.words.len() as u32).filter(move |&id| self.words.get(id).starts_with(prefix))
    }

    /// Makes words no lexicon knows that begin with `prefix` match under one number, `prefix*`.
    pub(crate) fn add_prefix(&mut self, prefix: &str) {
        let id = self.intern(&format!("{prefix}*"));
        self.prefixes.push((prefix.to_owned(), id.0));
        self.prefixes.sort_by_key(|(p, id)| (usize::MAX - p.len(), *id));
        self.prefixes.dedup();
    }

    fn prefix_of(&self, word: &str) -> Option<u32> {
        self.prefixes.iter().find(|(prefix, _)| word.starts_with(prefix.as_str())).map(|(_, id)| *id)
    }
}

/// The words of one meeting that no lexicon knows.
#[derive(Debug, Clone, Default)]
pub struct LocalWords {
    words: Interner,
    content: Vec<bool>,
    aliases: Vec<u32>,
    lemmas: Vec<u32>,
    stems: FxHashMap<u32, u32>,
}

impl LocalWords {
    /// The id of a word above those of `vocabulary`.
    pub(super) fn intern(&mut self, word: &str, hash: u32, vocabulary: &Vocabulary) -> WordId {
        let (number, new) = self.words.intern(word, hash);
        let id = number + vocabulary.len() as u32;
        if new {
            self.content.push(lemma::has_content_shape(word));
            self.aliases.push(vocabulary.prefix_of(word).unwrap_or(id));
            let stem = lemma::stem_hash(word);
            let known = vocabulary.stems.get(&stem).map(|&word| vocabulary.lemmas[word as usize]);
            self.lemmas.push(known.unwrap_or_else(|| *self.stems.entry(stem).or_insert(id)));
        }
        WordId(id)
    }

    /// The text of a word, wherever it is kept.
    pub(super) fn text<'a>(&'a self, word: WordId, vocabulary: &'a Vocabulary) -> &'a str {
        match word.0.checked_sub(vocabulary.len() as u32) {
            Some(local) => self.words.get(local),
            None => vocabulary.text(word),
        }
    }

    /// The id of a normalised word that occurs in the meeting and in no lexicon.
    pub(super) fn find(&self, word: &str, vocabulary: &Vocabulary) -> Option<WordId> {
        self.words.find(word.as_bytes(), hash(word.as_bytes())).map(|number| WordId(number + vocabulary.len() as u32))
    }

    /// The number a word matches under: its own, or that of a prefix in a lexicon.
    pub(super) fn alias(&self, word: WordId, vocabulary: &Vocabulary) -> WordId {
        let local = word.0.checked_sub(vocabulary.len() as u32);
        local.and_then(|local| self.aliases.get(local as usize)).map_or(word, |&alias| WordId(alias))
    }

    /// Whether a word can be a content word.
    pub(super) fn is_content(&self, word: WordId, vocabulary: &Vocabulary) -> bool {
        match word.0.checked_sub(vocabulary.len() as u32) {
            Some(local) => self.content.get(local as usize).copied().unwrap_or(false),
            None => vocabulary.flags(word) & (flag::SHAPE | flag::STOP) == flag::SHAPE,
        }
    }

    /// The word that stands for all forms of `word`.
    pub(super) fn lemma(&self, word: WordId, vocabulary: &Vocabulary) -> WordId {
        let lemma = match word.0.checked_sub(vocabulary.len() as u32) {
            Some(local) => self.lemmas.get(local as usize),
            None => vocabulary.lemmas.get(word.0 as usize),
        };
        lemma.map_or(word, |&lemma| WordId(lemma))
    }
}

#[cfg(test)]
mod tests {
    use super::{Interner, Vocabulary, hash};

    #[test]
    fn a_word_keeps_its_number() {
        let mut words = Interner::default();
        for round in 0..2 {
            for n in 0..1000 {
                let word = format!("woord{n}");
                assert_eq!(words.intern(&word, hash(word.as_bytes())), (n, round == 0));
            }
        }
        assert_eq!(words.get(999), "woord999");
        assert_eq!(words.find(b"iets", hash(b"iets")), None);
        assert_eq!(Interner::default().find(b"iets", 3), None);
    }

    #[test]
    fn forms_share_a_lemma() {
        let mut vocabulary = Vocabulary::default();
        let base = vocabulary.intern("planning");
        let plural = vocabulary.intern("planningen");
        assert_eq!(vocabulary.lemmas[plural.0 as usize], base.0);
    }
}
