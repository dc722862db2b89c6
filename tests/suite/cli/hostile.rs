//! Hostile names, words and files: nothing of them becomes markup, formula or escape sequence anywhere.

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::events::Event;
use serde_json::json;

use super::{files, run, write};

/// What is tried, in every place at once.
const PAYLOADS: [&str; 16] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "<!-- ]]> -->",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &#60;b&#62;",
    "\u{1b}[31mrood\u{1b}]8;;http://x\u{7}",
    "\u{202e}neerg\u{202c}\u{9b}2J",
    "=1+1",
    "@SUM(A1)",
    "regel\u{2028}een\r\ntwee\u{0}drie",
    "`${alert(1)}` javascript:alert(1)",
    "../../etc/passwd",
];

/// The same length and shape in letters only.
fn harmless(payload: &str) -> String {
    let shown = payload.chars().filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}'));
    shown.map(|c| if c.is_alphanumeric() || c == ' ' { c } else { 'n' }).collect()
}

/// A run of two meetings with the payload as name, text, file, folder, agenda, event, team name and metadata.
fn analyzed(root: &Path, payload: &str) -> BTreeMap<String, Vec<u8>> {
    let name = format!("Ans {payload}");
    let file: String = payload.chars().filter(|c| !matches!(c, '/' | '\0')).collect();
    for date in ["2026-01-05", "2026-02-02"] {
        let said: Vec<serde_json::Value> = (0..24)
            .map(|n| {
                let speaker = [&name, "Bo Visser", "Cas Mulder"][n % 3];
                let text = ["Ik word hier knettergek van", "Goed gedaan hoor", "Dat vind ik echt spannend"][n % 3];
                json!({"speaker": speaker, "start": n * 5, "end": n * 5 + 6, "text": format!("{text}. Het woord was {payload} hier.")})
            })
            .collect();
        let document = json!({"date": date, "leader": name, "agenda": [payload], "utterances": said});
        write(&root.join("in").join(format!("T {file}")).join(format!("{date} {file}.json")), document.to_string());
    }
    let quoted = |text: &str| serde_json::to_string(text).unwrap().replace("\\u007f", "");
    let team = format!(
        "team = {}\n[[meeting]]\nfile = {}\nevents = [{}]\n",
        quoted(payload),
        quoted(&format!("2026-01-05 {file}.json")),
        quoted(payload)
    );
    write(&root.join("in").join(format!("T {file}")).join("team.toml"), team);
    write(&root.join("in").join(format!("T {file}")).join(format!("L {file}-leeg.txt")), "");
    let ran = run(root, &["analyze", "in"]);
    assert_eq!(ran.code, Some(1), "{payload:?}: {}", ran.err);
    for shown in [&ran.out, &ran.err] {
        let raw = shown
            .chars()
            .find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        assert_eq!(raw, None, "{payload:?}: {shown:?}");
    }
    files(&root.join("onderstroom-out"))
}

/// Elements and attribute names with their counts. The lines of text in a picture are only there or not: where a name is
/// broken over two lines hangs on the width of its letters.
fn shape(html: &str) -> BTreeMap<String, usize> {
    let page = scraper::Html::parse_document(html);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for element in page.tree.values().filter_map(|node| node.as_element()) {
        *counts.entry(element.name().to_owned()).or_default() += 1;
        for (attribute, value) in element.attrs() {
            *counts.entry(format!("{}@{attribute}", element.name())).or_default() += 1;
            let value = value.trim().to_lowercase();
            assert!(!value.starts_with("javascript:") && !value.starts_with("data:text"), "{value}");
        }
    }
    counts.iter_mut().filter(|(name, _)| *name == "text" || name.starts_with("text@")).for_each(|(_, count)| *count = 1);
    counts
}

fn well_formed(name: &str, svg: &[u8]) {
    let mut reader = quick_xml::Reader::from_reader(svg);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).unwrap_or_else(|e| panic!("{name}: {e}")) {
            Event::Eof => return,
            Event::Start(tag) | Event::Empty(tag) => {
                assert!(!matches!(tag.local_name().as_ref(), b"script" | b"foreignObject"), "{name}");
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    assert!(!attribute.key.as_ref().starts_with(b"on"), "{name}");
                }
            }
            Event::Text(text) => {
                let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
                assert!(!text.decode().unwrap().contains(bad), "{name}");
            }
            _ => {}
        }
        buffer.clear();
    }
}

fn no_formula(name: &str, bytes: &[u8]) {
    for record in csv::Reader::from_reader(bytes).records() {
        for cell in &record.unwrap() {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{name}: {cell:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn hostile_text_stays_text_everywhere() {
    for payload in PAYLOADS {
        let (bad, good) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let hostile = analyzed(bad.path(), payload);
        let control = analyzed(good.path(), &harmless(payload));
        let kinds = |all: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            all.keys().map(|n| n.rsplit_once('.').map_or(n.clone(), |(_, e)| e.to_owned())).collect()
        };
        let sorted = |mut list: Vec<String>| {
            list.sort();
            list
        };
        assert_eq!(sorted(kinds(&hostile)), sorted(kinds(&control)), "{payload:?}");
        let report = |all: &BTreeMap<String, Vec<u8>>| String::from_utf8(all["report.html"].clone()).unwrap();
        assert_eq!(shape(&report(&hostile)), shape(&report(&control)), "{payload:?}");
        for (name, bytes) in &hostile {
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c)) && !name.contains(".."), "{name:?}");
            match name.rsplit_once('.').map(|(_, e)| e) {
                Some("svg") => well_formed(name, bytes),
                Some("csv") => no_formula(name, bytes),
                _ => {}
            }
        }
        // Outside the output folder nothing was written.
        let beside: Vec<String> =
            std::fs::read_dir(bad.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(beside.len(), 2, "{beside:?}");
    }
}

#[test]
fn wrong_arguments_are_shown_without_escape_sequences() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["analyze", "--\u{1b}[31m"][..], &["analyze", "x\u{1b}[31m\u{202e}"], &["explain", "\u{9b}2J"]] {
        let ran = run(folder.path(), args);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{:?}", ran.err);
    }
}
