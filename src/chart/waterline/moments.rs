//! The numbered moments: pins on the waterline and their quotes beside or under the picture. A moment has the same number
//! here as in the list of the report: its place in the document.

use super::super::View;
use super::super::axis::apart;
use super::super::facts::quote;
use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::{fit, wrap};
use super::super::sheet::{Point, Sheet};
use super::Water;
use super::beads::{self, Strings};
use crate::document::fill;
use crate::document::v1::{Evidence, Moment};

/// More pins than this do not help anyone to look.
const MOST: usize = 7;
/// Distance between two pins.
const PIN_GAP: f64 = 27.0;
const PIN_RADIUS: f64 = 11.5;

/// The moments that are shown, with their numbers.
pub(super) fn shown<'a>(view: &View<'a>) -> impl Iterator<Item = (usize, &'a Moment)> {
    let team = view.team;
    let known = |m: &Moment| team.meetings.iter().any(|s| s.id == m.meeting);
    team.moments.iter().enumerate().filter(move |(_, m)| known(m)).take(MOST).map(|(i, m)| (i + 1, m))
}

/// Pins just above the line, apart from each other, each with a foot in its own column; moments in `elsewhere` have a
/// badge of their own.
pub(super) fn pins(water: &Water<'_>, sheet: &mut Sheet, xs: &[f64], line: f64, bounds: (f64, f64), elsewhere: &[usize]) {
    if xs.len() == 1 {
        // With one meeting a pin says no more than the list beside it.
        return;
    }
    let column = |m: &Moment| place_of(water, m).and_then(|i| xs.get(i)).copied();
    let mut pins: Vec<(usize, &Moment, f64)> =
        shown(water.view).filter(|(n, _)| !elsewhere.contains(n)).filter_map(|(n, m)| Some((n, m, column(m)?))).collect();
    // Within a column by time, so that no two leaders cross.
    pins.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.1.at.cmp(&b.1.at)));
    let wanted: Vec<f64> = pins.iter().map(|p| p.2).collect();
    let places = apart(&wanted, PIN_GAP, bounds.0 + PIN_RADIUS, bounds.1 - PIN_RADIUS);
    let y = line - 24.0;
    for ((number, moment, foot), x) in pins.into_iter().zip(places) {
        sheet.line(&[(x, y), (foot, line)], ink::WHITE, 4.0);
        sheet.line(&[(x, y), (foot, line)], ink::FEELING, 1.6);
        sheet.disc((foot, line), 3.4, ink::FEELING);
        badge(water, sheet, (x, y), number, moment);
    }
}

/// A number in a circle that opens its quote.
fn badge(water: &Water<'_>, sheet: &mut Sheet, (x, y): Point, number: usize, moment: &Moment) {
    sheet.disc((x, y), PIN_RADIUS + 1.2, ink::FEELING);
    sheet.disc((x, y), PIN_RADIUS - 0.4, ink::WHITE);
    sheet.text(x, y + 5.3, &number.to_string(), SMALL.bold().color(ink::FEELING).middle());
    let words = format!("{} · {}", fill(water.view.words.table().moment, &[("n", &number.to_string())]), moment.sentence);
    let size = 2.0 * PIN_RADIUS + 2.0;
    sheet.link(x - size / 2.0, y - size / 2.0, size, size, &target(moment), &words);
}

/// Beside their beads, where columns are wide enough: a number and a line to its bead. Gives the numbers it placed.
pub(super) fn badges(
    water: &Water<'_>,
    sheet: &mut Sheet,
    strings: Strings,
    (xs, line, bottom): (&[f64], f64, f64),
) -> Vec<usize> {
    let mut placed = Vec::new();
    for (at, &x) in xs.iter().enumerate() {
        let bead = |m: &Moment| beads::find(water, strings, (x, line), at, m);
        let own: Vec<(usize, &Moment, Point)> = shown(water.view)
            .filter(|(_, m)| place_of(water, m) == Some(at))
            .filter_map(|(n, m)| Some((n, m, bead(m)?)))
            .collect();
        let wanted: Vec<f64> = own.iter().map(|(_, _, bead)| bead.1).collect();
        let side = x + strings.per_row as f64 * strings.step / 2.0 + 44.0;
        let ys = apart(&wanted, PIN_GAP, line + PIN_RADIUS + 4.0, bottom - PIN_RADIUS - 3.0);
        for ((number, moment, bead), y) in own.into_iter().zip(ys) {
            sheet.line(&[(bead.0 + strings.step * 0.5 + 2.0, bead.1), (side - PIN_RADIUS, y)], ink::FEELING, 1.0);
            badge(water, sheet, (side, y), number, moment);
            placed.push(number);
        }
    }
    placed
}

/// The meeting a moment belongs to.
fn place_of(water: &Water<'_>, moment: &Moment) -> Option<usize> {
    water.view.team.meetings.iter().position(|m| m.id == moment.meeting)
}

/// Where the quotes go.
pub(super) struct Place {
    pub x: f64,
    pub y: f64,
    pub right: f64,
    /// Who and when on a line of its own, because there is little room beside it.
    pub stacked: bool,
}

/// The quotes under their numbers; gives the height where they end.
pub(super) fn list(water: &Water<'_>, sheet: &mut Sheet, place: &Place) -> f64 {
    let entries: Vec<(usize, &Moment, String)> = shown(water.view).map(|(n, m)| (n, m, who(water, m))).collect();
    let x = place.x + 34.0;
    let widest = entries.iter().map(|(_, _, who)| LABEL.bold().width(who)).fold(0.0, f64::max).min(290.0);
    let quotes = if place.stacked { x } else { x + widest + 18.0 };
    let mut y = place.y;
    for (number, moment, who) in &entries {
        let top = y;
        sheet.disc((place.x + 11.0, y + 12.0), PIN_RADIUS, ink::FEELING);
        sheet.text(place.x + 11.0, y + 17.3, &number.to_string(), SMALL.bold().color(ink::WHITE).middle());
        let room = if place.stacked { place.right - x } else { widest };
        sheet.text(x, y + 17.5, &fit(who, room + 0.5, LABEL.size, true), LABEL.bold());
        if place.stacked {
            y += 22.0;
        }
        for line in wrap(&said(moment), place.right - quotes, LABEL.size, false, 2) {
            sheet.text(quotes, y + 17.5, &line, LABEL);
            y += 22.0;
        }
        sheet.link(place.x, top, place.right - place.x, y - top, &target(moment), &format!("{who} · {}", said(moment)));
        y += 8.0;
    }
    y
}

fn who(water: &Water<'_>, moment: &Moment) -> String {
    let at = place_of(water, moment).unwrap_or(0);
    let date = water.calendar.full(at);
    moment.speaker.as_deref().map_or(date.clone(), |name| format!("{date} · {name}"))
}

/// The sentence the moment turns on; what was seen, where quotes are withheld.
fn said(moment: &Moment) -> String {
    quote(moment.quote.as_deref()).unwrap_or_else(|| moment.sentence.clone())
}

fn target(moment: &Moment) -> Evidence {
    Evidence { meeting: moment.meeting.clone(), utterance: moment.at }
}
