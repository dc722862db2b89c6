//! Measures what the program says an answer did against labelled pairs: `cargo run --release --example answers
//! [-- FILE] [--errors KIND]`.
//!
//! A line is `kind<TAB>category<TAB>cue<TAB>answer`. Each pair is a small meeting of its own; whether the cue itself is
//! found does not matter here. An answer may do several things: it counts as right for every kind it has.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, reason = "a program for people who evaluate")]

use std::collections::{BTreeMap, BTreeSet};

use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::meeting::Meeting;
use onderstroom::settings::Settings;
use onderstroom::text::Language;
use onderstroom::transcript::{Builder, Cue, PersonId};

/// Kinds of the pairs that say no more than that it stayed with the subject or not.
const HEARD: [&str; 4] = ["asked_on", "acknowledged", "shared_back", "answered"];

fn main() {
    let mut words = std::env::args().skip(1);
    let (mut file, mut errors) = ("tests/data/gold/answers/dev-1.tsv".to_owned(), None);
    while let Some(word) = words.next() {
        if word == "--errors" { errors = words.next() } else { file = word }
    }
    let (settings, lexicons) = (Settings::defaults().unwrap(), Lexicons::built_in().unwrap());
    let kit = Kit { settings, lexicons, language: Some(Language::Nl), intervals: false };
    let text = std::fs::read_to_string(&file).expect("a file of pairs");
    let mut counts: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    let (mut lost, mut unheard, mut pairs) = (0, 0, 0);
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [wanted, category, cue, answer] = cells[..] else { panic!("four cells: {line}") };
        let found = kinds(&kit, cue, answer);
        pairs += 1;
        // What matters most: is it said that nobody went into it while somebody did?
        let nothing = found.iter().all(|kind| kind == "to_content");
        lost += u32::from(nothing && wanted != "to_content");
        unheard += u32::from(nothing);
        counts.entry(wanted.to_owned()).or_default()[if found.contains(wanted) { 0 } else { 2 }] += 1;
        // A second kind beside the right one is no error: a pair has one label, its main one. Every answer but one that
        // turned to something else stayed with the subject, so that is no error either.
        let stayed = |kind: &str| kind == "on_topic" && wanted != "to_content";
        let wrong = found.iter().filter(|kind| *kind != wanted && !found.contains(wanted) && !stayed(kind));
        wrong.for_each(|kind| counts.entry(kind.clone()).or_default()[1] += 1);
        if errors.as_ref().is_some_and(|kind| (kind == wanted || found.contains(kind)) && !found.contains(wanted)) {
            println!("{wanted} / {}\n  [{category}] {cue}\n  -> {answer}", found.into_iter().collect::<Vec<_>>().join("+"));
        }
    }
    println!("{:14} {:>5} {:>5} {:>5}   precision  recall", "kind", "right", "wrong", "missed");
    for (kind, [right, wrong, missed]) in &counts {
        let part = |of: u32| f64::from(*right) / f64::from((right + of).max(1));
        println!("{kind:14} {right:5} {wrong:5} {missed:5}   {:9.2}  {:6.2}", part(*wrong), part(*missed));
    }
    let right: u32 = counts.values().map(|c| c[0]).sum();
    println!("right: {right} of {pairs}; said to be unanswered: {unheard}, of which {lost} were answered");
    let heard: u32 = counts.iter().filter(|(kind, _)| HEARD.contains(&kind.as_str())).map(|(_, c)| c[0] + c[2]).sum();
    println!("pairs in which someone asked on, took it in, shared back or answered: {heard}");
}

fn kinds(kit: &Kit, cue: &str, answer: &str) -> BTreeSet<String> {
    let mut builder = Builder::default();
    for (speaker, text) in [("Anouk", cue), ("Berend", answer), ("Cas", "De zaal is vanaf negen uur open.")] {
        builder.push(Cue { speaker: Some(speaker), text, ..Cue::default() });
    }
    let meeting = Meeting::prepare(builder.finish("gold"), kit);
    let turn = meeting.answer(0, PersonId(0)).cloned();
    turn.map_or_else(BTreeSet::new, |turn| {
        meeting.answer_kinds(kit, 0, &turn).into_iter().map(|kind| kind.as_str().to_owned()).collect()
    })
}
