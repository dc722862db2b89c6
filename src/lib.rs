//! Reads speaker-labelled transcripts of meetings, measures what happens between people, and shows the undercurrent
//! over a run of meetings.

pub mod chart;
pub mod document;
pub mod format;
pub mod kit;
pub mod lexicon;
pub mod measure;
pub mod meeting;
pub mod report;
pub mod run;
pub mod series;
pub mod settings;
pub mod source;
pub mod statistics;
pub mod text;
pub mod transcript;
