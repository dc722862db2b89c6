//! The strip of what was not said, on the axis of the waterline but on no scale: silences after such a sentence or after a
//! question, sentences that were cut off, and things begun and let go.

use super::super::facts::{level, setting_s};
use super::super::ink::{self, Color, SMALL};
use super::super::interruptions::seen;
use super::super::sheet::{Shape, Sheet};
use super::Water;
use crate::document::v1::{Evidence, Meeting, MeetingSummary, Run};

/// Key of the setting that says from when on a silence is worth a look, the same as for the moments; its default in
/// seconds, for a document that does not say.
const SILENCE: (&str, f64) = ("moment.silence", 4.0);
/// Largest size of a sign.
const STEP: f64 = 17.0;
/// How high the signs may pile up.
const MAX_HEIGHT: f64 = 84.0;
/// Room for the legend.
const MIN_HEIGHT: f64 = 88.0;
/// Links in the strip beyond which only titles are left.
const MAX_LINKS: usize = 200;
const GROUND: Color = Color(0xF4, 0xF6, 0xF8);
const QUIET: Color = Color(0x7F, 0xAF, 0xCF);

/// What stayed unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Silence,
    CutOff,
    LetGo,
}

const KINDS: [Kind; 3] = [Kind::Silence, Kind::CutOff, Kind::LetGo];

/// One sign and the utterance it opens.
pub(super) struct Trace {
    kind: Kind,
    utterance: u32,
    seconds: f64,
}

/// From how many seconds on a silence is worth a look.
pub(super) fn silence_s(run: &Run) -> f64 {
    setting_s(run, SILENCE.0).unwrap_or(SILENCE.1)
}

/// The traces of a meeting, by kind and then in order of time.
pub(super) fn of(run: &Run, meeting: &Meeting) -> Vec<Trace> {
    let below = |u: u32| {
        let own = meeting.cues.iter().filter(move |c| c.utterance == u);
        own.into_iter().any(|c| matches!(level(run, c), "relation" | "feeling"))
    };
    let trace = |kind, utterance| Trace { kind, utterance, seconds: 0.0 };
    let asked = |kind: &str| matches!(kind, "after_question" | "after_decision_request");
    let least = silence_s(run);
    let silent = meeting.silences.iter().filter(|s| s.length_s >= least && s.kind != "recording_gap");
    let mut traces: Vec<Trace> = silent
        .filter(|s| below(s.after) || asked(&s.kind))
        .map(|s| Trace { seconds: s.length_s, ..trace(Kind::Silence, s.after) })
        .collect();
    let cut = meeting.events.iter().filter(|e| e.counted && e.kind == "interruption_successful" && below(e.over));
    traces.extend(cut.map(|e| trace(Kind::CutOff, e.over)));
    traces.extend(meeting.cues.iter().filter(|c| c.category == "almost_said").map(|c| trace(Kind::LetGo, c.utterance)));
    traces.sort_by_key(|t| (t.kind, t.utterance));
    traces.dedup_by_key(|t| (t.kind, t.utterance));
    traces
}

/// How the signs of one meeting are piled.
struct Pile {
    step: f64,
    per_row: usize,
    height: f64,
}

fn pile(most: usize, pitch: f64) -> Pile {
    let mut step = STEP.min(pitch * 0.9);
    loop {
        let per_row = ((pitch * 0.84 / step) as usize).clamp(1, 6);
        let height = most.div_ceil(per_row) as f64 * step;
        if height <= MAX_HEIGHT || step <= 2.0 {
            return Pile { step, per_row, height: height.min(MAX_HEIGHT) };
        }
        step -= 1.0;
    }
}

