//! Plain and Markdown text: the grammar that explains the text best is used, and recurring labels are its speakers.

use super::clock;
use super::election::best;
use super::grammar::{Grammar, Head};
use super::header::{self, Facts};
use super::labels;
use super::line_stamp::{closing_stamp, lone_stamp};
use super::lines::{Lines, is_blank};
use super::votes::Speakers;
use super::{Format, FormatInfo, Probe};
use crate::source::{self, Limits, ReadError};
use crate::transcript::{Builder, Cue, Millis, Transcript};

/// The reader of plain text.
pub(super) struct Plain;

static INFO: FormatInfo = FormatInfo {
    id: "plain",
    dialects: &["plain-prefix", "plain-stamped", "plain-heading", "plain-bold", "plain-lines"],
    nl: "Platte tekst of Markdown met namen",
    en: "Plain text or Markdown with names",
    extensions: &["txt", "md", "text"],
    speaker: "`Name: text`, a heading, bold or a line of its own; no times or the start of a turn",
};

/// Lines of exports that are neither speech nor a name.
const FURNITURE: &[&str] = &[
    "transcription ended after",
    "transcribed by https",
    "this editable transcript was",
    "*this editable transcript was",
    "view recording -",
    "---",
    "***",
];

/// Beginnings of formats in which a colon means something else.
const FOREIGN: &[&str] = &["{", "<", "[{", "[\n", "WEBVTT", "@UTF8", "@Begin", "@Font", "File type = \"ooTextFile"];

impl Format for Plain {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        let start = probe.head.trim_start();
        if FOREIGN.iter().any(|mark| start.starts_with(mark)) {
            return 0.0;
        }
        // A text without speakers is still a text: this reader says so.
        best(probe.head).map_or(0.05, |found| found.confidence)
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let found = best(text).ok_or_else(|| super::table::without_columns(text).unwrap_or_else(ReadError::no_speakers))?;
        let mut reader = Reader::new(text.len(), found.grammar, found.speakers);
        let mut lines = Lines::new(text);
        let mut before = "";
        while let Some(line) = lines.next() {
            limits.check_line(line.text.len(), line.number)?;
            limits.check_count(reader.builder.len())?;
            let mut ahead = lines.clone();
            let next = ahead.next().map_or("", |l| l.text);
            if reader.line(before, line.text, next, line.number) {
                lines = ahead;
            }
            before = line.text;
        }
        Ok(reader.finish())
    }
}

/// The turn being read and what is around it.
struct Reader<'a> {
    builder: Builder,
    grammar: Grammar,
    speakers: Speakers<'a>,
    label: Option<&'a str>,
    start: Option<Millis>,
    end: Option<Millis>,
    text: String,
    line: u32,
    /// Inside a note (`Actie: …`) until the next blank line.
    in_note: bool,
    notes: u64,
    /// Lines that look like a turn and were added to the one before.
    swallowed: u64,
    /// Every stamp so far was written with two fields.
    short: bool,
    facts: Facts<'a>,
}

impl<'a> Reader<'a> {
    fn new(bytes: usize, grammar: Grammar, speakers: Speakers<'a>) -> Self {
        let builder = Builder::with_capacity(bytes);
        let (text, facts) = (String::new(), Facts::default());
        let (label, start, end, line) = (None, None, None, 0);
        Self {
            builder,
            grammar,
            speakers,
            label,
            start,
            end,
            text,
            line,
            in_note: false,
            notes: 0,
            swallowed: 0,
            short: true,
            facts,
        }
    }

    /// Takes one line; true when the next line belongs to it.
    fn line(&mut self, before: &str, line: &'a str, next: &'a str, number: u32) -> bool {
        if is_blank(line) {
            self.in_note = false;
            return false;
        }
        match self.grammar.head(before, line, next) {
            Some(head) if self.speakers.has(head.label) => {
                self.open(head, number);
                head.two_lines
            }
            Some(head) if labels::is_note(head.label) => {
                self.note(head);
                false
            }
            Some(head) if self.is_like_a_turn(&head) => {
                self.swallowed += 1;
                self.more(line);
                false
            }
            _ if is_blank(before) && self.is_event(line) => false,
            _ => {
                self.more(line);
                false
            }
        }
    }

