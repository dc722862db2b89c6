//! Talk share: one row a person over the meetings of a run, or one bar a person for a single meeting, against what chance
//! gives when all are equally willing to speak.

mod bars;
mod rows;
mod strip;

use super::axis::Calendar;
use super::facts::{Datum, Grid, Presence, gaps, over_run, presence, reason};
use super::sheet::Sheet;
use super::{Chart, Lang, Options, Picture, Table, View};
use crate::document::fill;

/// More people than this and the quietest share one row.
const MOST_ROWS: usize = 12;

/// The chart `talk-share`.
pub struct TalkShare;

/// Everything the drawing needs.
struct Shares<'a> {
    view: &'a View<'a>,
    calendar: Calendar,
    grid: Grid<'a>,
    /// Words were counted, because some meeting has no times.
    by_words: bool,
    presence: Vec<Vec<Presence>>,
    /// Rows of the grid, most talk first.
    order: Vec<usize>,
}

impl Chart for TalkShare {
    fn id(&self) -> &'static str {
        "talk-share"
    }

    fn title(&self, words: Lang) -> &'static str {
        words.table().talk_title
    }

    fn draw(&self, view: &View<'_>, options: &Options) -> Vec<Picture> {
        let shares = Shares::of(view);
        if view.team.meetings.is_empty() || shares.private() {
            return Vec::new();
        }
        let title = self.title(view.words).to_owned();
        let subtitle = shares.subtitle();
        let description = shares.description();
        let mut sheet = Sheet::new(self.id(), *options);
        let top = sheet.heading(&title, &subtitle, *options);
        let height = if shares.order.is_empty() {
            sheet.text(super::sheet::MARGIN, top + 30.0, &shares.gaps(), super::ink::LABEL);
            top + 60.0
        } else if view.team.meetings.len() == 1 {
            bars::draw(&shares, &mut sheet, top)
        } else {
            rows::draw(&shares, &mut sheet, top)
        };
        let note = sheet.note(&shares.note());
        let (svg, evidence) = sheet.finish(height, &title, &description);
        vec![Picture { id: self.id().to_owned(), title, subtitle, description, svg, table: shares.table(), note, evidence }]
    }
}

/// The share of each person over the run as the document holds it, most first, and whether words were counted: the numbers
/// of the picture for sentences about them.
pub(crate) fn run_shares<'a>(view: &'a View<'a>) -> (Vec<(&'a str, f64)>, bool) {
    let shares = Shares::of(view);
    let told = |&person: &usize| Some((shares.grid.people[person], shares.whole(person)?));
    (shares.order.iter().filter_map(told).collect(), shares.by_words)
}

