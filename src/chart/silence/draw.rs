//! The heat map of silence, its margin on the right and its scale.

use super::super::axis::columns;
use super::super::facts::Presence;
use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::name_lines;
use super::super::sheet::{MARGIN, Sheet, WIDTH};
use super::{MIN_HALVES, MOST_ROWS, Stretches};
use crate::document::fill;
use crate::document::v1::Evidence;

/// Cells beyond which each no longer has a title or a link of its own.
const MOST_CELLS: usize = 500;
/// Steps of the scale: more cannot be told apart, and equal neighbours become one mark.
const STEPS: f64 = 32.0;

/// Where the cells stand.
struct Cells {
    xs: Vec<f64>,
    left: f64,
    right: f64,
    pitch: f64,
    row: f64,
    gap: f64,
    rows: usize,
}

impl Cells {
    fn of(stretches: &Stretches<'_>) -> Self {
        let rows = stretches.order.len().min(MOST_ROWS);
        let row = if rows <= 14 { 42.0 } else { 21.0 };
        let left = stretches.left(row);
        let right = match stretches.len() {
            ..=3 => left + 130.0 * stretches.len() as f64,
            _ => 1010.0,
        };
        let pitch = (right - left) / stretches.len() as f64;
        let gap = if pitch < 12.0 { 0.0 } else { 2.0 };
        Cells { xs: columns(stretches.len(), left, right), left, right, pitch, row, gap, rows }
    }
}

/// Draws from `top` down; gives the height.
pub(super) fn draw(stretches: &Stretches<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let cells = Cells::of(stretches);
    heads(stretches, sheet, &cells, top);
    let first = top + 14.0;
    for (at, &person) in stretches.order.iter().take(cells.rows).enumerate() {
        let y = first + cells.row * at as f64;
        row(stretches, sheet, &cells, person, y);
        margin(stretches, sheet, &cells, person, y);
    }
    let mut y = first + cells.row * cells.rows as f64 + 2.0;
    y += stretches.calendar.draw(sheet, &cells.xs, y);
    foot(stretches, sheet, cells.left, y + 18.0)
}

fn heads(stretches: &Stretches<'_>, sheet: &mut Sheet, cells: &Cells, top: f64) {
    let t = stretches.view.words.table();
    if stretches.len() > 1 {
        sheet.text(cells.right + 84.0, top + 4.0, t.mean, SMALL.end());
    }
    if stretches.len() >= MIN_HALVES {
        sheet.text(cells.right + 162.0, top + 4.0, t.difference, SMALL.end());
    }
}

fn row(stretches: &Stretches<'_>, sheet: &mut Sheet, cells: &Cells, person: usize, y: f64) {
    let (height, width) = (cells.row - cells.gap, cells.pitch - cells.gap);
    let mut meeting = 0;
    while meeting < stretches.len() {
        let x = cells.xs[meeting] - cells.pitch / 2.0;
        let run = if cells.gap == 0.0 { alike(stretches, person, meeting) } else { 1 };
        let wide = width + cells.pitch * (run - 1) as f64;
        match shade(stretches, person, meeting) {
            Some(step) => {
                sheet.rect(x, y, wide, height, ink::sequential(step / STEPS));
                if width >= 12.0 && stretches.whole(person, meeting) {
                    sheet.outline(x + 2.5, y + 2.5, width - 5.0, height - 5.0, ink::WHITE, 1.4);
                }
            }
            None => blank(stretches, sheet, (person, meeting), (x, y, wide, height)),
        }
        meeting += run;
    }
    let numbered = width >= 30.0 && height >= 20.0;
    let spoken = cells.rows * stretches.len() <= MOST_CELLS;
    for meeting in (0..stretches.len()).filter(|_| numbered || spoken) {
        if let Some(amount) = stretches.amount(person, meeting).filter(|_| numbered) {
            let color = ink::on_sequential(amount / stretches.most);
            let x = cells.xs[meeting] - cells.gap / 2.0;
            sheet.text(x, y + height / 2.0 + 6.0, &stretches.written(amount), LABEL.color(color).middle());
        }
        if spoken {
            told(stretches, sheet, (person, meeting), (cells.xs[meeting] - cells.pitch / 2.0, y, width, height));
        }
    }
}

/// The step of the scale of a cell, when there is a number.
fn shade(stretches: &Stretches<'_>, person: usize, meeting: usize) -> Option<f64> {
    Some((stretches.amount(person, meeting)? / stretches.most * STEPS).round())
}

/// How many cells from here on look the same.
fn alike(stretches: &Stretches<'_>, person: usize, meeting: usize) -> usize {
    let look = |m: usize| (shade(stretches, person, m).map(|s| s as i64), stretches.presence[person][m]);
    let first = look(meeting);
    let first = if first.0.is_some() { (first.0, Presence::Spoke) } else { first };
    let same = |m: &usize| {
        let here = look(*m);
        first == if here.0.is_some() { (here.0, Presence::Spoke) } else { here }
    };
    (meeting..stretches.len()).take_while(same).count().max(1)
}

/// A cell without a number: hatched when absent, dotted when not heard, an empty frame when not measurable.
fn blank(stretches: &Stretches<'_>, sheet: &mut Sheet, at: (usize, usize), (x, y, width, height): (f64, f64, f64, f64)) {
    let middle = y + height / 2.0;
    match stretches.presence[at.0][at.1] {
        Presence::Absent => {
            sheet.hatch(x, y, width, height);
            let word = stretches.view.words.table().absent;
            if height >= 24.0 && width >= SMALL.width(word) + 12.0 {
                sheet.halo(x + width / 2.0, middle + 5.0, word, SMALL.middle());
            }
        }
        Presence::NotHeard => sheet.dashed((x + width * 0.2, middle), (x + width * 0.8, middle), ink::MUTED, 2.4, 3.0),
        _ if width >= 12.0 => {
            let (right, bottom) = (x + width - 0.5, y + height - 0.5);
            let corners = [(x + 0.5, y + 0.5), (right, y + 0.5), (right, bottom), (x + 0.5, bottom)];
            for side in 0..4 {
                sheet.dashed(corners[side], corners[(side + 1) % 4], ink::EQUAL, 1.0, 3.0);
            }
        }
        _ => {}
    }
}

