//! Researchers' folders: independent files, metadata, thousands of meetings.

use std::fmt::Write as _;

use super::{complete, files, json, rows, run, short, write};

fn tiny(names: [&str; 2]) -> String {
    format!("{0}: Goedemorgen, hoe gaat het?\n{1}: Goed, dank je.\n{0}: Mooi zo.\n{1}: Zullen we beginnen?\n", names[0], names[1])
}

#[test]
fn independent_files_share_a_folder_and_nobody_is_joined() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/a.vtt"), short());
    write(&root.join("in/b.vtt"), short());
    write(&root.join("in/onder/A.vtt"), short());
    complete(root, &["analyze", "in", "--independent"]);
    let out = root.join("onderstroom-out");
    let written: Vec<String> = files(&out).into_keys().filter(|name| !name.starts_with("meetings/")).collect();
    assert_eq!(written, [".onderstroom", "cues.csv", "events.csv", "failures.jsonl", "readings.csv", "run.json"]);
    assert_eq!(files(&out.join("meetings")).len(), 3, "a twin in another folder has an id of its own");
    let run = json(&out.join("run.json"));
    for team in run["teams"].as_array().unwrap() {
        let meeting = json(&out.join(team["path"].as_str().unwrap()));
        assert_eq!((&meeting["id"], &meeting["team"]), (&team["id"], &team["id"]));
    }
    assert!(rows(&out.join("readings.csv")).iter().all(|row| !row["scope"].starts_with("series")));
}

#[test]
fn metadata_gives_teams_dates_and_columns_to_every_row() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in ["a", "b", "c"] {
        write(&root.join(format!("in/{name}.vtt")), short());
    }
    // As Dutch Excel saves it.
    write(
        &root.join("meta.csv"),
        "file;team;date;afdeling;ronde;kind\na.vtt;Noord;2026-02-01;Zorg;-1;=x\nb.vtt;Noord;2026-01-01;Zorg;2;\nweg.vtt;Zuid;;;;\n",
    );
    let ran = run(root, &["analyze", "in", "--metadata", "meta.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "1 in de metadata, maar niet gevonden: weg.vtt\n"));
    let out = root.join("onderstroom-out");
    let noord = json(&out.join("teams/Noord/run.json"))["teams"][0].clone();
    let order: Vec<&str> = noord["meetings"].as_array().unwrap().iter().map(|m| m["id"].as_str().unwrap()).collect();
    assert_eq!(order, ["b", "a"], "by the dates of the table");
    assert_eq!(noord["meetings"][1]["metadata"], serde_json::json!({"afdeling": "Zorg", "ronde": "-1", "metadata_kind": "=x"}));
    for table in ["readings.csv", "cues.csv", "events.csv"] {
        for row in rows(&out.join(table)) {
            let further = [&row["afdeling"], &row["ronde"], &row["metadata_kind"]].map(String::as_str);
            let expected = match (row["team"].as_str(), row["meeting"].as_str()) {
                // A number stays a number, a formula does not.
                ("Noord", "a") => ["Zorg", "-1", "'=x"],
                ("Noord", "b") => ["Zorg", "2", ""],
                // Over the run: what all its meetings share.
                ("Noord", "") => ["Zorg", "", ""],
                _ => ["", "", ""],
            };
            assert_eq!(further, expected, "{row:?}");
        }
    }
    let ran = run(root, &["analyze", "in", "--metadata", "meta.csv", "--independent"]);
    assert_eq!(ran.code, Some(0));
    let of_a = rows(&out.join("readings.csv")).into_iter().find(|row| row["meeting"] == "a").unwrap();
    assert_eq!((of_a["metadata_team"].as_str(), of_a["date"].as_str()), ("Noord", "2026-02-01"));
}

/// 201 files: with the same people a team without pictures, with other people in each no team at all.
#[test]
fn above_two_hundred_files_names_decide_and_pictures_wait_to_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for n in 0..201 {
        // Each has a line of its own: the same file twice counts once.
        let own = format!("{}Ans Bakker: Dit was keer {n}.\n", tiny(["Ans Bakker", "Bo Visser"]));
        write(&root.join(format!("team/overleg-{n:03}.txt")), own);
        // Words instead of numbers: a numbered name is a placeholder.
        let mut other = String::new();
        for digit in format!("{n:03}").chars() {
            let _ =
                write!(other, "{}", ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"][digit as usize - '0' as usize]);
        }
        write(&root.join(format!("los/gesprek-{n:03}.txt")), tiny([&format!("Ans {other}"), &format!("Bo {other}")]));
    }
    complete(root, &["analyze", "team", "--no-intervals"]);
    let out = root.join("onderstroom-out");
    assert_eq!(files(&out.join("meetings")).len(), 201);
    assert!(!out.join("report.html").exists() && !out.join("charts").exists());
    assert!(rows(&out.join("readings.csv")).iter().any(|row| row["scope"] == "series"));
    let asked = run(root, &["analyze", "team/overleg-000.txt", "team/overleg-001.txt", "--no-intervals", "--pictures"]);
    assert_eq!(asked.code, Some(0));
    assert!(out.join("report.html").exists());

    let ran = run(root, &["analyze", "los", "--no-intervals"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.starts_with("los: 201 bestanden met nauwelijks gedeelde namen"), "{}", ran.err);
    assert!(ran.out.starts_with("201 overleggen gelezen."), "{}", ran.out);
    assert_eq!(files(&out.join("meetings")).len(), 201);
    assert!(rows(&out.join("readings.csv")).iter().all(|row| !row["scope"].starts_with("series")));
    let notices = json(&out.join("meetings/gesprek-007.json"))["notices"].clone();
    assert!(notices.as_array().unwrap().iter().any(|n| n["code"] == "taken_as_independent"), "{notices}");
    // A team file settles it.
    write(&root.join("los/team.toml"), "team = \"Toch één team\"\n");
    let ran = run(root, &["analyze", "los", "--no-intervals"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(json(&out.join("run.json"))["teams"][0]["team"], "Toch één team");
}