impl<'a> Shares<'a> {
    fn of(view: &'a View<'a>) -> Self {
        let timed = Grid::of(view.team, "talk_share");
        let worded = Grid::of(view.team, "word_share");
        // Measured time and counted words are never mixed in one picture.
        let by_words = (0..view.team.meetings.len()).any(|m| !timed.measured(m) && worded.measured(m));
        let grid = if by_words { worded } else { timed };
        let presence = presence(view.team, &grid.people);
        let calendar = Calendar::of(view.team, view.words);
        let mut shares = Shares { view, calendar, grid, by_words, presence, order: Vec::new() };
        let meetings = view.team.meetings.len();
        let measured = |&p: &usize| (0..meetings).any(|m| shares.share(p, m).number().is_some());
        let people = (0..shares.grid.people.len()).filter(measured);
        let mut order: Vec<(usize, f64)> = people.map(|p| (p, shares.whole(p).unwrap_or(-1.0))).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| shares.grid.people[a.0].cmp(shares.grid.people[b.0])));
        shares.order = order.into_iter().map(|(p, _)| p).collect();
        shares
    }

    /// The numbers exist but not for these readers.
    fn private(&self) -> bool {
        self.order.is_empty() && (0..self.calendar_len()).any(|m| self.grid.reason(m) == Some("privacy"))
    }

    fn calendar_len(&self) -> usize {
        self.view.team.meetings.len()
    }

    /// The people with a row of their own, and those who share one. A rest of one would hide a name for nothing.
    fn split(&self) -> (&[usize], &[usize]) {
        if self.order.len() <= MOST_ROWS + 1 { (&self.order, &[]) } else { self.order.split_at(MOST_ROWS) }
    }

    /// The share of a person, when he or she was there.
    fn share(&self, person: usize, meeting: usize) -> Datum<'a> {
        if self.presence[person][meeting].away() { Datum::Nothing } else { self.grid.datum(person, meeting) }
    }

    /// The share over all meetings together: of one meeting its own, of a run the pooled number of the document.
    fn whole(&self, person: usize) -> Option<f64> {
        if self.calendar_len() == 1 {
            return self.share(person, 0).number();
        }
        let measure = if self.by_words { "word_share" } else { "talk_share" };
        over_run(self.view.team, measure, Some(self.grid.people[person]), None)
    }

    fn note(&self) -> String {
        let t = self.view.words.table();
        if self.calendar_len() == 1 { t.talk_note.to_owned() } else { format!("{} {}", t.talk_note, t.talk_run_note) }
    }

    /// Sum of the shares of some people in a meeting.
    fn sum(&self, people: &[usize], meeting: usize) -> Option<f64> {
        let present: Vec<f64> = people.iter().filter_map(|&p| self.share(p, meeting).number()).collect();
        (!present.is_empty()).then(|| present.iter().sum())
    }

    fn subtitle(&self) -> String {
        let t = self.view.words.table();
        format!("{} {}", if self.by_words { t.talk_words } else { t.talk_time }, t.talk_band)
    }

    fn gaps(&self) -> String {
        let words = self.view.words;
        let missing: Vec<_> = (0..self.calendar_len())
            .filter(|&m| !self.grid.measured(m))
            .map(|m| (self.calendar.full(m), self.grid.reason(m).unwrap_or("")))
            .collect();
        if self.order.is_empty() {
            let why = missing.iter().map(|(_, why)| *why).find(|w| !w.is_empty()).unwrap_or("");
            return fill(words.table().not_measurable, &[("why", reason(words, why))]);
        }
        gaps(words, &missing)
    }

    fn description(&self) -> String {
        let words = self.view.words;
        let t = words.table();
        let told = |p: Option<&usize>| Some(words.percent(self.whole(*p?)?, true));
        let (Some(high), Some(low)) = (told(self.order.first()), told(self.order.last())) else { return self.gaps() };
        let n = words.count_meetings(self.calendar_len());
        fill(t.talk_alt, &[("n", &n), ("low", &low), ("high", &high)])
    }

    fn table(&self) -> Table {
        let words = self.view.words;
        let t = words.table();
        let one = self.calendar_len() == 1;
        let mut head = vec![t.person.to_owned()];
        if one {
            head.extend([t.share, t.low, t.high].map(str::to_owned));
        } else {
            head.extend((0..self.calendar_len()).map(|m| self.calendar.full(m)));
            head.push(t.run_head.to_owned());
        }
        let row = |&p: &usize| {
            let mut row = vec![self.grid.people[p].to_owned()];
            row.extend((0..self.calendar_len()).map(|m| self.cell(p, m)));
            if one {
                let interval = self.grid.reading(p, 0).and_then(|r| r.interval);
                row.push(interval.map_or_else(|| "–".to_owned(), |i| words.percent(i.low, true)));
                row.push(interval.map_or_else(|| "–".to_owned(), |i| words.percent(i.high, true)));
            } else {
                row.push(self.whole(p).map_or_else(|| "–".to_owned(), |s| words.percent(s, true)));
            }
            row
        };
        Table { head, rows: self.order.iter().map(row).collect() }
    }

    fn cell(&self, person: usize, meeting: usize) -> String {
        let words = self.view.words;
        let state = self.presence[person][meeting];
        match self.share(person, meeting) {
            Datum::Value(share) => words.percent(share, true),
            Datum::Weak(share) => format!("{} ({})", words.percent(share, true), words.table().weak),
            _ if state.away() => state.words(words).to_owned(),
            Datum::Gap(why) => self.grid.why(meeting, why, words).to_owned(),
            Datum::Nothing => "–".to_owned(),
        }
    }

    /// The equal share and the band that holds nine of ten shares under equal willingness to speak, as the measure gives it.
    fn chance(&self, meeting: usize) -> Option<(f64, f64, f64)> {
        let here = self.view.team.meetings[meeting].present.len();
        if here < 2 || !self.grid.measured(meeting) {
            return None;
        }
        let mut flags = (0..self.grid.people.len()).filter_map(|p| self.grid.reading(p, meeting)?.flag("fair_share"));
        let (low, high) = flags.find_map(bounds)?;
        Some((1.0 / here as f64, low, high))
    }
}

/// `0.0812-0.2417`.
fn bounds(text: &str) -> Option<(f64, f64)> {
    let (low, high) = text.split_once('-')?;
    let share = |text: &str| text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
    Some((share(low)?, share(high)?))
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn a_band_is_two_shares_and_nothing_else() {
        assert_eq!(bounds("0.0812-0.2417"), Some((0.0812, 0.2417)));
        for wrong in ["", "0.1", "0.1-", "0.1-1.2", "a-b", "nan-0.2"] {
            assert_eq!(bounds(wrong), None, "{wrong}");
        }
    }
}
