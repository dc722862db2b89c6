//! Signs over the turns and arrows between the lanes.

use super::super::axis::apart;
use super::super::ink::{self, Color};
use super::super::sheet::{Shape, Sheet};
use super::draw::{BLOCK, Lanes};
use super::{Scene, Sign};
use crate::document::v1::{Cue, Event, Evidence};

/// Size of a sign.
const SIGN: f64 = 14.0;
/// Size of a sign where they are many.
const SMALL_SIGN: f64 = 9.0;
/// Signs beyond which only a title is left, so that keyboards can pass.
const MOST_LINKS: usize = 300;
/// Signs in one lane that can stand apart without leaving their place in time.
const MOST_APART: usize = 24;
/// Arrows beyond which they become stubs: more cross each other.
const MOST_ARROWS: usize = 30;
const STUB: f64 = 15.0;

/// The signs that occur.
pub(super) fn used(scene: &Scene<'_>) -> Vec<Sign> {
    let all = [Sign::Relation, Sign::Feeling, Sign::Care, Sign::Dare];
    all.into_iter().filter(|sign| scene.meeting.cues.iter().any(|c| scene.sign(c) == Some(*sign))).collect()
}

/// Signs above their turns, apart from each other, with a stem where they had to move.
pub(super) fn cues(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) {
    let total = scene.meeting.cues.iter().filter(|c| scene.sign(c).is_some()).count();
    let own: Vec<_> = (0..lanes.count).map(|lane| one_a_sentence(scene, lane)).collect();
    // Size says nothing, so all signs of a picture have the same.
    let size = if own.iter().any(|own| own.len() > MOST_APART) { SMALL_SIGN } else { SIGN };
    for (lane, own) in own.into_iter().enumerate() {
        let wanted: Vec<f64> = own.iter().map(|(cue, _)| place(scene, lanes, cue)).collect();
        let crowded = own.len() > MOST_APART;
        let xs = if crowded { wanted.clone() } else { apart(&wanted, size + 1.5, lanes.x(0.0), lanes.x(f64::MAX)) };
        let top = lanes.block(lane);
        let y = top - size / 2.0 - 3.0;
        for (((cue, sign), x), at) in own.into_iter().zip(xs).zip(wanted) {
            let (shape, color) = sign.look();
            sheet.line(&[(x, y), (at, top)], color, 1.0);
            sheet.shape(shape, (x, y), size, color);
            let told = scene.told(cue, sign);
            let (left, up, side) = (x - size / 2.0 - 1.0, y - size / 2.0 - 1.0, size + 2.0);
            if total <= MOST_LINKS {
                let target = Evidence { meeting: scene.meeting.summary.id.clone(), utterance: cue.utterance };
                sheet.link(left, up, side, side, &target, &told);
            } else {
                sheet.title(left, up, side, side, &told);
            }
        }
    }
}

/// The cues of a lane, one sign a sentence and kind of sign.
fn one_a_sentence<'a>(scene: &Scene<'a>, lane: usize) -> Vec<(&'a Cue, Sign)> {
    let mut out: Vec<(&Cue, Sign)> = Vec::new();
    for cue in &scene.meeting.cues {
        let Some(sign) = scene.sign(cue) else { continue };
        let known =
            out.iter().rev().take(8).any(|(c, s)| *s == sign && (c.utterance, c.sentence.0) == (cue.utterance, cue.sentence.0));
        if scene.lane(cue.speaker.as_deref()) == Some(lane) && !known {
            out.push((cue, sign));
        }
    }
    out
}

/// The middle of the sentence: its part of the utterance, as text goes.
fn place(scene: &Scene<'_>, lanes: &Lanes, cue: &Cue) -> f64 {
    let Some(utterance) = scene.utterance(cue.utterance) else { return lanes.x(0.0) };
    let (start, end) = scene.clock.span(utterance);
    let length = utterance.text.as_deref().map_or(cue.sentence.1 as usize, str::len).max(1) as f64;
    let part = f64::midpoint(f64::from(cue.sentence.0), f64::from(cue.sentence.1)) / length;
    lanes.x(start + (end - start) * part.clamp(0.0, 1.0))
}

