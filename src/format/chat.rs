//! CHAT, the format of `TalkBank`: `*ABC:` lines with a bullet of times in milliseconds; dependent tiers (`%mor:`) are no
//! speech. The marks of the transcriber are taken away, the words stay.

use rustc_hash::FxHashMap;

use super::lines::Lines;
use super::{Format, FormatInfo, Probe};
use crate::source::{Limits, ReadError};
use crate::transcript::{Builder, Cue, Millis, Transcript};

/// The reader of CHAT.
pub(super) struct Chat;

static INFO: FormatInfo = FormatInfo {
    id: "chat",
    dialects: &["chat"],
    nl: "CHAT (TalkBank)",
    en: "CHAT (TalkBank)",
    extensions: &["cha"],
    speaker: "`*ABC:` at the start of a line, names in `@Participants`; times in a bullet behind the words, if there are any",
};

/// Stands around the times of an utterance.
const BULLET: char = '\u{15}';

impl Format for Chat {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        let headed = probe.head.lines().take(12).any(|line| line.trim_end() == "@Begin" || line.starts_with("@Participants:"));
        if headed && probe.head.lines().any(|line| main_tier(line).is_some()) { 0.99 } else { 0.0 }
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let mut builder = Builder::with_capacity(text.len());
        let mut names: FxHashMap<String, String> = FxHashMap::default();
        let mut tier = Tier::default();
        for line in Lines::new(text) {
            limits.check_line(line.text.len(), line.number)?;
            if let Some(more) = line.text.strip_prefix('\t') {
                tier.text.push(' ');
                tier.text.push_str(more);
                continue;
            }
            tier.give(&mut builder, &mut names);
            tier = Tier { head: "", text: String::new(), line: line.number };
            if let Some((head, rest)) = line.text.split_once(":\t").or_else(|| line.text.split_once(':')) {
                tier.head = head;
                tier.text.push_str(rest);
            }
        }
        tier.give(&mut builder, &mut names);
        Ok(builder.finish("chat"))
    }
}

/// The speaker code of a main line.
fn main_tier(line: &str) -> Option<&str> {
    let code = line.strip_prefix('*')?.split_once(':')?.0;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\'' | '+');
    ((1..=9).contains(&code.len()) && code.chars().all(fits)).then_some(code)
}

/// One tier with its continuation lines.
#[derive(Default)]
struct Tier<'a> {
    head: &'a str,
    text: String,
    line: u32,
}

impl Tier<'_> {
    /// Hands a main line to the builder, and takes the names from the line that has them.
    fn give(&self, builder: &mut Builder, names: &mut FxHashMap<String, String>) {
        if self.head == "@Participants" {
            names.extend(participants(&self.text));
        }
        let Some(code) = self.head.strip_prefix('*') else { return };
        let (said, times) = bullet(&self.text);
        let words = words(&said);
        let (start, end) = times.map_or((None, None), |(start, end)| (Some(start), Some(end)));
        let speaker = names.get(code).map_or(code, String::as_str);
        builder.push(Cue { speaker: Some(speaker), start, end, text: &words, line: self.line });
    }
}

/// `CHI Tom Target_Child, MOT Mother`: code and, where there is one, name; else the code is the name.
fn participants(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split(',').filter_map(|entry| {
        let parts: Vec<&str> = entry.split_whitespace().collect();
        let [code, name @ .., _role] = parts.as_slice() else { return None };
        (!name.is_empty()).then(|| ((*code).to_owned(), name.join(" ").replace('_', " ")))
    })
}

/// The words before the bullets, and from the first time to the last.
fn bullet(text: &str) -> (String, Option<(Millis, Millis)>) {
    let mut said = String::with_capacity(text.len());
    let mut times: Option<(Millis, Millis)> = None;
    for (at, part) in text.split(BULLET).enumerate() {
        // A bullet may also name its media file before the times.
        let numbers = part.rsplit(' ').next().unwrap_or(part).split_once('_');
        match numbers.and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?))).filter(|_| at % 2 == 1) {
            Some((start, end)) => times = Some(times.map_or((start, end), |(first, _): (Millis, Millis)| (first, end))),
            None => said.push_str(part),
        }
    }
    (said, times)
}

/// What was said, without the marks: `<dat is> [/] dat is &-uh goed (.) hoor .` is `dat is dat is uh goed hoor.`.
fn words(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len());
    let mut bracket = 0_usize;
    for token in text.split_whitespace() {
        let opens = token.matches('[').count();
        if opens > 0 || bracket > 0 {
            bracket = (bracket + opens).saturating_sub(token.matches(']').count());
            continue;
        }
        match token {
            "." | "?" | "!" if !spoken.is_empty() => spoken.push_str(token),
            "." | "?" | "!" => {}
            // Someone else came in, or the speaker broke off.
            "+/." | "+/?" | "+//." | "+//?" => spoken.push('-'),
            "+..." | "+..?" => spoken.push_str("..."),
            _ => {
                let word = word(token);
                if !word.is_empty() {
                    spoken.push_str(if spoken.is_empty() { "" } else { " " });
                    spoken.push_str(&word);
                }
            }
        }
    }
    spoken
}

/// A word without its marks; empty for what is no word: events, pauses, what was left out or not understood.
fn word(token: &str) -> String {
    let bare = token.trim_matches(['<', '>', '‹', '›']);
    let no_word = ["&=", "&*", "+", "0", "#"].iter().any(|mark| bare.starts_with(mark));
    let pause = bare.starts_with('(') && bare.chars().all(|c| matches!(c, '(' | ')' | '.' | ':') || c.is_ascii_digit());
    if no_word || pause || matches!(bare, "xxx" | "yyy" | "www") {
        return String::new();
    }
    let bare = ["&-", "&~", "&+"].iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare);
    // `gaan@s:nld` is a word with a remark; `(be)cause` has sounds that were left out, `no:` one that was drawn out.
    let bare = bare.split('@').next().unwrap_or(bare);
    bare.chars().filter(|c| !matches!(c, '(' | ')' | ':' | '^' | 'ˈ' | 'ˌ' | '↑' | '↓' | '„' | '‡')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (marked, plain) in [
            ("<dat is> [/] dat is &-uh goed (.) hoor .", "dat is dat is uh goed hoor."),
            ("ik wou nog (1.2) zeggen +/.", "ik wou nog zeggen-"),
            ("nou ja +...", "nou ja..."),
            ("da(t) zei ze [=! lacht hard] wel ?", "dat zei ze wel?"),
            ("+< ja &=laughs xxx zeker@s:nld no: .", "ja zeker no."),
            ("0 .", ""),
        ] {
            assert_eq!(words(marked), plain, "{marked}");
        }
    }

    #[test]
    fn a_bullet_holds_the_times_from_the_first_to_the_last() {
        let (said, times) = bullet("goed \u{15}1200_1900\u{15} zo . \u{15}1900_2500\u{15}");
        assert_eq!((said.trim(), times), ("goed  zo .", Some((1200, 2500))));
        assert_eq!(bullet("dag .").1, None);
        assert_eq!(bullet("dag . \u{15}x_y\u{15}").1, None);
    }
}
