//! The numbered moments: pins on the waterline and their quotes beside or under the picture. A moment has the same number
//! here as in the list of the report: its place in the document.

use super::super::View;
use super::super::axis::apart;
use super::super::facts::{full, quote};
use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::{fit, wrap};
use super::super::sheet::Sheet;
use super::super::words::fill;
use super::Water;
use crate::document::v1::{Evidence, Moment};

/// More pins than this do not help anyone to look.
const MOST: usize = 7;
/// Distance between two pins.
const PIN_GAP: f64 = 25.0;
const PIN_RADIUS: f64 = 10.5;

/// The moments that are shown, with their numbers.
pub(super) fn shown<'a>(view: &View<'a>) -> impl Iterator<Item = (usize, &'a Moment)> {
    let team = view.team;
    let known = |m: &Moment| team.meetings.iter().any(|s| s.id == m.meeting);
    team.moments.iter().enumerate().filter(move |(_, m)| known(m)).take(MOST).map(|(i, m)| (i + 1, m))
}

/// Pins just above the line, apart from each other, each with a foot in its own column.
pub(super) fn pins(water: &Water<'_>, sheet: &mut Sheet, xs: &[f64], line: f64, bounds: (f64, f64)) {
    let meetings = &water.view.team.meetings;
    let column = |m: &Moment| meetings.iter().position(|s| s.id == m.meeting).and_then(|i| xs.get(i)).copied();
    let mut pins: Vec<(usize, &Moment, f64)> = shown(water.view).filter_map(|(n, m)| Some((n, m, column(m)?))).collect();
    // Within a column by time, so that no two leaders cross.
    pins.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.1.at.cmp(&b.1.at)));
    let wanted: Vec<f64> = pins.iter().map(|p| p.2).collect();
    let places = apart(&wanted, PIN_GAP, bounds.0 + PIN_RADIUS, bounds.1 - PIN_RADIUS);
    let y = line - 24.0;
    for ((number, moment, foot), x) in pins.into_iter().zip(places) {
        sheet.line(&[(x, y), (foot, line)], ink::WHITE, 4.0);
        sheet.line(&[(x, y), (foot, line)], ink::FEELING, 1.6);
        sheet.disc((foot, line), 3.4, ink::FEELING);
        sheet.disc((x, y), PIN_RADIUS + 1.2, ink::FEELING);
        sheet.disc((x, y), PIN_RADIUS - 0.4, ink::WHITE);
        sheet.text(x, y + 4.6, &number.to_string(), SMALL.bold().color(ink::FEELING).middle());
        let words = format!("{} · {}", fill(water.view.words.table().moment, &[("n", &number.to_string())]), moment.sentence);
        let size = 2.0 * PIN_RADIUS + 2.0;
        sheet.link(x - size / 2.0, y - size / 2.0, size, size, &target(moment), &words);
    }
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
    let widest = entries.iter().map(|(_, _, who)| LABEL.bold().width(who)).fold(0.0, f64::max).min(250.0);
    let quotes = if place.stacked { x } else { x + widest + 18.0 };
    let mut y = place.y;
    for (number, moment, who) in &entries {
        let top = y;
        sheet.disc((place.x + 11.0, y + 12.0), PIN_RADIUS, ink::FEELING);
        sheet.text(place.x + 11.0, y + 16.6, &number.to_string(), SMALL.bold().color(ink::WHITE).middle());
        let room = if place.stacked { place.right - x } else { widest };
        sheet.text(x, y + 17.0, &fit(who, room + 0.5, LABEL.size, true), LABEL.bold());
        if place.stacked {
            y += 20.0;
        }
        for line in wrap(&said(water, moment), place.right - quotes, LABEL.size, false, 2) {
            sheet.text(quotes, y + 17.0, &line, LABEL);
            y += 20.0;
        }
        sheet.link(place.x, top, place.right - place.x, y - top, &target(moment), &format!("{who} · {}", said(water, moment)));
        y += 8.0;
    }
    y
}

fn who(water: &Water<'_>, moment: &Moment) -> String {
    let at = water.view.team.meetings.iter().position(|m| m.id == moment.meeting).unwrap_or(0);
    let date = water.calendar.full(at);
    let meeting = full(water.view, &moment.meeting);
    let speaker = meeting.and_then(|m| m.utterances.iter().find(|u| u.index == moment.at)?.speaker.as_deref());
    speaker.map_or(date.clone(), |name| format!("{date} · {name}"))
}

/// The sentence the moment turns on; what was seen, where quotes are withheld.
fn said(water: &Water<'_>, moment: &Moment) -> String {
    let meeting = full(water.view, &moment.meeting);
    let cue = meeting.and_then(|m| m.cues.iter().find(|c| c.utterance == moment.at)?.text.as_deref());
    let whole = meeting.and_then(|m| m.utterances.iter().find(|u| u.index == moment.at)?.text.as_deref());
    quote(cue.or(whole)).unwrap_or_else(|| moment.sentence.clone())
}

fn target(moment: &Moment) -> Evidence {
    Evidence { meeting: moment.meeting.clone(), utterance: moment.at }
}
