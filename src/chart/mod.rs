//! The pictures: each answers one question of a coach, is drawn from the document alone, and carries the same numbers as a
//! table. A new picture is one file here and its line in [`CHARTS`].

mod axis;
mod facts;
mod ink;
mod interruptions;
mod letters;
mod sheet;
mod silence;
mod talk_share;
mod timeline;
mod waterline;
mod words;

pub(crate) use interruptions::seen as interruptions_seen;
pub(crate) use letters::first_word;
pub(crate) use talk_share::run_shares;

pub use letters::{FONT_FAMILY, FONT_REGULAR, FONT_SEMIBOLD, clean, escape, font_face_css, is_clean, text_width};

use crate::document::v1;

/// The language of words, numbers and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// The language of a document: English for `en`, Dutch for everything else.
    pub fn of(run: &v1::Run) -> Self {
        if run.language == "en" { Lang::En } else { Lang::Nl }
    }
}

/// What a picture is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The run the team belongs to.
    pub run: &'a v1::Run,
    /// The team.
    pub team: &'a v1::Team,
    /// Its meetings in full, as far as they are at hand: without them pictures have no quotes and there are no timelines.
    pub meetings: &'a [v1::Meeting],
    /// Language of the words in the pictures.
    pub words: Lang,
}

/// How a picture is drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Marks link to `#citaat-<meeting>-<utterance>`; otherwise they only have a title.
    pub links: bool,
    /// Leave title and subtitle out of the drawing, because the page around it shows them.
    pub bare: bool,
}

/// A finished picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Stable id, also the stem of its file: `waterline`, `timeline-<meeting id>` …
    pub id: String,
    /// The question it answers.
    pub title: String,
    /// Definition and unit.
    pub subtitle: String,
    /// What it shows, in words, for someone who does not see it.
    pub description: String,
    /// The drawing: a whole SVG document, 1200 wide.
    pub svg: String,
    /// The same numbers.
    pub table: Table,
    /// How to read it and what it rests on.
    pub note: String,
    /// The quotes the drawing links to, in order of the drawing; empty without links.
    pub evidence: Vec<v1::Evidence>,
}

/// The numbers of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Titles of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as `head`.
    pub rows: Vec<Vec<String>>,
}

/// A kind of picture.
pub trait Chart: Sync {
    /// Its id; the pictures of a chart that draws one a meeting are called `<id>-<meeting id>`.
    fn id(&self) -> &'static str;
    /// The question it answers.
    fn title(&self, words: Lang) -> &'static str;
    /// Draws one picture a meeting rather than one for the team: opt-in for long runs.
    fn per_meeting(&self) -> bool {
        false
    }
    /// The pictures; none when the document holds nothing of this kind for this audience.
    fn draw(&self, view: &View<'_>, options: &Options) -> Vec<Picture>;
}

/// Every picture, in the order of the report.
pub static CHARTS: &[&dyn Chart] =
    &[&waterline::Waterline, &talk_share::TalkShare, &silence::Silence, &interruptions::Interruptions, &timeline::Timeline];

/// The chart with this id.
pub fn chart(id: &str) -> Option<&'static dyn Chart> {
    CHARTS.iter().copied().find(|chart| chart.id() == id)
}
