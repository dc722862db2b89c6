//! The library reads what the program reads: team file, metadata table, leader, and folders that are no team.

use std::path::{Path, PathBuf};

use onderstroom::document::v1::Role;
use onderstroom::kit::Kit;
use onderstroom::measure_path;
use onderstroom::run::{self, Intake, Metadata};
use onderstroom::source::Limits;
use onderstroom::transcript::notices;

use crate::cli::{files, run as program, short, vtt, write};
use crate::hand::kit_without_intervals;

const TEAM: &str = r#"
team = "MT Verzonnen"
[[person]]
name = "Ans de Bakker"
aliases = ["Ans Bakker"]
role = "leader"
until = 2026-02-15
[[person]]
name = "Bo Visser"
aliases = ["de voorzitter"]
[[meeting]]
file = "b.vtt"
present = ["Ans Bakker", "Dirk Stil"]
speakers = { "Spreker 1" = "Bo Visser" }
"#;

const TABLE: &str = "file;date;afdeling;kind\na.vtt;2026-03-01;Zorg;x\nb.vtt;2026-02-01;Wonen;\nweg.vtt;;;\n";

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("in");
    write(&root.join("a.vtt"), short());
    write(&root.join("b.vtt"), vtt(&[("Spreker 1", "Zullen we beginnen?"), ("Cas Mulder", "Ja, ik begin met de planning.")]));
    write(&root.join("notitie.md"), "# Een idee\n\nNog eens over denken.\n");
    write(&root.join("kapot.vtt"), "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nhallo\n");
    write(&root.join("team.toml"), TEAM);
    write(&folder.path().join("meta.csv"), TABLE);
    (folder, root)
}

/// What the library makes of paths, as files with the names the program gives them.
fn written(intake: &Intake, kit: &Kit) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for team in intake.find().sources.teams {
        let run = run::measure_team(&team, intake.read(&team), kit, "nl");
        for meeting in &run.meetings {
            files.push((format!("meetings/{}.json", meeting.summary.id), serde_json::to_string(meeting).unwrap() + "\n"));
        }
        let document = onderstroom::document::v1::Run { teams: vec![run.team], failures: run.failures, ..run::head(kit, "nl") };
        files.push(("run.json".to_owned(), serde_json::to_string(&document).unwrap() + "\n"));
    }
    files
}

#[test]
fn the_library_gives_the_documents_of_the_program() {
    let (folder, _) = folder();
    // One folder for both, so that the paths in the documents are the same.
    let paths = folder.path().join("in");
    for leader in [None, Some("de voorzitter")] {
        let mut args = vec!["analyze", paths.to_str().unwrap(), "--metadata", "meta.csv", "--no-intervals"];
        args.extend(leader.iter().flat_map(|name| ["--leader", name]));
        assert_eq!(program(folder.path(), &args).code, Some(1), "one file names no speakers");
        let intake = Intake {
            paths: vec![paths.clone()],
            metadata: Some(Metadata::read(&folder.path().join("meta.csv"), &Limits::default()).unwrap()),
            leader: leader.map(str::to_owned),
            ..Intake::default()
        };
        // As the program has it: the language of each meeting by its text.
        let kit = Kit { intervals: false, ..Kit::built_in().unwrap() };
        let by_program = files(&folder.path().join("onderstroom-out"));
        let by_library = written(&intake, &kit);
        assert_eq!(by_library.len(), 3);
        for (name, text) in by_library {
            assert!(by_program[&name] == text.as_bytes(), "{name} differs");
        }
    }
}

