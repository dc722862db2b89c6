//! The waterline: what was said about content and process above it, about relation and feelings below it. When little was
//! said below (the usual case) the undercurrent is drawn as beads on a string, one a sentence, each opening its quote.

mod beads;
mod draw;
mod moments;
mod unsaid;

use super::axis::Calendar;
use super::facts::{Datum, full, gaps, mean, over_run, reason};
use super::sheet::Sheet;
use super::{Chart, Lang, Options, Picture, Table, View};
use crate::document::fill;
use crate::document::v1::{MeetingSummary, Reading};
use beads::Bead;

/// Share of the turns below which a band would be a hairline and beads are drawn instead.
const BEADS_BELOW: f64 = 0.10;

/// Levels in the order of [`Column::levels`].
const LEVELS: [&str; 5] = ["content", "process", "relation", "feeling", "other"];
const CONTENT: usize = 0;
const PROCESS: usize = 1;
const RELATION: usize = 2;
const FEELING: usize = 3;
const OTHER: usize = 4;

/// The chart `waterline`.
pub struct Waterline;

/// One meeting.
struct Column<'a> {
    /// Shares of the turns, or the word for why there are none.
    levels: Result<[f64; 5], &'a str>,
    weak: bool,
    /// Sentences below the line; `None` when the meeting is not at hand in full or no word list looked for them.
    beads: Option<Vec<Bead<'a>>>,
    /// What stayed unsaid; empty when the meeting is not at hand in full.
    unsaid: Vec<unsaid::Trace>,
}

impl Column<'_> {
    fn below(&self) -> Option<f64> {
        self.levels.ok().map(|l| l[RELATION] + l[FEELING])
    }
}

/// Everything the drawing needs.
struct Water<'a> {
    view: &'a View<'a>,
    calendar: Calendar,
    columns: Vec<Column<'a>>,
    as_beads: bool,
}

impl Chart for Waterline {
    fn id(&self) -> &'static str {
        "waterline"
    }

    fn title(&self, words: Lang) -> &'static str {
        words.table().waterline_title
    }

    fn draw(&self, view: &View<'_>, options: &Options) -> Vec<Picture> {
        if view.team.meetings.is_empty() {
            return Vec::new();
        }
        let water = Water::of(view);
        let t = view.words.table();
        let title = self.title(view.words).to_owned();
        let subtitle = if water.as_beads { t.waterline_beads } else { t.waterline_columns }.to_owned();
        let description = water.description();
        let mut sheet = Sheet::new(self.id(), *options);
        let top = sheet.heading(&title, &subtitle, *options);
        let height = draw::draw(&water, &mut sheet, top);
        let (svg, evidence) = sheet.finish(height, &title, &description);
        let table = water.table();
        vec![Picture {
            id: self.id().to_owned(),
            title,
            subtitle,
            description,
            svg,
            table,
            note: fill(t.waterline_note, &[("silence", &view.words.seconds(unsaid::silence_s(view.run)))]),
            evidence,
        }]
    }
}

impl<'a> Water<'a> {
    fn of(view: &'a View<'a>) -> Self {
        let columns: Vec<Column<'a>> = view.team.meetings.iter().map(|m| column(view, m)).collect();
        let below = mean(columns.iter().filter_map(Column::below));
        let as_beads = below.is_none_or(|share| share < BEADS_BELOW) && columns.iter().any(|c| c.beads.is_some());
        Water { view, calendar: Calendar::of(view.team, view.words), columns, as_beads }
    }

    /// The share of a level over all meetings together: of one meeting its own, of a run the pooled number of the document.
    fn whole(&self, level: usize) -> Option<f64> {
        match &self.columns[..] {
            [one] => Some(one.levels.ok()?[level]),
            _ => over_run(self.view.team, "level_share", None, Some(LEVELS[level])),
        }
    }

    fn count(&self, feeling: bool) -> usize {
        self.columns.iter().filter_map(|c| c.beads.as_ref()).flatten().filter(|b| b.feeling == feeling).count()
    }

