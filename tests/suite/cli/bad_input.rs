//! Bad input: one clear line each, nothing else is lost, and the exit code tells.

use std::path::Path;

use super::{complete, failures, finish, json, run, short, vtt, write};

const LIMITS: &str =
    "[limits]\nfile_bytes = 20000\nline_bytes = 2000\nutterances = 40\nspeakers = 8\nname_chars = 60\nhours = 10\n";

/// File, code and line of every kind of bad file; the limits are those above.
const BAD: [(&str, &str, Option<u64>); 17] = [
    ("binair.txt", "binary", None),
    ("bom.txt", "empty", None),
    ("doctype.xml.txt", "xml-doctype", None),
    ("groot.txt", "too-large", None),
    ("kapot.json", "malformed", Some(3)),
    ("leeg.txt", "empty", None),
    ("los.vtt", "link", None),
    ("map.txt", "unreadable", None),
    ("naamloos.vtt", "no-speakers", None),
    ("pdf.txt", "unknown-format", None),
    ("pijp.txt", "unreadable", None),
    ("regel.txt", "limit", Some(2)),
    ("sprekers.vtt", "limit", None),
    ("tekens.txt", "encoding", None),
    ("twee.csv", "several-meetings", Some(3)),
    ("uren.vtt", "limit", Some(6)),
    ("uitspraken.vtt", "limit", None),
];

fn batch(folder: &Path) {
    for name in ["2026-01-05.vtt", "2026-02-02.vtt", "2026-03-02.vtt"] {
        write(&folder.join(name), short());
    }
    let many: Vec<(&str, &str)> = (0..41).map(|_| ("Ans", "Ja.")).collect();
    let names: Vec<String> = (0..9).map(|n| format!("Naam{n} Achter")).collect();
    let crowd: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "Goedemorgen allemaal.")).collect();
    let texts: [(&str, Vec<u8>); 14] = [
        ("binair.txt", vec![0, 1, 2, 255, 0, 7, 0, 0]),
        ("bom.txt", "\u{feff}".into()),
        ("doctype.xml.txt", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>\n".into()),
        ("groot.txt", "Ans: ja\n".repeat(3000).into()),
        ("kapot.json", "{\"utterances\": [\n{\"speaker\": \"Ans\", \"text\": \"ja\"},\n{\"speaker\": oeps\n".into()),
        ("leeg.txt", Vec::new()),
        ("naamloos.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nGoedemorgen.\n\n00:03.000 --> 00:04.000\nJa.\n".into()),
        ("pdf.txt", "%PDF-1.7\nx".into()),
        ("regel.txt", format!("Ans: ja\nBo: {}\nAns: ja\nBo: nee\n", "heel lang ".repeat(300)).into()),
        ("sprekers.vtt", vtt(&crowd).into()),
        // UTF-16 with half characters only.
        ("tekens.txt", [0xFF, 0xFE].into_iter().chain([0x00, 0xD8].into_iter().cycle().take(200)).collect()),
        ("twee.csv", "meeting,speaker,text\na,Ans,ja\nb,Bo,nee\n".into()),
        (
            "uren.vtt",
            "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Ans>Ja.</v>\n\n11:00:00.000 --> 11:00:02.000\n<v Bo>Nee.</v>\n".into(),
        ),
        ("uitspraken.vtt", vtt(&many).into()),
    ];
    for (name, bytes) in texts {
        write(&folder.join(name), bytes);
    }
    std::fs::create_dir(folder.join("map.txt")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/nergens/iets.vtt", folder.join("los.vtt")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(folder.join("pijp.txt")).status().unwrap().success());
    }
}

