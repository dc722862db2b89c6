//! Blocks of the form *id, start --> end, text*: shared by WebVTT, SRT and SBV. One pass, nothing copied; what the
//! blocks mean is for the reader of the dialect.

use super::cue_id::is_id;
use super::lines::{Line, Lines, is_blank};
use super::stamp::{self, Fraction, Stamp};
use crate::source::{Limits, ReadError};
use crate::transcript::Millis;

/// A block as it stands in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    /// The line above the times, when there is one.
    pub id: &'a str,
    start: Stamp,
    end: Stamp,
    /// The lines below the times, with their tags.
    pub body: &'a str,
    /// Byte in the whole text at which the body begins.
    at: usize,
    /// Line of the times, from 1.
    pub line: u32,
}

/// All blocks of a source.
#[derive(Debug, Default)]
pub(super) struct Blocks<'a> {
    pub list: Vec<Block<'a>>,
    /// How fractions count in this source.
    pub fraction: Fraction,
    /// A field of some stamp is not padded with a zero.
    pub unpadded: bool,
    /// Times that could not be read.
    pub broken: u64,
    /// The first line whose times could not be read.
    pub broken_line: u32,
    /// Lines that belong to no block.
    pub stray: u64,
    /// Lines after a blank line inside a block, joined to it.
    pub joined: u64,
    /// Added to every time: a recording that began after the first words has times below zero.
    pub shift: Millis,
}

impl Blocks<'_> {
    /// Start and end of a block.
    pub fn times(&self, block: &Block<'_>) -> (Millis, Millis) {
        (block.start.millis(self.fraction) + self.shift, block.end.millis(self.fraction) + self.shift)
    }
}

/// Reads all blocks of `text` after its header.
pub(super) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Blocks<'a>, ReadError> {
    let mut reader = Reader::new(text);
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        limits.check_line(line.text.len(), line.number)?;
        if is_blank(line.text) {
            reader.gap = true;
        } else if let Some(times) = times(line.text) {
            let id = reader.id();
            let (at, body) = body(text, &mut lines, limits)?;
            reader.open = None;
            let Some((start, end)) = times else {
                let blocks = &mut reader.blocks;
                blocks.broken_line = if blocks.broken == 0 { line.number } else { blocks.broken_line };
                blocks.broken += 1;
                continue;
            };
            limits.check_count(reader.blocks.list.len() + 1)?;
            reader.open = Some(reader.blocks.list.len());
            reader.blocks.list.push(Block { id, start, end, body, at, line: line.number });
        } else if (reader.above.is_none() || reader.gap) && is_remark(line.text) {
            reader.lay_aside();
            reader.open = None;
            skip_block(&mut lines);
        } else {
            reader.lay_aside();
            (reader.above, reader.gap) = (Some(line), false);
        }
    }
    reader.lay_aside();
    settle_fractions(&mut reader.blocks);
    settle_origin(&mut reader.blocks);
    Ok(reader.blocks)
}

/// What is known while the blocks are read.
struct Reader<'a> {
    text: &'a str,
    blocks: Blocks<'a>,
    /// The last line outside a block: an id when times follow.
    above: Option<Line<'a>>,
    /// A blank line came after it.
    gap: bool,
    /// The block that lines outside a block still belong to.
    open: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let mut blocks = Blocks::default();
        blocks.list.reserve(text.len() / 128);
        Self { text, blocks, above: None, gap: false, open: None }
    }

    /// The line above the times as an id; with a blank line between, only what can be nothing else is one.
    fn id(&mut self) -> &'a str {
        match self.above {
            Some(line) if !self.gap || is_id(line.text) => {
                self.above = None;
                line.text.trim_ascii()
            }
            _ => {
                self.lay_aside();
                ""
            }
        }
    }

    /// The line above turned out to be no id: it is speech of the block before a blank line, or belongs to nothing.
    fn lay_aside(&mut self) {
        let Some(line) = self.above.take() else { return };
        let open = self.open.and_then(|at| self.blocks.list.get_mut(at));
        if let Some(block) = open {
            let empty = block.body.is_empty();
            block.at = if empty { line.at } else { block.at };
            block.body = self.text.get(block.at..line.at + line.text.len()).unwrap_or(block.body);
            // A blank line between times and text is only a spelling.
            self.blocks.joined += u64::from(!empty);
        } else {
            self.blocks.stray += 1;
        }
    }
}

