//! Runs, dates, ids, team files and tables, as the interface promises them.

use super::{complete, files, json, rows, run, samples, short, vtt, write};

#[test]
fn a_folder_is_a_run_in_order_of_date_and_a_file_is_a_run_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    // By date, not by name; a date in the file wins from the name.
    write(&root.join("in/z 20260105.vtt"), short());
    write(&root.join("in/a 2026-02-02.vtt"), short());
    let said = r#"{"date": "2026-01-20", "utterances": [{"speaker": "Ans Bakker", "text": "Goedemorgen."}, {"speaker": "Bo Visser", "text": "Hoi."}]}"#;
    write(&root.join("in/b 2027-01-01.json"), said);
    complete(root, &["analyze", "in"]);
    let team = json(&root.join("onderstroom-out/run.json"))["teams"][0].clone();
    let order: Vec<(&str, &str)> =
        team["meetings"].as_array().unwrap().iter().map(|m| (m["id"].as_str().unwrap(), m["date"].as_str().unwrap())).collect();
    assert_eq!(order, [("z-20260105", "2026-01-05"), ("b-2027-01-01", "2026-01-20"), ("a-2026-02-02", "2026-02-02")]);
    assert_eq!((team["id"].as_str(), team["path"].as_str()), (Some("in"), None));
    complete(root, &["analyze", "in/a 2026-02-02.vtt"]);
    let one = json(&root.join("onderstroom-out/run.json"));
    assert_eq!(one["teams"][0]["meetings"].as_array().unwrap().len(), 1);
    assert_eq!(files(&root.join("onderstroom-out/meetings")).len(), 1, "the older output was replaced whole");
}

#[test]
fn without_a_date_names_give_the_order_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["overleg 10.vtt", "overleg 2.vtt", "CON.vtt", "Overleg 2.txt"] {
        write(&folder.path().join("in").join(name), short());
    }
    complete(folder.path(), &["analyze", "in"]);
    let out = folder.path().join("onderstroom-out");
    let run = json(&out.join("run.json"));
    let meetings = run["teams"][0]["meetings"].as_array().unwrap();
    let ids: Vec<&str> = meetings.iter().map(|m| m["id"].as_str().unwrap()).collect();
    // Equal but for case: the first 8 hex digits of BLAKE3 of the path in the folder.
    let hash = |name: &str| blake3::hash(name.as_bytes()).to_hex()[..8].to_owned();
    let twins = [format!("overleg-2-{}", hash("overleg 2.vtt")), format!("Overleg-2-{}", hash("Overleg 2.txt"))];
    assert_eq!(ids[0], "CON-meeting");
    assert!(twins.iter().all(|twin| ids[1..3].contains(&twin.as_str())), "{ids:?}");
    assert_eq!(ids[3], "overleg-10");
    for meeting in meetings {
        let notices = meeting["notices"].as_array().unwrap();
        let said = notices.iter().find(|n| n["code"] == "no_date").unwrap();
        assert!(said["message"].as_str().unwrap().contains("volgorde is die van de bestandsnamen"));
    }
    assert_eq!(files(&out.join("meetings")).len(), 4);
}

