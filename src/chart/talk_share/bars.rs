//! One meeting: bars from most to least, their intervals, and the equal share.

use super::super::facts::Presence;
use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::{fit, name_lines, wrap};
use super::super::sheet::{MARGIN, Sheet, WIDTH};
use super::Shares;
use crate::document::fill;

const LEFT: f64 = 262.0;
const RIGHT: f64 = 1040.0;
const ROW: f64 = 38.0;
const BAR: f64 = 17.0;

/// Draws from `top` down; gives the height.
pub(super) fn draw(shares: &Shares<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let (own, rest) = shares.split();
    let rows = own.len() + usize::from(!rest.is_empty());
    let first = top + 24.0;
    let bottom = first + ROW * rows as f64;
    let scale = scale(shares, own, rest);
    let x = |share: f64| LEFT + (RIGHT - LEFT) * (share / scale).min(1.0);
    background(shares, sheet, (first, bottom), scale);
    for (at, &person) in own.iter().enumerate() {
        let y = first + ROW * at as f64;
        name(sheet, shares.grid.people[person], y);
        bar(shares, sheet, person, y, &x);
    }
    if !rest.is_empty() {
        let y = first + ROW * own.len() as f64;
        rest_bar(shares, sheet, rest, y, &x);
    }
    sheet.line(&[(LEFT, first), (LEFT, bottom)], ink::TEXT, 1.0);
    foot(shares, sheet, bottom)
}

fn scale(shares: &Shares<'_>, own: &[usize], rest: &[usize]) -> f64 {
    let high = |p: usize| {
        let value = shares.share(p, 0).number().unwrap_or(0.0);
        shares.grid.reading(p, 0).and_then(|r| r.interval).map_or(value, |i| i.high.max(value))
    };
    let most = own.iter().map(|&p| high(p)).fold(0.0, f64::max);
    let most = most.max(shares.chance(0).map_or(0.0, |(_, _, high)| high)).max(shares.sum(rest, 0).unwrap_or(0.0));
    ((most * 10.0).ceil() / 10.0).clamp(0.1, 1.0)
}

fn background(shares: &Shares<'_>, sheet: &mut Sheet, (top, bottom): (f64, f64), scale: f64) {
    let words = shares.view.words;
    let width = (RIGHT - LEFT) / scale;
    if let Some((equal, low, high)) = shares.chance(0) {
        sheet.rect(LEFT + width * low, top, width * (high.min(scale) - low), bottom - top, ink::BAND);
        let x = LEFT + width * equal;
        sheet.dashed((x, top - 4.0), (x, bottom), ink::MUTED, 1.2, 4.0);
        let label = fill(words.table().equal_share_is, &[("share", &words.percent(equal, false))]);
        sheet.text(x + 6.0, top - 8.0, &label, SMALL);
    }
    let step = if scale > 0.5 { 0.2 } else { 0.1 };
    for at in (0..=10).map(|i| f64::from(i) * step).take_while(|s| *s <= scale + 1e-9) {
        let x = LEFT + width * at;
        sheet.line(&[(x, bottom), (x, bottom + 5.0)], ink::MUTED, 1.0);
        sheet.text(x, bottom + 22.0, &words.percent(at, false), SMALL.middle());
    }
}

fn name(sheet: &mut Sheet, name: &str, y: f64) {
    let (lines, size) = name_lines(name, LEFT - MARGIN - 14.0, LABEL.size, ROW);
    for (i, line) in lines.iter().enumerate() {
        sheet.text(
            LEFT - 12.0,
            y + ROW / 2.0 + 6.0 + 17.0 * (i as f64 - (lines.len() - 1) as f64 / 2.0),
            line,
            LABEL.size(size).end(),
        );
    }
    sheet.title(MARGIN, y, LEFT - MARGIN, ROW, name);
}