#[cfg(unix)]
#[test]
fn every_bad_file_costs_one_line_and_the_good_ones_are_read() {
    let folder = tempfile::tempdir().unwrap();
    batch(&folder.path().join("in"));
    write(&folder.path().join("grens.toml"), LIMITS);
    let ran = run(folder.path(), &["analyze", "in", "--settings", "grens.toml", "-o", "out"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.starts_with("in: 3 overleggen gelezen, 5 jan – 2 mrt 2026.\n"), "{}", ran.out);
    let out = folder.path().join("out");
    let mut lines = failures(&out);
    lines.sort_by_key(|line| line["path"].as_str().unwrap().to_owned());
    let mut expected: Vec<(String, &str, Option<u64>)> = BAD.map(|(name, code, line)| (format!("in/{name}"), code, line)).into();
    expected.sort();
    let found: Vec<(String, &str, Option<u64>)> =
        lines.iter().map(|l| (l["path"].as_str().unwrap().to_owned(), l["code"].as_str().unwrap(), l["line"].as_u64())).collect();
    assert_eq!(found, expected);
    for line in &lines {
        let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["code", "line", "message", "path"], "four keys");
        let message = line["message"].as_str().unwrap();
        // What is wrong, and what to do: two parts, ending as a sentence.
        assert!(message.ends_with('.') && message.contains([';', '.']) && message.len() > 40, "{message}");
        assert!(!message.contains(" the "), "Dutch: {message}");
    }
    assert_eq!(json(&out.join("run.json"))["failures"].as_array().unwrap().len(), BAD.len());
    // Many problems are shown by kind, not one by one.
    assert!(ran.err.lines().count() < BAD.len(), "{}", ran.err);
    assert!(ran.err.contains("5 × limit, zoals in/") || ran.err.contains("4 × limit, zoals in/"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn messages_follow_the_language_and_strict_stops_at_the_first() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("in/a.vtt"), short());
    write(&folder.path().join("in/leeg.txt"), "");
    let english = run(folder.path(), &["analyze", "in", "--lang", "en"]);
    assert_eq!(english.code, Some(1));
    assert_eq!(english.err, "in/leeg.txt: The file is empty; export the transcript again.\n");
    assert!(english.out.starts_with("in: 1 meeting read.\n"), "{}", english.out);
    let strict = run(folder.path(), &["analyze", "in", "--strict", "-o", "streng"]);
    assert_eq!(strict.code, Some(1));
    assert_eq!(
        strict.err,
        "in/leeg.txt: Het bestand is leeg; exporteer het transcript opnieuw.\nGestopt door --strict; er is niets geschreven.\n"
    );
    assert!(!folder.path().join("streng").exists(), "no empty folder is left");
    // A path that is not there stops it before anything is made; a folder of the user's own stays, as empty as it was.
    std::fs::create_dir(folder.path().join("mijn")).unwrap();
    for (args, path) in [(["analyze", "in/a.vtt", "weg.vtt"], "weg.vtt"), (["analyze", "in/leeg.txt", "in/a.vtt"], "in/leeg.txt")]
    {
        let ran = run(folder.path(), &[&args[..], &["--strict", "-o", "mijn"]].concat());
        assert_eq!(ran.code, Some(1));
        assert!(ran.err.starts_with(&format!("{path}: ")) && ran.err.contains("er is niets geschreven"), "{}", ran.err);
        assert_eq!(super::files(&folder.path().join("mijn")).len(), 0);
    }
}

#[test]
fn what_is_wrong_in_json_is_said_with_its_place_and_without_its_content() {
    let folder = tempfile::tempdir().unwrap();
    // The comma after "Geheim" is missing; the reader stops at the quote behind it, the 36th character of line 3.
    let text = "[\n  {\"speaker\": \"Ans\", \"text\": \"Dag\"},\n  {\"speaker\": \"Bo\", \"text\": \"Geheim\" \"start\": 2}\n]\n";
    let at = text.lines().nth(2).unwrap().find("\"start\"").unwrap() + 1;
    write(&folder.path().join("fout.json"), text);
    let ran = run(folder.path(), &["analyze", "fout.json"]);
    assert_eq!(ran.code, Some(3));
    let said = format!(
        "fout.json, regel 3: De JSON klopt niet: er ontbreekt een komma tussen twee sleutels, of een }} (bij teken {at} "
    );
    assert!(ran.err.starts_with(&said) && !ran.err.contains("Geheim"), "{}", ran.err);
}

#[test]
fn wrong_use_and_nothing_usable_have_codes_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/a.vtt"), short());
    write(&root.join("leeg/b.vtt"), "");
    write(&root.join("notities/idee.md"), "# Een idee\n\nNog eens over denken.\n");
    write(&root.join("fout.toml"), "[floor]\nsilense = 1\n");
    write(&root.join("team.toml"), "team = \"MT\"\n[[person]]\nnaam = \"Ans\"\n");
    write(&root.join("meta.csv"), "bestand,team\na.vtt,MT\n");
    std::fs::create_dir(root.join("niets")).unwrap();
    let cases: [(&[&str], i32, &str); 15] = [
        (&[], 2, "Usage"),
        (&["analyze"], 2, "er ontbreekt iets (<PATH>...); noem een transcript of een map"),
        (&["analyze", "--lang", "en"], 2, "required arguments were not provided"),
        (&["analyze", "in", "--lexicons", "nergens"], 2, "nergens: deze map met lexicons is niet te lezen (het bestaat niet)"),
        (&["analyze", "in", "--jobs", "0"], 2, "--jobs"),
        (&["analyze", "in", "--jobs", "257"], 2, "--jobs"),
        (&["analyze", "in", "--wat"], 2, "--wat"),
        (&["analyze", "bestaat-niet"], 2, "bestaat-niet: dit bestand of deze map bestaat niet"),
        (&["analyze", "in", "--settings", "fout.toml"], 2, "onbekende sleutel `silense`"),
        (&["analyze", "in", "--team", "team.toml"], 2, "team.toml: regel 3: "),
        (&["analyze", "in", "--metadata", "meta.csv"], 2, "kolom `file` ontbreekt"),
        (&["explain", "bestaat_niet"], 2, "bestaat_niet"),
        (&["analyze", "niets"], 3, "geen transcripten gevonden"),
        (&["analyze", "leeg"], 3, "leeg/b.vtt: Het bestand is leeg"),
        (&["analyze", "notities"], 3, "idee.md"),
    ];
    for (args, code, said) in cases {
        let ran = run(root, args);
        assert_eq!(ran.code, Some(code), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
}

#[test]
fn a_missing_file_among_others_costs_only_itself() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("a.vtt"), short());
    let ran = run(folder.path(), &["analyze", "a.vtt", "weg.vtt"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("weg.vtt: ") && ran.err.contains("het bestaat niet"), "{}", ran.err);
    assert_eq!(failures(&folder.path().join("onderstroom-out"))[0]["code"], "unreadable");
}

#[test]
fn notes_beside_transcripts_are_left_alone_unless_named() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("in/a.vtt"), short());
    write(&folder.path().join("in/idee.md"), "# Een idee\n\nNog eens over denken.\n");
    let beside = run(folder.path(), &["analyze", "in"]);
    assert_eq!((beside.code, beside.err.as_str()), (Some(0), "1 geen transcript, overgeslagen: idee.md\n"));
    assert_eq!(run(folder.path(), &["analyze", "in/a.vtt", "in/idee.md"]).code, Some(1));
}

