//! Dates as people write them in names of files and above transcripts: `2026-03-10`, `10-3-2026`, `10 maart 2026`, `10mrt26`.

use jiff::civil::Date;

/// A date as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// There is one way to read it.
    Sure(Date),
    /// Two numbers and a year: day and month, or month and day.
    Numbers(i8, i8, i16),
}

/// Which of the two numbers before a year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `24-03-2026`.
    DayFirst,
    /// `03-24-2026`.
    MonthFirst,
}

/// Months by the first letters that tell them apart, Dutch and English; the whole names begin with these.
const MONTHS: &[(&str, &[&str], i8)] = &[
    ("jan", &["januari", "january"], 1),
    ("feb", &["februari", "february", "febr"], 2),
    ("mrt", &["maart", "march", "mar", "maa"], 3),
    ("apr", &["april"], 4),
    ("mei", &["may"], 5),
    ("jun", &["juni", "june"], 6),
    ("jul", &["juli", "july"], 7),
    ("aug", &["augustus", "august"], 8),
    ("sep", &["september", "sept"], 9),
    ("okt", &["oktober", "october", "oct"], 10),
    ("nov", &["november"], 11),
    ("dec", &["december"], 12),
];

/// A run of digits, a run of letters, or what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Between(&'a str),
}

/// The first date in a name.
pub fn date_in_name(name: &str) -> Option<Written> {
    let tokens = tokens(name);
    (0..tokens.len()).find_map(|at| date_at(&tokens[at..]))
}

/// The date of a line that is a date and little else (`Sep 12, 2025`, `dinsdag 10 maart 2026`).
pub fn date_of_line(line: &str) -> Option<Date> {
    if line.len() > 60 {
        return None;
    }
    let tokens = tokens(line);
    let words = tokens.iter().filter(|t| matches!(t, Token::Word(w) if month(w).is_none() && w.len() > 2));
    match date_in_name(line)? {
        Written::Sure(date) if words.count() <= 1 && tokens.len() <= 16 => Some(date),
        _ => None,
    }
}

