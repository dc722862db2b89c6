//! Prints how well meetings are read on the corpora in `../shared/data/corpora`: talk share, backchannels and questions
//! on AMI, interruptions on ICSI, Dutch dialogues in IFADV. Corpora that are absent are skipped with a line that says so.
//!
//! `cargo run --release --example corpora [-- FOLDER] [--read N]`
//!
//! `--read N` also shows every so many of the counted Dutch interruptions, N in all, to judge by eye.
#![allow(clippy::print_stdout, reason = "a program for people who evaluate")]

mod figures;

use std::path::{Path, PathBuf};

use onderstroom::text::Language;

use figures::{Score, ami, icsi, ifadv, kit, questions};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let reading = arguments.iter().position(|a| a == "--read").map(|at| {
        let count = arguments.get(at + 1).and_then(|n| n.parse().ok()).unwrap_or(40);
        arguments.truncate(at);
        count
    });
    let folder = arguments.first().map_or_else(figures::usual_folder, PathBuf::from);
    ami(&folder.join("ami"));
    icsi(&folder.join("icsi"));
    ifadv(&folder.join("ifadv"), reading);
}

fn absent(name: &str, folder: &Path) {
    println!("{name}: no corpus in {}", folder.display());
}

fn ami(folder: &Path) {
    let kit = kit(Language::En);
    let (Some(shares), Some([seen, unseen]), Some(asked)) =
        (ami::shares(folder, &kit), ami::backchannels(folder, &kit), questions::questions(folder, &kit))
    else {
        return absent("AMI", folder);
    };
    println!(
        "AMI talk share: mean absolute error {:.5}, largest {:.5} ({} speakers, {} meetings)",
        shares.mean_error, shares.largest_error, shares.speakers, shares.meetings
    );
    let mut all = seen;
    all.add(unseen);
    println!("AMI backchannels, meetings looked at: {seen}");
    println!("AMI backchannels, other meetings:     {unseen}");
    println!("AMI backchannels, all:                {all}");
    println!("AMI questions as transcribed, against acts that ask for something: {}", asked.elicitations);
    println!("AMI questions without punctuation, against question marks:         {}", asked.unpunctuated);
}

fn icsi(folder: &Path) {
    let Some(figures) = icsi::interruptions(folder, &kit(Language::En)) else { return absent("ICSI", folder) };
    println!("ICSI interruptions as shipped, developed on: {}", figures.developed);
    println!("ICSI interruptions as shipped, others:       {}", figures.others);
    let each = |what: &str, scores: &[(f64, Score)]| {
        for (threshold, score) in scores {
            println!("  {what}, confidence from {threshold:.2}: {score}");
        }
    };
    each("others, confidences of the meetings developed on", &figures.held_out);
    each("all, each with confidences of the rest", &figures.left_out);
    let (right, all) = figures.interrupter;
    println!("ICSI who came in: right in {right} of {all} matched labels graded overlap or abut");
    for (kind, (right, all)) in &figures.table {
        println!("  {kind:<40} {right:>4} of {all:>4} = {:.2}", f64::from(*right) / f64::from(*all));
    }
}

fn ifadv(folder: &Path, reading: Option<usize>) {
    let Some(figures) = ifadv::dialogues(folder, &kit(Language::Nl)) else { return absent("IFADV", folder) };
    println!("IFADV: {} dialogues, {} utterances", figures.read, figures.utterances);
    println!("IFADV median floor-transfer offset: {} ms (n = {})", figures.median_offset, figures.offsets);
    let share = 100 * figures.backchannels / figures.utterances;
    println!("IFADV backchannels: {} ({share} % of utterances)", figures.backchannels);
    for (kind, count) in &figures.kinds {
        println!("  {count:>5} {kind}");
    }
    let step = (figures.to_read.len() / reading.unwrap_or(usize::MAX).max(1)).max(1);
    let shown = figures.to_read.iter().step_by(step).take(reading.unwrap_or(0));
    for (number, event) in shown.enumerate() {
        println!("{:>3}. {event}", number + 1);
    }
}
