//! Reading: real files when they are at hand, laws over all dialects, and hostile input.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use onderstroom::format::{self, Read};
use onderstroom::source::{Limits, ReadError, read_bytes};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::dialects::{DIALECTS, Keeps, meeting};

/// The invented samples, one small file per dialect.
pub fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats")
}

/// The folder with real files that may not be in this repository.
fn shared() -> Option<PathBuf> {
    let base = std::env::var_os("ONDERSTROOM_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    Some(base.join("data/formats")).filter(|p| p.is_dir())
}

pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    files.sort();
    files.into_iter().flat_map(|p| if p.is_dir() { files_in(&p) } else { vec![p] }).collect()
}

pub fn read_file(path: &Path) -> Result<Read, ReadError> {
    let limits = Limits::default();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    read_bytes(path, &limits).and_then(|bytes| format::read(&name, bytes, &limits))
}

fn describe(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match read_file(path) {
        Ok(read) => {
            let t = &read.transcript;
            let notices: Vec<String> = t.notices.iter().map(|n| format!("{}={}", n.code, n.count)).collect();
            let (people, said) = (t.people.len(), t.utterances.len());
            let (format, confidence, second, timing) = (read.format, read.confidence, read.runner_up, t.timing.as_str());
            let overlap = t.capabilities.overlap_possible;
            format!(
                "{name:50} {format:14} {confidence:.2} {second:?} {people} people {said} utterances {timing} {overlap:?} {notices:?}"
            )
        }
        Err(e) => format!("{name:50} refused: {} {:?}", e.code, e.line),
    }
}

#[test]
fn real_files_give_a_transcript_or_a_clear_refusal() {
    let Some(folder) = shared() else {
        println!("skipped: no shared files");
        return;
    };
    for path in files_in(&folder).into_iter().chain(files_in(&samples())) {
        println!("{}", describe(&path));
    }
}

/// A transcript as a reader of the result sees it.
pub fn told(read: &Read) -> Vec<(String, Option<i64>, Option<i64>, String)> {
    let t = &read.transcript;
    let name = |u: &onderstroom::transcript::Utterance| u.speaker.map_or(String::new(), |p| t.name(p).to_owned());
    t.utterances.iter().enumerate().map(|(at, u)| (name(u), u.start, u.end, t.text_of(at).to_owned())).collect()
}

