//! The published result. [`v1`] is its own set of structs: tables, pictures, report and page are all made from it,
//! so they cannot disagree, and a report can be made again without the transcripts.

pub mod v1;
