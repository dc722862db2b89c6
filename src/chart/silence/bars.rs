//! One meeting: a bar a person, longest stretch on top.

use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::{name_lines, wrap};
use super::super::sheet::{MARGIN, Sheet, WIDTH};
use super::{MOST_ROWS, Stretches, draw::told};
use crate::document::fill;

const RIGHT: f64 = 960.0;

/// Draws from `top` down; gives the height.
pub(super) fn draw(stretches: &Stretches<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let t = stretches.view.words.table();
    let rows = stretches.order.len().min(MOST_ROWS);
    let row = if rows <= 14 { 38.0 } else { 22.0 };
    let left = stretches.left(row);
    let first = top + 4.0;
    for (at, &person) in stretches.order.iter().take(rows).enumerate() {
        let y = first + row * at as f64;
        let middle = y + row / 2.0;
        let name = stretches.grid.people[person];
        let (lines, size) = name_lines(name, left - MARGIN - 14.0, if row < 30.0 { SMALL.size } else { LABEL.size }, row);
        for (i, line) in lines.iter().enumerate() {
            let y = middle + 5.5 + 17.0 * (i as f64 - (lines.len() - 1) as f64 / 2.0);
            sheet.text(left - 12.0, y, line, LABEL.size(size).end());
        }
        sheet.title(MARGIN, y, left - MARGIN - 8.0, row, name);
        let Some(amount) = stretches.amount(person, 0) else { continue };
        let (width, bar) = ((RIGHT - left) * amount / stretches.most, row * 0.46);
        sheet.rect(left, middle - bar / 2.0, width.max(1.0), bar, ink::sequential(0.55));
        let label = format!("{} {}", stretches.written(amount), stretches.unit());
        sheet.text(left + width + 10.0, middle + 5.0, &label, LABEL.size(size).bold());
        if stretches.whole(person, 0) {
            let state = stretches.presence[person][0].words(stretches.view.words);
            sheet.text(left + width + 18.0 + LABEL.size(size).bold().width(&label), middle + 5.0, state, SMALL);
        }
        told(stretches, sheet, (person, 0), (left, y, RIGHT - left, row));
    }
    let mut y = first + row * rows as f64;
    sheet.line(&[(left, first), (left, y)], ink::TEXT, 1.0);
    if stretches.order.len() > MOST_ROWS {
        let rest = fill(t.rest_in_table, &[("n", &(stretches.order.len() - MOST_ROWS).to_string())]);
        for line in wrap(&rest, WIDTH - 2.0 * MARGIN, SMALL.size, false, 2) {
            y += 21.0;
            sheet.text(MARGIN, y, &line, SMALL);
        }
    }
    y + 20.0
}
