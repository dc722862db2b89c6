//! Sky, water, columns, streams and their labels.

use super::super::axis::{apart, columns, stream};
use super::super::facts::reason;
use super::super::ink::{self, Color, LABEL, SMALL};
use super::super::letters::wrap;
use super::super::sheet::{MARGIN, Sheet, WIDTH};
use super::beads::{self, Strings};
use super::{CONTENT, FEELING, OTHER, PROCESS, RELATION, Water, moments, unsaid};
use crate::document::fill;

/// Where everything stands.
struct Layout {
    left: f64,
    right: f64,
    top: f64,
    line: f64,
    bottom: f64,
    /// Height of the whole of a meeting's turns.
    unit: f64,
    pitch: f64,
    column: f64,
    xs: Vec<f64>,
    strings: Strings,
    /// Quotes stand beside the picture rather than under it.
    beside: bool,
}

/// Bands of a column from the waterline: level and colour.
const ABOVE: [(usize, Color); 3] = [(PROCESS, ink::PROCESS), (CONTENT, ink::CONTENT), (OTHER, ink::OTHER)];
const BELOW: [(usize, Color); 2] = [(RELATION, ink::RELATION), (FEELING, ink::FEELING)];
/// Distance between meetings under which columns touch and streams have no room.
const TOUCH: f64 = 16.0;

impl Layout {
    fn of(water: &Water<'_>, top: f64) -> Self {
        let count = water.columns.len();
        let left = MARGIN + 84.0;
        let beside = count <= 2;
        let right = if beside { left + 150.0 + 130.0 * count as f64 } else { 966.0 };
        let pitch = (right - left) / count as f64;
        let column = match count {
            1 => 90.0,
            _ if pitch < TOUCH => pitch,
            _ => (pitch * 0.52).min(64.0),
        };
        let most = water.columns.iter().filter_map(|c| c.beads.as_ref()).map(Vec::len).max().unwrap_or(0);
        let strings = beads::strings(most, pitch);
        let deepest = water.columns.iter().filter_map(super::Column::below).fold(0.2, f64::max);
        let (unit, depth) =
            if water.as_beads { (212.0, (strings.depth + 34.0).max(132.0)) } else { (330.0, 330.0 * (deepest + 0.06)) };
        let line = top + unit + 8.0;
        let xs = columns(count, left, right);
        Layout { left, right, top, line, bottom: line + depth, unit, pitch, column, xs, strings, beside }
    }
}

/// Draws the picture from `top` down; gives its height.
pub(super) fn draw(water: &Water<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let l = Layout::of(water, top);
    ground(water, sheet, &l);
    if water.columns.iter().any(|c| c.levels.is_ok()) {
        streams(water, sheet, &l);
        bars(water, sheet, &l);
    }
    sheet.line(&[(l.left, l.line), (l.right, l.line)], ink::TEXT, 1.8);
    let mut elsewhere = Vec::new();
    if water.as_beads {
        beads::draw(water, sheet, &l.xs, l.line, l.strings);
        if l.beside {
            elsewhere = moments::badges(water, sheet, l.strings, (&l.xs, l.line, l.bottom));
        }
    }
    moments::pins(water, sheet, &l.xs, l.line, (l.left, l.right), &elsewhere);
    labels_above(water, sheet, &l);
    labels_below(water, sheet, &l);
    let mut y = l.bottom + 3.0;
    y += unsaid::draw(water, sheet, &l.xs, (l.left, l.right), y) + 3.0;
    y += water.calendar.draw(sheet, &l.xs, y);
    foot(water, sheet, &l, y)
}

/// Quotes and the sentence about what could not be measured.
fn foot(water: &Water<'_>, sheet: &mut Sheet, l: &Layout, mut y: f64) -> f64 {
    let right = WIDTH - MARGIN;
    if moments::shown(water.view).next().is_some() {
        let place = if l.beside {
            moments::Place { x: l.right + 214.0, y: l.top + 4.0, right, stacked: true }
        } else {
            moments::Place { x: MARGIN, y: y + 14.0, right, stacked: false }
        };
        y = y.max(moments::list(water, sheet, &place));
    }
    let weak = if water.columns.iter().any(|c| c.weak) { water.view.words.table().weak_columns } else { "" };
    for line in wrap(&format!("{weak} {}", water.gaps()), right - MARGIN, SMALL.size, false, 3) {
        y += 21.0;
        sheet.text(MARGIN, y, &line, SMALL);
    }
    y + 18.0
}