/// Title of a cell, and its quote when the document points at one.
pub(super) fn told(
    stretches: &Stretches<'_>,
    sheet: &mut Sheet,
    (person, meeting): (usize, usize),
    (x, y, w, h): (f64, f64, f64, f64),
) {
    let unit = if stretches.amount(person, meeting).is_some() { format!(" {}", stretches.unit()) } else { String::new() };
    let name = stretches.grid.people[person];
    let words = format!("{name}, {}: {}{unit}", stretches.calendar.full(meeting), stretches.cell(person, meeting));
    let first = stretches.grid.reading(person, meeting).and_then(|r| r.evidence.first());
    match first {
        Some(&utterance) => {
            let target = Evidence { meeting: stretches.view.team.meetings[meeting].id.clone(), utterance };
            sheet.link(x, y, w, h, &target, &words);
        }
        None => sheet.title(x, y, w, h, &words),
    }
}

/// Name on the left, mean and difference on the right.
fn margin(stretches: &Stretches<'_>, sheet: &mut Sheet, cells: &Cells, person: usize, y: f64) {
    let name = stretches.grid.people[person];
    let size = if cells.row < 24.0 { SMALL.size } else { LABEL.size };
    let (lines, size) = name_lines(name, cells.left - MARGIN - 14.0, size, cells.row);
    let middle = y + (cells.row - cells.gap) / 2.0 + 5.0;
    let first = middle - 8.5 * (lines.len() - 1) as f64;
    for (at, line) in lines.iter().enumerate() {
        sheet.text(cells.left - 12.0, first + 17.0 * at as f64, line, LABEL.size(size).end());
    }
    sheet.title(MARGIN, y, cells.left - MARGIN - 8.0, cells.row, name);
    let set = LABEL.size(size.max(15.0));
    if let Some(mean) = stretches.mean(person).filter(|_| stretches.len() > 1) {
        sheet.text(cells.right + 84.0, middle, &stretches.written(mean), set.bold().end());
    }
    if let Some(difference) = stretches.difference(person) {
        sheet.text(cells.right + 162.0, middle, &stretches.signed(difference), set.color(ink::MUTED).end());
    }
}

/// The scale, the signs and the sentences under the picture.
fn foot(stretches: &Stretches<'_>, sheet: &mut Sheet, left: f64, top: f64) -> f64 {
    let t = stretches.view.words.table();
    let y = top + 12.0;
    let (x, width) = (left, 220.0);
    sheet.text(x - 12.0, y, t.silence_scale, SMALL.end());
    for step in 0..44 {
        sheet.rect(x + f64::from(step) * 5.0, y - 11.0, 5.0, 13.0, ink::sequential(f64::from(step) / 43.0));
    }
    for part in [0.0, 0.5, 1.0] {
        let unit = if part > 0.9 { format!(" {}", stretches.unit()) } else { String::new() };
        let decimals = usize::from((stretches.most * part).fract() > 0.01);
        let label = format!("{}{unit}", stretches.view.words.number(stretches.most * part, decimals));
        sheet.text(x + width * part, y + 19.0, &label, SMALL.middle());
    }
    let below = signs(stretches, sheet, x + width + 50.0, y);
    let mut notes = Vec::new();
    if stretches.len() >= MIN_HALVES {
        notes.push(t.difference_note.to_owned());
    }
    if stretches.order.len() > MOST_ROWS {
        notes.push(fill(t.rest_in_table, &[("n", &(stretches.order.len() - MOST_ROWS).to_string())]));
    }
    notes.push(stretches.gaps());
    sheet.foot(&notes, below + 30.0) + 18.0
}

/// The signs beside the scale, on as many lines as they need; gives the last line.
fn signs(stretches: &Stretches<'_>, sheet: &mut Sheet, left: f64, top: f64) -> f64 {
    let t = stretches.view.words.table();
    let cells = || stretches.order.iter().flat_map(|&p| (0..stretches.len()).map(move |m| (p, m)));
    let some = |state: Presence| cells().any(|(p, m)| stretches.presence[p][m] == state);
    let (mut x, mut y) = (left, top);
    let mut sign = |sheet: &mut Sheet, label: &str, mark: fn(&mut Sheet, f64, f64)| {
        let room = 30.0 + SMALL.width(label);
        if x > left && x + room > WIDTH - MARGIN {
            (x, y) = (left, y + 24.0);
        }
        mark(sheet, x, y - 11.0);
        sheet.text(x + 30.0, y, label, SMALL);
        x += room + 24.0;
    };
    if some(Presence::Absent) {
        sign(sheet, t.absent, |s, x, y| s.hatch(x, y, 22.0, 13.0));
    }
    if cells().any(|(p, m)| stretches.whole(p, m)) {
        sign(sheet, t.whole_meeting, |s, x, y| {
            s.rect(x, y, 22.0, 13.0, ink::sequential(0.75));
            s.outline(x + 2.0, y + 2.0, 18.0, 9.0, ink::WHITE, 1.4);
        });
    }
    if some(Presence::NotHeard) {
        sign(sheet, t.not_heard, |s, x, y| s.dashed((x, y + 6.5), (x + 22.0, y + 6.5), ink::MUTED, 2.4, 3.0));
    }
    y
}
