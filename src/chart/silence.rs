//! Silence: for each person and meeting the longest stretch without a turn. Absence is hatched, never counted as silence.

mod bars;
mod draw;

use super::axis::Calendar;
use super::facts::{Datum, Grid, Presence, gaps, mean, presence, reason};
use super::ink::SMALL;
use super::letters::TWO_LINES;
use super::sheet::{MARGIN, Sheet};
use super::{Chart, Lang, Options, Picture, Table, View};
use crate::document::fill;

/// More people than this stand only in the table.
const MOST_ROWS: usize = 40;
/// Meetings from which the two halves of a run are compared; fewer are no run.
const MIN_HALVES: usize = 6;

/// The chart `silence`.
pub struct Silence;

/// Everything the drawing needs.
struct Stretches<'a> {
    view: &'a View<'a>,
    calendar: Calendar,
    grid: Grid<'a>,
    /// In words of others, because no meeting has times.
    by_words: bool,
    presence: Vec<Vec<Presence>>,
    /// Rows of the grid, longest silence first.
    order: Vec<usize>,
    /// The end of the scale, in the unit shown.
    most: f64,
}

impl Chart for Silence {
    fn id(&self) -> &'static str {
        "silence"
    }

    fn title(&self, words: Lang) -> &'static str {
        words.table().silence_title
    }

    fn draw(&self, view: &View<'_>, options: &Options) -> Vec<Picture> {
        let stretches = Stretches::of(view);
        if view.team.meetings.is_empty() || stretches.private() {
            return Vec::new();
        }
        let t = view.words.table();
        let title = self.title(view.words).to_owned();
        let subtitle = if stretches.by_words { t.silence_words } else { t.silence_minutes }.to_owned();
        let description = stretches.description();
        let mut sheet = Sheet::new(self.id(), *options);
        let top = sheet.heading(&title, &subtitle, *options);
        let height = if stretches.order.is_empty() {
            sheet.text(super::sheet::MARGIN, top + 30.0, &stretches.gaps(), super::ink::LABEL);
            top + 60.0
        } else if view.team.meetings.len() == 1 {
            bars::draw(&stretches, &mut sheet, top)
        } else {
            draw::draw(&stretches, &mut sheet, top)
        };
        let note = sheet.note(t.silence_note);
        let (svg, evidence) = sheet.finish(height, &title, &description);
        vec![Picture { id: self.id().to_owned(), title, subtitle, description, svg, table: stretches.table(), note, evidence }]
    }
}

