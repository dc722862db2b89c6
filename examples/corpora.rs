//! Prints how well the floor is read on the labelled corpora in `../shared/data/corpora`: talk share and backchannels
//! on AMI, interruptions on ICSI. Corpora that are absent are skipped with a line that says so.
//!
//! `cargo run --release --example corpora [-- FOLDER] [--dev]`
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, reason = "a program for people who evaluate")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use onderstroom::format;
use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::meeting::{EventKind, Evidence, Meeting};
use onderstroom::settings::Settings;
use onderstroom::text::Language;

/// ICSI meetings on which rules and lists were chosen; the others are only measured.
const DEVELOPED_ON: [&str; 8] = ["Bed004", "Bed015", "Bmr009", "Bmr016", "Bmr025", "Bro010", "Bro014", "Bns001"];
/// Two times within this are the same moment, in seconds.
const NEAR: f64 = 1.0;

fn main() {
    let folder = std::env::args().nth(1).filter(|a| !a.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| "../shared/data/corpora".to_owned()));
    let kit = Kit {
        settings: Settings::defaults().unwrap(),
        lexicons: Lexicons::built_in().unwrap(),
        language: Some(Language::En),
        intervals: false,
    };
    ami(&folder.join("ami"), &kit);
    icsi(&folder.join("icsi"), &kit);
}

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Vec::new() };
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn read(path: &Path, kit: &Kit) -> Option<Meeting> {
    let bytes = std::fs::read(path).ok()?;
    let read = format::read(&path.file_name()?.to_string_lossy(), bytes, &kit.settings.limits).ok()?;
    Some(Meeting::prepare(read.transcript, kit))
}

/// Precision, recall and F1.
#[derive(Default, Clone, Copy)]
struct Score {
    found: u32,
    right: u32,
    gold: u32,
}

impl Score {
    fn line(self) -> String {
        let (p, r) = (f64::from(self.right) / f64::from(self.found), f64::from(self.right) / f64::from(self.gold));
        format!(
            "P {p:.3}  R {r:.3}  F1 {:.3}  ({} found, {} right, {} gold)",
            2.0 * p * r / (p + r),
            self.found,
            self.right,
            self.gold
        )
    }
}

fn ami(folder: &Path, kit: &Kit) {
    let shares = rows(&folder.join("gold/talk_share_rttm.csv"));
    if shares.is_empty() {
        println!("AMI: no corpus in {}", folder.display());
        return;
    }
    let mut gold: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for row in &shares {
        gold.entry(&row["meeting"]).or_default().insert(&row["speaker"], row["share"].parse().unwrap());
    }
    let labels = rows(&folder.join("gold/backchannels.csv"));
    let (mut errors, mut worst, mut halves) = (Vec::new(), 0.0_f64, [Score::default(); 2]);
    for (name, speakers) in &gold {
        let Some(meeting) = read(&folder.join(format!("{name}.vtt")), kit) else { continue };
        let total = meeting.timeline.talk_sum() as f64;
        for (at, person) in meeting.transcript.people.iter().enumerate() {
            let own = meeting.timeline.talk(onderstroom::transcript::PersonId(at as u32)) as f64 / total;
            let error = (own - speakers.get(person.name.as_str()).copied().unwrap_or(0.0)).abs();
            worst = worst.max(error);
            errors.push(error);
        }
        let own: Vec<_> = labels.iter().filter(|r| r["meeting"] == *name).collect();
        if own.is_empty() {
            continue;
        }
        // Meetings that begin with E were looked at when the English list was made.
        backchannels(&meeting, &own, &mut halves[usize::from(!name.starts_with('E'))]);
    }
    let mean = errors.iter().sum::<f64>() / errors.len() as f64;
    println!(
        "AMI talk share: mean absolute error {mean:.5}, largest {worst:.5} ({} speakers, {} meetings)",
        errors.len(),
        gold.len()
    );
    println!("AMI backchannels, meetings looked at: {}", halves[0].line());
    println!("AMI backchannels, other meetings:     {}", halves[1].line());
    let both = Score {
        found: halves[0].found + halves[1].found,
        right: halves[0].right + halves[1].right,
        gold: halves[0].gold + halves[1].gold,
    };
    println!("AMI backchannels, all:                {}", both.line());
}

