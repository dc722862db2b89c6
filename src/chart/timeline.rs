//! One meeting from left to right: a lane a person with turns, cues, interruptions and the silences of the group.

mod draw;
mod marks;
mod time;
mod told;

use super::axis::Calendar;
use super::facts::level;
use super::ink::{self, Color};
use super::interruptions::seen;
use super::sheet::{Shape, Sheet};
use super::{Chart, Lang, Options, Picture, View};
use crate::document::fill;
use crate::document::v1::{Cue, Meeting, Silence, Timing, Utterance};
use time::Clock;

/// More people than this and the quietest share one lane.
const MOST_LANES: usize = 13;
/// Silences from this many seconds on are drawn: shorter ones are thinner than a line.
const LONG: f64 = 5.0;
/// The kind of a silence that is none: the recording stood still.
const RECORDING_GAP: &str = "recording_gap";

/// The chart `timeline`, one picture a meeting.
pub struct Timeline;

/// One lane.
struct Lane<'a> {
    name: String,
    people: Vec<&'a str>,
    /// Share of the talk.
    share: f64,
    turns: usize,
}

/// Everything the drawing needs.
struct Scene<'a> {
    view: &'a View<'a>,
    meeting: &'a Meeting,
    clock: Clock,
    lanes: Vec<Lane<'a>>,
}

/// The four signs of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Relation,
    Feeling,
    Care,
    Dare,
}

impl Sign {
    fn look(self) -> (Shape, Color) {
        match self {
            Sign::Relation => (Shape::Circle, ink::RELATION),
            Sign::Feeling => (Shape::Diamond, ink::FEELING),
            Sign::Care => (Shape::Triangle, ink::CARE),
            Sign::Dare => (Shape::Square, ink::DARE),
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        let t = lang.table();
        match self {
            Sign::Relation => t.relation,
            Sign::Feeling => t.feeling,
            Sign::Care => t.care,
            Sign::Dare => t.dare,
        }
    }
}

impl Chart for Timeline {
    fn id(&self) -> &'static str {
        "timeline"
    }

    fn title(&self, words: Lang) -> &'static str {
        words.table().timeline_title
    }

    fn per_meeting(&self) -> bool {
        true
    }

    fn draw(&self, view: &View<'_>, options: &Options) -> Vec<Picture> {
        let calendar = Calendar::of(view.team, view.words);
        let picture = |meeting: &Meeting| {
            let scene = Scene::of(view, meeting)?;
            let at = view.team.meetings.iter().position(|m| m.id == meeting.summary.id).unwrap_or(0);
            let id = format!("timeline-{}", super::sheet::plain_id(&meeting.summary.id));
            let title = self.title(view.words).to_owned();
            let subtitle = scene.subtitle(&calendar.which(at));
            let description = scene.description(&calendar.which(at));
            let mut sheet = Sheet::new(&id, *options);
            let top = sheet.heading(&title, &subtitle, *options);
            let height = draw::draw(&scene, &mut sheet, top);
            let (svg, evidence) = sheet.finish(height, &title, &description);
            let note = view.words.table().timeline_note.to_owned();
            Some(Picture { id, title, subtitle, description, svg, table: scene.table(), note, evidence })
        };
        view.meetings.iter().filter_map(picture).collect()
    }
}