/// The order in which the dates of a folder are written, when one of them has a number that is no month; `None` when none
/// has, or when they contradict each other.
pub fn order_of(dates: impl Iterator<Item = Written>) -> Option<Order> {
    let (mut day, mut month) = (false, false);
    for date in dates {
        if let Written::Numbers(first, second, _) = date {
            day |= first > 12;
            month |= second > 12;
        }
    }
    match (day, month) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

impl Written {
    /// The date in the order of its folder, and whether that order had to be assumed: then it is the Dutch one.
    pub fn date(self, order: Option<Order>) -> Option<(Date, bool)> {
        let Written::Numbers(first, second, year) = self else {
            return if let Written::Sure(date) = self { Some((date, false)) } else { None };
        };
        let (day, month) = (|| Date::new(year, second, first).ok(), || Date::new(year, first, second).ok());
        let date = match order {
            Some(Order::MonthFirst) => month().or_else(day),
            _ => day().or_else(month),
        };
        let either = first <= 12 && second <= 12 && first != second;
        date.map(|date| (date, either && order.is_none()))
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| if c.is_ascii_digit() { 0 } else { 1 + u8::from(!c.is_alphabetic()) };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        tokens.push(match kind(first) {
            0 => Token::Number(token),
            1 => Token::Word(token),
            _ => Token::Between(token),
        });
        rest = after;
    }
    tokens
}

fn date_at(tokens: &[Token<'_>]) -> Option<Written> {
    match *tokens {
        [Token::Number(all), ..] if matches!(all.len(), 8 | 12 | 14) => together(all),
        [Token::Number(a), Token::Between(one), Token::Number(b), Token::Between(two), Token::Number(c), ..]
            if one == two && ["-", "_", ".", " "].contains(&one) =>
        {
            numbers(a, b, c).map(|written| if one == "." { with_dots(written) } else { written })
        }
        [Token::Number(_), ..] => day_and_month(tokens),
        [Token::Word(word), ..] => month_and_day(month(word)?, &tokens[1..]),
        _ => None,
    }
}

/// `20260310`, with or without the time behind it, or `10032026`.
fn together(all: &str) -> Option<Written> {
    let part = |from: usize, to: usize| all.get(from..to)?.parse::<i16>().ok();
    let date = |year: Option<i16>, month: Option<i16>, day: Option<i16>| {
        Date::new(year_of(year?)?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
    };
    if let Some(date) = date(part(0, 4), part(4, 6), part(6, 8)) {
        return Some(Written::Sure(date));
    }
    let (first, second) = (i8::try_from(part(0, 2)?).ok()?, i8::try_from(part(2, 4)?).ok()?);
    let written = Written::Numbers(first, second, year_of(part(4, 8)?)?);
    (all.len() == 8 && written.date(None).is_some()).then_some(written)
}

fn numbers(a: &str, b: &str, c: &str) -> Option<Written> {
    let short = |text: &str| if text.len() <= 2 { text.parse::<i8>().ok() } else { None };
    if a.len() == 4 {
        return Date::new(year_of(a.parse().ok()?)?, short(b)?, short(c)?).ok().map(Written::Sure);
    }
    let year = if c.len() == 4 { year_of(c.parse().ok()?)? } else { return None };
    let written = Written::Numbers(short(a)?, short(b)?, year);
    written.date(None).map(|_| written)
}

/// `10.03.2026`: nobody writes the month first with dots.
fn with_dots(written: Written) -> Written {
    match written {
        Written::Numbers(day, month, year) => Date::new(year, month, day).map_or(written, Written::Sure),
        Written::Sure(_) => written,
    }
}

/// Words of meetings by which a name is Dutch, and so is the order of its date.
const DUTCH: &[&str] = &[
    "overleg",
    "teamoverleg",
    "werkoverleg",
    "vergadering",
    "teamvergadering",
    "opname",
    "verslag",
    "notulen",
    "gesprek",
    "bespreking",
    "bijeenkomst",
    "intervisie",
    "afdeling",
    "deel",
    "kopie",
    "transcriptie",
    "van",
    "met",
    "en",
    "het",
    "de",
];

/// Whether a name has a Dutch word in it.
pub fn is_dutch_name(name: &str) -> bool {
    tokens(name).iter().any(|token| matches!(token, Token::Word(word) if DUTCH.contains(&word.to_lowercase().as_str())))
}

/// `10 maart 2026`, `10mrt26`, `10e-mrt-2026`.
fn day_and_month(tokens: &[Token<'_>]) -> Option<Written> {
    let [Token::Number(day), rest @ ..] = tokens else { return None };
    let [Token::Word(word), rest @ ..] = without_between(without_ordinal(rest)) else { return None };
    let [Token::Number(year), rest @ ..] = without_between(rest) else { return None };
    // `12 mei 16 uur` and `12 mei 16.30` are times.
    let time = matches!(without_between(rest), [Token::Word("u" | "uur" | "h"), ..])
        || matches!(rest, [Token::Between("." | ":"), Token::Number(_), ..]);
    if year.len() == 2 && time { None } else { named(day, month(word)?, year) }
}

/// `March 10, 2026`, `mrt-10-2026`: here the year is whole, as a bare number may be a time.
fn month_and_day(month: i8, rest: &[Token<'_>]) -> Option<Written> {
    let [Token::Number(day), rest @ ..] = without_between(rest) else { return None };
    let [Token::Number(year), ..] = without_between(without_ordinal(rest)) else { return None };
    if year.len() == 4 { named(day, month, year) } else { None }
}

fn named(day: &str, month: i8, year: &str) -> Option<Written> {
    let day = if day.len() <= 2 { day.parse().ok()? } else { return None };
    let year = match year.len() {
        2 => year.parse::<i16>().ok().filter(|y| (15..50).contains(y)).map(|y| 2000 + y)?,
        4 => year_of(year.parse().ok()?)?,
        _ => return None,
    };
    Date::new(year, month, day).ok().map(Written::Sure)
}

fn without_between<'a, 'b>(tokens: &'b [Token<'a>]) -> &'b [Token<'a>] {
    if let [Token::Between(_), rest @ ..] = tokens { rest } else { tokens }
}

fn without_ordinal<'a, 'b>(tokens: &'b [Token<'a>]) -> &'b [Token<'a>] {
    match tokens {
        [Token::Word("e" | "de" | "ste" | "th" | "st" | "nd" | "rd"), rest @ ..] => rest,
        _ => tokens,
    }
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let is = |short: &str, whole: &[&str]| lower == short || whole.contains(&lower.as_str());
    MONTHS.iter().find(|(short, whole, _)| is(short, whole)).map(|(.., month)| *month)
}

fn year_of(year: i16) -> Option<i16> {
    (1900..2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Option<Date> {
        date_in_name(name).and_then(|written| written.date(None)).map(|(date, _)| date)
    }

    #[test]
    fn dates_in_names() {
        let day = Some(jiff::civil::date(2026, 3, 10));
        for name in [
            "2026-03-10.vtt",
            "overleg 20260310 mt.txt",
            "GMT20260310-131415.vtt",
            "mt_2026_03_10",
            "2026-3-10.vtt",
            "10-03-2026.txt",
            "10-3-2026.txt",
            "10 maart 2026.txt",
            "10mrt26.txt",
            "MT 10-mrt-2026 (2).vtt",
            "overleg 10.03.2026.txt",
            "10-03-2026_opname.txt",
            "10_03_2026.vtt",
            "10032026.vtt",
            "20260310131415.vtt",
            "Weekly March 10, 2026.vtt",
            "weekly 10th March 2026.vtt",
            "Mar-10-2026.vtt",
            "dinsdag 10e maart 2026 deel 2.txt",
            "deel 2 10-03-2026.txt",
            "MT 2026-03-10 deel 2.txt",
        ] {
            assert_eq!(read(name), day, "{name}");
        }
        for name in [
            "overleg.vtt",
            "2026-13-40.vtt",
            "2026-13-45.txt",
            "Vergadering van 2026-02-30.txt",
            "12026-03-10",
            "202603101",
            "1234567890123456789",
            "10 maart.txt",
            "maart 2026.txt",
            "26-03-10.vtt",
            "versie 1.2.3.txt",
            "32-03-2026.txt",
            "gesprek 3 mei.txt",
            "gesprek 3 mei 16 uur.txt",
            "gesprek 3 mei 16.30.txt",
        ] {
            assert_eq!(read(name), None, "{name}");
        }
    }

    #[test]
    fn the_folder_tells_the_order_of_day_and_month() {
        let order = |names: &[&str]| order_of(names.iter().filter_map(|n| date_in_name(n)));
        assert_eq!(order(&["24-03-2026", "03-04-2026"]), Some(Order::DayFirst));
        assert_eq!(order(&["03-24-2026", "03-04-2026"]), Some(Order::MonthFirst));
        assert_eq!(order(&["03-24-2026", "24-03-2026"]), None);
        assert_eq!(order(&["2026-03-24", "03-04-2026"]), None);
        let written = date_in_name("03-04-2026").unwrap();
        let (april, march) = (jiff::civil::date(2026, 4, 3), jiff::civil::date(2026, 3, 4));
        assert_eq!(written.date(Some(Order::DayFirst)), Some((april, false)));
        assert_eq!(written.date(Some(Order::MonthFirst)), Some((march, false)));
        assert_eq!(written.date(None), Some((april, true)));
        assert!(is_dutch_name("Overleg MT 03-04-2026.vtt") && !is_dutch_name("MT 03-04-2026.vtt"));
        assert_eq!(date_in_name("03.04.2026"), Some(Written::Sure(april)));
        // A date that can be read in one way only is read so whatever the folder says, and 4-4 is the same in both.
        assert_eq!(
            date_in_name("24-03-2026").unwrap().date(Some(Order::MonthFirst)),
            Some((jiff::civil::date(2026, 3, 24), false))
        );
        assert_eq!(date_in_name("04-04-2026").unwrap().date(None), Some((jiff::civil::date(2026, 4, 4), false)));
    }

    #[test]
    fn a_line_that_is_a_date() {
        assert_eq!(date_of_line("Sep 12, 2025"), Some(jiff::civil::date(2025, 9, 12)));
        assert_eq!(date_of_line("May 1, 2026, 9:39PM"), Some(jiff::civil::date(2026, 5, 1)));
        assert_eq!(date_of_line("dinsdag 10 maart 2026"), Some(jiff::civil::date(2026, 3, 10)));
        assert_eq!(date_of_line("Bespreking van het rapport van 12 mei 2024"), None);
        assert_eq!(date_of_line("03-04-2026"), None);
    }
}