#[test]
fn several_teams_have_folders_and_the_tables_on_top_cover_all() {
    let folder = tempfile::tempdir().unwrap();
    let tree = samples().join("two-teams");
    let ran = complete(folder.path(), &["analyze", tree.to_str().unwrap(), "--json"]);
    let out = folder.path().join("onderstroom-out");
    let top = json(&out.join("run.json"));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&ran.out).unwrap(), top);
    let paths: Vec<&str> = top["teams"].as_array().unwrap().iter().map(|t| t["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["teams/beheer", "teams/nieuwbouw"]);
    for table in ["readings.csv", "cues.csv", "events.csv"] {
        let parts: Vec<_> = paths.iter().flat_map(|path| rows(&out.join(path).join(table))).collect();
        assert_eq!(rows(&out.join(table)), parts, "{table}");
    }
    for path in paths {
        assert!(out.join(path).join("report.html").is_file() && out.join(path).join("charts/waterline.svg").is_file());
        assert_eq!(json(&out.join(path).join("run.json"))["teams"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn the_tables_have_the_promised_columns() {
    let folder = tempfile::tempdir().unwrap();
    complete(folder.path(), &["analyze", samples().join("team-wonen").to_str().unwrap()]);
    let head = |table: &str| {
        let text = std::fs::read_to_string(folder.path().join("onderstroom-out").join(table)).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        head("readings.csv"),
        "team,meeting,date,measure,scope,subject,other,value,raw,unit,ci_low,ci_high,n,n_unit,status,reason,basis,flags"
    );
    assert_eq!(head("cues.csv"), "team,meeting,date,utterance,start,speaker,category,rule,strength,polarity,text");
    assert_eq!(head("events.csv"), "team,meeting,utterance,start,cut,kind,by,of,overlap_s,evidence,confidence");
    let scopes = ["meeting", "speaker", "pair", "series", "series_speaker", "series_pair"];
    for row in rows(&folder.path().join("onderstroom-out/readings.csv")) {
        assert!(scopes.contains(&row["scope"].as_str()), "{row:?}");
        assert_eq!(row["scope"].starts_with("series"), row["meeting"].is_empty(), "{row:?}");
        assert!(row["value"].is_empty() || row["status"] == "ok", "{row:?}");
        assert!(!row["reason"].is_empty() || row["status"] != "not_measurable", "absent without a reason: {row:?}");
        let digits = row["raw"].trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).collect::<String>();
        assert!(digits.trim_end_matches('0').len() <= 6, "{row:?}");
    }
}

#[test]
fn the_leader_is_named_on_the_command_line_or_in_the_team_file() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/2026-01-05.vtt"), short());
    write(
        &root.join("team.toml"),
        "team = \"MT Verzonnen\"\n[[person]]\nname = \"Cas Mulder\"\naliases = [\"C.M.\"]\nrole = \"leader\"\n[[person]]\nname = \"Bo Visser\"\naliases = [\"de voorzitter\"]\n[[person]]\nname = \"Ans Bakker\"\n",
    );
    let leader = |args: &[&str]| {
        let all: Vec<&str> = ["analyze", "in"].iter().chain(args).copied().collect();
        let ran = run(root, &all);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let team = json(&root.join("onderstroom-out/run.json"))["teams"][0].clone();
        let roles: Vec<String> =
            team["people"].as_array().unwrap().iter().filter(|p| p["role"] == "leader").map(|p| p["name"].to_string()).collect();
        (
            team["meetings"][0]["leader"].as_str().map(str::to_owned),
            roles.len(),
            team["team"].as_str().unwrap().to_owned(),
            ran.err,
        )
    };
    assert_eq!(leader(&[]), (None, 0, "in".into(), String::new()));
    assert_eq!(leader(&["--leader", "ans"]), (Some("Ans Bakker".into()), 1, "in".into(), String::new()));
    let team = "MT Verzonnen".to_owned();
    assert_eq!(leader(&["--team", "team.toml"]), (Some("Cas Mulder".into()), 1, team.clone(), String::new()));
    // The command line wins, in the words of the team file too; then nobody else leads.
    assert_eq!(leader(&["--team", "team.toml", "--leader", "de voorzitter"]), (Some("Bo Visser".into()), 1, team, String::new()));
    // A name that fits nobody is said, and changes nothing.
    for (args, still) in
        [(&["--leader", "Zus"][..], None), (&["--leader", "Zus", "--team", "team.toml"], Some("Cas Mulder".to_owned()))]
    {
        let (leads, _, _, said) = leader(args);
        assert_eq!(leads, still);
        assert!(said.contains("'Zus'") && said.ends_with("\n  Ans Bakker\n  Bo Visser\n  Cas Mulder\n"), "{said}");
    }
}

#[test]
fn a_team_file_gives_language_roster_labels_and_events() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/x.vtt"), vtt(&[("Spreker 1", "Okay."), ("Spreker 2", "Ja, prima."), ("Spreker 1", "Dag.")]));
    // As a Windows editor saves it.
    let team = "\u{feff}team = \"Gremium\"\r\nlanguage = \"en\"\r\n[[person]]\r\nname = \"Ans\"\r\n[[person]]\r\nname = \"Dirk\"\r\n[[meeting]]\r\nfile = \"x.vtt\"\r\ndate = 2026-03-10\r\npresent = [\"Ans\", \"Dirk\"]\r\nspeakers = { \"Spreker 1\" = \"Ans\" }\r\nagenda = [\"Rondvraag\"]\r\nevents = [\"teamdag\"]\r\n";
    write(&root.join("in/team.toml"), team);
    complete(root, &["analyze", "in"]);
    let meeting = json(&root.join("onderstroom-out/meetings/x.json"));
    assert_eq!((meeting["language"].as_str(), meeting["date"].as_str()), (Some("en"), Some("2026-03-10")));
    assert_eq!(
        (&meeting["roster_known"], &meeting["agenda"], &meeting["user_events"]),
        (&true.into(), &serde_json::json!(["Rondvraag"]), &serde_json::json!(["teamdag"]))
    );
    let present: Vec<&str> = meeting["present"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
    assert_eq!(present, ["Ans", "Spreker 2", "Dirk"]);
    let silent =
        |row: &&std::collections::BTreeMap<String, String>| row["measure"] == "presence_state" && row["subject"] == "Dirk";
    let table = rows(&root.join("onderstroom-out/readings.csv"));
    assert_eq!(table.iter().find(silent).unwrap()["flags"], "presence_state=silent_present");
}

/// The codes of failures in the source, against the table that promises them.
#[test]
fn every_failure_code_is_documented() {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/command-line.md")).unwrap();
    let code = regex::Regex::new(r#"(?:ReadError|Self)::new\(\s*"([a-z-]+)","#).unwrap();
    let mut used = std::collections::BTreeSet::new();
    for (name, bytes) in files(&root.join("src")) {
        let text = String::from_utf8_lossy(&bytes);
        if name.ends_with(".rs") && (text.contains("ReadError::new(") || name.ends_with("source/error.rs")) {
            used.extend(code.captures_iter(&text).map(|c| c[1].to_owned()));
        }
    }
    let listed: std::collections::BTreeSet<String> =
        page.lines().filter_map(|l| l.strip_prefix("| `")).filter_map(|l| l.split('`').next()).map(str::to_owned).collect();
    assert_eq!(used, listed);
}

#[test]
fn explain_measures_formats_and_help_speak_both_languages() {
    let root = samples();
    let nl = complete(&root, &["explain", "talk_share"]);
    let en = complete(&root, &["explain", "talk_share", "--lang", "en"]);
    assert!(nl.out.contains("Let op") && en.out.contains("Caution") && nl.out != en.out);
    assert!(complete(&root, &["explain", "talk_share_trend"]).out.starts_with("Verloop van"));
    assert!(complete(&root, &["explain", "irritation", "--lang", "en"]).out.starts_with("Irritation (irritation)"));
    let list = complete(&root, &["measures"]).out;
    let ids: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(["gini", "fto_median_s", "irritation"].iter().all(|id| ids.contains(id)));
    // What is listed can be explained; a spread of it, because each is a process of its own.
    for id in ids.iter().step_by(17) {
        assert_eq!(run(&root, &["explain", id]).code, Some(0), "{id}");
    }
    assert_ne!(complete(&root, &["formats"]).out, complete(&root, &["formats", "--lang", "en"]).out);
    assert!(complete(&root, &["--help"]).out.contains("analyze"));
    assert_eq!(complete(&root, &["--version"]).out, format!("onderstroom {}\n", env!("CARGO_PKG_VERSION")));
}
