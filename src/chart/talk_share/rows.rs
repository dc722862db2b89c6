//! A run of meetings: one row a person, all on the same scale, with the band of chance behind and the strip beneath.

use super::super::axis::columns;
use super::super::facts::{Datum, Presence, mean};
use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::name_lines;
use super::super::sheet::{MARGIN, Point, Sheet};
use super::{Shares, strip};
use crate::document::fill;

const LEFT: f64 = 280.0;
/// Right edge of the names; the scale stands between them and the rows.
const NAMES: f64 = 226.0;
const RIGHT: f64 = 1160.0;
/// Dots closer than this become medians of a month or a quarter.
const MIN_PITCH: f64 = 9.0;

/// Where the rows stand.
struct Rows {
    xs: Vec<f64>,
    row: f64,
    scale: f64,
    pitch: f64,
}

impl Rows {
    fn of(shares: &Shares<'_>) -> Self {
        let (own, rest) = shares.split();
        let meetings = shares.calendar_len();
        let row = match own.len() + usize::from(!rest.is_empty()) {
            0..=4 => 104.0,
            5..=8 => 84.0,
            _ => 66.0,
        };
        let values = own.iter().flat_map(|&p| (0..meetings).filter_map(move |m| shares.share(p, m).number()));
        let band = (0..meetings).filter_map(|m| shares.chance(m)).map(|(mean, _, high)| high.min(mean * 2.5));
        let most = values.chain(band).fold(0.0, f64::max);
        // In a large team all shares are small: finer steps keep the rows from lying flat.
        let steps = if most < 0.3 { 20.0 } else { 10.0 };
        let scale = ((most * steps + 0.2).ceil() / steps).clamp(0.1, 1.0);
        Rows { xs: columns(meetings, LEFT, RIGHT), row, scale, pitch: (RIGHT - LEFT) / meetings as f64 }
    }

    /// Height of share `share` in the row that starts at `top`.
    fn y(&self, top: f64, share: f64) -> f64 {
        let (low, high) = (top + self.row - 20.0, top + 6.0);
        low - (low - high) * (share / self.scale).clamp(0.0, 1.0)
    }
}

/// Draws from `top` down; gives the height.
pub(super) fn draw(shares: &Shares<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let (own, rest) = shares.split();
    let rows = Rows::of(shares);
    let mut y = top + 14.0;
    for (at, &person) in own.iter().enumerate() {
        frame(shares, sheet, &rows, y, at == 0);
        band(shares, sheet, &rows, y);
        curve(shares, sheet, &rows, person, y);
        states(shares, sheet, &rows, person, y);
        names(shares, sheet, &rows, person, y);
        y += rows.row;
    }
    if !rest.is_empty() {
        frame(shares, sheet, &rows, y, false);
        band(shares, sheet, &rows, y);
        rest_row(shares, sheet, &rows, rest, y);
        y += rows.row;
    }
    y += shares.calendar.draw(sheet, &rows.xs, y);
    foot(shares, sheet, &rows, y + 6.0)
}

fn frame(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, top: f64, first: bool) {
    let words = shares.view.words;
    for share in [0.0, rows.scale] {
        let y = rows.y(top, share);
        if share == 0.0 || first {
            sheet.line(&[(LEFT, y), (RIGHT, y)], ink::HAIR, 1.0);
        }
        if first {
            sheet.text(LEFT - 8.0, y + 4.5, &words.percent(share, false), SMALL.end());
        }
    }
}

/// The band of chance, one piece a stretch of measured meetings, and the equal share in it.
fn band(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, top: f64) {
    let half = (rows.pitch / 2.0).min(24.0);
    let chances: Vec<_> = (0..rows.xs.len()).map(|m| shares.chance(m)).collect();
    let mut at = 0;
    while at < chances.len() {
        let length = chances[at..].iter().take_while(|c| c.is_some()).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let stretch: Vec<(f64, (f64, f64, f64))> = (at..at + length).filter_map(|m| Some((rows.xs[m], chances[m]?))).collect();
        let edge = |pick: fn((f64, f64, f64)) -> f64| -> Vec<Point> {
            let mut points: Vec<Point> = stretch.iter().map(|&(x, c)| (x, rows.y(top, pick(c)))).collect();
            // The band reaches half a column beyond its first and last meeting.
            if let (Some(&first), Some(&last)) = (points.first(), points.last()) {
                points.insert(0, (first.0 - half, first.1));
                points.push((last.0 + half, last.1));
            }
            points
        };
        let mut shape = edge(|c| c.2);
        shape.extend(edge(|c| c.1).into_iter().rev());
        sheet.area(&shape, ink::BAND, 1.0);
        sheet.line(&edge(|c| c.0), ink::EQUAL, 1.0);
        at += length;
    }
}

