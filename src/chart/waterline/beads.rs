//! The sentences below the line as beads on strings.

use super::super::facts::{level, quote};
use super::super::ink::{self, Color};
use super::super::sheet::{Point, Shape, Sheet};
use super::{Water, moments};
use crate::document::v1::{Evidence, Meeting, Moment, Run};

/// Links in one picture beyond which a meeting gets one link instead of one a bead: keyboards must be able to pass.
const MAX_LINKS: usize = 500;
/// How deep the strings may hang.
const MAX_DEPTH: f64 = 200.0;
/// Colour of the strings.
const STRING: Color = Color(0x8F, 0xB4, 0xCC);

/// One sentence.
pub(super) struct Bead<'a> {
    pub feeling: bool,
    pub utterance: u32,
    speaker: Option<&'a str>,
    category: &'a str,
    text: Option<&'a str>,
}

/// The sentences of a meeting with evidence of relation or feeling: relation first, each in order of time.
pub(super) fn of<'a>(run: &'a Run, meeting: &'a Meeting) -> Vec<Bead<'a>> {
    let mut seen: Vec<((u32, u32), Bead<'a>)> = Vec::new();
    for cue in &meeting.cues {
        let feeling = match level(run, cue) {
            "relation" => false,
            "feeling" => true,
            _ => continue,
        };
        let key = (cue.utterance, cue.sentence.0);
        let category = run.categories.get(&*cue.category).map_or(&*cue.category, |c| &*c.title);
        match seen.iter_mut().rev().take_while(|(k, _)| k.0 == cue.utterance).find(|(k, _)| *k == key) {
            // A sentence that does both is one bead, on the deeper level.
            Some((_, bead)) if feeling && !bead.feeling => {
                bead.feeling = true;
                bead.category = category;
            }
            Some(_) => {}
            None => {
                let (speaker, text) = (cue.speaker.as_deref(), cue.text.as_deref());
                seen.push((key, Bead { feeling, utterance: cue.utterance, speaker, category, text }));
            }
        }
    }
    let mut beads: Vec<Bead<'a>> = seen.into_iter().map(|(_, bead)| bead).collect();
    beads.sort_by_key(|b| b.feeling);
    beads
}

/// How large beads are and how many strings a meeting has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strings {
    pub step: f64,
    pub per_row: usize,
    pub depth: f64,
}

/// The largest beads with which the fullest meeting still fits.
pub(super) fn strings(most: usize, pitch: f64) -> Strings {
    let sizes = [16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0];
    for step in sizes.into_iter().filter(|s| *s <= pitch * 0.9) {
        let most_strings = ((pitch * 0.84 / step) as usize).clamp(1, 8);
        for per_row in 1..=most_strings {
            let depth = most.div_ceil(per_row) as f64 * step;
            if depth <= MAX_DEPTH {
                return Strings { step, per_row, depth };
            }
        }
    }
    let step = (pitch * 0.9).clamp(1.0, 3.0);
    Strings { step, per_row: 1, depth: MAX_DEPTH }
}

/// Where bead `index` hangs in the column at `x`.
fn place(strings: Strings, x: f64, line: f64, index: usize, count: usize) -> Point {
    let columns = strings.per_row.min(count).max(1);
    let left = x - (columns - 1) as f64 * strings.step / 2.0;
    let row = (index / columns) as f64;
    let y = line + 12.0 + strings.step / 2.0 + row * strings.step;
    (left + (index % columns) as f64 * strings.step, y.min(line + 12.0 + MAX_DEPTH))
}

/// The bead of a moment: its own sentence, or the first of its utterance.
fn index_of(beads: &[Bead<'_>], moment: &Moment) -> Option<usize> {
    let own = |b: &Bead<'_>| b.utterance == moment.at && b.text.is_some() && b.text == moment.quote.as_deref();
    beads.iter().position(own).or_else(|| beads.iter().position(|b| b.utterance == moment.at))
}

/// Where the bead of a moment hangs in the column at `x`.
pub(super) fn find(water: &Water<'_>, strings: Strings, (x, line): Point, at: usize, moment: &Moment) -> Option<Point> {
    let beads = water.columns[at].beads.as_ref()?;
    let index = index_of(beads, moment)?;
    Some(place(strings, x, line, index, beads.len()))
}

/// Draws all strings; gives back nothing but ink and links.
pub(super) fn draw(water: &Water<'_>, sheet: &mut Sheet, xs: &[f64], line: f64, strings: Strings) {
    let total = water.count(false) + water.count(true);
    for (at, column) in water.columns.iter().enumerate() {
        let Some(beads) = column.beads.as_ref().filter(|b| !b.is_empty()) else { continue };
        let columns = strings.per_row.min(beads.len());
        for string in 0..columns {
            let last = (beads.len() - 1 - string) / columns * columns + string;
            let (x, bottom) = place(strings, xs[at], line, last, beads.len());
            sheet.line(&[(x, line), (x, bottom)], STRING, 0.8);
        }
        let id = &water.view.team.meetings[at].id;
        let of_moments: Vec<usize> =
            moments::shown(water.view).filter(|(_, m)| m.meeting == *id).filter_map(|(_, m)| index_of(beads, m)).collect();
        for (index, bead) in beads.iter().enumerate() {
            let center = place(strings, xs[at], line, index, beads.len());
            let size = strings.step * 0.78;
            let (shape, color) = look(bead.feeling);
            sheet.shape(shape, center, if bead.feeling { size * 0.92 } else { size }, color);
            if of_moments.contains(&index) {
                sheet.ring(center, size / 2.0 + 3.0, ink::TEXT, 1.3);
            }
            if total <= MAX_LINKS {
                let half = strings.step / 2.0;
                let target = target(water, at, bead);
                sheet.link(center.0 - half, center.1 - half, strings.step, strings.step, &target, &told(water, at, bead));
            }
        }
        if total > MAX_LINKS {
            let count = beads.iter().filter(|b| b.feeling).count();
            let t = water.view.words.table();
            let words = format!("{} · {} {} · {} {count}", water.calendar.full(at), t.relation, beads.len() - count, t.feeling);
            let width = strings.step * columns as f64;
            sheet.link(xs[at] - width / 2.0, line, width, strings.depth + 12.0, &target(water, at, &beads[0]), &words);
        }
    }
}

/// Shape and colour of a bead.
pub(super) fn look(feeling: bool) -> (Shape, Color) {
    if feeling { (Shape::Diamond, ink::FEELING) } else { (Shape::Circle, ink::RELATION) }
}

fn target(water: &Water<'_>, at: usize, bead: &Bead<'_>) -> Evidence {
    Evidence { meeting: water.view.team.meetings[at].id.clone(), utterance: bead.utterance }
}

fn told(water: &Water<'_>, at: usize, bead: &Bead<'_>) -> String {
    let t = water.view.words.table();
    let level = if bead.feeling { t.feeling } else { t.relation };
    let mut parts = vec![water.calendar.full(at)];
    parts.extend(bead.speaker.map(str::to_owned));
    parts.push(format!("{level}: {}", bead.category));
    parts.extend(quote(bead.text));
    parts.join(" · ")
}
