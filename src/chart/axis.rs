//! The axis all pictures of a run share: meetings at equal distances, their dates, and places for labels that may not touch.

use jiff::civil::Date;

use super::Lang;
use super::ink::{LINK, SMALL};
use super::letters::fit;
use super::sheet::{Point, Sheet};
use crate::document::fill;
use crate::document::v1::{Name, Team};

/// The dates of a run.
pub(super) struct Calendar {
    dates: Vec<Option<Date>>,
    ids: Vec<Name>,
    with_year: bool,
    words: Lang,
}

impl Calendar {
    pub fn of(team: &Team, words: Lang) -> Self {
        let dates: Vec<Option<Date>> = team.meetings.iter().map(|m| m.date.as_deref().and_then(|d| d.parse().ok())).collect();
        let first = dates.iter().flatten().min();
        let last = dates.iter().flatten().max();
        // Longer than twelve months: a day and a month no longer say which meeting it was.
        let months = |d: &Date| i32::from(d.year()) * 12 + i32::from(d.month());
        let with_year = first
            .zip(last)
            .is_some_and(|(a, b)| months(b) - months(a) > 12 || (months(b) - months(a) == 12 && b.day() > a.day()));
        let ids = team.meetings.iter().map(|m| m.id.clone()).collect();
        Calendar { dates, ids, with_year, words }
    }

    /// `24 mrt`, or the name of its file, shortened, when the meeting has no date.
    pub fn short(&self, meeting: usize) -> String {
        self.date(meeting).map_or_else(|| self.named(meeting, 96.0), |date| self.words.day(date))
    }

    /// `24 mrt`, with the year in a long run; the name of its file without a date.
    pub fn full(&self, meeting: usize) -> String {
        match self.date(meeting) {
            Some(date) if self.with_year => format!("{} {}", self.words.day(date), date.year()),
            Some(date) => self.words.day(date),
            None => self.named(meeting, 280.0),
        }
    }

    /// The meeting as it stands behind its noun: `van 24 mrt`, or `‘teamdag’` without a date.
    pub fn which(&self, meeting: usize) -> String {
        let t = self.words.table();
        let words = if self.date(meeting).is_some() { t.meeting_of } else { t.meeting_called };
        fill(words, &[("meeting", &self.full(meeting))])
    }

    /// The id of a meeting, as the terminal and the tables call it, in at most `room`.
    fn named(&self, meeting: usize, room: f64) -> String {
        fit(&self.ids[meeting], room, SMALL.size, false)
    }

    pub fn date(&self, meeting: usize) -> Option<Date> {
        self.dates.get(meeting).copied().flatten()
    }

    /// Writes the dates under the columns at `xs`, as many as fit; gives the height used.
    pub fn draw(&self, sheet: &mut Sheet, xs: &[f64], y: f64) -> f64 {
        let set = if sheet.links() { SMALL.middle().color(LINK) } else { SMALL.middle() };
        let widest = (0..xs.len()).map(|m| set.width(&self.short(m))).fold(if self.with_year { 38.0 } else { 0.0 }, f64::max);
        let pitch = xs.first().zip(xs.last()).map_or(0.0, |(a, b)| (b - a) / (xs.len().max(2) - 1) as f64);
        let step = if pitch > 0.0 { ((widest + 14.0) / pitch).ceil().max(1.0) as usize } else { 1 };
        let mut year = None;
        for (meeting, &x) in xs.iter().enumerate().step_by(step) {
            let label = self.short(meeting);
            let half = set.width(&label) / 2.0 + 4.0;
            sheet.text(x, y + 18.0, &label, set);
            let words = fill(self.words.table().to_meeting, &[("which", &self.which(meeting))]);
            sheet.link_meeting(x - half, y, 2.0 * half, 24.0, &self.ids[meeting], &words);
            let this = self.date(meeting).map(Date::year);
            if self.with_year && this.is_some() && this != year {
                sheet.text(x, y + 37.0, &this.map(|y| y.to_string()).unwrap_or_default(), set.bold());
                year = this;
            }
        }
        if self.with_year { 45.0 } else { 25.0 }
    }
}

/// The middles of `count` columns of equal width between `left` and `right`.
pub(super) fn columns(count: usize, left: f64, right: f64) -> Vec<f64> {
    let pitch = (right - left) / count.max(1) as f64;
    (0..count).map(|i| left + pitch * (i as f64 + 0.5)).collect()
}

/// Moves places apart until each is `gap` from the next, as near to where they want to be as that allows, within bounds
/// when they can be kept.
pub(super) fn apart(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    // Groups of places that touch: each has its members and the mean of where they would start.
    let mut groups: Vec<(Vec<usize>, f64)> = Vec::new();
    for index in order {
        groups.push((vec![index], wanted[index]));
        while groups.len() > 1 {
            let (last, before) = (&groups[groups.len() - 1], &groups[groups.len() - 2]);
            if last.1 - before.1 >= gap * before.0.len() as f64 {
                break;
            }
            let Some((members, _)) = groups.pop() else { break };
            let Some(group) = groups.last_mut() else { break };
            group.0.extend(members);
            let start = group.0.iter().enumerate().map(|(at, &i)| wanted[i] - gap * at as f64).sum::<f64>();
            group.1 = start / group.0.len() as f64;
        }
    }
    let mut out = vec![0.0; wanted.len()];
    let mut floor = low;
    for (members, start) in &groups {
        let room = high - gap * (members.len().max(1) - 1) as f64;
        let start = start.min(room).max(floor);
        for (at, &i) in members.iter().enumerate() {
            out[i] = start + gap * at as f64;
        }
        floor = start + gap * members.len() as f64;
    }
    out
}

/// Points of a curve that leaves and arrives level: how a stream runs from one column to the next.
pub(super) fn stream(from: Point, to: Point) -> Vec<Point> {
    const STEPS: usize = 12;
    (0..=STEPS)
        .map(|i| {
            let t = i as f64 / STEPS as f64;
            let eased = t * t * (3.0 - 2.0 * t);
            (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * eased)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_apart_and_stay_in_bounds() {
        let placed = apart(&[10.0, 11.0, 12.0, 50.0], 20.0, 0.0, 100.0);
        let mut sorted = placed.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|w| w[1] - w[0] >= 19.99), "{placed:?}");
        assert!(placed.iter().all(|p| (0.0..=100.0).contains(p)), "{placed:?}");
        assert_eq!(apart(&[10.0, 80.0], 20.0, 0.0, 100.0), [10.0, 80.0]);
    }
}
