//! Two people: two sentences with a number in front say more than a matrix of two by two.

use super::super::ink::{self, LABEL};
use super::super::letters::wrap;
use super::super::sheet::{MARGIN, Sheet, WIDTH};
use super::Floor;
use crate::document::fill;

/// Draws from `top` down; gives the height.
pub(super) fn draw(floor: &Floor<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let words = floor.view.words;
    let t = words.table();
    let set = LABEL.size(18.0);
    let pairs = [(floor.people[0], floor.people[1]), (floor.people[1], floor.people[0])];
    let mut y = top + 8.0;
    for (by, of) in pairs {
        let pair = floor.pairs.get(&(by, of));
        let count = pair.map_or(0.0, |p| p.count);
        let start = y;
        y += 44.0;
        sheet.text(MARGIN + 90.0, y, &words.number(count, 0), LABEL.size(44.0).bold().color(ink::INTERRUPT).end());
        let told = floor.sentence(by, of, count);
        let rest = fill(
            t.times_came_in,
            &[("times", if count as usize == 1 { t.time_one } else { t.time_many }), ("by", by), ("of", of)],
        );
        let lines = wrap(&rest, WIDTH - 2.0 * MARGIN - 120.0, set.size, false, 2);
        let first = y - 8.0 - 11.0 * (lines.len() - 1) as f64;
        for (at, line) in lines.iter().enumerate() {
            sheet.text(MARGIN + 114.0, first + 23.0 * at as f64, line, set);
        }
        if let Some(target) = pair.and_then(|p| p.first.as_ref()) {
            sheet.link(MARGIN, start, WIDTH - 2.0 * MARGIN, 56.0, target, &told);
        }
        y += 20.0;
    }
    y + 10.0
}
