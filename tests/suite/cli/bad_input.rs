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

/// The content decides, and whatever is left aside is said: one line on the terminal a kind, one line a file on disk.
#[test]
fn files_with_odd_names_are_read_or_said() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let text = |n: usize| format!("Ans Bakker: dag {n}\nBo Visser: dag\nAns Bakker: zullen we?\nBo Visser: graag\n");
    write(&root.join("in/2026-01-01.txt"), text(1));
    write(&root.join("in/2026-01-02"), text(2));
    write(&root.join("in/2026-01-03.log"), text(3));
    write(&root.join("in/2026-01-04.jpg"), short());
    write(&root.join("in/server.log"), "09:00 INFO: begonnen\n09:01 ERROR: gestopt\n09:02 INFO: klaar\n");
    write(&root.join("in/leesmij.txt"), "hallo\n");
    write(&root.join("in/README.md"), "Een map.\n");
    write(&root.join("in/oud.bak"), text(4));
    write(&root.join("in/foto.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0]);
    let film = std::fs::File::create(root.join("in/opname.mp4")).unwrap();
    std::io::Write::write_all(&mut &film, b"\0\0\0\x18ftypmp42").unwrap();
    film.set_len(3 << 30).unwrap();
    let ran = run(root, &["analyze", "in"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("in: 4 overleggen gelezen"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "3 geen transcript, overgeslagen: oud.bak, server.log, leesmij.txt\n2 geen tekst, overgeslagen: foto.jpg, opname.mp4\n"
    );
    let left: Vec<(String, String)> = failures(&root.join("onderstroom-out"))
        .iter()
        .map(|l| (l["path"].as_str().unwrap().to_owned(), l["code"].as_str().unwrap().to_owned()))
        .collect();
    let want = [
        ("in/foto.jpg", "binary"),
        ("in/opname.mp4", "recording"),
        ("in/oud.bak", "not-a-transcript"),
        ("in/server.log", "no-speakers"),
        ("in/leesmij.txt", "no-speakers"),
    ];
    assert_eq!(left, want.map(|(path, code)| (path.to_owned(), code.to_owned())));
    // Named, it is meant to be read; with nothing to read, what lies there is said.
    assert!(run(root, &["analyze", "in/oud.bak", "-o", "los"]).out.contains("1 overleg gelezen"));
    write(&root.join("alleen/foto.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
    let none = run(root, &["analyze", "alleen", "-o", "niets"]);
    assert_eq!(none.code, Some(3));
    assert!(
        none.err.contains("geen tekst, overgeslagen: foto.jpg") && none.err.contains("geen transcripten gevonden"),
        "{}",
        none.err
    );
}

#[test]
fn the_same_file_twice_counts_once_and_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let meeting = short();
    write(&root.join("in/2026-01-05.vtt"), &meeting);
    write(&root.join("in/2026-01-05 (1).vtt"), &meeting);
    write(&root.join("in/opname.vtt"), &meeting);
    // Of the same length, and different only in the middle.
    write(&root.join("in/2026-02-02.vtt"), meeting.replace("spannend", "spammend"));
    // Another team may have the same file: that is another run.
    write(&root.join("in/onder/2026-01-05.vtt"), &meeting);
    let ran = run(root, &["analyze", "in"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(lines.len() == 2 && lines.iter().all(|l| l.contains("hetzelfde bestand als 2026-01-05.vtt")), "{}", ran.err);
    assert!(lines[0].starts_with("in/2026-01-05 (1).vtt: ") && lines[1].starts_with("in/opname.vtt: "), "{}", ran.err);
    assert!(ran.out.starts_with("3 overleggen van 2 teams"), "{}", ran.out);
    let out = root.join("onderstroom-out");
    assert!(failures(&out).iter().all(|l| l["code"] == "duplicate") && failures(&out).len() == 2);
    let run_json = json(&out.join("teams/in/run.json"));
    let notices = run_json["teams"][0]["meetings"][0]["notices"].as_array().unwrap();
    assert!(notices.iter().any(|n| n["code"] == "copies_left_out" && n["count"] == 2), "{notices:?}");
    // Loose meetings are compared with each other.
    let loose = run(root, &["analyze", "in", "--independent", "-o", "los"]);
    assert!(loose.out.starts_with("2 overleggen"), "{}", loose.out);
}

#[test]
fn dates_in_names_are_dutch_unless_the_folder_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let dates = |place: &str, args: &[&str]| -> (Vec<String>, super::Ran) {
        let all: Vec<&str> = ["analyze", place].iter().chain(args).copied().collect();
        let ran = run(root, &all);
        let run_json = json(&root.join("onderstroom-out/run.json"));
        let meeting = |m: &serde_json::Value| {
            let assumed = m["notices"].as_array().unwrap().iter().any(|n| n["code"] == "date_order_assumed");
            format!("{}{}", m["date"].as_str().unwrap_or("-"), if assumed { "?" } else { "" })
        };
        (run_json["teams"][0]["meetings"].as_array().unwrap().iter().map(meeting).collect(), ran)
    };
    for name in [
        "nl/3-4-2026.vtt",
        "nl/24-03-2026_opname.vtt",
        "us/04-05-2026.vtt",
        "us/03-24-2026.vtt",
        "een/03-04-2026.vtt",
        "woord/overleg 03-04-2026.vtt",
    ] {
        write(&root.join(name), short());
    }
    assert_eq!(dates("nl", &[]).0, ["2026-03-24", "2026-04-03"]);
    assert_eq!(dates("us", &[]).0, ["2026-03-24", "2026-04-05"]);
    assert_eq!(dates("een", &[]).0, ["2026-04-03?"]);
    assert_eq!(dates("woord", &[]).0, ["2026-04-03"]);
    // Loose meetings of a folder know its order too.
    assert!(run(root, &["analyze", "us", "--independent", "-o", "los"]).code == Some(0));
    assert_eq!(json(&root.join("los/meetings/04-05-2026.json"))["date"], "2026-04-05");
    for name in ["mix/10 maart 2026.vtt", "mix/overleg 24.02.2026.vtt", "mix/opname.vtt"] {
        write(&root.join(name), short());
    }
    let (found, ran) = dates("mix", &[]);
    assert_eq!(found, ["2026-02-24", "2026-03-10", "-"]);
    assert!(ran.out.contains("\n1 van de 3 overleggen heeft geen datum en staat achteraan."), "{}", ran.out);
    let report = std::fs::read_to_string(root.join("onderstroom-out/report.html")).unwrap();
    assert!(report.contains("1\u{a0}zonder\u{a0}datum") || report.contains("1\u{a0}zonder datum"));
    std::fs::remove_file(root.join("mix/opname.vtt")).unwrap();
    assert!(!dates("mix", &[]).1.out.contains("geen datum"));
}

#[test]
fn a_name_in_capitals_in_one_meeting_is_the_same_person_in_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/2026-01-05.txt"), "ANS: goedemorgen\nBO: dag\nANS: zullen we?\n");
    write(&root.join("in/2026-02-05.txt"), "Ans: goedemorgen\nbo: dag\nAns: zullen we?\nbo: graag\n");
    complete(root, &["analyze", "in"]);
    let notices = &json(&root.join("onderstroom-out/meetings/2026-01-05.json"))["notices"];
    assert!(notices.as_array().unwrap().iter().any(|n| n["code"] == "names_joined" && n["about"][0] == "ANS"), "{notices}");
    let people = json(&root.join("onderstroom-out/run.json"))["teams"][0]["people"].clone();
    let names: Vec<&str> = people.as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ans", "BO"]);
}
