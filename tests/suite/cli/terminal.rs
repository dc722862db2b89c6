//! On a terminal: the question is asked once, never elsewhere; stopping leaves no half files; pipes may close.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use super::{BINARY, files, json, run, samples, short, write};

/// A program on a terminal of its own.
struct Seat {
    child: Child,
    screen: File,
    seen: String,
    over: Arc<AtomicBool>,
}

/// A program that waits for ever is a failed test, not a stuck one.
const PATIENCE: Duration = Duration::from_secs(60);

impl Seat {
    fn take(folder: &Path, args: &[&str]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let side =
            || -> OwnedFd { open(name.as_c_str(), OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).unwrap() };
        let mut command = Command::new(BINARY);
        command.current_dir(folder).args(args).stdin(side()).stdout(side()).stderr(side());
        let child = command.spawn().unwrap();
        // Our own ends of its side go, so that its end is the end of the terminal.
        drop(command);
        let over = Arc::new(AtomicBool::new(false));
        let (seen, pid, done) = (String::new(), Pid::from_child(&child), over.clone());
        std::thread::spawn(move || {
            let start = Instant::now();
            while !done.load(Ordering::Relaxed) && start.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(50));
            }
            if !done.load(Ordering::Relaxed) {
                let _ = kill_process(pid, Signal::KILL);
            }
        });
        Seat { child, screen: File::from(master), seen, over }
    }

    /// Reads until `text` stands on the screen, or the program ends.
    fn wait_for(&mut self, text: &str) -> bool {
        let mut bytes = [0; 1024];
        while !self.seen.contains(text) {
            // At the end of the program the terminal gives an error.
            match self.screen.read(&mut bytes) {
                Ok(n) if n > 0 => self.seen.push_str(&String::from_utf8_lossy(&bytes[..n])),
                _ => return false,
            }
        }
        true
    }

    fn end(&mut self) -> Option<i32> {
        self.wait_for("\u{0}");
        let code = self.child.wait().unwrap().code();
        self.over.store(true, Ordering::Relaxed);
        code
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if !self.over.swap(true, Ordering::Relaxed) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

#[test]
fn the_leader_is_asked_for_once_and_only_on_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/2026-01-05.vtt"), short());
    write(&root.join("in/2026-02-02.vtt"), short());
    let leader = || json(&root.join("onderstroom-out/run.json"))["teams"][0]["meetings"][1]["leader"].clone();
    for (answer, expected) in [("cas\n", "Cas Mulder".into()), ("\n", serde_json::Value::Null)] {
        let mut seat = Seat::take(root, &["analyze", "in"]);
        assert!(seat.wait_for("Wie leidt dit overleg?"), "{}", seat.seen);
        seat.screen.write_all(answer.as_bytes()).unwrap();
        assert_eq!(seat.end(), Some(0), "{}", seat.seen);
        assert_eq!(seat.seen.matches("Wie leidt").count(), 1, "{}", seat.seen);
        assert_eq!(leader(), expected);
    }
    let mut english = Seat::take(root, &["analyze", "in/2026-01-05.vtt", "in/2026-02-02.vtt", "--lang", "en"]);
    assert!(english.wait_for("Who leads this meeting?"), "files of one folder are one team: {}", english.seen);
    english.screen.write_all(b"Bo Visser\n").unwrap();
    assert_eq!(english.end(), Some(0));
    assert_eq!(leader(), "Bo Visser");
    // Known, several teams, quiet, for a program: no question. Without a terminal there is none in any other test.
    write(&root.join("twee/x/a.vtt"), short());
    write(&root.join("twee/y/a.vtt"), short());
    for args in [&["in", "--leader", "Ans"][..], &["twee"], &["in", "--quiet"], &["in", "--json"], &["in", "--independent"]] {
        let all: Vec<&str> = ["analyze"].iter().chain(args).copied().collect();
        let mut seat = Seat::take(root, &all);
        assert_eq!(seat.end(), Some(0), "{}", seat.seen);
        assert!(!seat.seen.contains("Wie leidt"), "{args:?}");
    }
}

/// A name with a comma in it is one line of the list, a number is an answer, and a wrong answer is not the last word.
#[test]
fn a_wrong_answer_is_asked_again_and_a_number_will_do() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/2026-01-05.vtt"), short().replace("Bo Visser", "Visser, Bo"));
    let leader = || json(&root.join("onderstroom-out/run.json"))["teams"][0]["meetings"][0].clone();
    let mut seat = Seat::take(root, &["analyze", "in"]);
    assert!(seat.wait_for("Enter slaat over"), "{}", seat.seen);
    assert!(seat.seen.contains(" 1  Ans Bakker\r\n 2  Visser, Bo\r\n 3  Cas Mulder\r\n"), "{}", seat.seen);
    seat.screen.write_all(b"Cas Muldr\n").unwrap();
    assert!(seat.wait_for("bedoel je 'Cas Mulder'?"), "{}", seat.seen);
    seat.screen.write_all(b"2\n").unwrap();
    assert_eq!(seat.end(), Some(0), "{}", seat.seen);
    assert_eq!(leader()["leader"], "Visser, Bo");
    assert_eq!(leader()["notices"], serde_json::json!([]), "the slip before it is forgotten");
    // After three it goes on without, and says so.
    let mut seat = Seat::take(root, &["analyze", "in"]);
    seat.screen.write_all(b"9\nzus\nzo\n").unwrap();
    assert_eq!(seat.end(), Some(0), "{}", seat.seen);
    assert_eq!(seat.seen.matches("Wie leidt").count(), 3, "{}", seat.seen);
    assert!(seat.seen.contains("zonder leider"), "{}", seat.seen);
    assert_eq!(leader()["leader"], serde_json::Value::Null);
}

#[test]
fn stopping_ends_at_once_without_half_files() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/2026-01-05.vtt"), short());
    let half = || files(&root.join("onderstroom-out")).into_keys().filter(|n| n.contains(".onderstroom-")).count();
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        // While it asks, its tables are begun.
        let mut seat = Seat::take(root, &["analyze", "in"]);
        assert!(seat.wait_for("Wie leidt"), "{}", seat.seen);
        assert!(half() > 0, "nothing was begun, so nothing is tried");
        let start = Instant::now();
        kill_process(Pid::from_child(&seat.child), signal).unwrap();
        assert_eq!(seat.end(), Some(code));
        assert!(start.elapsed() < Duration::from_secs(1));
        assert_eq!(half(), 0);
        assert!(!root.join("onderstroom-out/run.json").exists());
    }
    // What was left can be replaced.
    assert_eq!(run(root, &["analyze", "in"]).code, Some(0));
}

#[test]
fn a_full_disk_behind_standard_output_is_four_and_a_closed_pipe_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    let input = samples().join("formats/zoom.vtt");
    let analyze = ["analyze", input.to_str().unwrap(), "--json"];
    for args in [&["measures"][..], &["schema"], &["--help"], &analyze] {
        let start = |out: Stdio| {
            let mut command = Command::new(BINARY);
            command.current_dir(folder.path()).args(args).stdin(Stdio::null()).stdout(out).stderr(Stdio::piped());
            command.spawn().unwrap()
        };
        let full = start(File::options().write(true).open("/dev/full").unwrap().into()).wait_with_output().unwrap();
        assert_eq!(full.status.code(), Some(4), "{args:?}");
        let mut closed = start(Stdio::piped());
        drop(closed.stdout.take());
        let closed = closed.wait_with_output().unwrap();
        assert_eq!((closed.status.code(), String::from_utf8(closed.stderr).unwrap()), (Some(0), String::new()), "{args:?}");
    }
}
