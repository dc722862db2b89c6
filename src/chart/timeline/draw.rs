//! Lanes, turns, silences, the axis and the bars of talk share.

use super::super::ink::{self, LABEL, SMALL};
use super::super::letters::{name_lines, wrap};
use super::super::sheet::{MARGIN, Sheet, WIDTH};
use super::time::Clock;
use super::{LONG, Scene, marks};
use crate::document::fill;
use crate::document::v1::Silence;

const LEFT: f64 = 224.0;
const RIGHT: f64 = 1060.0;
/// Height of a turn.
pub(super) const BLOCK: f64 = 16.0;
/// A silence from here on carries its length.
const NAMED_SILENCE: f64 = 10.0;
/// Labels of silences in one picture.
const MOST_NAMED: usize = 8;

/// Where the lanes stand.
pub(super) struct Lanes {
    pub top: f64,
    pub height: f64,
    pub count: usize,
    length: f64,
}

impl Lanes {
    /// Place of a moment of the axis.
    pub fn x(&self, moment: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * (moment / self.length).clamp(0.0, 1.0)
    }

    /// Top of the turns in a lane.
    pub fn block(&self, lane: usize) -> f64 {
        self.top + self.height * lane as f64 + self.height - BLOCK - 5.0
    }

    pub fn bottom(&self) -> f64 {
        self.top + self.height * self.count as f64
    }
}

/// Draws from `top` down; gives the height.
pub(super) fn draw(scene: &Scene<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let count = scene.lanes.len();
    let height = if count <= 8 { 50.0 } else { 42.0 };
    let lanes = Lanes { top: top + 14.0, height, count, length: scene.clock.length() };
    for lane in (0..count).step_by(2) {
        sheet.rect(LEFT, lanes.top + height * lane as f64, RIGHT - LEFT, height, ink::LANE);
    }
    silences(scene, sheet, &lanes);
    turns(scene, sheet, &lanes);
    marks::interruptions(scene, sheet, &lanes);
    marks::cues(scene, sheet, &lanes);
    names(scene, sheet, &lanes);
    shares(scene, sheet, &lanes);
    let y = axis(scene, sheet, &lanes);
    legend(scene, sheet, y)
}

fn silences(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) {
    let place = |s: &Silence| {
        let start = scene.clock.moment(Some(s.start))?;
        Some((lanes.x(start), lanes.x(start + s.length_s)))
    };
    for (from, to) in scene.gaps().filter_map(place) {
        sheet.hatch(from, lanes.top, to - from, lanes.bottom() - lanes.top);
    }
    for (from, to) in scene.silences().filter_map(place) {
        sheet.rect(from, lanes.top, (to - from).max(1.5), lanes.bottom() - lanes.top, ink::SILENCE);
    }
    let mut named: Vec<&Silence> = scene.silences().filter(|s| s.length_s >= NAMED_SILENCE).collect();
    named.sort_by(|a, b| b.length_s.total_cmp(&a.length_s).then(a.start.total_cmp(&b.start)));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for silence in named {
        let Some((from, to)) = place(silence) else { continue };
        let label = format!("{} s", scene.view.words.number(silence.length_s, 0));
        let half = SMALL.bold().width(&label) / 2.0 + 5.0;
        let middle = f64::midpoint(from, to).clamp(LEFT + half, RIGHT - half);
        let free = taken.iter().all(|(a, b)| middle + half <= *a || middle - half >= *b);
        if free && taken.len() < MOST_NAMED {
            taken.push((middle - half, middle + half));
            sheet.text(middle, lanes.bottom() + 18.0, &label, SMALL.bold().color(ink::RELATION).middle());
        }
    }
}

/// Turns as blocks, neighbours closer than a pixel as one; listening sounds as ticks under them.
fn turns(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) {
    let mut open: Vec<Option<(f64, f64)>> = vec![None; lanes.count];
    let color = ink::PERSON.toward(ink::WHITE, 0.32);
    for utterance in &scene.meeting.utterances {
        let Some(lane) = scene.lane(utterance.speaker.as_deref()) else { continue };
        let (start, end) = scene.clock.span(utterance);
        let (from, to) = (lanes.x(start), lanes.x(end));
        let top = lanes.block(lane);
        if utterance.backchannel {
            sheet.rect(from, top + BLOCK - 4.0, 1.6, 4.0, ink::PERSON.toward(ink::WHITE, 0.5));
            continue;
        }
        match &mut open[lane] {
            Some(block) if from >= block.0 && from - block.1 < 1.0 => block.1 = block.1.max(to),
            block => {
                if let Some((a, b)) = block.replace((from, to)) {
                    sheet.rect(a, top, (b - a).max(1.2), BLOCK, color);
                }
            }
        }
    }
    for (lane, block) in open.into_iter().enumerate() {
        if let Some((a, b)) = block {
            sheet.rect(a, lanes.block(lane), (b - a).max(1.2), BLOCK, color);
        }
    }
}