/// Draws the strip with its top at `top`; gives its height, nothing when no meeting is at hand in full.
pub(super) fn draw(water: &Water<'_>, sheet: &mut Sheet, xs: &[f64], (left, right): (f64, f64), top: f64) -> f64 {
    if water.columns.iter().all(|c| c.beads.is_none()) {
        return 0.0;
    }
    let pitch = (right - left) / xs.len().max(1) as f64;
    let most = water.columns.iter().map(|c| c.unsaid.len()).max().unwrap_or(0);
    let pile = pile(most, pitch);
    let height = (pile.height + 18.0).max(MIN_HEIGHT);
    sheet.rect(left, top, right - left, height, GROUND);
    let t = water.view.words.table();
    sheet.text(left - 10.0, top + 22.0, t.unsaid, SMALL.bold().color(ink::TEXT).end());
    // The piles stand in the middle of the strip.
    let first = top + (height - pile.height.max(pile.step)) / 2.0;
    let total: usize = water.columns.iter().map(|c| c.unsaid.len()).sum();
    for (at, column) in water.columns.iter().enumerate() {
        for (index, trace) in column.unsaid.iter().enumerate() {
            let columns = pile.per_row.min(column.unsaid.len()).max(1);
            let x = xs[at] + ((index % columns) as f64 - (columns - 1) as f64 / 2.0) * pile.step;
            let y = (first + pile.step * ((index / columns) as f64 + 0.5)).min(top + height - pile.step / 2.0);
            sign(sheet, trace.kind, (x, y), pile.step * 0.72);
            let (half, side) = (pile.step / 2.0, pile.step);
            let words = told(water, at, trace);
            if total <= MAX_LINKS {
                let target = Evidence { meeting: water.view.team.meetings[at].id.clone(), utterance: trace.utterance };
                sheet.link(x - half, y - half, side, side, &target, &words);
            } else if pile.step >= 6.0 {
                sheet.title(x - half, y - half, side, side, &words);
            }
        }
    }
    legend(water, sheet, right + 16.0, top);
    height
}

fn sign(sheet: &mut Sheet, kind: Kind, (x, y): (f64, f64), size: f64) {
    match kind {
        Kind::Silence => sheet.rect(x - size / 2.0, y - size / 4.0, size, size / 2.0, QUIET),
        Kind::CutOff => sheet.shape(Shape::Triangle, (x, y), size, ink::INTERRUPT),
        Kind::LetGo => sheet.ring((x, y), size / 2.0 - 0.8, ink::FEELING, (size / 7.0).clamp(0.8, 2.0)),
    }
}

fn name(water: &Water<'_>, kind: Kind) -> &'static str {
    let t = water.view.words.table();
    match kind {
        Kind::Silence => t.unsaid_silence,
        Kind::CutOff => t.unsaid_cut,
        Kind::LetGo => t.unsaid_let_go,
    }
}

/// Signs with their number; a dash where no meeting could show them.
fn legend(water: &Water<'_>, sheet: &mut Sheet, x: f64, top: f64) {
    let meetings = &water.view.team.meetings;
    for (at, kind) in KINDS.into_iter().enumerate() {
        let y = top + 22.0 + 26.0 * at as f64;
        let visible = |m: &MeetingSummary| match kind {
            Kind::Silence => m.timing.has_ends(),
            Kind::CutOff => seen(m).is_ok(),
            Kind::LetGo => true,
        };
        let count = water.count_unsaid(kind);
        let number = if meetings.iter().any(visible) { water.view.words.number(count as f64, 0) } else { "–".to_owned() };
        sign(sheet, kind, (x + 6.0, y - 5.0), 12.0);
        super::draw::label(sheet, (x + 20.0, y), name(water, kind), Some(number));
    }
}

fn told(water: &Water<'_>, at: usize, trace: &Trace) -> String {
    let words = water.view.words;
    let id = &water.view.team.meetings[at].id;
    let utterance = super::super::facts::full(water.view, id).and_then(|m| m.utterances.get(trace.utterance as usize));
    let mut parts = vec![water.calendar.full(at), name(water, trace.kind).to_owned()];
    if trace.kind == Kind::Silence {
        parts.push(format!("{} s", words.number(trace.seconds, 1)));
    }
    parts.extend(utterance.and_then(|u| u.speaker.as_deref()).map(str::to_owned));
    parts.join(" · ")
}

impl Water<'_> {
    /// How often something of this kind stayed unsaid.
    pub(super) fn count_unsaid(&self, kind: Kind) -> usize {
        self.columns.iter().flat_map(|c| &c.unsaid).filter(|t| t.kind == kind).count()
    }
}

/// The numbers of one meeting, in the order of the legend.
pub(super) fn counts_of(traces: &[Trace]) -> [usize; 3] {
    KINDS.map(|kind| traces.iter().filter(|t| t.kind == kind).count())
}
