//! Names that do not fit: said on one line each with what to do, in the document beside the meeting, and never guessed.

use std::path::Path;

use serde_json::Value;

use super::{complete, json, rows, run, vtt, write};

/// Four meetings of an invented team: Noor leads, Willemijn is missing from the fourth, where the list has her misspelt.
const TEAM: &str = r#"team = "Verzonnen"
[[person]]
name = "Noor Kuipers"
role = "leader"
[[person]]
name = "Tijmen Bos"
[[meeting]]
file = "d.vtt"
date = 2026-04-01
present = ["Noor Kuipers", "Tijmen Bos", "Wilemijn Vos"]
"#;

fn said(names: &[&str]) -> String {
    let lines: Vec<(&str, &str)> = names.iter().cycle().take(names.len() * 2).map(|name| (*name, "Ja, dat is goed.")).collect();
    vtt(&lines)
}

fn team(folder: &Path, team: &str, meetings: &[(&str, &[&str])]) -> Vec<String> {
    for (file, names) in meetings {
        write(&folder.join("in").join(file), said(names));
    }
    if !team.is_empty() {
        write(&folder.join("in/team.toml"), team);
    }
    let ran = run(folder, &["analyze", "in", "--no-intervals"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.err.lines().map(str::to_owned).collect()
}

fn meeting(folder: &Path, id: &str) -> Value {
    json(&folder.join(format!("onderstroom-out/meetings/{id}.json")))
}

/// The sentences of the notices of a meeting with this code.
fn notices(meeting: &Value, code: &str) -> Vec<String> {
    let all = meeting["notices"].as_array().unwrap().iter().filter(|n| n["code"] == code);
    all.map(|n| n["message"].as_str().unwrap().to_owned()).collect()
}

fn presence(folder: &Path, meeting: &str, name: &str) -> Option<String> {
    let table = rows(&folder.join("onderstroom-out/readings.csv"));
    let own = |row: &&std::collections::BTreeMap<String, String>| {
        row["measure"] == "presence_state" && row["meeting"] == meeting && row["subject"] == name
    };
    table.iter().find(own).map(|row| row["flags"].clone())
}

const TRIO: &[&str] = &["Noor Kuipers", "Tijmen Bos", "Willemijn Vos"];

#[test]
fn a_misspelt_name_on_the_list_makes_nobody_present_and_nobody_absent() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let lines = team(root, TEAM, &[("c.vtt", TRIO), ("d.vtt", &["Noor Kuipers", "Tijmen Bos"])]);
    assert_eq!(
        lines,
        [
            "in/team.toml, regel 10: `Wilemijn Vos` bij present is niemand; bedoel je `Willemijn Vos`? Tot dat duidelijk is telt \
             `Wilemijn Vos` niet mee, en noemen we niemand van hen afwezig. Verbeter de naam in team.toml.",
            "in/team.toml: 1 spreker staat niet in team.toml: Willemijn Vos. Hoort diegene bij het team? Zet de naam dan bij [[person]].",
        ]
    );
    assert_eq!(presence(root, "d", "Wilemijn Vos"), None, "no such person");
    assert_eq!(presence(root, "d", "Willemijn Vos").as_deref(), Some("presence_state=not_heard"));
    let document = meeting(root, "d");
    assert_eq!((&document["roster_known"], &document["roster_doubts"]), (&true.into(), &serde_json::json!(["Willemijn Vos"])));
    assert_eq!(notices(&document, "present_like").len(), 1);
    let report = std::fs::read_to_string(root.join("onderstroom-out/report.html")).unwrap();
    assert!(report.contains("Wilemijn Vos` bij present is niemand"), "the report says it");
    // Set right, she was there and said nothing; left out, she was absent.
    let right = TEAM.replace("Wilemijn", "Willemijn");
    assert_eq!(team(root, &right, &[]).len(), 1, "still not under [[person]]");
    assert_eq!(presence(root, "d", "Willemijn Vos").as_deref(), Some("presence_state=silent_present"));
    team(root, &TEAM.replace(", \"Wilemijn Vos\"", ""), &[]);
    assert_eq!(presence(root, "d", "Willemijn Vos").as_deref(), Some("presence_state=absent"));
}

#[test]
fn a_name_on_the_list_that_is_like_nobodys_is_counted_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let with = TEAM.replace("Wilemijn Vos", "Sanne Stil");
    let lines = team(folder.path(), &with, &[("d.vtt", &["Noor Kuipers", "Tijmen Bos"])]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("in/team.toml, regel 10: `Sanne Stil` bij present staat niet bij [[person]]"), "{lines:?}");
    assert_eq!(presence(folder.path(), "d", "Sanne Stil").as_deref(), Some("presence_state=silent_present"));
}