#[test]
fn a_broken_team_file_stops_its_own_team_only() {
    let folder = tempfile::tempdir().unwrap();
    for team in ["een", "twee"] {
        write(&folder.path().join(format!("in/{team}/2026-01-05.vtt")), short());
    }
    write(&folder.path().join("in/een/team.toml"), "team = \"MT\"\nmensen = 3\n");
    let ran = run(folder.path(), &["analyze", "in"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("in/een/team.toml, regel 2: ") && ran.err.contains("zonder teambestand"), "{}", ran.err);
    assert!(ran.out.starts_with("2 overleggen van 2 teams gelezen."), "{}", ran.out);
    // Alone, it stops the run before an older output is touched.
    let before = super::files(&folder.path().join("onderstroom-out"));
    assert_eq!(run(folder.path(), &["analyze", "in/een"]).code, Some(2));
    assert!(super::files(&folder.path().join("onderstroom-out")) == before);
}

/// The file system says no: the message says where, and no half file has a name.
#[cfg(unix)]
#[test]
fn what_cannot_be_written_ends_with_four() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/2026-01-05.vtt"), short());
    write(&root.join("bestand"), "x");
    write(&root.join("vol/notities.txt"), "van mij");
    for (out, said) in [
        ("bestand", "dit is een bestand, geen map"),
        ("vol", "hier staat `notities.txt`, dat niet van onderstroom is"),
        ("/dev/null/x", "geen map"),
    ] {
        let ran = run(root, &["analyze", "in", "-o", out]);
        assert_eq!(ran.code, Some(4), "{out}: {}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(std::fs::read_to_string(root.join("vol/notities.txt")).unwrap(), "van mij");
    // Files of at most 8 KiB: as on a full disk, the report does not fit.
    let script = "ulimit -f 16; trap '' XFSZ; exec \"$0\" analyze in -o klein";
    let ran = finish(std::process::Command::new("sh").current_dir(root).args(["-c", script, super::BINARY]));
    assert_eq!(ran.code, Some(4), "{}", ran.err);
    for name in super::files(&root.join("klein")).keys() {
        assert!(!name.contains(".onderstroom-") && name != "report.html" && name != "run.json", "{name}");
    }
    // An output folder that is a link to an older output of ours is replaced where it points.
    complete(root, &["analyze", "in", "-o", "echt"]);
    std::os::unix::fs::symlink("echt", root.join("wijst")).unwrap();
    complete(root, &["analyze", "in", "-o", "wijst"]);
    assert!(root.join("wijst").is_symlink() && root.join("echt/run.json").is_file());
}