fn curve(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, person: usize, top: f64) {
    if rows.pitch < MIN_PITCH {
        binned(shares, sheet, rows, person, top);
        return;
    }
    let points: Vec<Option<(Point, bool)>> = (0..rows.xs.len())
        .map(|m| {
            let datum = shares.share(person, m);
            Some(((rows.xs[m], rows.y(top, datum.number()?)), matches!(datum, Datum::Weak(_))))
        })
        .collect();
    // No line across a meeting without a number: nothing is known there.
    for pair in points.windows(2) {
        if let [Some((a, _)), Some((b, _))] = pair {
            sheet.line(&[*a, *b], ink::PERSON, 1.8);
        }
    }
    let radius = (rows.pitch / 5.0).clamp(2.0, 3.8);
    for (m, point) in points.iter().enumerate() {
        let Some((at, weak)) = *point else { continue };
        if weak {
            sheet.disc(at, radius + 0.4, ink::PERSON);
            sheet.disc(at, radius - 1.0, ink::WHITE);
        } else {
            sheet.disc(at, radius, ink::PERSON);
        }
        if rows.xs.len() <= 40 {
            let told = format!("{}, {}: {}", shares.grid.people[person], shares.calendar.full(m), shares.cell(person, m));
            sheet.title(at.0 - rows.pitch / 2.0, top, rows.pitch, rows.row - 8.0, &told);
        }
    }
}

/// Medians with the middle 80 % around them: two hundred dots in a row are a smear.
fn binned(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, person: usize, top: f64) {
    let mut previous: Option<[Point; 3]> = None;
    for bin in shares.bins() {
        let mut values: Vec<f64> = bin.clone().filter_map(|m| shares.share(person, m).number()).collect();
        if values.is_empty() {
            previous = None;
            continue;
        }
        values.sort_by(f64::total_cmp);
        let x = f64::midpoint(rows.xs[bin.start], rows.xs[bin.end - 1]);
        let here = [0.1, 0.5, 0.9].map(|q| (x, rows.y(top, quantile(&values, q))));
        if let Some(before) = previous {
            sheet.area(&[before[0], here[0], here[2], before[2]], ink::PERSON, 0.25);
            sheet.line(&[before[1], here[1]], ink::PERSON, 1.8);
        } else {
            sheet.disc(here[1], 1.6, ink::PERSON);
        }
        previous = Some(here);
    }
}

fn quantile(sorted: &[f64], q: f64) -> f64 {
    let at = q * (sorted.len() - 1) as f64;
    let (low, high) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    low + (high - low) * (at - at.floor())
}

fn states(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, person: usize, top: f64) {
    let width = if rows.pitch < 6.0 { rows.pitch / 2.0 } else { (rows.pitch * 0.4).min(20.0) };
    for (m, &state) in shares.presence[person].iter().enumerate() {
        let y = top + rows.row - 15.0;
        match state {
            Presence::Spoke | Presence::Unknown => {}
            // In a long run the columns are too thin for more than a mark.
            Presence::Absent if rows.pitch >= MIN_PITCH => {
                sheet.hatch(rows.xs[m] - width, top + 6.0, width * 2.0, rows.row - 26.0);
            }
            _ => strip::mark(sheet, rows.xs[m], y, width, state),
        }
        if state.away() && rows.xs.len() <= 40 {
            let told = format!("{}, {}: {}", shares.grid.people[person], shares.calendar.full(m), state.words(shares.view.words));
            sheet.title(rows.xs[m] - rows.pitch / 2.0, top, rows.pitch, rows.row - 8.0, &told);
        }
    }
}

fn names(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, person: usize, top: f64) {
    let name = shares.grid.people[person];
    let (lines, size) = name_lines(name, NAMES - MARGIN, LABEL.size, rows.row);
    // A name and the share over the run under it: what a narrow screen shows first.
    let first = top + rows.row / 2.0 - 7.0 - 9.0 * (lines.len() - 1) as f64;
    for (at, line) in lines.iter().enumerate() {
        sheet.text(NAMES, first + 18.0 * at as f64, line, LABEL.size(size).end());
    }
    sheet.title(MARGIN, top, LEFT - MARGIN - 50.0, rows.row, name);
    over_run(shares, sheet, shares.whole(person), first + 18.0 * lines.len() as f64 + 2.0);
}