fn read_str(text: &str) -> Result<Read, ReadError> {
    format::read("", text.into(), &Limits::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_dialect_gives_back_what_was_said(said in meeting()) {
        for (id, keeps, write) in DIALECTS {
            let source = write(&said);
            let read = read_str(&source).map_err(|e| TestCaseError::fail(format!("{id}: {e}\n{source}")))?;
            let want: Vec<_> = said.iter().map(|(name, start, end, text)| match keeps {
                Keeps::Both => (name.clone(), Some(*start), Some(*end), text.clone()),
                Keeps::Starts => (name.clone(), Some(start / 1000 * 1000), None, text.clone()),
                Keeps::Nothing => (name.clone(), None, None, text.clone()),
            }).collect();
            prop_assert_eq!(read.format, *id, "{}", source);
            prop_assert_eq!(told(&read), want, "{}\n{}", id, source);
        }
    }

    #[test]
    fn spelling_of_the_file_changes_nothing(said in meeting(), which in 0..DIALECTS.len()) {
        let source = DIALECTS[which].2(&said);
        let want = told(&read_str(&source).unwrap());
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let nfd: String = source.nfd().collect();
        let crlf = source.replace('\n', "\r\n");
        let spellings = [
            crlf.clone().into_bytes(), format!("\u{FEFF}{source}").into(), nfd.into(), utf16(&source, false), utf16(&source, true),
            utf16(&format!("\u{FEFF}{crlf}"), false), utf16(&format!("\u{FEFF}{source}"), true), source.replace('\n', "\r").into(),
        ];
        for bytes in spellings {
            let read = format::read("", bytes, &Limits::default()).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(told(&read), want.clone());
        }
    }

    #[test]
    fn damage_never_panics(said in meeting(), which in 0..DIALECTS.len(), cut in 0.0..1.0_f64, at in 0.0..1.0_f64, byte: u8) {
        let bytes = DIALECTS[which].2(&said).into_bytes();
        let place = |share: f64| ((bytes.len() - 1) as f64 * share) as usize;
        let _ = format::read("", bytes[..place(cut)].to_vec(), &Limits::default());
        let mut flipped = bytes.clone();
        flipped[place(at)] = byte;
        let _ = format::read("", flipped, &Limits::default());
    }
}

/// A family name that begins as a chat does, and a table of speech with a column of attendance, stay transcripts.
#[test]
fn what_looks_like_a_chat_or_a_list_and_is_speech() {
    for source in [
        "00:00:01 Van Dam: goedemorgen\n00:00:05 Bo: dag\n00:00:09 Van Dam: beginnen we?\n",
        "00:00:01 - Van Dam: goedemorgen\n00:00:05 - Bo: dag\n00:00:09 - Van Dam: beginnen we?\n",
        "naam;tekst;aanwezig\nBo;dag;ja\nAn;ja;ja\n",
    ] {
        let read = read_str(source).unwrap_or_else(|e| panic!("{source}: {e}"));
        assert_eq!(read.transcript.people.len(), 2, "{source}");
    }
}

#[test]
fn hostile_files_are_refused_with_a_code() {
    let long = format!("Jan: {}\nPiet: ja\nJan: ja\n", "a".repeat(2 << 20));
    let block = |n| format!("00:01.000 --> 00:02.000\n<v Naam{n}>x</v>\n\n");
    let names = (0..600).map(block).collect::<Vec<_>>().concat();
    let quote = format!("speaker,text\nJan,\"{}", "a\n".repeat(1 << 20));
    let deep = format!("{{\"utterances\": [{{\"speaker\": {}", "[".repeat(10_000));
    for (source, code) in [
        ("", "empty"),
        (" \n\n", "empty"),
        ("WEBVTT\n\n", "empty"),
        ("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nhallo\n", "no-speakers"),
        ("WEBVTT\n\n99999999999:59:59 --> 1:1:1\n<v A>x</v>\n", "time"),
        ("WEBVTT\n\n101:00:00.000 --> 9999999:00:00.000\n<v A>x</v>\n", "limit"),
        ("00:00:06 tekst zonder spreker\n00:00:09 nog meer\n", "no-speakers"),
        ("Full Name\tUser Action\tTimestamp\nX\tJoined\t1\n", "attendance-list"),
        ("Meeting Summary\nTotal Number of Participants\t2\n", "attendance-list"),
        ("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x/>", "xml-doctype"),
        ("{\"utterances\": [{\"speaker\": \"A\", \"start\": 1e400, \"text\": \"x\"}]}", "malformed"),
        ("%PDF-1.7", "unknown-format"),
        ("{\\rtf1 Anna: ja}", "unknown-format"),
        ("ID3\u{4}\u{0}\u{0}", "recording"),
        ("RIFF\u{0}\u{0}WAVEfmt ", "recording"),
        ("\u{0}\u{0}\u{0}\u{18}ftypmp42", "recording"),
        ("PK\u{3}\u{4}\u{0} word/document.xml", "unknown-format"),
        ("PK\u{3}\u{4}\u{0} xl/workbook.xml", "unknown-format"),
        ("1. Samenvatting\nTitel\tMT\n\n2. Deelnemers\nNaam\tEerste deelname\n", "attendance-list"),
        ("Name (Original Name),User Email,Total Duration (Minutes)\nBo,,7\n", "attendance-list"),
        ("00:21:14\tBo:\thoi\n00:21:20\tAn:\tja\n", "chat"),
        ("00:21:14\tBo:\thoi\nen nog een regel\nen nog een\nen nog een\n00:21:20\tAn:\tja\n", "chat"),
        ("09:00:01\t From Bo : hoi\n09:00:05\t From An : ja\n", "chat"),
        ("09:00:01\t From  Bo Visser : hoi\n09:00:05\t From  An : ja\n09:01:05\t From  An : later\n", "chat"),
        ("09:00:01 From Bo Visser to Everyone:\n\thoi\n\ten dag\n09:00:05 From An to Everyone:\n\tja\n", "chat"),
        ("09:00:01 From Bo  to  An(Direct Message):\n\thoi\n", "chat"),
        ("09:00:01 Van Bo aan Iedereen:\n\thoi\n09:00:05 Van An aan Iedereen:\n\tja\n", "chat"),
        ("2026-03-10 09:00:01 From Bo to Everyone:\n\thoi\n", "chat"),
        ("10-03-2026 09:00 - Bo: hoi\n10-03-2026 09:01 - An: ja\nnog een regel\n", "chat"),
        ("[10/03/2026, 09:00:01] Bo: hoi\n[10/03/2026, 09:01:12] An: ja\n", "chat"),
        ("Naam;Aanwezig\nBo;ja\nAn;nee\n", "attendance-list"),
        (
            "Titel,Deelnemers\n\"MT\",2\n\nFull Name,Join Time,Leave Time\nBo,\"3/10/2026, 9:00\",\"3/10/2026, 10:00\"\n",
            "attendance-list",
        ),
        ("Naam,Eerste deelname,Laatste vertrek\nBo,9:00,10:00\nAn,9:00,10:00\n", "attendance-list"),
        ("Naam;Afdeling\nBo;Zorg\nAn;Wonen\n", "no-speakers"),
        ("# Handleiding\n\n## Begin\nDoe dit.\n\n## Einde\nDoe dat.\n", "no-speakers"),
        ("Beste allen,\n\nLet op: morgen vergaderen we.\n\nGroet,\nPiet\n", "no-speakers"),
        ("meeting,speaker,text\nA,Bo,een\nB,An,twee\n", "several-meetings"),
        ("{\"speaker\":\"Bo\",\"text\":\"een\"}\n{\"speaker\" 3}\n", "malformed"),
        ("{\"a\": 1}", "unknown-format"),
        (&long, "limit"),
        (&format!("WEBVTT\n\n{names}"), "limit"),
        (&quote, "limit"),
        (&deep, "malformed"),
    ] {
        let error = read_str(source).unwrap_err();
        assert_eq!(error.code, code, "{}", &source[..source.len().min(60)]);
        assert!(!error.nl.is_empty() && !error.en.is_empty());
    }
    let binary = format::read("a.vtt", vec![0, 159, 146, 150, 1, 2, 3], &Limits::default());
    assert_eq!(binary.unwrap_err().code, "binary");
}

/// Run alone, with optimisation: `cargo test --release reading::speed -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn speed() {
    let words = "we hebben het vandaag over de planning van het nieuwe kwartaal en wat dat voor iedereen betekent ".repeat(2);
    let mut teams = "WEBVTT\n\n".to_owned();
    let mut old = teams.clone();
    for n in 0..60_000_u32 {
        let (from, to) = (n * 3, n * 3 + 2);
        let time = |t: u32| format!("{:02}:{:02}:{:02}.{:03}", t / 3600, t / 60 % 60, t % 60, t % 997);
        let block = format!("{} --> {}\n<v Spreker Naam{}>{words}</v>\n\n", time(from), time(to), n % 7);
        let _ = write!(teams, "90a4b0c8-b2ca-4147-85e9-515fe750cc7a/{}-{}\n{block}", n / 2, n % 2);
        old.push_str(&block);
    }
    let line = |n| format!("Spreker Naam{}: {words}\n", n % 7);
    let plain = (0..150_000).map(line).collect::<Vec<_>>().concat();
    for (name, text) in [("teams-vtt", teams), ("webvtt-voice", old), ("plain", plain)] {
        let best = (0..7)
            .map(|_| {
                let bytes = text.clone().into_bytes();
                let start = std::time::Instant::now();
                format::read("", bytes, &Limits::default()).unwrap();
                start.elapsed()
            })
            .min()
            .unwrap();
        println!("{name}: {:.0} MB/s", text.len() as f64 / 1e6 / best.as_secs_f64());
    }
}
