//! Reads speaker-labelled transcripts of meetings, measures what happens between people, and shows the undercurrent
//! over a run of meetings.

pub mod chart;
pub mod document;
pub mod report;
pub mod statistics;
pub mod transcript;
