//! Colours, type scale and the way numbers and dates are written. Shape always doubles colour, so every colour here has
//! a shape that goes with it (report.md §2).

use jiff::civil::Date;

use super::Lang;

/// A colour as the drawing library and CSS both take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color(pub u8, pub u8, pub u8);

impl Color {
    pub fn css(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// The colour `t` of the way to `other`.
    pub fn toward(self, other: Color, t: f64) -> Color {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * t.clamp(0.0, 1.0)).round() as u8;
        Color(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }
}

pub(super) const CONTENT: Color = Color(0xF2, 0xCF, 0x7E);
pub(super) const PROCESS: Color = Color(0xC4, 0x7F, 0x17);
pub(super) const RELATION: Color = Color(0x22, 0x74, 0xAE);
pub(super) const FEELING: Color = Color(0x08, 0x2F, 0x58);
pub(super) const CARE: Color = Color(0x00, 0x7A, 0x5A);
pub(super) const DARE: Color = Color(0x8E, 0x3B, 0x7C);
pub(super) const INTERRUPT: Color = Color(0xC4, 0x45, 0x00);
pub(super) const OTHER: Color = Color(0xEC, 0xE6, 0xDA);
pub(super) const TEXT: Color = Color(0x1B, 0x26, 0x31);
pub(super) const MUTED: Color = Color(0x59, 0x63, 0x6E);
/// Lines and dots of people: no person has a colour of their own.
pub(super) const PERSON: Color = Color(0x44, 0x54, 0x64);
/// A date that opens its meeting.
pub(super) const LINK: Color = Color(0x1B, 0x5E, 0x8E);
pub(super) const WHITE: Color = Color(0xFF, 0xFF, 0xFF);
pub(super) const PAPER: Color = Color(0xFD, 0xFA, 0xF4);
pub(super) const HAIR: Color = Color(0xDD, 0xE1, 0xE5);
pub(super) const BAND: Color = Color(0xE9, 0xEC, 0xEF);
/// The line of an equal share.
pub(super) const EQUAL: Color = Color(0xAE, 0xB6, 0xBE);
pub(super) const LANE: Color = Color(0xF6, 0xF7, 0xF8);
pub(super) const SHALLOW: Color = Color(0xE9, 0xF2, 0xF8);
pub(super) const DEEP: Color = Color(0xB9, 0xD2, 0xE3);
pub(super) const SILENCE: Color = Color(0xD5, 0xE6, 0xF0);
pub(super) const SKY_WORD: Color = Color(0x7A, 0x52, 0x12);

/// The one-directional blue for amounts, `t` from 0 to 1; lightness falls all the way.
pub(super) fn sequential(t: f64) -> Color {
    const STOPS: [Color; 4] =
        [Color(0xF0, 0xF6, 0xFA), Color(0xA3, 0xC8, 0xE0), Color(0x3B, 0x7E, 0xB5), Color(0x06, 0x24, 0x46)];
    let t = if t.is_finite() { t.clamp(0.0, 1.0) } else { 0.0 } * 3.0;
    let at = (t.floor() as usize).min(2);
    STOPS[at].toward(STOPS[at + 1], t - at as f64)
}

/// The text colour that reads on [`sequential`] at `t`: on the middle tones only near-black and white do.
pub(super) fn on_sequential(t: f64) -> Color {
    let ground = sequential(t);
    [TEXT, Color(0x02, 0x06, 0x0A)].into_iter().find(|c| contrast(*c, ground) >= 4.5).unwrap_or(WHITE)
}

/// Contrast of two colours as WCAG counts it, from 1 to 21.
fn contrast(a: Color, b: Color) -> f64 {
    let part = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    let light = |c: Color| 0.2126 * part(c.0) + 0.7152 * part(c.1) + 0.0722 * part(c.2) + 0.05;
    light(a).max(light(b)) / light(a).min(light(b))
}

/// Where a text hangs on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub size: f64,
    pub bold: bool,
    pub color: Color,
    pub anchor: Anchor,
}

// A page shows a picture at 960 of its 1200 or wider: what is 15 here is 12 there.
pub(super) const TITLE: Type = Type { size: 26.0, bold: true, color: TEXT, anchor: Anchor::Start };
pub(super) const SUBTITLE: Type = Type { size: 17.0, bold: false, color: MUTED, anchor: Anchor::Start };
pub(super) const LABEL: Type = Type { size: 16.0, bold: false, color: TEXT, anchor: Anchor::Start };
pub(super) const SMALL: Type = Type { size: 15.0, bold: false, color: MUTED, anchor: Anchor::Start };

