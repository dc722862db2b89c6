//! Time stamps as tools write them: `0:0:52.510`, `3:33.380`, `12.5`, `01:02:03,004`.

use crate::transcript::Millis;

/// A stamp as read; how its fraction counts is a property of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stamp {
    /// The whole seconds, in milliseconds.
    whole: Millis,
    /// Digits of the fraction as a number, at most three.
    fraction: u16,
    /// How many digits the fraction has.
    pub digits: u8,
    /// How many fields (hours, minutes, seconds).
    pub fields: u8,
    /// A field after a colon has one digit.
    pub unpadded: bool,
    /// Before the start of the recording.
    negative: bool,
}

/// What the digits after the point mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fraction {
    /// `.5` is half a second.
    #[default]
    Decimal,
    /// `.5` is five milliseconds (older Teams exports).
    Milliseconds,
}

impl Stamp {
    /// The moment in milliseconds.
    pub fn millis(self, fraction: Fraction) -> Millis {
        let scale = match (fraction, self.digits) {
            (Fraction::Decimal, 1) => 100,
            (Fraction::Decimal, 2) => 10,
            _ => 1,
        };
        let moment = self.whole + Millis::from(self.fraction) * scale;
        if self.negative { -moment } else { moment }
    }
}

/// Reads a stamp at the start of `bytes`; gives it and the number of bytes it takes. `None` for anything that is no
/// stamp or does not fit a human life.
pub(super) fn prefix(bytes: &[u8]) -> Option<(Stamp, usize)> {
    let mut stamp = Stamp::default();
    let mut at = 0;
    loop {
        let (value, digits) = number(&bytes[at..])?;
        stamp.unpadded |= stamp.fields > 0 && digits == 1;
        stamp.whole = stamp.whole.checked_mul(60)?.checked_add(value)?;
        stamp.fields += 1;
        at += digits;
        match bytes.get(at) {
            Some(b':') if stamp.fields < 3 => at += 1,
            Some(b':') => return None,
            _ => break,
        }
    }
    stamp.whole = stamp.whole.checked_mul(1000)?;
    if matches!(bytes.get(at), Some(b'.' | b',')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1;
        let start = at;
        while let Some(digit) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
            // Beyond the millisecond nothing is measured.
            if stamp.digits < 3 {
                stamp.fraction = stamp.fraction * 10 + u16::from(digit - b'0');
                stamp.digits += 1;
            }
            at += 1;
            if at - start > 9 {
                return None;
            }
        }
    }
    Some((stamp, at))
}

/// A stamp that may have a minus before it: transcription that began before the recording.
pub(super) fn signed(bytes: &[u8]) -> Option<(Stamp, usize)> {
    let bare = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let (stamp, used) = prefix(bare)?;
    let negative = bare.len() < bytes.len();
    Some((Stamp { negative, ..stamp }, used + usize::from(negative)))
}

/// A stamp that is the whole text, with decimal fraction.
pub(super) fn whole(text: &str) -> Option<Millis> {
    let text = text.trim_ascii();
    let (stamp, used) = prefix(text.as_bytes())?;
    (used == text.len()).then(|| stamp.millis(Fraction::Decimal))
}

/// Up to seven digits.
fn number(bytes: &[u8]) -> Option<(Millis, usize)> {
    let mut value = 0;
    let mut digits = 0;
    while let Some(digit) = bytes.get(digits).filter(|b| b.is_ascii_digit()) {
        value = value * 10 + Millis::from(digit - b'0');
        digits += 1;
        if digits > 7 {
            return None;
        }
    }
    (digits > 0).then_some((value, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_of_all_kinds() {
        for (text, millis) in [
            ("00:00:01.500", 1_500),
            ("0:0:52.51", 52_510),
            ("3:33.380", 213_380),
            ("12.5", 12_500),
            ("01:02:03,004", 3_723_004),
            ("00:00:60.000", 60_000),
            ("24:61:99", 86_400_000 + 3_660_000 + 99_000),
            ("75", 75_000),
            ("0:00:01.1234567", 1_123),
        ] {
            assert_eq!(whole(text), Some(millis), "{text}");
        }
        for text in ["", "-1", "99999999999:59:59", "1:2:3:4", "NaN", "1:", "1:x", "0.1234567890123456789", "1e9"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn older_teams_counts_milliseconds() {
        let (stamp, used) = prefix(b"0:0:53.60 -->").unwrap();
        assert_eq!((stamp.millis(Fraction::Milliseconds), stamp.unpadded, used), (53_060, true, 9));
    }
}
