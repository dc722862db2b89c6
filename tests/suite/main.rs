//! All integration tests in one binary; one module a subject.
// Tests may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chart;
mod dialects;
mod fixture;
mod lexicon;
mod reading;
mod report;
