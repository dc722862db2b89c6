//! All integration tests in one binary; one module a subject.
// Tests may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod chart;
mod cli;
mod corpora;
mod counted;
mod cut_off;
mod dialects;
mod fixture;
mod hand;
mod intake;
mod languages;
mod laws;
mod lexicon;
mod odd;
mod reading;
mod registry;
mod report;
mod samples;
mod statistics;
mod timing;
