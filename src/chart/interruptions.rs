//! Who comes in while someone else speaks: rows come in, columns are come in upon. Two people get two sentences.

mod matrix;
mod spoken;

use std::collections::BTreeMap;

use super::axis::Calendar;
use super::facts::{Datum, gaps, reason};
use super::sheet::{MARGIN, Sheet};
use super::{Chart, Lang, Options, Picture, Table, View, ink};
use crate::document::fill;
use crate::document::v1::{Evidence, MeetingSummary};

/// More people than this and the others share a row and a column.
const MOST_ROWS: usize = 12;
/// Measures that say whether interruptions could be seen at all.
const MEASURES: [&str; 3] = ["interruption_matrix", "interruptions_made", "interruptions_received"];

/// The chart `interruptions`.
pub struct Interruptions;

/// What is known of one pair.
#[derive(Debug, Clone, Default)]
struct Pair {
    count: f64,
    /// The first time, to read.
    first: Option<Evidence>,
}

/// Everything the drawing needs.
struct Floor<'a> {
    view: &'a View<'a>,
    /// People, most often involved first.
    people: Vec<&'a str>,
    pairs: BTreeMap<(&'a str, &'a str), Pair>,
    /// Meetings in which nothing could be seen, with the word for why.
    missing: Vec<(String, &'a str)>,
    /// Meetings in which it could be seen.
    measured: Vec<&'a MeetingSummary>,
}

impl Chart for Interruptions {
    fn id(&self) -> &'static str {
        "interruptions"
    }

    fn title(&self, words: Lang) -> &'static str {
        words.table().interruptions_title
    }

    fn draw(&self, view: &View<'_>, options: &Options) -> Vec<Picture> {
        let floor = Floor::of(view);
        if view.team.meetings.is_empty() || floor.private() {
            return Vec::new();
        }
        let title = self.title(view.words).to_owned();
        let subtitle = floor.subtitle();
        let description = floor.description();
        let mut sheet = Sheet::new(self.id(), *options);
        let top = sheet.heading(&title, &subtitle, *options);
        let height = if floor.measured.is_empty() || floor.people.len() < 2 {
            top
        } else if floor.people.len() == 2 {
            spoken::draw(&floor, &mut sheet, top)
        } else {
            matrix::draw(&floor, &mut sheet, top)
        };
        let note = floor.note();
        let height = if options.bare { height + 8.0 } else { foot(&mut sheet, &note, height) };
        let (svg, evidence) = sheet.finish(height, &title, &description);
        vec![Picture { id: self.id().to_owned(), title, subtitle, description, svg, table: floor.table(), note, evidence }]
    }
}

impl<'a> Floor<'a> {
    fn of(view: &'a View<'a>) -> Self {
        let calendar = Calendar::of(view.team, view.words);
        let mut pairs: BTreeMap<(&str, &str), Pair> = BTreeMap::new();
        let (mut missing, mut measured) = (Vec::new(), Vec::new());
        for (at, meeting) in view.team.meetings.iter().enumerate() {
            match seen(meeting) {
                Ok(()) => measured.push(meeting),
                Err(why) => missing.push((calendar.full(at), why)),
            }
            for reading in meeting.readings.iter().filter(|r| r.measure == "interruption_matrix") {
                let (Some(by), Some(of)) = (reading.subject.as_deref(), reading.other.as_deref()) else { continue };
                let count = reading.raw.or(reading.value).filter(|v| v.is_finite()).unwrap_or(0.0);
                let pair = pairs.entry((by, of)).or_default();
                pair.count += count;
                if pair.first.is_none() {
                    pair.first = reading.evidence.first().map(|&u| Evidence { meeting: meeting.id.clone(), utterance: u });
                }
            }
        }
        let people = people(view, &pairs, &measured);
        Floor { view, people, pairs, missing, measured }
    }

    fn private(&self) -> bool {
        self.measured.is_empty() && self.missing.iter().any(|(_, why)| *why == "privacy")
    }

    /// The people with a row of their own, and those who share one.
    fn split(&self) -> (&[&'a str], &[&'a str]) {
        if self.people.len() <= MOST_ROWS + 1 { (&self.people, &[]) } else { self.people.split_at(MOST_ROWS) }
    }

    fn count(&self, by: &[&'a str], of: &[&'a str]) -> f64 {
        let pairs = by.iter().flat_map(|b| of.iter().map(move |o| (*b, *o)));
        pairs.filter_map(|pair| self.pairs.get(&pair)).map(|p| p.count).sum()
    }

    /// Hours in which two people were in one measured meeting; `None` when some length is unknown.
    fn together(&self, a: &str, b: &str) -> Option<f64> {
        let there = |m: &MeetingSummary, name: &str| m.present.iter().any(|p| &**p == name);
        let both = self.measured.iter().filter(|m| there(m, a) && there(m, b));
        both.map(|m| m.duration_s).sum::<Option<f64>>().map(|s| s / 3600.0)
    }

    /// Cells are shaded per hour together: only over a run, and only when every length is known.
    fn by_hour(&self) -> bool {
        self.measured.len() > 1 && self.measured.iter().all(|m| m.duration_s.is_some_and(|d| d > 0.0))
    }

    fn subtitle(&self) -> String {
        let t = self.view.words.table();
        match (self.people.len(), self.by_hour()) {
            (0..=2, _) => t.interruptions_two,
            (_, true) => t.interruptions_hour,
            (_, false) => t.interruptions_count,
        }
        .to_owned()
    }

