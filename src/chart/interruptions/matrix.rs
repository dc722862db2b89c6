//! The matrix with its margins: cells carry the count, their shade the rate.

use super::super::ink::{self, Color, LABEL, SMALL};
use super::super::letters::{first_word, name_lines, shows};
use super::super::sheet::{MARGIN, Sheet};
use super::Floor;
use crate::document::fill;

const LEFT: f64 = 250.0;
const RIGHT: f64 = 1172.0;
const ROW: f64 = 42.0;

/// One row and column: a person, or the rest together.
struct Side<'a> {
    label: String,
    full: String,
    people: Vec<&'a str>,
}

struct Matrix<'a> {
    sides: Vec<Side<'a>>,
    /// Names do not fit over the columns: people are numbered, beside the rows and over the columns.
    numbered: bool,
    top: f64,
    cell: f64,
    most: f64,
}

/// Draws from `top` down; gives the height.
pub(super) fn draw(floor: &Floor<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let sides = sides(floor);
    let cell = ((RIGHT - LEFT - 70.0) / sides.len() as f64).min(118.0);
    // What does not fit, or what no letter of our own font shows, gets a number.
    let unfit = |s: &Side<'_>| head(&s.label, cell).0.concat().contains('…') || !shows(&s.label);
    let numbered = sides.iter().filter(|s| s.people.len() == 1).any(unfit);
    let mut matrix = Matrix { sides, numbered, top: top + 72.0, cell, most: 0.0 };
    let all = (0..matrix.sides.len()).flat_map(|r| (0..matrix.sides.len()).map(move |c| (r, c)));
    // In one meeting a count of one or two is not yet dark.
    let pale = if floor.by_hour() { 0.0 } else { 5.0 };
    matrix.most = all.filter_map(|(r, c)| amount(floor, &matrix, r, c)).fold(pale, f64::max);
    heads(floor, sheet, &matrix);
    for row in 0..matrix.sides.len() {
        for column in 0..matrix.sides.len() {
            cell_at(floor, sheet, &matrix, row, column);
        }
    }
    totals(floor, sheet, &matrix);
    matrix.top + ROW * (matrix.sides.len() + 1) as f64 + 22.0
}

fn sides<'a>(floor: &Floor<'a>) -> Vec<Side<'a>> {
    let (own, rest) = floor.split();
    let mut sides: Vec<Side<'a>> = own
        .iter()
        .map(|name| {
            // A first name is enough over a column as long as nobody else has it.
            let alone = own.iter().filter(|other| first_word(other) == first_word(name)).count() == 1;
            let label = if alone { first_word(name) } else { name }.to_owned();
            Side { label, full: (*name).to_owned(), people: vec![name] }
        })
        .collect();
    if !rest.is_empty() {
        let label = fill(floor.view.words.table().rest, &[("n", &rest.len().to_string())]);
        sides.push(Side { full: label.clone(), label, people: rest.to_vec() });
    }
    sides
}

/// What the shade of a cell stands for: times an hour together, or times.
fn amount(floor: &Floor<'_>, matrix: &Matrix<'_>, row: usize, column: usize) -> Option<f64> {
    let (by, of) = (&matrix.sides[row].people, &matrix.sides[column].people);
    let count = floor.count(by, of);
    if row == column && by.len() == 1 {
        return None;
    }
    if !floor.by_hour() {
        return Some(count);
    }
    let hours: f64 = by.iter().flat_map(|b| of.iter().map(move |o| (b, o))).filter_map(|(b, o)| floor.together(b, o)).sum();
    (hours > 0.0).then(|| count / hours)
}