impl Type {
    pub fn bold(self) -> Self {
        Type { bold: true, ..self }
    }
    pub fn color(self, color: Color) -> Self {
        Type { color, ..self }
    }
    pub fn size(self, size: f64) -> Self {
        Type { size, ..self }
    }
    pub fn middle(self) -> Self {
        Type { anchor: Anchor::Middle, ..self }
    }
    pub fn end(self) -> Self {
        Type { anchor: Anchor::End, ..self }
    }
    pub fn width(self, text: &str) -> f64 {
        super::letters::text_width(text, self.size, self.bold)
    }
}

impl Lang {
    /// A number with `decimals` decimals, the Dutch or English way.
    pub fn number(self, value: f64, decimals: usize) -> String {
        // A half goes up, as people round: 12,5 is 13, not the even 12.
        let scale = 10_f64.powi(decimals as i32);
        let scaled = value.abs() * scale;
        let rounded = if scaled < 1e15 { scaled.round() / scale } else { value.abs() };
        let plain = format!("{rounded:.decimals$}");
        let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), None), |(w, r)| (w, Some(r)));
        let (point, group) = match self {
            Lang::Nl => (',', '.'),
            Lang::En => ('.', ','),
        };
        let zero = plain.chars().all(|c| matches!(c, '0' | '.'));
        let mut out = String::from(if value < 0.0 && !zero { "−" } else { "" });
        for (at, digit) in whole.chars().enumerate() {
            // Four digits read as one word; only longer numbers are grouped.
            if at > 0 && whole.len() > 4 && (whole.len() - at) % 3 == 0 {
                out.push(group);
            }
            out.push(digit);
        }
        if let Some(rest) = rest {
            out.push(point);
            out.push_str(rest);
        }
        out
    }

    /// A share as a percentage; one decimal below 10 % only when `fine`.
    pub fn percent(self, share: f64, fine: bool) -> String {
        let decimals = usize::from(fine && share.abs() < 0.0995);
        format!("{}%", self.number(share * 100.0, decimals))
    }

    /// Minutes and seconds, or hours, minutes and seconds.
    pub fn clock(self, seconds: f64) -> String {
        let s = seconds.max(0.0).round() as u64;
        if s >= 3600 { format!("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60) } else { format!("{}:{:02}", s / 60, s % 60) }
    }

    fn months(self) -> [&'static str; 12] {
        match self {
            Lang::Nl => ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
            Lang::En => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        }
    }

    /// `24 mrt`.
    pub fn day(self, date: Date) -> String {
        let month = self.months()[(date.month() as usize).saturating_sub(1).min(11)];
        format!("{} {month}", date.day())
    }

    /// `24 mrt 2026`, or without the year; `None` when the text of a document is no date.
    pub fn date(self, date: &str, year: bool) -> Option<String> {
        let date: Date = date.parse().ok()?;
        Some(if year { format!("{} {}", self.day(date), date.year()) } else { self.day(date) })
    }

    /// `13 jan – 12 mei 2026`; both years when they differ, one date when they are the same.
    pub fn period(self, first: &str, last: &str) -> Option<String> {
        let end = self.date(last, true)?;
        if first == last {
            return Some(end);
        }
        Some(format!("{} – {end}", self.date(first, first.get(..4) != last.get(..4))?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(Lang::Nl.number(-1234.56, 1), "−1234,6");
        assert_eq!(Lang::Nl.number(12345.0, 0), "12.345");
        assert_eq!(Lang::En.number(1_234_567.5, 1), "1,234,567.5");
        assert_eq!(Lang::Nl.number(-0.04, 1), "0,0");
        assert_eq!(Lang::Nl.percent(0.064, true), "6,4%");
        assert_eq!((Lang::Nl.number(12.5, 0).as_str(), Lang::Nl.number(0.25, 1).as_str()), ("13", "0,3"));
        assert_eq!(Lang::Nl.clock(3725.0), "1:02:05");
    }

    #[test]
    fn numbers_can_be_read_on_every_tone() {
        for t in (0..=100).map(|i| f64::from(i) / 100.0) {
            assert!(contrast(on_sequential(t), sequential(t)) >= 4.4, "{t}");
        }
    }

    #[test]
    fn lightness_of_the_scale_only_falls() {
        let light = |c: Color| 0.2126 * f64::from(c.0) + 0.7152 * f64::from(c.1) + 0.0722 * f64::from(c.2);
        assert!((0..100).all(|i| light(sequential(f64::from(i) / 100.0)) >= light(sequential(f64::from(i + 1) / 100.0))));
    }
}