/// The times of a line with an arrow; `None` when there is no arrow, `Some(None)` when the times make no sense.
#[allow(clippy::option_option, reason = "no arrow and a broken arrow are different things")]
fn times(line: &str) -> Option<Option<(Stamp, Stamp)>> {
    let line = line.trim_ascii_start().as_bytes();
    let first = *line.first()?;
    if let Some((start, used)) = stamp::signed(line) {
        let rest = line[used..].trim_ascii_start();
        if let Some(rest) = rest.strip_prefix(b"-->") {
            return Some(stamp::signed(rest.trim_ascii_start()).map(|(end, _)| (start, end)));
        }
        // SBV writes `0:00:01.000,0:00:02.000` and nothing else on the line.
        if start.fields == 3
            && let Some(rest) = rest.strip_prefix(b",")
        {
            let (end, used) = stamp::prefix(rest).filter(|(end, _)| end.fields == 3)?;
            return (used == rest.len()).then_some(Some((start, end)));
        }
    }
    // A half-written arrow (`00:00:01.000 --`) is a broken cue, not speech.
    let odd = first.is_ascii_digit() || first == b'-';
    (odd && looks_like_times(line)).then_some(None)
}

/// Whether a line holds the times of a block.
pub(super) fn is_times(line: &str) -> bool {
    times(line).is_some_and(|t| t.is_some())
}

/// Begins as a stamp, then two dashes.
fn looks_like_times(line: &[u8]) -> bool {
    let stamp = line.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b',' | b'-')).count();
    let rest = line[stamp..].trim_ascii_start();
    let colon = line[..stamp].contains(&b':');
    (colon && (rest.starts_with(b"--") || line[..stamp].ends_with(b"--"))) || rest.starts_with(b"-->")
}

/// The lines up to a blank one or to the next times, and where they begin; where the blank is missing, the line above
/// the times is an id. Blank lines straight below the times are skipped.
fn body<'a>(text: &'a str, lines: &mut Lines<'a>, limits: &Limits) -> Result<(usize, &'a str), ReadError> {
    let mut ahead = lines.clone();
    let (mut begin, mut end) = (None, 0);
    let mut before: Option<(Lines<'a>, Line<'a>)> = None;
    loop {
        let here = ahead.clone();
        let Some(line) = ahead.next() else { break };
        limits.check_line(line.text.len(), line.number)?;
        if is_blank(line.text) {
            break;
        }
        let digit = line.text.trim_ascii_start().as_bytes().first().is_some_and(|b| b.is_ascii_digit() || *b == b'-');
        if digit && times(line.text).is_some() {
            ahead = here;
            if let Some((place, last)) = before.filter(|(_, last)| is_id(last.text)) {
                ahead = place;
                end = last.at;
            }
            break;
        }
        begin.get_or_insert(line.at);
        end = line.at + line.text.len();
        before = Some((here, line));
    }
    let begin = begin.unwrap_or_else(|| lines.place());
    *lines = ahead;
    Ok((begin, text.get(begin..end).unwrap_or("")))
}

/// `NOTE`, `STYLE`, `REGION` and the header: everything up to the next blank line is no speech.
fn is_remark(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION", "WEBVTT"]
        .iter()
        .any(|word| line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':', '-'])))
}

/// Skips to the next blank line, or to times that come before one.
fn skip_block(lines: &mut Lines<'_>) {
    let mut ahead = lines.clone();
    while let Some(line) = ahead.next() {
        if times(line.text).is_some() {
            return;
        }
        *lines = ahead.clone();
        if is_blank(line.text) {
            return;
        }
    }
}

/// A recording that was started after the transcription has times below zero: the first of them becomes zero.
fn settle_origin(blocks: &mut Blocks<'_>) {
    let first = blocks.list.iter().map(|b| b.start.millis(blocks.fraction)).min().unwrap_or(0);
    blocks.shift = -first.min(0);
}

