//! How numbers, dates and times are said: `31%`, `1,5`, `24 mrt 2026`, `00:12:31`, `1 beurt`, `2 beurten`.

use crate::chart::Lang;
use crate::document::v1::Interval;

use super::words::Words;

/// A share: `31%`, and with a decimal below ten percent: `2,7%`; the same as in the pictures.
pub(super) fn percent(lang: Lang, share: f64) -> String {
    lang.percent(share, share > 0.0)
}

/// A share with its interval: `31% (22–41%)`.
pub(super) fn share(lang: Lang, value: f64, interval: Option<&Interval>) -> String {
    let value = percent(lang, value);
    match interval {
        Some(i) => format!("{value} ({}–{})", lang.number(i.low * 100.0, 0), lang.percent(i.high, false)),
        None => value,
    }
}

/// A number with its interval: `4,2 (3,1–5,0)`.
pub(super) fn number(lang: Lang, value: f64, decimals: usize, interval: Option<&Interval>) -> String {
    let number = |v| lang.number(v, decimals);
    match interval {
        Some(i) => format!("{} ({}–{})", number(value), number(i.low), number(i.high)),
        None => number(value),
    }
}

/// `1 beurt`, `2 beurten`, `12.000 beurten`.
pub(super) fn count(lang: Lang, n: u64, (one, many): (&str, &str)) -> String {
    format!("{}\u{a0}{}", lang.number(n as f64, 0), if n == 1 { one } else { many })
}

/// A moment in a meeting: `00:12:31`.
pub(super) fn clock(seconds: f64) -> String {
    let s = if seconds.is_finite() { seconds.clamp(0.0, 3.6e6) as u64 } else { 0 };
    format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
}

/// A length: `45 s`, `14 min`, `1 uur 20 min`.
pub(super) fn length(lang: Lang, t: &Words, seconds: f64) -> String {
    let seconds = if seconds.is_finite() { seconds.max(0.0) } else { 0.0 };
    if seconds < 60.0 {
        return format!("{}\u{a0}s", lang.number(seconds, usize::from(seconds < 10.0)));
    }
    let minutes = (seconds / 60.0).round() as u64;
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m}\u{a0}min"),
        (h, 0) => format!("{h}\u{a0}{}", t.hour),
        (h, m) => format!("{h}\u{a0}{} {m}\u{a0}min", t.hour),
    }
}

/// `24 mrt 2026`, or without the year; `None` when it is no date. Its parts stay on one line.
pub(super) fn date(lang: Lang, date: &str, year: bool) -> Option<String> {
    Some(lang.date(date, year)?.replace(' ', "\u{a0}"))
}

/// `13 jan – 12 mei 2026`; both years when they differ, one date when they are the same.
pub(super) fn period(lang: Lang, first: &str, last: &str) -> Option<String> {
    let whole = lang.period(first, last)?;
    Some(whole.replace(' ', "\u{a0}").replace("\u{a0}–\u{a0}", " – "))
}

/// `a`, `a en b`, `a, b en c`.
pub(super) fn list(t: &Words, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {} {last}", rest.join(", "), t.and),
    }
}

/// At most `most` letters of a name, without its middle: names of files differ at their ends.
pub(super) fn middle(name: &str, most: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= most {
        return name.to_owned();
    }
    let head = most / 2;
    let tail = letters.len() - (most - head - 1);
    letters[..head].iter().chain(&['…']).chain(&letters[tail..]).collect()
}

/// At most `most` letters, cut at a blank.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{cut} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::v1::IntervalMethod;

    #[test]
    fn numbers_the_dutch_way() {
        let interval = Interval { low: 0.22, high: 0.41, level: 0.9, method: IntervalMethod::Wilson };
        assert_eq!(share(Lang::Nl, 0.31, Some(&interval)), "31% (22–41%)");
        assert_eq!(share(Lang::En, 0.31, None), "31%");
        assert_eq!(number(Lang::Nl, 1.5, 1, None), "1,5");
        assert_eq!(count(Lang::Nl, 1, ("beurt", "beurten")), "1\u{a0}beurt");
        assert_eq!(count(Lang::Nl, 12_000, ("beurt", "beurten")), "12.000\u{a0}beurten");
    }

    #[test]
    fn times_and_dates() {
        assert_eq!(clock(751.9), "00:12:31");
        assert_eq!(clock(f64::NAN), "00:00:00");
        assert_eq!(date(Lang::Nl, "2026-03-24", true).as_deref(), Some("24\u{a0}mrt\u{a0}2026"));
        assert_eq!(date(Lang::Nl, "<b>", true), None);
        assert_eq!(period(Lang::Nl, "2026-01-13", "2026-05-12").as_deref(), Some("13\u{a0}jan – 12\u{a0}mei\u{a0}2026"));
        assert_eq!(period(Lang::En, "2025-12-01", "2026-05-12").as_deref(), Some("1\u{a0}Dec\u{a0}2025 – 12\u{a0}May\u{a0}2026"));
    }

    #[test]
    fn a_long_name_loses_its_middle() {
        assert_eq!(middle("teamdag", 7), "teamdag");
        assert_eq!(middle("teamoverleg-noord-3", 9), "team…rd-3");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(short("een twee drie", 9), "een twee …");
    }
}