fn ground(water: &Water<'_>, sheet: &mut Sheet, l: &Layout) {
    let width = l.right - l.left;
    sheet.rect(l.left, l.top, width, l.line - l.top, ink::PAPER);
    sheet.gradient(l.left, l.line, width, l.bottom - l.line, ink::SHALLOW, ink::DEEP);
    let words = water.view.words;
    for quarter in 1..=4 {
        let share = f64::from(quarter) * 0.25;
        let y = l.line - share * l.unit;
        sheet.line(&[(l.left, y), (l.right, y)], Color(0xEF, 0xE9, 0xDD), 1.0);
        sheet.text(l.left - 10.0, y + 4.5, &words.percent(share, false), SMALL.end());
    }
    sheet.text(l.left - 10.0, l.line + 4.5, words.table().waterline, SMALL.bold().color(ink::TEXT).end());
    if !water.as_beads {
        let depth = (l.bottom - l.line) / l.unit;
        let step = if depth > 0.55 { 0.25 } else { 0.1 };
        for at in (1..10).map(|i| f64::from(i) * step).take_while(|s| s + 0.02 < depth) {
            let y = l.line + at * l.unit;
            sheet.line(&[(l.left, y), (l.right, y)], Color(0xD9, 0xE7, 0xF1), 1.0);
            sheet.text(l.left - 10.0, y + 4.5, &words.percent(at, false), SMALL.end());
        }
    }
}

/// Upper and lower edge of every band of a meeting, in units of the whole, from the line outward.
fn edges(levels: &[f64; 5], bands: &[(usize, Color)]) -> Vec<(f64, f64, Color)> {
    let mut from = 0.0;
    let mut out = Vec::with_capacity(bands.len());
    for &(level, color) in bands {
        out.push((from, from + levels[level], color));
        from += levels[level];
    }
    out
}

/// Bands of a column with their sign: up is negative.
fn bands(water: &Water<'_>, levels: &[f64; 5]) -> Vec<(f64, f64, Color)> {
    let mut all: Vec<_> = edges(levels, &ABOVE).into_iter().map(|(a, b, c)| (-a, -b, c)).collect();
    if !water.as_beads {
        all.extend(edges(levels, &BELOW));
    }
    all
}

fn streams(water: &Water<'_>, sheet: &mut Sheet, l: &Layout) {
    if l.pitch < TOUCH {
        return;
    }
    for at in 1..water.columns.len() {
        let (Ok(before), Ok(after)) = (&water.columns[at - 1].levels, &water.columns[at].levels) else { continue };
        let (x0, x1) = (l.xs[at - 1] + l.column / 2.0, l.xs[at] - l.column / 2.0);
        for (a, b) in bands(water, before).into_iter().zip(bands(water, after)) {
            let y = |share: f64| l.line + share * l.unit;
            let mut shape = stream((x0, y(a.0)), (x1, y(b.0)));
            shape.extend(stream((x0, y(a.1)), (x1, y(b.1))).into_iter().rev());
            sheet.area(&shape, a.2, if a.2 == ink::OTHER { 0.6 } else { 0.4 });
        }
    }
}

fn bars(water: &Water<'_>, sheet: &mut Sheet, l: &Layout) {
    let words = water.view.words;
    let t = words.table();
    let names =
        [(t.process, PROCESS), (t.content, CONTENT), (t.other_turns, OTHER), (t.relation, RELATION), (t.feeling, FEELING)];
    for (at, column) in water.columns.iter().enumerate() {
        let x = l.xs[at] - l.column / 2.0;
        let levels = match &column.levels {
            Ok(levels) => levels,
            Err(why) => {
                gap(sheet, l, at, &fill(t.not_measurable, &[("why", reason(words, why))]));
                continue;
            }
        };
        for (from, to, color) in bands(water, levels) {
            let (upper, lower) = (l.line + from.min(to) * l.unit, l.line + from.max(to) * l.unit);
            let color = if column.weak { color.toward(ink::WHITE, 0.45) } else { color };
            sheet.rect(x, upper, l.column, lower - upper, color);
        }
        let told = names.map(|(name, level)| format!("{name} {}", words.percent(levels[level], true))).join(", ");
        let weak = if column.weak { format!(" ({})", t.weak) } else { String::new() };
        sheet.title(x, l.top, l.column, l.line - l.top - 40.0, &format!("{}: {told}{weak}", water.calendar.full(at)));
    }
}