    /// A line that others may take for a turn, although its label is no speaker: it joins the turn before, and is counted.
    fn is_like_a_turn(&self, head: &Head<'_>) -> bool {
        let marked = matches!(self.grammar, Grammar::Prefix | Grammar::Stamped);
        let short = head.label.split_whitespace().count() <= 3;
        let text = labels::is_opener(head.label) || labels::is_phrase(head.label);
        marked && self.label.is_some() && !self.in_note && (head.start.is_some() || short && !text)
    }

    fn open(&mut self, head: Head<'a>, number: u32) {
        self.close();
        (self.label, self.start, self.end) = (Some(head.label), head.start, head.end);
        self.line = number;
        self.in_note = false;
        self.short &= head.short || head.start.is_none();
        self.add(head.rest);
    }

    /// A line such as `Actie: …`: in the head of the file it may tell the date or who is there.
    fn note(&mut self, head: Head<'a>) {
        self.in_note = true;
        self.notes += 1;
        if self.label.is_none() {
            header::note(&mut self.facts, head.label, head.rest);
        }
    }

    /// `Sanne de Vries started transcription` in a document of Teams, in any language: a name and a few words, no stop.
    fn is_event(&self, line: &str) -> bool {
        let line = line.trim_ascii();
        let said = if self.grammar == Grammar::Stamped { self.speakers.after_name(line) } else { None };
        said.is_some_and(|said| said.split(' ').count() <= 4 && !said.ends_with(['.', '?', '!', '…']))
    }

    fn more(&mut self, line: &str) {
        if self.label.is_none() {
            let found = || header::date_in_title(line).or_else(|| source::date_of_line(line.trim()));
            self.facts.date = self.facts.date.or_else(found);
            return;
        }
        if self.in_note {
            self.notes += 1;
            return;
        }
        let bare = line.trim_ascii().trim_start_matches(['#', ' ']);
        let lower = bare.get(..30).unwrap_or(bare).to_ascii_lowercase();
        if FURNITURE.iter().any(|f| lower.starts_with(f)) {
            return;
        }
        let stamp = bare.split(" {#").next().and_then(lone_stamp);
        if let Some(stamp) = stamp {
            if self.text.is_empty() && self.start.is_none() {
                self.start = Some(stamp);
                self.short = false;
            }
            return;
        }
        self.text.push('\n');
        self.add(line);
    }

    /// Adds what is said on a line. A stamp behind it (`#00:01:02-3#`, as f4 writes) is the end of the turn.
    fn add(&mut self, line: &str) {
        let (said, end) = closing_stamp(line);
        self.end = end.or(self.end);
        add_clean(&mut self.text, said);
    }

    fn finish(mut self) -> Transcript {
        self.close();
        if self.short {
            clock::settle(self.builder.transcript());
        }
        self.builder.transcript().notice("note_lines", self.notes, "");
        self.builder.transcript().notice("turn_like_lines", self.swallowed, "");
        self.builder.transcript().date = self.facts.date;
        if !self.facts.present.is_empty() {
            self.builder.roster(self.facts.present);
        }
        self.builder.finish(self.grammar.id())
    }

    fn close(&mut self) {
        if let Some(label) = self.label.take() {
            let cue = Cue { speaker: Some(label), start: self.start, end: self.end, text: &self.text, line: self.line };
            self.builder.push(cue);
        }
        self.text.clear();
    }
}

/// Adds a line without Markdown's marks, escapes and addresses of links.
fn add_clean(text: &mut String, line: &str) {
    if memchr::memchr2(b'*', b'\\', line.as_bytes()).is_none() && !line.contains("](") {
        text.push_str(line);
        return;
    }
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let next = rest[c.len_utf8()..].chars().next();
        let (said, used) = match c {
            '*' => ("", 1),
            '\\' if next.is_none_or(|n| n.is_ascii_punctuation()) => {
                let used = 1 + next.map_or(0, char::len_utf8);
                (&rest[1..used], used)
            }
            '[' => link(rest).unwrap_or((&rest[..1], 1)),
            _ => (&rest[..c.len_utf8()], c.len_utf8()),
        };
        text.push_str(said);
        rest = &rest[used..];
    }
}

/// The words of a link `[words](address)` at the start of a text, and the length of the whole.
fn link(text: &str) -> Option<(&str, usize)> {
    let (words, address) = text.strip_prefix('[')?.split_once("](")?;
    let close = address.find(')')?;
    let plain = !words.contains(['[', ']']) && !address[..close].contains(' ');
    plain.then_some((words, words.len() + close + 4))
}
