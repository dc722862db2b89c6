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

/// The JSON schema of document v1: `run.json` and, under `$defs`, `meetings/<id>.json`.
pub fn schema() -> serde_json::Value {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.inline_subschemas = false;
    let mut generator = settings.into_generator();
    // Named here so that it stands under `$defs` as well.
    let _ = generator.subschema_for::<v1::Meeting>();
    let mut schema = generator.into_root_schema_for::<v1::Run>();
    schema.insert("title".into(), "onderstroom document v1".into());
    schema.to_value()
}
