//! The same input gives the same bytes, whatever the threads, the order of the arguments, the clock's zone, the locale
//! and the folder one stands in.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::{BINARY, complete, files, finish, samples, short, write};

struct Way<'a> {
    paths: &'a [String],
    jobs: &'a str,
    env: &'a [(&'a str, &'a str)],
    cwd: &'a Path,
}

fn outputs(way: &Way<'_>) -> (String, BTreeMap<String, Vec<u8>>) {
    let out = tempfile::tempdir().unwrap();
    let target = out.path().join("out");
    let mut command = Command::new(BINARY);
    command.current_dir(way.cwd).arg("analyze").args(way.paths).args(["--jobs", way.jobs, "--json", "-o"]).arg(&target);
    let ran = finish(command.envs(way.env.iter().copied()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    (ran.out, files(&target))
}

fn same_in_every_way(paths: &[String]) {
    let root = Path::new("/");
    let elsewhere = tempfile::tempdir().unwrap();
    let mut reversed = paths.to_vec();
    reversed.reverse();
    let mut turned = paths.to_vec();
    turned.rotate_left(paths.len() / 2);
    let first = outputs(&Way { paths, jobs: "1", env: &[], cwd: root });
    let ways = [
        Way { paths, jobs: "1", env: &[], cwd: elsewhere.path() },
        Way { paths, jobs: "2", env: &[("TZ", "Asia/Tokyo")], cwd: root },
        Way { paths: &reversed, jobs: "8", env: &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")], cwd: root },
        Way { paths: &turned, jobs: "3", env: &[("LC_ALL", "C"), ("TZ", "America/Los_Angeles")], cwd: elsewhere.path() },
    ];
    for way in ways {
        let other = outputs(&way);
        assert_eq!(other.0, first.0);
        assert_eq!(other.1.keys().collect::<Vec<_>>(), first.1.keys().collect::<Vec<_>>());
        for (name, bytes) in &first.1 {
            assert!(other.1[name] == *bytes, "{name} differs with {} threads", way.jobs);
        }
    }
}

fn paths(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| samples().join(name).to_str().unwrap().to_owned()).collect()
}

#[test]
fn a_run_of_single_files_is_the_same_in_every_way() {
    let dates = ["2026-01-13", "2026-01-27", "2026-02-10", "2026-03-03", "2026-03-17", "2026-03-31"];
    same_in_every_way(&dates.map(|date| paths(&[&format!("team-wonen/{date}.vtt")]).remove(0)));
}

#[test]
fn several_teams_are_the_same_in_every_way() {
    same_in_every_way(&paths(&["two-teams/beheer", "two-teams/nieuwbouw", "formats/zoom.vtt", "formats/table.csv"]));
}

#[test]
fn our_own_output_is_never_read_back_in() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for team in ["", "b/", "c/"] {
        write(&root.join(format!("{team}2026-01-05.vtt")), short());
        write(&root.join(format!("{team}2026-02-02.vtt")), short());
    }
    complete(root, &["analyze", "."]);
    let first = files(&root.join("onderstroom-out"));
    complete(root, &["analyze", "."]);
    assert!(files(&root.join("onderstroom-out")) == first);
    // And what a run that was cut off left behind is no transcript either.
    std::fs::remove_file(root.join("onderstroom-out/run.json")).unwrap();
    complete(root, &["analyze", ".", "-o", "ander"]);
    assert!(files(&root.join("ander")) == first);
}