    fn gaps(&self) -> String {
        let words = self.view.words;
        if self.measured.is_empty() || self.people.len() < 2 {
            let why = self.missing.iter().map(|(_, why)| *why).find(|w| !w.is_empty());
            let why = if self.people.len() < 2 { "one_speaker" } else { why.unwrap_or("") };
            return fill(words.table().not_measurable, &[("why", reason(words, why))]);
        }
        gaps(words, &self.missing)
    }

    /// What the counts rest on, from the events that are at hand.
    fn note(&self) -> String {
        let words = self.view.words;
        let t = words.table();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        let events = self.view.meetings.iter().flat_map(|m| &m.events).filter(|e| e.counted);
        // "brief" speaks against an interruption
        for evidence in events.flat_map(|e| &e.evidence).filter(|e| **e != "brief") {
            *kinds.entry(&**evidence).or_default() += 1;
        }
        let name = |kind: &str| match kind {
            "overlap" => t.by_overlap,
            "mark" => t.by_mark,
            "unfinished" => t.by_unfinished,
            "broken_word" => t.by_broken_word,
            "trailing" => t.by_trailing,
            "tag" => t.by_tag,
            "resumed" => t.by_resumed,
            _ => t.by_ellipsis,
        };
        let listed: Vec<String> = kinds.iter().map(|(kind, n)| format!("{} ({n})", name(kind))).collect();
        let rests = if listed.is_empty() { String::new() } else { fill(t.rests_on, &[("list", &listed.join(", "))]) };
        [t.interruptions_note, &rests, &self.gaps()].iter().filter(|s| !s.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }

    fn description(&self) -> String {
        let words = self.view.words;
        let total = self.count(&self.people, &self.people);
        if self.measured.is_empty() {
            return self.gaps();
        }
        let n = words.count_meetings(self.measured.len());
        let t = words.table();
        let total = words.count(total as usize, t.interruption_one, t.interruption_many);
        fill(t.interruptions_alt, &[("total", &total), ("n", &n)])
    }

    /// `Annelies onderbrak Bram 4 keer.`
    fn sentence(&self, by: &str, of: &str, count: f64) -> String {
        let t = self.view.words.table();
        let n = self.view.words.count(count as usize, t.time_one, t.time_many);
        fill(t.came_in, &[("by", by), ("of", of), ("n", &n)])
    }

    fn table(&self) -> Table {
        let words = self.view.words;
        let t = words.table();
        let mut head = vec![t.comes_in.to_owned()];
        head.extend(self.people.iter().map(|p| (*p).to_owned()));
        head.push(t.total.to_owned());
        let row = |by: &&'a str| {
            let mut row = vec![(*by).to_owned()];
            let cell = |of: &&'a str| if of == by { "–".to_owned() } else { words.number(self.count(&[by], &[of]), 0) };
            row.extend(self.people.iter().map(cell));
            row.push(words.number(self.count(&[by], &self.people), 0));
            row
        };
        let mut rows: Vec<Vec<String>> = self.people.iter().map(row).collect();
        let mut last = vec![t.total.to_owned()];
        last.extend(self.people.iter().map(|of| words.number(self.count(&self.people, &[of]), 0)));
        last.push(words.number(self.count(&self.people, &self.people), 0));
        rows.push(last);
        Table { head, rows: if self.measured.is_empty() { Vec::new() } else { rows } }
    }
}

/// What it rests on, under a picture that stands alone; a page around it shows the note itself.
fn foot(sheet: &mut Sheet, note: &str, mut y: f64) -> f64 {
    for line in super::letters::wrap(note, super::sheet::WIDTH - 2.0 * MARGIN, ink::SMALL.size, false, 4) {
        y += 21.0;
        sheet.text(MARGIN, y, &line, ink::SMALL);
    }
    y + 18.0
}

/// Whether interruptions could be seen in a meeting, or the word for why not.
pub(crate) fn seen(meeting: &MeetingSummary) -> Result<(), &str> {
    let mut why = "";
    for reading in meeting.readings.iter().filter(|r| MEASURES.contains(&&*r.measure)) {
        match Datum::of(Some(reading)) {
            // A rate may be refused for its small sample while the counts stand.
            Datum::Value(_) | Datum::Weak(_) | Datum::Gap("too_few_words" | "too_few_turns" | "too_few_events") => return Ok(()),
            Datum::Gap(reason) => why = reason,
            Datum::Nothing => {}
        }
    }
    Err(why)
}

/// Everyone who was in a measured meeting, most often involved first.
fn people<'a>(view: &'a View<'a>, pairs: &BTreeMap<(&'a str, &'a str), Pair>, measured: &[&MeetingSummary]) -> Vec<&'a str> {
    let there = |name: &str| measured.iter().any(|m| m.present.iter().any(|p| &**p == name));
    let mut people: Vec<&str> = view.team.people.iter().map(|p| &*p.name).filter(|n| measured.is_empty() || there(n)).collect();
    for name in pairs.keys().flat_map(|(by, of)| [*by, *of]) {
        if !people.contains(&name) {
            people.push(name);
        }
    }
    let involved =
        |name: &str| pairs.iter().filter(|((by, of), _)| *by == name || *of == name).map(|(_, p)| p.count).sum::<f64>();
    let mut sorted: Vec<(f64, &str)> = people.into_iter().map(|name| (involved(name), name)).collect();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    sorted.into_iter().map(|(_, name)| name).collect()
}
