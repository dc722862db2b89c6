//! The one way a reader makes a [`Transcript`]: push cues in source order, then finish.

use rustc_hash::FxHashMap;

use super::{Millis, Person, PersonId, Span, Transcript, Utterance, WordTime, facts};

/// One cue as a reader found it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cue<'a> {
    /// The label of the speaker; `None` or blank when nobody is named.
    pub speaker: Option<&'a str>,
    /// Start in milliseconds.
    pub start: Option<Millis>,
    /// End in milliseconds.
    pub end: Option<Millis>,
    /// The words; white space of any kind becomes one blank.
    pub text: &'a str,
    /// Line of the source, from 1; 0 when lines mean nothing there.
    pub line: u32,
}

/// Collects cues into a transcript.
#[derive(Debug, Default)]
pub struct Builder {
    transcript: Transcript,
    labels: FxHashMap<String, PersonId>,
    names: FxHashMap<String, PersonId>,
    without_speaker: u64,
    empty: u64,
}

impl Builder {
    /// A builder with room for the text of a source of `bytes` bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        let mut builder = Self::default();
        builder.transcript.text.reserve(bytes);
        builder.transcript.utterances.reserve(bytes / 96);
        builder
    }

    /// The transcript so far, to set facts that stand outside the cues (date, agenda, span).
    pub fn transcript(&mut self) -> &mut Transcript {
        &mut self.transcript
    }

    /// The id of the person behind a label, made on first sight.
    pub fn person(&mut self, label: &str) -> PersonId {
        let label = label.trim();
        if let Some(&id) = self.labels.get(label) {
            return id;
        }
        let name = super::people::clean_label(label);
        let next = PersonId(self.transcript.people.len() as u32);
        // `PETRA` and `petra` are one person, shown as it is written best.
        let id = *self.names.entry(name.to_lowercase()).or_insert(next);
        if let Some(person) = self.transcript.people.get_mut(id.index()) {
            super::people::better_case(&mut person.name, &name);
        } else {
            let anonymous = super::people::is_anonymous(&name);
            self.transcript.people.push(Person { name, label: label.to_owned(), role: None, anonymous });
        }
        self.labels.insert(label.to_owned(), id);
        id
    }

    /// Adds a cue. A cue without words is counted and dropped.
    pub fn push(&mut self, cue: Cue<'_>) {
        let start = self.transcript.text.len();
        push_collapsed(&mut self.transcript.text, cue.text);
        if self.transcript.text.len() == start {
            self.empty += 1;
            return;
        }
        let text = self.close_text(start);
        let speaker = self.speaker(cue.speaker);
        let at = self.transcript.words.len() as u32;
        self.transcript.utterances.push(Utterance {
            speaker,
            start: cue.start,
            end: cue.end,
            text,
            words: at..at,
            line: cue.line,
        });
    }

    /// Adds a cue whose words have times of their own; the text is the words joined by blanks.
    /// `cue.text` is used instead when it is not empty and holds all words in order.
    pub fn push_words(&mut self, cue: Cue<'_>, words: &[(&str, Millis, Millis)]) {
        let start = self.transcript.text.len();
        push_collapsed(&mut self.transcript.text, cue.text);
        let given = self.transcript.text[start..].to_owned();
        let first_word = self.transcript.words.len();
        let spans = find_words(&given, words);
        if spans.is_none() {
            self.transcript.text.truncate(start);
        }
        for (index, &(word, from, to)) in words.iter().enumerate() {
            let span = if let Some(spans) = &spans {
                (start + spans[index].0, start + spans[index].1)
            } else {
                if self.transcript.text.len() > start {
                    self.transcript.text.push(' ');
                }
                let at = self.transcript.text.len();
                push_collapsed(&mut self.transcript.text, word);
                (at, self.transcript.text.len())
            };
            if span.1 > span.0 {
                self.transcript.words.push(WordTime {
                    span: Span { start: span.0 as u32, end: span.1 as u32 },
                    start: from,
                    end: to,
                });
            }
        }
        if self.transcript.text.len() == start {
            self.transcript.words.truncate(first_word);
            self.empty += 1;
            return;
        }
        let text = self.close_text(start);
        let speaker = self.speaker(cue.speaker);
        self.transcript.utterances.push(Utterance {
            speaker,
            start: cue.start,
            end: cue.end,
            text,
            words: first_word as u32..self.transcript.words.len() as u32,
            line: cue.line,
        });
    }

    /// Ends the text of one utterance; a newline keeps the texts apart.
    fn close_text(&mut self, start: usize) -> Span {
        let end = self.transcript.text.len();
        self.transcript.text.push('\n');
        Span { start: start as u32, end: end as u32 }
    }

    fn speaker(&mut self, label: Option<&str>) -> Option<PersonId> {
        let label = label.map(str::trim).filter(|l| !l.is_empty());
        if label.is_none() {
            self.without_speaker += 1;
        }
        label.map(|l| self.person(l))
    }

    /// Marks the people who were present; speakers are added to it.
    pub fn roster<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let mut roster: Vec<PersonId> = names.into_iter().map(|name| self.person(name)).collect();
        roster.sort_unstable();
        roster.dedup();
        self.transcript.roster = Some(roster);
    }

    /// Number of cues pushed so far.
    pub fn len(&self) -> usize {
        self.transcript.utterances.len()
    }

    /// No cue was pushed yet.
    pub fn is_empty(&self) -> bool {
        self.transcript.utterances.is_empty()
    }

    /// Computes what the whole shows and gives the transcript.
    pub fn finish(mut self, format: &'static str) -> Transcript {
        let transcript = &mut self.transcript;
        transcript.format = format;
        transcript.timing = facts::timing_of(transcript);
        transcript.capabilities.resolution = facts::resolution_of(transcript);
        if let Some(roster) = &mut transcript.roster {
            roster.extend(transcript.utterances.iter().filter_map(|u| u.speaker));
            roster.sort_unstable();
            roster.dedup();
        }
        transcript.notice("cues_without_speaker", self.without_speaker, "");
        transcript.notice("empty_cues", self.empty, "");
        self.transcript
    }
}