#[test]
fn what_is_known_of_a_meeting_comes_together_in_order_of_who_knows_best() {
    let (folder, root) = folder();
    let metadata = Metadata::read(&folder.path().join("meta.csv"), &Limits::default()).unwrap();
    let intake = Intake { paths: vec![root], metadata: Some(metadata), ..Intake::default() };
    let found = intake.find();
    assert_eq!(found.unused_rows, ["weg.vtt"]);
    let read = intake.read(&found.sources.teams[0]);
    assert_eq!(read.name.as_deref(), Some("MT Verzonnen"));
    let codes = |list: &[onderstroom::source::SourceFailure]| list.iter().map(|f| f.error.code).collect::<Vec<_>>();
    assert_eq!((codes(&read.failures), codes(&read.skipped)), (vec!["no-speakers"], vec!["no-speakers"]));
    let [a, b] = read.placed.as_slice() else { panic!("{} placed", read.placed.len()) };
    // The membership of who leads ends before the date that only the table knows.
    assert_eq!((a.transcript.leader, a.transcript.people[0].name.as_str()), (None, "Ans de Bakker"));
    let leads = b.transcript.leader.map(|leader| b.transcript.name(leader));
    assert_eq!((leads, b.transcript.people[0].name.as_str()), (Some("Ans de Bakker"), "Bo Visser"));
    assert_eq!(b.transcript.roster.as_ref().map(Vec::len), Some(4));
    assert_eq!(a.transcript.metadata["metadata_kind"], "x", "a column of ours is told apart");
}

#[test]
fn one_file_is_placed_like_a_file_of_the_program() {
    let (folder, root) = folder();
    let path = root.join("b.vtt");
    assert_eq!(program(folder.path(), &["analyze", path.to_str().unwrap()]).code, Some(0));
    let mut meeting = measure_path(&path, &Kit::built_in().unwrap()).unwrap();
    // The words of notices come with the language of a run.
    notices::say(&mut meeting.summary.notices, "nl");
    let by_program = files(&folder.path().join("onderstroom-out"));
    assert!(by_program["meetings/b.json"] == (serde_json::to_string(&meeting).unwrap() + "\n").as_bytes());
    assert_eq!(meeting.summary.leader.as_deref(), Some("Ans de Bakker"));
    assert!(meeting.people.iter().any(|p| p.role == Some(Role::Leader)));
    // A team file that is wrong is said, as the program does for one file.
    write(&root.join("team.toml"), "team = \"MT\"\nmensen = 3\n");
    let error = measure_path(&path, kit_without_intervals()).unwrap_err();
    assert_eq!((error.code, error.line), ("team-file", Some(2)));
    assert_eq!(measure_path(&root, kit_without_intervals()).unwrap_err().code, "unreadable");
    assert_eq!(measure_path(Path::new("/nergens/x.vtt"), kit_without_intervals()).unwrap_err().code, "unreadable");
}

#[test]
fn who_leads_can_be_said_afterwards_by_an_alias() {
    let (_folder, root) = folder();
    let intake = Intake { paths: vec![root.join("a.vtt")], ..Intake::default() };
    let team = intake.find().sources.teams.remove(0);
    let mut read = intake.read(&team);
    read.lead("de voorzitter");
    let transcript = &read.placed[0].transcript;
    assert_eq!(transcript.leader.map(|leader| transcript.name(leader)), Some("Bo Visser"));
    assert!(read.is_led() && !read.leader_not_found());
    read.lead("Zus");
    assert!(read.leader_not_found());
}

#[test]
fn many_files_without_shared_names_are_no_team() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..201_u32 {
        // Words instead of numbers: a numbered name is a placeholder.
        let name: String = format!("{n:03}").bytes().map(|digit| (digit - b'0' + b'a') as char).collect();
        write(
            &folder.path().join(format!("{n:03}.txt")),
            format!("Ans {name}: Dag.\nBo {name}: Dag.\nAns {name}: Tot morgen.\n"),
        );
    }
    let intake = Intake { paths: vec![folder.path().to_owned()], ..Intake::default() };
    let found = intake.find();
    assert_eq!(found.taken_apart, [(folder.path().to_owned(), 201)]);
    assert!(found.sources.teams.len() == 201 && found.sources.teams.iter().all(|team| team.single));
    let read = intake.read(&found.sources.teams[7]);
    assert!(read.placed[0].transcript.notices.iter().any(|n| n.code == "taken_as_independent"));
}