/// `30% hele reeks`, the number in bold.
fn over_run(shares: &Shares<'_>, sheet: &mut Sheet, share: Option<f64>, y: f64) {
    let Some(share) = share else { return };
    let words = shares.view.words;
    let label = words.table().over_run;
    sheet.text(NAMES, y, label, SMALL.end());
    sheet.text(NAMES - SMALL.width(label) - 6.0, y, &words.percent(share, true), LABEL.bold().end());
}

/// Those without a row of their own: their mean a head, on the same scale and against the same band.
fn rest_row(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, rest: &[usize], top: f64) {
    let words = shares.view.words;
    let t = words.table();
    let each = |m: usize| {
        let here = rest.iter().filter(|&&p| shares.share(p, m).number().is_some()).count();
        Some(shares.sum(rest, m)? / here.max(1) as f64)
    };
    let points: Vec<Option<Point>> = (0..rows.xs.len()).map(|m| Some((rows.xs[m], rows.y(top, each(m)?)))).collect();
    for pair in points.windows(2) {
        if let [Some(a), Some(b)] = pair {
            sheet.line(&[*a, *b], ink::PERSON.toward(ink::WHITE, 0.3), 1.8);
        }
    }
    let middle = top + rows.row / 2.0 - 4.0;
    sheet.text(NAMES, middle - 11.0, &fill(t.rest, &[("n", &rest.len().to_string())]), LABEL.end());
    sheet.text(NAMES, middle + 7.0, t.rest_mean, SMALL.end());
    over_run(shares, sheet, mean(rest.iter().filter_map(|&p| shares.whole(p))), middle + 27.0);
}

/// Legend of the strip and the sentences about open marks, medians and gaps.
fn foot(shares: &Shares<'_>, sheet: &mut Sheet, rows: &Rows, top: f64) -> f64 {
    let words = shares.view.words;
    let t = words.table();
    let states: Vec<Presence> = shares.presence.iter().flatten().copied().collect();
    let mut y = top + 24.0;
    let mut x = MARGIN;
    if (0..rows.xs.len()).any(|m| shares.chance(m).is_some()) {
        sheet.rect(x, y - 10.0, 22.0, 12.0, ink::BAND);
        sheet.line(&[(x, y - 4.0), (x + 22.0, y - 4.0)], ink::EQUAL, 1.0);
        sheet.text(x + 30.0, y, t.equal_share, SMALL);
        x += 30.0 + SMALL.width(t.equal_share) + 26.0;
    }
    y = strip::legend(sheet, x, y, words, &states);
    let mut notes = Vec::new();
    if rows.pitch < MIN_PITCH {
        notes.push(fill(t.talk_binned, &[("unit", &shares.bin_unit())]));
    }
    let weak = shares.order.iter().any(|&p| (0..rows.xs.len()).any(|m| matches!(shares.share(p, m), Datum::Weak(_))));
    if weak && rows.pitch >= MIN_PITCH {
        notes.push(t.weak_note.to_owned());
    }
    notes.push(shares.gaps());
    sheet.foot(&notes, y) + 18.0
}

/// How many bins are the most that can be told apart.
const MOST_BINS: usize = 100;

impl Shares<'_> {
    /// Stretches of meetings of one month, or of one quarter in a very long run; equal pieces without dates.
    fn bins(&self) -> Vec<std::ops::Range<usize>> {
        let months = self.bins_of(|y, m| y * 12 + m);
        if months.len() <= MOST_BINS { months } else { self.bins_of(|y, m| y * 4 + (m - 1) / 3) }
    }

    fn bins_of(&self, key: impl Fn(i32, i32) -> i32) -> Vec<std::ops::Range<usize>> {
        let count = self.calendar_len();
        let dates: Option<Vec<_>> = (0..count).map(|m| self.calendar.date(m)).collect();
        let Some(dates) = dates else {
            return (0..count).step_by(5).map(|start| start..(start + 5).min(count)).collect();
        };
        let keys: Vec<i32> = dates.iter().map(|d| key(i32::from(d.year()), i32::from(d.month()))).collect();
        let mut bins: Vec<std::ops::Range<usize>> = Vec::new();
        for m in 0..count {
            match bins.last_mut() {
                Some(bin) if keys[bin.start] == keys[m] => bin.end = m + 1,
                _ => bins.push(m..m + 1),
            }
        }
        bins
    }

    fn bin_unit(&self) -> String {
        let t = self.view.words.table();
        if (0..self.calendar_len()).any(|m| self.calendar.date(m).is_none()) {
            return fill(t.unit_few, &[("n", "5")]);
        }
        let months = self.bins_of(|y, m| y * 12 + m).len();
        if months <= MOST_BINS { t.unit_month } else { t.unit_quarter }.to_owned()
    }
}