#[test]
fn a_block_about_a_file_that_is_not_there_is_said_with_the_file_that_may_be_meant() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let wrong = "[[person]]\nname = \"Noor Kuipers\"\n[[person]]\nname = \"Tijmen Bos\"\n[[person]]\nname = \"Willemijn Vos\"\n[[meeting]]\nfile = \"2026-04-02.vtt\"\npresent = [\"Noor Kuipers\"]\n[[meeting]]\nfile = 'kerstborrel.txt'\n";
    let other: Vec<&str> = TRIO.iter().rev().copied().collect();
    let lines = team(root, wrong, &[("2026-04-01.vtt", TRIO), ("2026-05-20.vtt", &other)]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("in/team.toml, regel 8: Het bestand `2026-04-02.vtt` van [[meeting]]"), "{lines:?}");
    assert!(lines[0].contains("bedoel je `2026-04-01.vtt`?"), "{lines:?}");
    assert!(lines[1].starts_with("in/team.toml, regel 11: Het bestand `kerstborrel.txt`"), "{lines:?}");
    // Where it may belong; what can belong anywhere stands with both.
    let (one, other) = (meeting(root, "2026-04-01"), meeting(root, "2026-05-20"));
    assert_eq!((notices(&one, "meeting_like").len(), notices(&other, "meeting_like").len()), (1, 0));
    assert_eq!((notices(&one, "meeting_unknown").len(), notices(&other, "meeting_unknown").len()), (1, 1));
    // One file of a folder: blocks about the others are no mistake.
    write(&root.join("in/team.toml"), wrong.replace("2026-04-02", "2026-04-01").replace("kerstborrel.txt", "2026-05-20.vtt"));
    complete(root, &["analyze", "in/2026-04-01.vtt"]);
}

#[test]
fn a_leader_who_is_in_no_meeting_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let wrong = "[[person]]\nname = \"Noor Kuiper\"\nrole = \"leader\"\n[[person]]\nname = \"Tijmen Bos\"\n[[person]]\nname = \"Willemijn Vos\"\n";
    let lines = team(root, wrong, &[("a.vtt", TRIO)]);
    assert!(
        lines[0].starts_with("in/team.toml, regel 2: Leider `Noor Kuiper` uit team.toml komt in geen enkel overleg voor"),
        "{lines:?}"
    );
    assert!(lines[0].contains("bedoel je `Noor Kuipers`?"), "{lines:?}");
    assert_eq!(notices(&meeting(root, "a"), "leader_like").len(), 1);
    // Who leads is said on the command line: nothing is left to ask about it.
    let ran = run(root, &["analyze", "in", "--leader", "Noor Kuipers"]);
    assert!(!ran.err.contains("Leider"), "{}", ran.err);
    assert_eq!(notices(&meeting(root, "a"), "leader_like").len(), 0);
}

#[test]
fn an_alias_of_two_people_and_two_leaders_are_said_with_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let two = "[[person]]\nname = \"Noor Kuipers\"\nrole = \"leader\"\naliases = [\"NK\"]\n[[person]]\nname = \"Tijmen Bos\"\nrole = \"leader\"\naliases = [\"NK\"]\n[[person]]\nname = \"Willemijn Vos\"\n";
    let lines = team(folder.path(), two, &[("a.vtt", TRIO), ("b.vtt", &["Noor Kuipers", "Tijmen Bos", "NK"])]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("in/team.toml, regel 8: `NK` staat bij meer mensen: `Noor Kuipers` of `Tijmen Bos`."),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("in/team.toml: Er zijn 2 leiders; geen van hen is gekozen: Noor Kuipers, Tijmen Bos."),
        "{lines:?}"
    );
    let said = notices(&meeting(folder.path(), "b"), "ambiguous_names");
    assert_eq!(said, ["1 naam kan van meer mensen in team.toml zijn en is niet gekoppeld: NK."]);
}