    /// The meetings without shares and why, one sentence a reason.
    fn gaps(&self) -> String {
        let missing: Vec<_> = (0..self.columns.len())
            .filter_map(|i| Some((self.calendar.full(i), *self.columns[i].levels.as_ref().err()?)))
            .collect();
        if missing.len() == self.columns.len() {
            let why = missing.first().map_or("", |(_, why)| why);
            return fill(self.view.words.table().not_measurable, &[("why", reason(self.view.words, why))]);
        }
        gaps(self.view.words, &missing)
    }

    fn description(&self) -> String {
        let words = self.view.words;
        let t = words.table();
        let share = |levels: &[usize]| {
            let sum: Option<f64> = levels.iter().map(|&l| self.whole(l)).sum();
            sum.map_or_else(|| "–".to_owned(), |s| words.percent(s, true))
        };
        let number = |feeling| words.count(self.count(feeling), t.sentence, t.sentences);
        let (relation, feeling) =
            if self.as_beads { (number(false), number(true)) } else { (share(&[RELATION]), share(&[FEELING])) };
        let n = words.count_meetings(self.columns.len());
        let (above, below) = (share(&[CONTENT, PROCESS, OTHER]), share(&[RELATION, FEELING]));
        let told = [("n", &*n), ("above", &*above), ("below", &*below), ("relation", &*relation), ("feeling", &*feeling)];
        format!("{} {}", fill(t.waterline_alt, &told), self.gaps()).trim().to_owned()
    }

    fn table(&self) -> Table {
        let words = self.view.words;
        let t = words.table();
        let head = [
            t.meeting,
            t.content,
            t.process,
            t.other_turns,
            t.relation,
            t.feeling,
            t.relation_sentences,
            t.feeling_sentences,
            t.unsaid_silence_head,
            t.unsaid_cut_head,
            t.unsaid_let_go_head,
        ];
        let row = |(i, column): (usize, &Column<'_>)| {
            let mut row = vec![self.calendar.full(i)];
            row.extend([CONTENT, PROCESS, OTHER, RELATION, FEELING].map(|level| match column.levels {
                Ok(levels) => words.percent(levels[level], true),
                Err(why) => reason(words, why).to_owned(),
            }));
            row.extend([false, true].map(|feeling| {
                let count = column.beads.as_ref().map(|b| b.iter().filter(|b| b.feeling == feeling).count());
                count.map_or_else(|| "–".to_owned(), |n| n.to_string())
            }));
            let [silent, cut, let_go] = unsaid::counts_of(&column.unsaid);
            let meeting = &self.view.team.meetings[i];
            let told = [(meeting.timing.has_ends(), silent), (super::interruptions::seen(meeting).is_ok(), cut), (true, let_go)];
            row.extend(told.map(|(visible, n)| if visible && column.beads.is_some() { n.to_string() } else { "–".to_owned() }));
            row
        };
        Table { head: head.map(str::to_owned).to_vec(), rows: self.columns.iter().enumerate().map(row).collect() }
    }
}

fn column<'a>(view: &View<'a>, summary: &'a MeetingSummary) -> Column<'a> {
    let mut levels = [0.0; 5];
    let (mut found, mut weak, mut why) = (false, false, "");
    for (at, name) in LEVELS.iter().enumerate() {
        let of = |r: &&Reading| r.measure == "level_share" && r.flag("of") == Some(name);
        match Datum::of(summary.readings.iter().find(of)) {
            Datum::Gap(reason) => why = reason,
            Datum::Nothing => {}
            datum => {
                levels[at] = datum.number().unwrap_or(0.0).clamp(0.0, 1.0);
                found = true;
                weak |= matches!(datum, Datum::Weak(_));
            }
        }
    }
    // A meeting without shares has one row that says why, for all levels together.
    let refused = || summary.readings.iter().filter(|r| r.measure == "level_share").find_map(|r| r.reason.as_deref());
    if !found && why.is_empty() {
        why = refused().unwrap_or("");
    }
    let meeting = full(view, &summary.id);
    let beads = meeting.filter(|_| summary.cues_sought()).map(|meeting| beads::of(view.run, meeting));
    let unsaid = meeting.map(|meeting| unsaid::of(view.run, meeting)).unwrap_or_default();
    Column { levels: if found { Ok(levels) } else { Err(why) }, weak, beads, unsaid }
}
