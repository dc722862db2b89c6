//! The published result. [`v1`] is its own set of structs: tables, pictures, report and page are all made from it,
//! so they cannot disagree, and a report can be made again without the transcripts.

mod constants;
mod fill;
mod from_meeting;
mod languages;
mod presence;
mod tables;
pub mod v1;

pub use fill::fill;
pub use from_meeting::{definitions, from_meeting};
pub use languages::without_lists;
pub use presence::Presence;
pub use tables::{Table, cues_table, events_table, is_column, readings_table};

/// The JSON schema of document v1, for both of its files: what holds `utterances` is a `meetings/<id>.json`
/// (`#/$defs/Meeting`), anything else a `run.json` (`#/$defs/Run`). A choice by that key, so that what is wrong is said of
/// the right one.
pub fn schema() -> serde_json::Value {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.inline_subschemas = false;
    let mut generator = settings.into_generator();
    let of_run = generator.subschema_for::<v1::Run>();
    let of_meeting = generator.subschema_for::<v1::Meeting>();
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onderstroom document v1: run.json or meetings/<id>.json",
        "type": "object",
        "if": {"required": ["utterances"]},
        "then": of_meeting,
        "else": of_run,
        "$defs": generator.take_definitions(true),
    })
}