#[test]
fn last_and_first_turned_round_are_one_person_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let lines = team(root, "", &[("a.vtt", &["Kuipers, Noor", "Tijmen Bos"]), ("b.vtt", &["Noor Kuipers", "Tijmen Bos"])]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("in/a.vtt: `Kuipers, Noor` is dezelfde naam als `Noor Kuipers`"), "{lines:?}");
    let run = json(&root.join("onderstroom-out/run.json"));
    let people: Vec<&str> = run["teams"][0]["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(people, ["Noor Kuipers", "Tijmen Bos"]);
    assert_eq!(notices(&meeting(root, "a"), "names_joined").len(), 1);
    // In one meeting, or both in the team file, they may be two people.
    let apart = tempfile::tempdir().unwrap();
    let lines = team(apart.path(), "", &[("a.vtt", &["Kuipers, Noor", "Noor Kuipers"])]);
    assert_eq!(lines, [""; 0]);
    let both = "[[person]]\nname = \"Kuipers, Noor\"\n[[person]]\nname = \"Noor Kuipers\"\n[[person]]\nname = \"Tijmen Bos\"\n";
    assert_eq!(team(root, both, &[]), [""; 0]);
    assert_eq!(json(&root.join("onderstroom-out/run.json"))["teams"][0]["people"].as_array().unwrap().len(), 3);
}

#[test]
fn names_that_may_be_one_person_are_asked_about_and_stay_two() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let meetings: [(&str, &[&str]); 2] = [
        ("a.vtt", &["Noor", "Noor Kuipers", "Tijmen Bos", "Joost"]),
        ("b.vtt", &["Noor Kuipers", "Thijmen Bos", "Joost Vos", "Joost Mol"]),
    ];
    let lines = team(root, "", &meetings);
    let starts = [
        "in/a.vtt: `Joost` kan `Joost Mol` of `Joost Vos` zijn",
        "in/a.vtt: `Noor` en `Noor Kuipers` lijken op elkaar en zijn niet samengevoegd.",
        "in/a.vtt: `Tijmen Bos` en `Thijmen Bos` lijken op elkaar en zijn niet samengevoegd.",
    ];
    assert_eq!(lines.len(), 3, "{lines:?}");
    for start in starts {
        assert!(lines.iter().any(|line| line.starts_with(start)), "{start}: {lines:?}");
    }
    assert_eq!(meeting(root, "a")["people"].as_array().unwrap().len(), 4);
    // Who speak in one meeting are two people, however alike.
    let other = tempfile::tempdir().unwrap();
    assert_eq!(team(other.path(), "", &[("a.vtt", &["Tijmen Bos", "Thijmen Bos"])]), [""; 0]);
    // Quiet is quiet, and English is English.
    assert_eq!(complete(root, &["analyze", "in", "--quiet"]).err, "");
    let english = run(root, &["analyze", "in", "--lang", "en"]);
    assert!(english.err.contains("in/a.vtt: `Noor` and `Noor Kuipers` are much alike and were not joined."), "{}", english.err);
}

#[test]
fn a_label_of_the_team_file_that_is_not_in_the_transcript_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let with = "[[person]]\nname = \"Noor Kuipers\"\n[[person]]\nname = \"Tijmen Bos\"\n[[meeting]]\nfile = \"a.vtt\"\nspeakers = { \"Kamer Nord\" = \"Tijmen Bos\", \"x9\" = \"Noor Kuipers\" }\n";
    let lines = team(folder.path(), with, &[("a.vtt", &["Noor Kuipers", "Kamer Noord"])]);
    assert!(lines[0].starts_with("in/team.toml, regel 7: Label `Kamer Nord` bij speakers"), "{lines:?}");
    assert!(lines[0].contains("bedoel je `Kamer Noord`?") && lines[1].contains("Label `x9`"), "{lines:?}");
}
