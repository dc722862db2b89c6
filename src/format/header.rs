//! What stands above a transcript in words: the date and who is there.

use jiff::civil::Date;

use crate::source::{self, Written};

/// What the lines above a transcript tell.
#[derive(Debug, Default)]
pub(super) struct Facts<'a> {
    pub date: Option<Date>,
    /// Names of the people who are there.
    pub present: Vec<&'a str>,
}

/// Takes the date and the people present from a line such as `Datum: 2026-03-10` or `Aanwezig: Sanne, Bram`.
pub(super) fn note<'a>(facts: &mut Facts<'a>, label: &str, value: &'a str) {
    let value = value.trim().trim_matches('*').trim();
    match label.trim().to_lowercase().as_str() {
        "datum" | "date" => {
            facts.date = facts.date.or(date(value));
        }
        "aanwezig" | "aanwezigen" | "deelnemers" | "attendees" | "participants" => {
            let names: Vec<&str> = value.split([',', ';']).map(|n| n.trim().trim_end_matches('.')).collect();
            let fits = names.len() >= 2 && names.iter().all(|n| super::labels::is_name(n) && n.len() <= 60);
            if fits && facts.present.is_empty() {
                facts.present = names;
            }
        }
        _ => {}
    }
}

/// `2026-03-10`, `20260310`, `10 maart 2026`, or the Dutch `10-3-2026` and `10/03/2026`; a date that can be read in two ways only in the
/// Dutch order is given by its dashes.
pub(super) fn date(text: &str) -> Option<Date> {
    let first = text.split([' ', 'T', ',']).next()?;
    if let Ok(date) = first.parse::<Date>() {
        return Some(date);
    }
    if let Some(Written::Sure(date)) = source::date_in_name(text) {
        return Some(date);
    }
    let mut parts = first.split(['-', '/', '.']);
    let (a, b, year) = (parts.next()?.parse::<i8>().ok()?, parts.next()?.parse::<i8>().ok()?, parts.next()?);
    let year: i16 = year.parse().ok().filter(|y| (1900..2200).contains(y))?;
    // With a slash the order of day and month is only sure when one of them cannot be a month.
    if first.contains('/') && a <= 12 && b <= 12 && a != b {
        return None;
    }
    Date::new(year, b, a).or_else(|_| Date::new(year, a, b)).ok()
}

/// The date in the title of a Teams document: `Weekstart-20260312_090312-Meeting Transcript`.
pub(super) fn date_in_title(line: &str) -> Option<Date> {
    let (before, time) = line.split_once('_')?;
    let clock = time.len() > 6 && time.bytes().take(6).all(|b| b.is_ascii_digit()) && time.as_bytes()[6] == b'-';
    let day = before.rsplit('-').next().filter(|day| clock && day.len() == 8)?;
    day.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_never_guessed() {
        let day = |y, m, d| Some(jiff::civil::date(y, m, d));
        assert_eq!(date("2026-03-10"), day(2026, 3, 10));
        assert_eq!(date("10-3-2026 09:00"), day(2026, 3, 10));
        assert_eq!(date("24/03/2026"), day(2026, 3, 24));
        assert_eq!(date("03/04/2026"), None);
        assert_eq!(date("dinsdag 10 maart 2026, 9 uur"), day(2026, 3, 10));
        assert_eq!(date("March 10, 2026"), day(2026, 3, 10));
        assert_eq!(date("morgen"), None);
        assert_eq!(date_in_title("Week-start-20260312_090312-Meeting Transcript"), day(2026, 3, 12));
        assert_eq!(date_in_title("snake_case 20260312"), None);
    }
}
