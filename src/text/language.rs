//! Which language a meeting and each utterance is in: function words first, `whatlang` with four languages where they
//! leave doubt. An utterance is called foreign only when both agree (dutch.md §2.4).

use whatlang::{Detector, Lang};

use crate::transcript::Transcript;

use super::words::{Vocabulary, flag};
use super::{Token, TokenKind};

/// A language, by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Another language, which the user named; its two letters.
    Other([u8; 2]),
}

impl Language {
    /// The two letters of the language.
    pub fn as_str(&self) -> &str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
            Language::De => "de",
            Language::Fr => "fr",
            Language::Other(code) => std::str::from_utf8(code).unwrap_or("xx"),
        }
    }

    /// The language of a code such as `nl` or `nl-BE`; `None` when it does not begin with two letters.
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        let primary = code.split(['-', '_']).next().unwrap_or("");
        match primary.as_bytes() {
            b"nl" | b"nld" | b"dut" => Some(Language::Nl),
            b"en" | b"eng" => Some(Language::En),
            b"de" | b"deu" | b"ger" => Some(Language::De),
            b"fr" | b"fra" | b"fre" => Some(Language::Fr),
            &[a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Language::Other([a, b])),
            _ => None,
        }
    }
}

/// Words of the meeting that are read to find its language.
const MEETING_WORDS: usize = 400;
/// Below this `whatlang` is not asked for the meeting.
const MEETING_MIN_WORDS: u32 = 20;
/// Below this an utterance has the language of the meeting.
const UTTERANCE_MIN_WORDS: u32 = 5;
/// Confidence from which `whatlang` is believed.
const CONFIDENCE: f64 = 0.5;

/// German and French function words; Dutch and English ones are lexicons.
pub(crate) const GERMAN: &str = "der die das und ist nicht ich sie wir ihr es ein eine einen einem einer den dem des zu mit auf für von im \
    sich auch als an aus bei nach wie wenn dass aber oder nur noch schon so kann haben habe hat sind war werden wird wurde sein mir mich dir \
    dich uns euch ihnen was wer wo warum hier da dann doch mal ja nein sehr mehr über unter zum zur vom beim um durch gegen ohne bis weil ob";
/// See [`GERMAN`].
pub(crate) const FRENCH: &str = "le la les un une des du de et est pas ne je tu il elle nous vous ils elles on ce cette ces que qui quoi dans \
    pour par sur avec sans mais ou où donc si plus très bien oui non être avoir suis sommes sont était ai as a avons avez ont fait faire peut au \
    aux en y se sa son ses mon ma mes ton ta tes notre votre leur leurs c'est j'ai n'est d'une d'un qu'on qu'il l'on comme tout tous ça alors";

/// How many function words of each language were seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    counts: [u32; 4],
}

impl Evidence {
    /// Counts a word with these flags.
    #[inline]
    pub(super) fn add(&mut self, flags: u16) {
        for (bit, count) in self.counts.iter_mut().enumerate() {
            *count += u32::from(flags >> bit & 1);
        }
    }

    fn of(self, language: Language) -> u32 {
        match language {
            Language::Nl => self.counts[0],
            Language::En => self.counts[1],
            Language::De => self.counts[2],
            Language::Fr => self.counts[3],
            Language::Other(_) => 0,
        }
    }

    fn most(self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0)
    }
}

/// The bits of [`Evidence`] are those of the vocabulary.
const _: () = assert!(flag::DUTCH == 1 && flag::ENGLISH == 2 && flag::GERMAN == 4 && flag::FRENCH == 8);

/// `whatlang`, limited to the languages that are told apart.
pub(super) fn detector() -> Detector {
    Detector::with_allowlist(vec![Lang::Nld, Lang::Eng, Lang::Deu, Lang::Fra])
}

fn language_of(lang: Lang) -> Language {
    match lang {
        Lang::Eng => Language::En,
        Lang::Deu => Language::De,
        Lang::Fra => Language::Fr,
        _ => Language::Nl,
    }
}

/// The language of a meeting, from its first words; Dutch when nothing points elsewhere.
pub(super) fn of_meeting(transcript: &Transcript, tokens: &[Token], vocabulary: &Vocabulary) -> Language {
    let mut evidence = Evidence::default();
    let mut words = 0;
    let mut end = 0;
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Word).take(MEETING_WORDS) {
        evidence.add(vocabulary.flags(token.word));
        words += 1;
        end = token.span().end as usize;
    }
    let by_words = strongest(evidence);
    if words < MEETING_MIN_WORDS {
        return by_words.unwrap_or(Language::Nl);
    }
    let guess = detector().detect(transcript.text.get(..end).unwrap_or(""));
    let guess = guess.filter(|g| g.confidence() >= CONFIDENCE).map(|g| language_of(g.lang()));
    match (guess, by_words) {
        (Some(guess), Some(by_words)) if evidence.of(guess) * 2 < evidence.of(by_words) => by_words,
        (Some(guess), _) => guess,
        (None, by_words) => by_words.unwrap_or(Language::Nl),
    }
}

/// The language with clearly the most function words.
fn strongest(evidence: Evidence) -> Option<Language> {
    let dutch = evidence.of(Language::Nl);
    let foreign = [Language::En, Language::De, Language::Fr].into_iter().max_by_key(|&l| evidence.of(l))?;
    if evidence.of(foreign) >= 2 && evidence.of(foreign) > dutch {
        return Some(foreign);
    }
    (dutch > 0).then_some(Language::Nl)
}

/// The language of an utterance: the meeting's, unless function words and `whatlang` agree on another.
pub(super) fn of_utterance<'a>(
    meeting: Language,
    words: u32,
    evidence: Evidence,
    detector: &Detector,
    text: impl FnOnce() -> &'a str,
) -> Language {
    let own = evidence.of(meeting);
    if words < UTTERANCE_MIN_WORDS || evidence.most() <= own {
        return meeting;
    }
    let guess = detector.detect(text()).filter(|g| g.confidence() >= CONFIDENCE);
    let guess = guess.map(|g| language_of(g.lang()));
    guess.filter(|&g| evidence.of(g) > own).unwrap_or(meeting)
}
