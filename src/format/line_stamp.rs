//! Stamps in a line of text: at its start, alone, before a colon, or closing a paragraph.

use super::stamp::{self, Fraction};
use crate::transcript::Millis;

/// A stamp that begins a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leading<'a> {
    pub start: Millis,
    pub end: Option<Millis>,
    pub rest: &'a str,
    pub bracketed: bool,
    /// Written with two fields: `m:ss`, or `h:mm`.
    pub short: bool,
}

/// `[00:01:02]`, `(0:13 - 0:20)`, `00:01:02`, `#00:03:40-5#` at the start of a line.
pub(super) fn leading_stamp(line: &str) -> Option<Leading<'_>> {
    let inner = line.trim_start_matches(['[', '(', '#', '@']);
    let bracketed = inner.len() < line.len();
    let (start, used, short) = long_stamp(inner)?;
    let mut rest = &inner[used..];
    let mut end = None;
    let range = rest.trim_start().strip_prefix("-->").or_else(|| rest.trim_start().strip_prefix(['-', '–']));
    if let Some((to, used)) = range.and_then(|r| long_stamp(r.trim_start()).map(|(t, u, _)| (t, (r, u)))) {
        end = Some(to);
        rest = &used.0.trim_start()[used.1..];
    }
    let rest = match rest.strip_prefix([']', ')', '#']) {
        Some(rest) if bracketed => rest,
        None if !bracketed && (rest.is_empty() || rest.starts_with([' ', '\t', '*'])) => rest,
        _ => return None,
    };
    Some(Leading { start, end, rest, bracketed, short })
}

/// A stamp of at least two fields, its length, and whether it has no more than those; `00:03:40-5` counts tenths after
/// the dash.
fn long_stamp(text: &str) -> Option<(Millis, usize, bool)> {
    let (stamp, used) = stamp::prefix(text.as_bytes())?;
    let tenth = text.as_bytes().get(used..used + 3).filter(|t| t[0] == b'-' && t[1].is_ascii_digit() && t[2] == b'#');
    let (extra, more) = tenth.map_or((0, 0), |t| (Millis::from(t[1] - b'0') * 100, 2));
    let short = stamp.fields == 2 && stamp.digits == 0;
    (stamp.fields >= 2).then(|| (stamp.millis(Fraction::Decimal) + extra, used + more, short))
}

/// A stamp and nothing else, in brackets or not.
pub(super) fn lone_stamp(text: &str) -> Option<Millis> {
    lone_moment(text).map(|(start, _)| start)
}

/// As [`lone_stamp`], with whether it was written with two fields.
pub(super) fn lone_moment(text: &str) -> Option<(Millis, bool)> {
    let bare = text.trim_matches(['[', ']', '(', ')', '#', '*', ' ', '\t', '\\']);
    long_stamp(bare).filter(|(_, used, _)| *used == bare.len()).map(|(start, _, short)| (start, short))
}

/// The text of a line and the moment of the stamp `#00:01:02-3#` that closes it, if one does.
pub(super) fn closing_stamp(line: &str) -> (&str, Option<Millis>) {
    let whole = (line, None);
    let Some((said, stamp)) = line.trim_ascii_end().strip_suffix('#').and_then(|l| l.rsplit_once('#')) else { return whole };
    // `long_stamp` wants to see the mark behind the tenths.
    let marked = line.trim_ascii_end();
    match long_stamp(&marked[said.len() + 1..]) {
        Some((moment, used, _)) if used == stamp.len() => (said, Some(moment)),
        _ => whole,
    }
}

/// A stamp at the start of a line, with or without brackets, that a colon may follow.
pub(super) fn before_colon(line: &str) -> Option<Leading<'_>> {
    if line.starts_with(['[', '(']) {
        return leading_stamp(line);
    }
    let at = line.find(": ")?;
    let (start, used, short) = long_stamp(&line[..at])?;
    (used == at).then_some(Leading { start, end: None, rest: &line[at..], bracketed: false, short })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_in_lines() {
        let leading = |line| leading_stamp(line).map(|s| (s.start, s.end, s.rest));
        assert_eq!(leading("[00:01:02] x"), Some((62_000, None, " x")));
        assert_eq!(leading("00:01:02 - 00:01:04 x"), Some((62_000, Some(64_000), " x")));
        assert_eq!(leading("#00:00:04-3# x"), Some((4_300, None, " x")));
        assert_eq!(leading("10:30uur"), None);
        assert_eq!(before_colon("0:13: x").map(|s| (s.start, s.rest)), Some((13_000, ": x")));
        assert_eq!(lone_stamp("[0:30]"), Some(30_000));
        assert_eq!(lone_stamp("12"), None);
        assert_eq!(closing_stamp("ja hoor #00:00:04-3#"), ("ja hoor ", Some(4_300)));
        assert_eq!(closing_stamp("issue #12#"), ("issue #12#", None));
    }
}
