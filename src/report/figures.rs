//! Pictures on the page: the drawing, its numbers as a table and how to read it, each under the section it belongs to.

use minijinja::Value;
use serde::Serialize;

use crate::chart::{CHARTS, Chart, Options, Picture, Table};

use super::desk::{Desk, plain};
use super::quotes::{Book, Place};

/// A picture on the page.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    pub id: String,
    pub title: String,
    pub subtitle: String,
    pub description: String,
    pub note: String,
    /// The drawing escapes its own texts.
    pub svg: Value,
    pub table: Sheet,
}

/// Numbers as a table.
#[derive(Debug, Default, Serialize)]
pub(super) struct Sheet {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The section of each picture; what is not listed stands with the cues.
const PLACES: &[(&str, &[&str])] = &[
    ("waterlijn", &["waterline", "headline"]),
    ("erna", &["responses", "transitions"]),
    ("spreektijd", &["talk-share", "silence"]),
    ("onderbrekingen", &["interruptions", "follows", "pairs"]),
];

/// The section a chart belongs to.
fn section(chart: &str) -> &'static str {
    PLACES.iter().find(|(_, charts)| charts.contains(&chart)).map_or("woorden", |(section, _)| section)
}

/// The pictures of one section, in the order of [`CHARTS`].
pub(super) fn of_section(id: &str, name: &str, desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Vec<Figure> {
    // The moments stand on the page as lines, so their picture would say the same twice.
    let here = |c: &&&dyn Chart| !c.per_meeting() && c.id() != "moments" && section(c.id()) == id;
    let place = Place::new(id, name);
    CHARTS.iter().filter(here).flat_map(|chart| draw(*chart, desk, book, |_| place.clone())).collect()
}

/// The pictures that are drawn one a meeting, by the id of the meeting.
pub(super) fn of_meetings(desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Vec<Figure> {
    let charts = CHARTS.iter().filter(|c| c.per_meeting());
    let place = |chart: &str, picture: &Picture| {
        let meeting = picture.id.strip_prefix(chart).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
        Place::new(&format!("overleg-{}", plain(meeting)), &desk.label(meeting))
    };
    charts.flat_map(|chart| draw(*chart, desk, book, |picture| place(chart.id(), picture))).collect()
}

/// Draws with links; a picture that leads to lines that cannot be shown is drawn without.
fn draw(chart: &dyn Chart, desk: &Desk<'_>, book: &mut Book<'_, '_>, place: impl Fn(&Picture) -> Place) -> Vec<Figure> {
    let linked = chart.draw(&desk.view, &Options { links: true, bare: true });
    let mut bare: Option<Vec<Picture>> = None;
    let mut figures = Vec::with_capacity(linked.len());
    for picture in linked {
        if book.has_room(&picture.evidence) {
            let place = place(&picture);
            for line in &picture.evidence {
                book.cite(&line.meeting, line.utterance, &place);
            }
            figures.push(Figure::from(picture));
            continue;
        }
        let bare = bare.get_or_insert_with(|| chart.draw(&desk.view, &Options { links: false, bare: true }));
        figures.extend(bare.iter().find(|b| b.id == picture.id).cloned().map(Figure::from));
    }
    figures
}

impl From<Picture> for Figure {
    fn from(picture: Picture) -> Self {
        Figure {
            id: plain(&picture.id),
            title: picture.title,
            subtitle: picture.subtitle,
            description: picture.description,
            note: picture.note,
            svg: Value::from_safe_string(picture.svg),
            table: picture.table.into(),
        }
    }
}

impl From<Table> for Sheet {
    fn from(table: Table) -> Self {
        Sheet { head: table.head, rows: table.rows }
    }
}