/// A meeting without shares stays an empty place: a dashed outline, never a column of height nought.
fn gap(sheet: &mut Sheet, l: &Layout, at: usize, words: &str) {
    let (x, half) = (l.xs[at], l.column / 2.0);
    let grey = Color(0xA9, 0xB0, 0xB7);
    if l.pitch < TOUCH {
        sheet.dashed((x, l.line - 4.0), (x, l.top + 8.0), grey, 1.0, 2.0);
    } else {
        for side in [x - half, x + half] {
            sheet.dashed((side, l.line - 2.0), (side, l.line - l.unit), grey, 1.0, 3.0);
        }
        sheet.dashed((x - half, l.line - l.unit), (x + half, l.line - l.unit), grey, 1.0, 3.0);
    }
    sheet.title(x - half, l.top, l.column, l.line - l.top, words);
}

/// Names at the level of the last column, with the share over the run.
fn labels_above(water: &Water<'_>, sheet: &mut Sheet, l: &Layout) {
    let t = water.view.words.table();
    let x = l.right + 16.0;
    sheet.text(x, l.top + 13.0, t.above, LABEL.bold().color(ink::SKY_WORD));
    if water.columns.len() > 1 {
        sheet.text(x, l.top + 33.0, t.waterline_many, SMALL);
    }
    let Some(last) = water.columns.iter().rev().find_map(|c| c.levels.as_ref().ok()) else { return };
    let edges = edges(last, &ABOVE);
    let wanted: Vec<f64> = edges.iter().map(|(a, b, _)| -(a + b) / 2.0 * l.unit + l.line).collect();
    let places = apart(&wanted, 25.0, l.top + 56.0, l.line - 14.0);
    let names = [t.process, t.content, t.other_turns];
    for (at, y) in places.into_iter().enumerate() {
        let share = water.whole(ABOVE[at].0);
        sheet.rect(x, y - 6.0, 12.0, 12.0, ABOVE[at].1);
        label(sheet, (x + 20.0, y + 5.0), names[at], share.map(|s| water.view.words.percent(s, true)));
    }
}

fn labels_below(water: &Water<'_>, sheet: &mut Sheet, l: &Layout) {
    let words = water.view.words;
    let t = words.table();
    let x = l.right + 16.0;
    sheet.text(x, l.line + 24.0, t.below, LABEL.bold().color(ink::FEELING));
    let names = [t.relation, t.feeling];
    if water.as_beads {
        for (at, feeling) in [false, true].into_iter().enumerate() {
            let y = l.line + 45.0 + 26.0 * at as f64;
            let (shape, color) = beads::look(feeling);
            sheet.shape(shape, (x + 6.0, y), 11.0, color);
            label(sheet, (x + 20.0, y + 5.0), names[at], Some(words.count(water.count(feeling), t.sentence, t.sentences)));
        }
        if let (Some(a), Some(b)) = (water.whole(RELATION), water.whole(FEELING)) {
            sheet.text(x, l.line + 102.0, &format!("{} {}", words.percent(a + b, true), t.of_turns), SMALL);
        }
        if water.count(false) + water.count(true) == 0 {
            let width = l.right - l.left;
            for (at, line) in wrap(t.no_beads, width - 20.0, SMALL.size, false, 2).iter().enumerate() {
                sheet.text(f64::midpoint(l.left, l.right), l.line + 52.0 + 21.0 * at as f64, line, SMALL.middle());
            }
        }
        return;
    }
    let Some(last) = water.columns.iter().rev().find_map(|c| c.levels.as_ref().ok()) else { return };
    let wanted: Vec<f64> = edges(last, &BELOW).iter().map(|(a, b, _)| (a + b) / 2.0 * l.unit + l.line).collect();
    for (at, y) in apart(&wanted, 26.0, l.line + 45.0, l.bottom - 8.0).into_iter().enumerate() {
        let (shape, color) = beads::look(at == 1);
        sheet.shape(shape, (x + 6.0, y), 12.0, color);
        label(sheet, (x + 20.0, y + 5.0), names[at], water.whole(BELOW[at].0).map(|s| words.percent(s, true)));
    }
}

/// A name in bold and its number in grey.
pub(super) fn label(sheet: &mut Sheet, (x, y): (f64, f64), name: &str, number: Option<String>) {
    let number = number.unwrap_or_else(|| "–".to_owned());
    sheet.text(x, y, name, LABEL.bold());
    sheet.text(x + LABEL.bold().width(name) + 8.0, y, &number, LABEL.color(ink::MUTED));
}