fn cell_at(floor: &Floor<'_>, sheet: &mut Sheet, matrix: &Matrix<'_>, row: usize, column: usize) {
    let (x, y) = (LEFT + matrix.cell * column as f64, matrix.top + ROW * row as f64);
    let (w, h) = (matrix.cell - 2.0, ROW - 2.0);
    let (by, of) = (&matrix.sides[row], &matrix.sides[column]);
    let words = floor.view.words;
    if row == column && by.people.len() == 1 {
        sheet.rect(x, y, w, h, ink::BAND);
        return;
    }
    let count = floor.count(&by.people, &of.people);
    let Some(amount) = amount(floor, matrix, row, column) else {
        sheet.hatch(x, y, w, h);
        sheet.title(x, y, w, h, &format!("{} · {}: {}", by.full, of.full, words.table().never_together));
        return;
    };
    let tone = 0.06 + if matrix.most > 0.0 { amount / matrix.most * 0.86 } else { 0.0 };
    let nothing = count == 0.0;
    sheet.rect(x, y, w, h, if nothing { Color(0xF7, 0xF9, 0xFA) } else { ink::sequential(tone) });
    let (label, set) = if nothing {
        ("·".to_owned(), LABEL.color(ink::EQUAL))
    } else {
        (words.number(count, 0), LABEL.bold().color(ink::on_sequential(tone)))
    };
    sheet.text(x + w / 2.0, y + h / 2.0 + 5.0, &label, set.middle());
    let mut told = floor.sentence(&by.full, &of.full, count);
    if floor.by_hour() {
        told.push(' ');
        told.push_str(&fill(words.table().an_hour, &[("rate", &words.number(amount, 1))]));
    }
    let single = (by.people.len() == 1 && of.people.len() == 1).then(|| floor.pairs.get(&(by.people[0], of.people[0]))).flatten();
    match single.and_then(|p| p.first.as_ref()) {
        Some(target) => sheet.link(x, y, w, h, target, &told),
        None => sheet.title(x, y, w, h, &told),
    }
}

/// The lines of a name over a column and their size.
fn head(label: &str, cell: f64) -> (Vec<String>, f64) {
    // One word is shortened, not broken.
    let row = if label.contains(' ') { ROW } else { 0.0 };
    name_lines(label, cell - 6.0, SMALL.size, row)
}

fn heads(floor: &Floor<'_>, sheet: &mut Sheet, matrix: &Matrix<'_>) {
    let t = floor.view.words.table();
    let right = LEFT + matrix.cell * matrix.sides.len() as f64;
    sheet.text(LEFT - 14.0, matrix.top - 54.0, t.comes_in, SMALL.bold().end());
    sheet.text(LEFT + 2.0, matrix.top - 54.0, t.is_interrupted, SMALL.bold());
    sheet.text(right + 56.0, matrix.top - 10.0, t.total, SMALL.end());
    for (at, side) in matrix.sides.iter().enumerate() {
        let x = LEFT + matrix.cell * (at as f64 + 0.5) - 1.0;
        let numbered = matrix.numbered && side.people.len() == 1;
        let number = (at + 1).to_string();
        let (label, size) = head(if numbered { &number } else { &side.label }, matrix.cell);
        for (i, line) in label.iter().rev().enumerate() {
            sheet.text(x, matrix.top - 10.0 - 17.0 * i as f64, line, SMALL.size(size).color(ink::TEXT).middle());
        }
        sheet.title(x - matrix.cell / 2.0, matrix.top - 40.0, matrix.cell, 38.0, &side.full);
        let y = matrix.top + ROW * at as f64;
        let room = if numbered { 32.0 } else { 0.0 };
        let (lines, size) = name_lines(&side.full, LEFT - MARGIN - 16.0 - room, LABEL.size, ROW);
        let first = y + ROW / 2.0 + 4.5 - 8.5 * (lines.len() - 1) as f64;
        for (i, line) in lines.iter().enumerate() {
            sheet.text(LEFT - 14.0 - room, first + 17.0 * i as f64, line, LABEL.size(size).end());
        }
        if numbered {
            sheet.text(LEFT - 14.0, y + ROW / 2.0 + 4.5, &number, SMALL.color(ink::TEXT).end());
        }
        sheet.title(MARGIN, y, LEFT - MARGIN - 8.0, ROW, &side.full);
    }
}

fn totals(floor: &Floor<'_>, sheet: &mut Sheet, matrix: &Matrix<'_>) {
    let words = floor.view.words;
    let right = LEFT + matrix.cell * matrix.sides.len() as f64;
    let bottom = matrix.top + ROW * matrix.sides.len() as f64;
    let set = LABEL.bold().color(ink::MUTED);
    sheet.text(LEFT - 14.0, bottom + 26.0, words.table().total, SMALL.end());
    for (at, side) in matrix.sides.iter().enumerate() {
        let y = matrix.top + ROW * at as f64 + ROW / 2.0 + 4.0;
        sheet.text(right + 56.0, y, &words.number(floor.count(&side.people, &floor.people), 0), set.end());
        let x = LEFT + matrix.cell * (at as f64 + 0.5) - 1.0;
        sheet.text(x, bottom + 26.0, &words.number(floor.count(&floor.people, &side.people), 0), set.middle());
    }
    let all = words.number(floor.count(&floor.people, &floor.people), 0);
    sheet.text(right + 56.0, bottom + 26.0, &all, LABEL.bold().end());
}