impl<'a> Scene<'a> {
    /// `None` when nobody with a name says anything.
    fn of(view: &'a View<'a>, meeting: &'a Meeting) -> Option<Self> {
        let clock = Clock::of(meeting);
        let mut lanes: Vec<Lane<'a>> = Vec::new();
        let mut total = 0.0;
        for utterance in &meeting.utterances {
            let Some(name) = utterance.speaker.as_deref() else { continue };
            let (start, end) = clock.span(utterance);
            let at = lanes.iter().position(|l| l.people[0] == name).unwrap_or(lanes.len());
            if at == lanes.len() {
                lanes.push(Lane { name: name.to_owned(), people: vec![name], share: 0.0, turns: 0 });
            }
            lanes[at].share += end - start;
            lanes[at].turns += usize::from(!utterance.backchannel);
            total += end - start;
        }
        if lanes.is_empty() || total <= 0.0 {
            return None;
        }
        for lane in &mut lanes {
            lane.share /= total;
        }
        published(meeting, &clock, &mut lanes);
        lanes.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.name.cmp(&b.name)));
        for name in meeting.summary.present.iter().map(|n| &**n) {
            if !lanes.iter().any(|l| l.people[0] == name) {
                lanes.push(Lane { name: name.to_owned(), people: vec![name], share: 0.0, turns: 0 });
            }
        }
        Some(Scene { view, meeting, clock, lanes: merged(lanes, view.words) })
    }

    fn lane(&self, name: Option<&str>) -> Option<usize> {
        let name = name?;
        self.lanes.iter().position(|l| l.people.contains(&name))
    }

    fn utterance(&self, index: u32) -> Option<&'a Utterance> {
        let near = self.meeting.utterances.get(index as usize).filter(|u| u.index == index);
        near.or_else(|| self.meeting.utterances.iter().find(|u| u.index == index))
    }

    /// The sign of a cue, when it is one that is shown.
    fn sign(&self, cue: &Cue) -> Option<Sign> {
        match (level(self.view.run, cue), &*cue.category) {
            ("", _) => None,
            (_, "care") => Some(Sign::Care),
            (_, "dare") => Some(Sign::Dare),
            ("relation", _) => Some(Sign::Relation),
            ("feeling", _) => Some(Sign::Feeling),
            _ => None,
        }
    }

    /// How many interruptions count; `None` where they could not be seen.
    fn interruptions(&self) -> Option<usize> {
        let events = self.meeting.events.iter().filter(|e| e.counted).count();
        (events > 0 || seen(&self.meeting.summary).is_ok()).then_some(events)
    }

    /// Why the silences of the group are not known.
    fn no_silences(&self) -> Option<&'static str> {
        let t = self.view.words.table();
        match self.meeting.summary.timing {
            timing if timing.has_ends() && matches!(self.clock, Clock::Seconds { .. }) => None,
            Timing::Starts => Some(t.no_ends),
            _ => Some(t.no_times),
        }
    }

    /// Silences of the group that are long enough to show.
    fn silences(&self) -> impl Iterator<Item = &'a Silence> {
        self.pauses().filter(|s| s.kind != RECORDING_GAP && s.length_s >= LONG)
    }

    /// Stretches without a recording: nobody knows whether anyone spoke.
    fn gaps(&self) -> impl Iterator<Item = &'a Silence> {
        self.pauses().filter(|s| s.kind == RECORDING_GAP)
    }

    fn pauses(&self) -> impl Iterator<Item = &'a Silence> {
        let timed = matches!(self.clock, Clock::Seconds { .. });
        self.meeting.silences.iter().filter(move |_| timed)
    }
}

/// Shares and turns as they stand in the document win over sums of intervals, so that no two places differ.
fn published(meeting: &Meeting, clock: &Clock, lanes: &mut [Lane<'_>]) {
    let measure = if matches!(clock, Clock::Words { .. }) { "word_share" } else { "talk_share" };
    for reading in meeting.summary.readings.iter().filter(|r| r.measure == measure) {
        let lane = lanes.iter_mut().find(|l| Some(l.people[0]) == reading.subject.as_deref());
        if let (Some(lane), Some(share)) = (lane, reading.value.or(reading.raw).filter(|v| v.is_finite())) {
            lane.share = share;
        }
    }
    for reading in meeting.summary.readings.iter().filter(|r| r.measure == "turn_count") {
        let lane = lanes.iter_mut().find(|l| Some(l.people[0]) == reading.subject.as_deref());
        if let (Some(lane), Some(turns)) = (lane, reading.raw.or(reading.value).filter(|v| v.is_finite())) {
            lane.turns = turns as usize;
        }
    }
}

/// The quietest as one lane, when there are too many. A rest of one would hide a name for nothing.
fn merged(mut lanes: Vec<Lane<'_>>, words: Lang) -> Vec<Lane<'_>> {
    if lanes.len() <= MOST_LANES + 1 {
        return lanes;
    }
    let rest = lanes.split_off(MOST_LANES);
    lanes.push(Lane {
        name: fill(words.table().rest, &[("n", &rest.len().to_string())]),
        people: rest.iter().flat_map(|l| l.people.clone()).collect(),
        share: rest.iter().map(|l| l.share).sum(),
        turns: rest.iter().map(|l| l.turns).sum(),
    });
    lanes
}