/// Arrows from who comes in to who was speaking.
pub(super) fn interruptions(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) {
    let events: Vec<&Event> = scene.meeting.events.iter().filter(|e| e.counted).collect();
    let stubs = events.len() > MOST_ARROWS;
    for event in events {
        let (Some(by), Some(of)) = (scene.lane(event.by.as_deref()), scene.lane(event.of.as_deref())) else { continue };
        let x = at(scene, lanes, event);
        let from = lanes.block(by) + BLOCK / 2.0;
        let end = match by.cmp(&of) {
            // Both share one lane: a stub says that it happened, not where it went.
            std::cmp::Ordering::Equal => from - STUB,
            std::cmp::Ordering::Less if stubs => from + STUB,
            std::cmp::Ordering::Greater if stubs => from - STUB,
            std::cmp::Ordering::Less => lanes.block(of),
            std::cmp::Ordering::Greater => lanes.block(of) + BLOCK,
        };
        arrow(sheet, (x, from), (x, end));
        let mut told: Vec<String> = scene.utterance(event.utterance).and_then(|u| scene.clock.told(u)).into_iter().collect();
        let names = [("by", event.by.as_deref().unwrap_or("")), ("of", event.of.as_deref().unwrap_or(""))];
        told.push(super::fill(scene.view.words.table().one_came_in, &names));
        let target = Evidence { meeting: scene.meeting.summary.id.clone(), utterance: event.utterance };
        let (top, bottom) = (from.min(end), from.max(end));
        sheet.link(x - 4.0, top - 3.0, 8.0, bottom - top + 6.0, &target, &told.join(" · "));
    }
}

fn at(scene: &Scene<'_>, lanes: &Lanes, event: &Event) -> f64 {
    let start = scene.clock.moment(event.start);
    let start = start.or_else(|| scene.utterance(event.utterance).map(|u| scene.clock.span(u).0));
    lanes.x(start.unwrap_or(0.0))
}

fn arrow(sheet: &mut Sheet, from: (f64, f64), to: (f64, f64)) {
    let length = ((to.0 - from.0).powi(2) + (to.1 - from.1).powi(2)).sqrt().max(1.0);
    let (ux, uy) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
    let base = (to.0 - ux * 7.0, to.1 - uy * 7.0);
    sheet.line(&[from, base], ink::WHITE, 3.6);
    sheet.line(&[from, base], ink::INTERRUPT, 1.5);
    sheet.disc(from, 2.8, ink::INTERRUPT);
    sheet.area(&[to, (base.0 - uy * 4.2, base.1 + ux * 4.2), (base.0 + uy * 4.2, base.1 - ux * 4.2)], ink::INTERRUPT, 1.0);
}

/// One sign in the legend.
pub(super) enum Draw {
    Sign(Sign),
    Arrow,
    Silence,
    Gap,
    Tick,
}

impl Draw {
    /// Draws it `width` wide with its middle at `y`.
    pub fn at(&self, sheet: &mut Sheet, x: f64, y: f64, width: f64) {
        const BACK: Color = ink::PERSON;
        match self {
            Draw::Sign(sign) => {
                let (shape, color) = sign.look();
                let size = if shape == Shape::Diamond { SIGN * 0.95 } else { SIGN };
                sheet.shape(shape, (x + width / 2.0, y), size, color);
            }
            Draw::Arrow => arrow(sheet, (x + 2.0, y), (x + width, y)),
            Draw::Silence => sheet.rect(x, y - 7.0, width, 14.0, ink::SILENCE),
            Draw::Gap => sheet.hatch(x, y - 7.0, width, 14.0),
            Draw::Tick => sheet.rect(x + width / 2.0 - 0.8, y, 1.6, 5.0, BACK.toward(ink::WHITE, 0.5)),
        }
    }
}