fn bar(shares: &Shares<'_>, sheet: &mut Sheet, person: usize, y: f64, x: &impl Fn(f64) -> f64) {
    let words = shares.view.words;
    let middle = y + ROW / 2.0;
    let Some(share) = shares.share(person, 0).number() else {
        sheet.text(LEFT + 10.0, middle + 5.0, &shares.cell(person, 0), SMALL);
        return;
    };
    let weak = matches!(shares.share(person, 0), super::Datum::Weak(_));
    let width = x(share) - LEFT;
    if weak {
        sheet.rect(LEFT, middle - BAR / 2.0, width, BAR, ink::WHITE);
        sheet.outline(LEFT, middle - BAR / 2.0, width.max(2.0), BAR, ink::PERSON, 1.2);
    } else {
        sheet.rect(LEFT, middle - BAR / 2.0, width, BAR, ink::PERSON.toward(ink::WHITE, 0.3));
    }
    let mut end = x(share);
    if let Some(interval) = shares.grid.reading(person, 0).and_then(|r| r.interval) {
        let (low, high) = (x(interval.low), x(interval.high));
        sheet.line(&[(low, middle), (high, middle)], ink::TEXT, 1.2);
        for at in [low, high] {
            sheet.line(&[(at, middle - 4.0), (at, middle + 4.0)], ink::TEXT, 1.2);
        }
        end = end.max(high);
    }
    let silent = shares.presence[person][0].silent();
    let label = words.percent(share, true);
    sheet.halo(end + 9.0, middle + 5.0, &label, LABEL.bold());
    if silent {
        let state = shares.presence[person][0].words(words);
        sheet.halo(end + 17.0 + LABEL.bold().width(&label), middle + 5.0, state, SMALL);
    }
    sheet.title(LEFT, y, RIGHT - LEFT, ROW, &format!("{}: {}", shares.grid.people[person], shares.cell(person, 0)));
}

fn rest_bar(shares: &Shares<'_>, sheet: &mut Sheet, rest: &[usize], y: f64, x: &impl Fn(f64) -> f64) {
    let words = shares.view.words;
    let t = words.table();
    name(sheet, &fill(t.rest, &[("n", &rest.len().to_string())]), y);
    let Some(sum) = shares.sum(rest, 0) else { return };
    let middle = y + ROW / 2.0;
    sheet.rect(LEFT, middle - BAR / 2.0, x(sum) - LEFT, BAR, ink::PERSON.toward(ink::WHITE, 0.7));
    let label = fill(t.rest_sum, &[("share", &words.percent(sum, true))]);
    sheet.halo(x(sum) + 9.0, middle + 5.0, &label, LABEL.color(ink::MUTED));
}

fn foot(shares: &Shares<'_>, sheet: &mut Sheet, bottom: f64) -> f64 {
    let t = shares.view.words.table();
    let mut y = bottom + 54.0;
    let mut notes = vec![t.interval.to_owned()];
    if shares.order.iter().any(|&p| matches!(shares.share(p, 0), super::Datum::Weak(_))) {
        notes.push(t.weak_note.to_owned());
    }
    let away: Vec<&str> =
        (0..shares.grid.people.len()).filter(|&p| shares.presence[p][0].away()).map(|p| shares.grid.people[p]).collect();
    if !away.is_empty() {
        let names: Vec<String> = away.iter().take(8).map(|n| fit(n, 180.0, SMALL.size, false)).collect();
        let more = if away.len() > 8 { " …" } else { "" };
        let sentence = if shares.all_absent(&away) { t.absent_are } else { t.not_heard_are };
        notes.push(fill(sentence, &[("names", &format!("{}{more}", names.join(", ")))]));
    }
    for line in wrap(&notes.join(" "), WIDTH - 2.0 * MARGIN, SMALL.size, false, 3) {
        sheet.text(MARGIN, y, &line, SMALL);
        y += 21.0;
    }
    y + 4.0
}

impl Shares<'_> {
    /// Attendance is known and says that these people were away.
    fn all_absent(&self, away: &[&str]) -> bool {
        (0..self.grid.people.len())
            .filter(|&p| away.contains(&self.grid.people[p]))
            .all(|p| self.presence[p][0] == Presence::Absent)
    }
}