/// Appends `text` with every run of white space as one blank and none at the ends.
fn push_collapsed(target: &mut String, text: &str) {
    let before = target.len();
    let mut push = |piece: &str| {
        if target.len() > before {
            target.push(' ');
        }
        target.push_str(piece);
    };
    for line in text.split('\n').map(str::trim_ascii).filter(|line| !line.is_empty()) {
        if is_tidy(line.as_bytes()) {
            push(line);
        } else {
            line.split_whitespace().for_each(&mut push);
        }
    }
}

/// No white space but single blanks: then the text can be copied as it is. Bytes that may begin a wider space
/// (NBSP, U+2000..) count as untidy. Written without branches, so that it is checked many bytes at a time.
fn is_tidy(bytes: &[u8]) -> bool {
    let odd = |b: u8| u8::from(b < b' ') | u8::from(b == 0xC2) | u8::from(b.wrapping_sub(0xE1) < 3);
    let blank = |b: u8| u8::from(b == b' ');
    let odd = bytes.iter().fold(0, |found, &b| found | odd(b));
    let doubled = bytes.iter().zip(bytes.iter().skip(1)).fold(0, |found, (&a, &b)| found | (blank(a) & blank(b)));
    odd | doubled == 0
}

/// Where each word stands in `text`, in order; `None` when one is missing.
fn find_words(text: &str, words: &[(&str, Millis, Millis)]) -> Option<Vec<(usize, usize)>> {
    let mut at = 0;
    let mut spans = Vec::with_capacity(words.len());
    for (word, ..) in words {
        let word = word.trim();
        let found = at + text.get(at..)?.find(word)?;
        spans.push((found, found + word.len()));
        at = found + word.len();
    }
    if text.is_empty() { None } else { Some(spans) }
}