/// A found backchannel is right when a gold one of the same person overlaps it; each gold one is matched once.
fn backchannels(meeting: &Meeting, labels: &[&BTreeMap<String, String>], score: &mut Score) {
    let time = |row: &BTreeMap<String, String>, key: &str| row[key].parse::<f64>().unwrap();
    let mut open: Vec<(&str, f64, f64)> = labels
        .iter()
        .filter(|r| r["backchannel"] == "1")
        .map(|r| (r["speaker"].as_str(), time(r, "start"), time(r, "end")))
        .collect();
    score.gold += open.len() as u32;
    for slot in meeting.slots.iter().filter(|s| s.backchannel) {
        score.found += 1;
        let name = slot.speaker.map_or("", |p| meeting.transcript.name(p));
        let (start, end) = (slot.start as f64 / 1000.0, slot.end as f64 / 1000.0);
        let hit = open.iter().position(|(who, from, to)| *who == name && *from < end + 0.1 && *to > start - 0.1);
        if let Some(at) = hit {
            open.swap_remove(at);
            score.right += 1;
        }
    }
}

fn icsi(folder: &Path, kit: &Kit) {
    let gold = rows(&folder.join("gold/interruptions.csv"));
    if gold.is_empty() {
        println!("ICSI: no corpus in {}", folder.display());
        return;
    }
    let names: BTreeSet<String> = gold.iter().map(|r| r["meeting"].clone()).collect();
    let (mut parts, mut who) = ([Score::default(); 2], [0_u32; 2]);
    let mut evidence: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for name in &names {
        let Some(meeting) = read(&folder.join(format!("csv/{name}.csv")), kit) else { continue };
        let labels: Vec<_> = gold.iter().filter(|r| r["meeting"] == *name).collect();
        let developed = DEVELOPED_ON.contains(&name.as_str());
        let part = &mut parts[usize::from(!developed)];
        interruptions(&meeting, &labels, kit, part, &mut who, developed.then_some(&mut evidence));
    }
    println!("ICSI interruptions, developed on: {}", parts[0].line());
    println!("ICSI interruptions, other:        {}", parts[1].line());
    println!("ICSI interrupter right in {} of {} matched cases graded overlap or abut", who[0], who[1]);
    for (kind, (right, all)) in evidence {
        println!("  {kind:<40} {right:>4} of {all:>4} = {:.2}", f64::from(right) / f64::from(all));
    }
}

/// When the interrupted one stopped: the moment that is compared with the labels.
fn stopped(meeting: &Meeting, event: &onderstroom::meeting::FloorEvent) -> f64 {
    let cut = event.cut.unwrap_or(meeting.slots[event.over as usize].end);
    cut as f64 / 1000.0
}

fn interruptions(
    meeting: &Meeting,
    labels: &[&BTreeMap<String, String>],
    kit: &Kit,
    score: &mut Score,
    who: &mut [u32; 2],
    mut evidence: Option<&mut BTreeMap<String, (u32, u32)>>,
) {
    let mut open: Vec<&BTreeMap<String, String>> = labels.to_vec();
    score.gold += open.len() as u32;
    let least = kit.settings.floor.event_confidence;
    for event in meeting.events.iter().filter(|e| e.kind.is_attempt()) {
        let name = meeting.transcript.name(event.of);
        let at = stopped(meeting, event);
        let distance = |r: &BTreeMap<String, String>| (r["time"].parse::<f64>().unwrap() - at).abs();
        let near = |r: &&BTreeMap<String, String>| r["interrupted"] == name && distance(r) <= NEAR;
        let best = open
            .iter()
            .enumerate()
            .filter(|(_, r)| near(r))
            .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))
            .map(|(at, _)| at);
        if let Some(evidence) = evidence.as_deref_mut() {
            let row = evidence.entry(describe(event.kind, event.evidence)).or_default();
            row.0 += u32::from(best.is_some());
            row.1 += 1;
        }
        if event.confidence.is_some_and(|c| c < least) {
            continue;
        }
        score.found += 1;
        if let Some(at) = best {
            let label = open.swap_remove(at);
            score.right += 1;
            if matches!(label["interrupter_confidence"].as_str(), "overlap" | "abut") {
                who[1] += 1;
                who[0] += u32::from(label["interrupter"] == meeting.transcript.name(event.by));
            }
        }
    }
}

fn describe(kind: EventKind, evidence: Evidence) -> String {
    let kind = if kind == EventKind::InterruptionSuccessful { "successful" } else { "unsuccessful" };
    format!("{kind} {}", evidence.words().join("+"))
}