/// Older Teams files do not pad: `.60` is 60 ms. They show by unpadded fields or by fractions of mixed length; where
/// only the length is mixed, the reading with fewer cues that end before they start is right.
fn settle_fractions(blocks: &mut Blocks<'_>) {
    let stamps = || blocks.list.iter().flat_map(|b| [b.start, b.end]).filter(|s| s.fields > 1 && s.digits > 0);
    let unpadded = stamps().any(|s| s.unpadded);
    let mut lengths = [false; 4];
    stamps().for_each(|s| lengths[usize::from(s.digits.min(3))] = true);
    blocks.unpadded = unpadded;
    if !unpadded && lengths.iter().filter(|l| **l).count() < 2 {
        return;
    }
    let wrong = |fraction| blocks.list.iter().filter(|b| b.end.millis(fraction) < b.start.millis(fraction)).count();
    if unpadded || wrong(Fraction::Milliseconds) <= wrong(Fraction::Decimal) {
        blocks.fraction = Fraction::Milliseconds;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, i64, i64, String)> {
        let blocks = parse(text, &Limits::default()).unwrap();
        let row = |b: &Block| {
            let (start, end) = blocks.times(b);
            (b.id.to_owned(), start, end, b.body.to_owned())
        };
        blocks.list.iter().map(row).collect()
    }

    #[test]
    fn blocks_with_and_without_blank_lines() {
        let got = read("1\n00:00:01,000 --> 00:00:02,000\na\nb\n2\n00:00:02,000 --> 00:00:03,000\nc\n");
        assert_eq!(got, [("1".into(), 1000, 2000, "a\nb\n".into()), ("2".into(), 2000, 3000, "c".into())]);
    }

    #[test]
    fn remarks_and_headers_are_no_speech() {
        let text = "WEBVTT - film\nKind: captions\n\nNOTE\nx\ny\n\nSTYLE\n::cue{}\n\n0.500 --> 3:01.250 align:start\nja\n\nNOTE laatste\n";
        assert_eq!(read(text), [(String::new(), 500, 181_250, "ja".into())]);
    }

    #[test]
    fn blank_lines_in_odd_places() {
        let double = "1\n\n00:00:01,000 --> 00:00:02,000\n\na\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nb\n\n";
        assert_eq!(read(double), [("1".into(), 1000, 2000, "a".into()), ("2".into(), 3000, 4000, "b".into())]);
        let inside = "x\n00:01.000 --> 00:02.000\na\n\nb\nc\n\ny\n00:03.000 --> 00:04.000\nd\n\nNOTE\n\nlos\n";
        let blocks = parse(inside, &Limits::default()).unwrap();
        assert_eq!((blocks.joined, blocks.stray), (2, 1));
        assert_eq!(read(inside)[0], ("x".into(), 1000, 2000, "a\n\nb\nc".into()));
        assert_eq!(read("00:01.000 --> 00:02.000\n\n7\n00:03.000 --> 00:04.000\nb")[0].3, "");
    }

    #[test]
    fn times_below_zero_move_the_origin() {
        let got = read("-00:00:01.500 --> 00:00:00.500\na\n\n00:00:02.000 --> 00:00:03.000\nb\n");
        assert_eq!((got[0].1, got[0].2, got[1].1), (0, 2_000, 3_500));
    }

    #[test]
    fn broken_times_are_counted() {
        let text = "WEBVTT\n\n00:00:01.000 --\nweg\n\n1:0:0:0 --> 00:02\nweg\n\n00:00:03.000 --> 00:00:04.000\nblijft\n";
        let blocks = parse(text, &Limits::default()).unwrap();
        assert_eq!((blocks.broken, blocks.broken_line, blocks.list.len()), (2, 3, 1));
    }

    #[test]
    fn older_teams_milliseconds() {
        let got = read("0:0:6.90 --> 0:0:6.500\na\n\n0:0:52.510 --> 0:0:53.60\nb\n");
        assert_eq!((got[0].1, got[0].2, got[1].2), (6_090, 6_500, 53_060));
    }
}