impl<'a> Stretches<'a> {
    fn of(view: &'a View<'a>) -> Self {
        let timed = Grid::of(view.team, "silence_streak_s");
        let worded = Grid::of(view.team, "silence_streak_words");
        let by_words = !timed.any() && worded.any();
        let grid = if by_words { worded } else { timed };
        let presence = presence(view.team, &grid.people);
        let calendar = Calendar::of(view.team, view.words);
        let mut stretches = Stretches { view, calendar, grid, by_words, presence, order: Vec::new(), most: 1.0 };
        let people = 0..stretches.grid.people.len();
        let mut order: Vec<(usize, f64)> = people.filter_map(|p| Some((p, stretches.mean(p)?))).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| stretches.grid.people[a.0].cmp(stretches.grid.people[b.0])));
        stretches.order = order.into_iter().map(|(p, _)| p).collect();
        let all = stretches.order.iter().flat_map(|&p| (0..stretches.len()).map(move |m| (p, m)));
        let longest = all.filter_map(|(p, m)| stretches.amount(p, m)).fold(0.0, f64::max);
        stretches.most = round_up(longest);
        stretches
    }

    fn len(&self) -> usize {
        self.view.team.meetings.len()
    }

    fn private(&self) -> bool {
        self.order.is_empty() && (0..self.len()).any(|m| self.grid.reason(m) == Some("privacy"))
    }

    /// Minutes, or words of others, for someone who was there.
    fn amount(&self, person: usize, meeting: usize) -> Option<f64> {
        if self.presence[person][meeting].away() {
            return None;
        }
        let value = self.grid.datum(person, meeting).number()?;
        Some(if self.by_words { value } else { value / 60.0 })
    }

    fn mean(&self, person: usize) -> Option<f64> {
        mean((0..self.len()).filter_map(|m| self.amount(person, m)))
    }

    /// Mean of the second half of the run minus the first, from two meetings in each on.
    fn difference(&self, person: usize) -> Option<f64> {
        let count = self.len();
        if count < MIN_HALVES {
            return None;
        }
        let half = |range: std::ops::Range<usize>| {
            let values: Vec<f64> = range.filter_map(|m| self.amount(person, m)).collect();
            if values.len() < 2 { None } else { mean(values.into_iter()) }
        };
        Some(half(count.div_ceil(2)..count)? - half(0..count / 2)?)
    }

    /// Had no turn in the whole of a meeting.
    fn whole(&self, person: usize, meeting: usize) -> bool {
        self.presence[person][meeting].silent()
    }

    /// A stretch as it is written in a cell or column.
    fn written(&self, amount: f64) -> String {
        let words = self.view.words;
        if !self.by_words && self.most < 10.0 {
            words.number(amount, 1)
        } else if amount > 0.0 && amount < 0.5 {
            "<1".to_owned()
        } else {
            words.number(amount, 0)
        }
    }

    fn signed(&self, difference: f64) -> String {
        let plain = self.written(difference.abs());
        if plain.chars().all(|c| matches!(c, '0' | ',' | '.' | '<' | '1')) && difference.abs() < 0.5 {
            return self.view.words.table().same.to_owned();
        }
        format!("{}{plain}", if difference > 0.0 { "+" } else { "−" })
    }

    fn gaps(&self) -> String {
        let words = self.view.words;
        let missing: Vec<_> = (0..self.len())
            .filter(|&m| !self.grid.measured(m))
            .map(|m| (self.calendar.full(m), self.grid.reason(m).unwrap_or("")))
            .collect();
        if self.order.is_empty() {
            let why = missing.iter().map(|(_, why)| *why).find(|w| !w.is_empty()).unwrap_or("");
            return fill(words.table().not_measurable, &[("why", reason(words, why))]);
        }
        gaps(words, &missing)
    }

    /// Where the rows begin: names that have one small line get room to be told apart.
    fn left(&self, row: f64) -> f64 {
        const USUAL: f64 = 236.0;
        if row >= TWO_LINES {
            return USUAL;
        }
        let shown = self.order.iter().take(MOST_ROWS).map(|&p| SMALL.width(self.grid.people[p]));
        (shown.fold(0.0, f64::max) + MARGIN + 14.0).clamp(USUAL, 2.0 * USUAL)
    }

    fn unit(&self) -> &'static str {
        let t = self.view.words.table();
        if self.by_words { t.words_unit } else { t.minutes }
    }

    fn description(&self) -> String {
        let told = |p: Option<&usize>| Some(self.written(self.mean(*p?)?));
        let (Some(high), Some(low)) = (told(self.order.first()), told(self.order.last())) else { return self.gaps() };
        let n = self.view.words.count_meetings(self.len());
        let values = [("n", &*n), ("low", &*low), ("high", &*high), ("unit", self.unit())];
        fill(self.view.words.table().silence_alt, &values)
    }

    fn cell(&self, person: usize, meeting: usize) -> String {
        let words = self.view.words;
        let state = self.presence[person][meeting];
        match self.amount(person, meeting) {
            Some(amount) if self.whole(person, meeting) => format!("{} ({})", self.written(amount), state.words(words)),
            Some(amount) => self.written(amount),
            None if state.away() => state.words(words).to_owned(),
            None => match self.grid.datum(person, meeting) {
                Datum::Gap(why) => self.grid.why(meeting, why, words).to_owned(),
                _ => "–".to_owned(),
            },
        }
    }

    fn table(&self) -> Table {
        let t = self.view.words.table();
        let mut head = vec![t.person.to_owned()];
        head.extend((0..self.len()).map(|m| self.calendar.full(m)));
        head.extend([t.mean_head.to_owned(), t.difference_head.to_owned()]);
        let row = |&p: &usize| {
            let mut row = vec![self.grid.people[p].to_owned()];
            row.extend((0..self.len()).map(|m| self.cell(p, m)));
            row.push(self.mean(p).map_or_else(|| "–".to_owned(), |v| self.written(v)));
            row.push(self.difference(p).map_or_else(|| "–".to_owned(), |d| self.signed(d)));
            row
        };
        Table { head, rows: self.order.iter().map(row).collect() }
    }
}

/// The next round number, for the end of a scale.
fn round_up(value: f64) -> f64 {
    let steps = [1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0, 360.0, 480.0];
    steps.into_iter().find(|s| *s >= value).unwrap_or_else(|| (value / 500.0).ceil() * 500.0)
}