fn names(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) {
    let t = scene.view.words.table();
    for (at, lane) in scene.lanes.iter().enumerate() {
        let y = lanes.top + lanes.height * at as f64;
        let leads = scene.meeting.summary.leader.as_deref() == Some(lane.people[0]);
        let (lines, size) = name_lines(&lane.name, LEFT - MARGIN - 14.0, LABEL.size, if leads { 0.0 } else { lanes.height });
        let mut lines: Vec<(String, ink::Type)> = lines.into_iter().map(|l| (l, LABEL.size(size).end())).collect();
        if leads {
            lines.push((t.leads.to_owned(), SMALL.end()));
        }
        // One line stands level with the turns, two stand in the middle of the lane.
        let first = if lines.len() == 1 { lanes.block(at) + 13.5 } else { y + lanes.height / 2.0 - 3.0 };
        for (i, (line, set)) in lines.iter().enumerate() {
            sheet.text(LEFT - 12.0, first + 17.0 * i as f64, line, *set);
        }
        sheet.title(MARGIN, y, LEFT - MARGIN - 8.0, lanes.height, &lane.name);
        if lane.turns == 0 {
            sheet.halo(LEFT + 10.0, lanes.block(at) + 1.0, t.no_turn, SMALL);
        }
    }
}

fn shares(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) {
    let words = scene.view.words;
    let most = scene.lanes.iter().map(|l| l.share).fold(0.01, f64::max);
    let t = words.table();
    let head = if matches!(scene.clock, Clock::Words { .. }) { t.word_share_head } else { t.talk_share_head };
    sheet.text(WIDTH - MARGIN, lanes.top - 8.0, head, SMALL.end());
    for (at, lane) in scene.lanes.iter().enumerate() {
        let top = lanes.block(at);
        sheet.rect(RIGHT + 12.0, top, (44.0 * lane.share / most).max(1.0), BLOCK, ink::PERSON.toward(ink::WHITE, 0.5));
        sheet.text(WIDTH - MARGIN, top + 13.5, &words.percent(lane.share, true), LABEL.bold().end());
    }
}

fn axis(scene: &Scene<'_>, sheet: &mut Sheet, lanes: &Lanes) -> f64 {
    let t = scene.view.words.table();
    let y = lanes.bottom() + 27.0;
    sheet.line(&[(LEFT, y), (RIGHT, y)], ink::HAIR, 1.0);
    for (moment, label) in scene.clock.ticks(scene.view.words) {
        let x = lanes.x(moment);
        sheet.line(&[(x, y), (x, y + 5.0)], ink::MUTED, 1.0);
        sheet.text(x, y + 22.0, &label, SMALL.middle());
    }
    let unit = if matches!(scene.clock, Clock::Words { .. }) { t.words_unit } else { t.minutes_long };
    sheet.text(LEFT - 24.0, y + 22.0, unit, SMALL.end());
    y + 38.0
}

fn legend(scene: &Scene<'_>, sheet: &mut Sheet, top: f64) -> f64 {
    let t = scene.view.words.table();
    let mut y = top + 22.0;
    let mut x = LEFT;
    let silence = fill(t.silence_sign, &[("length", &scene.view.words.seconds(LONG))]);
    let mut items: Vec<(&str, f64, marks::Draw)> = Vec::new();
    for sign in marks::used(scene) {
        items.push((sign.words(scene.view.words), 14.0, marks::Draw::Sign(sign)));
    }
    if scene.interruptions().is_some_and(|n| n > 0) {
        items.push((t.comes_in_sign, 26.0, marks::Draw::Arrow));
    }
    if scene.silences().next().is_some() {
        items.push((&silence, 16.0, marks::Draw::Silence));
    }
    if scene.gaps().next().is_some() {
        items.push((t.gap_sign, 22.0, marks::Draw::Gap));
    }
    if scene.meeting.utterances.iter().any(|u| u.backchannel) {
        items.push((t.backchannel_sign, 8.0, marks::Draw::Tick));
    }
    for (label, width, draw) in items {
        let room = width + 8.0 + SMALL.width(label);
        if x + room > WIDTH - MARGIN {
            (x, y) = (LEFT, y + 24.0);
        }
        draw.at(sheet, x, y - 5.0, width);
        sheet.text(x + width + 8.0, y, label, SMALL);
        x += room + 24.0;
    }
    if let Some(why) = scene.no_silences() {
        for line in wrap(&fill(t.timeline_no_silence, &[("why", why)]), WIDTH - LEFT - MARGIN, SMALL.size, false, 2) {
            y += 21.0;
            sheet.text(LEFT, y, &line, SMALL);
        }
    }
    y + 18.0
}
