//! The report: one offline HTML file made from the document and its pictures. Everything that comes from a transcript is
//! cleaned and escaped on its way out, and every number leads to the lines behind it.

mod cues;
mod desk;
mod exchange;
mod figures;
mod glance;
mod meetings;
mod method;
mod moments;
mod page;
mod quotes;
mod responses;
mod say;
mod seal;
mod words;

use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value, escape_formatter};

use crate::chart::{View, clean, is_clean};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A template does not fit what it is given: a mistake in this program, never in the transcripts.
    #[error("the report could not be written: {0}")]
    Template(#[from] minijinja::Error),
}

const TEMPLATES: &[(&str, &str)] = &[
    ("report.html", include_str!("report.html")),
    ("parts.html", include_str!("parts.html")),
    ("moments.html", include_str!("moments.html")),
    ("responses.html", include_str!("responses.html")),
    ("exchange.html", include_str!("exchange.html")),
    ("cues.html", include_str!("cues.html")),
    ("meetings.html", include_str!("meetings.html")),
    ("quotes.html", include_str!("quotes.html")),
    ("method.html", include_str!("method.html")),
];

/// The report of one team as a whole HTML page that needs nothing from outside.
pub fn html(view: &View<'_>) -> Result<String, ReportError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(write_clean);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment.get_template("report.html")?.render(page::page(view))?)
}

/// Every text passes here: characters that HTML forbids or that reorder their surroundings never reach the page.
fn write_clean(out: &mut Output<'_>, state: &State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    let text = value.as_str().filter(|text| !value.is_safe() && !is_clean(text));
    match text {
        Some(text) => escape_formatter(out, state, &Value::from(clean(text))),
        None => escape_formatter(out, state, value),
    }
}
