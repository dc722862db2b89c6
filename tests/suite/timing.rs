//! What a source can show: the timing class and the capabilities at their exact borders (measures.md §1.2), and what
//! the team file adds to a meeting.

use onderstroom::format;
use onderstroom::source::Limits;
use onderstroom::transcript::{Resolution, Role, TeamFile, Transcript};

fn read(source: &str) -> Transcript {
    format::read("", source.into(), &Limits::default()).unwrap().transcript
}

/// JSON lines of `total` utterances; `one` gives what stands beside speaker and text.
fn lines(total: usize, one: impl Fn(usize) -> String) -> String {
    let line = |n: usize| format!("{{\"speaker\":\"{}\",\"text\":\"ja hoor\",{}}}\n", ["An", "Bo"][n % 2], one(n));
    (0..total).map(line).collect()
}

#[test]
fn the_class_changes_at_nineteen_of_twenty() {
    let ends = |with: usize| {
        lines(20, move |n| {
            format!("\"start\":{}.5,\"end\":{}", n * 2, if n < with { format!("{}.7", n * 2 + 1) } else { "null".into() })
        })
    };
    // 19 of 20 is 95 %, the least that counts as having ends.
    assert_eq!(read(&ends(19)).timing.as_str(), "utterances");
    assert_eq!(read(&ends(18)).timing.as_str(), "starts");
    // An end that is not after its start is no end.
    let zero = lines(20, |n| format!("\"start\":{n}.5,\"end\":{}", if n < 18 { format!("{n}.9") } else { format!("{n}.5") }));
    let zero = read(&zero);
    assert_eq!(zero.timing.as_str(), "starts");
    assert!(zero.notices.iter().any(|n| n.code == "zero_duration" && n.count == 2));
    let one_start_missing = lines(20, |n| if n == 7 { "\"x\":1".into() } else { format!("\"start\":{n}.5,\"end\":{n}.9") });
    assert_eq!(read(&one_start_missing).timing.as_str(), "none");
    let words = |with: usize| {
        lines(20, move |n| {
            let word = |w: &str, at: usize| format!("{{\"word\":\"{w}\",\"start\":{n}.{at},\"end\":{n}.{}}}", at + 2);
            let list = if n < with { format!("{},{}", word("ja", 1), word("hoor", 4)) } else { String::new() };
            format!("\"start\":{n}.1,\"end\":{n}.6,\"words\":[{list}]")
        })
    };
    assert_eq!(read(&words(19)).timing.as_str(), "words");
    assert_eq!(read(&words(18)).timing.as_str(), "utterances");
}

#[test]
fn whole_seconds_are_a_habit_from_twenty_one_utterances() {
    let whole = |total: usize, last: &str| {
        let last = last.to_owned();
        lines(total, move |n| format!("\"start\":{},\"end\":{}{}", n * 2, n * 2 + 1, if n + 1 == total { &last } else { "" }))
    };
    assert_eq!(read(&whole(20, "")).capabilities.resolution, Resolution::Fine);
    assert_eq!(read(&whole(21, "")).capabilities.resolution, Resolution::Second);
    assert_eq!(read(&whole(21, ".4")).capabilities.resolution, Resolution::Fine);
}

#[test]
fn what_a_tool_can_show_is_known_or_seen() {
    let voices = |overlap: bool| {
        let second = if overlap { "00:01.500" } else { "00:02.500" };
        format!("WEBVTT\n\n00:01.000 --> 00:02.000\n<v An>een</v>\n\n{second} --> 00:03.000\n<v Bo>twee</v>\n")
    };
    assert_eq!(read(&voices(true)).capabilities.overlap_possible, Some(true));
    // No overlap in two cues does not tell that the tool cannot write it.
    assert_eq!(read(&voices(false)).capabilities.overlap_possible, None);
    let zoom = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAn: een\n\n2\n00:02.500 --> 00:03.000\nBo: twee\n";
    assert_eq!(read(zoom).capabilities.overlap_possible, Some(false));
    let webex = |gap: usize| -> String {
        let block = |n: usize| format!("{n} \"An\" (7)\n00:00:{:02}.000 --> 00:00:{:02}.000\nja\n\n", n * 5, n * 5 + 5 - gap);
        std::iter::once("WEBVTT\n\n".to_owned()).chain((1..8).map(block)).collect()
    };
    assert!(read(&webex(0)).capabilities.touching_blocks);
    assert!(!read(&webex(1)).capabilities.touching_blocks);
}

/// Lines of a text with a stamp of two fields: `step` units from line to line, `words` words in each.
fn clocked(first: i64, lines: i64, step: i64, words: usize) -> String {
    let line = |n: i64| {
        let at = first + n * step;
        let name = ["Ann", "Bo"][n as usize % 2];
        format!("{name} ({:02}:{:02}): {}\n", at / 60, at % 60, "woorden ".repeat(words).trim_end())
    };
    (0..lines).map(line).collect()
}

#[test]
fn stamps_of_two_fields_are_minutes_or_seconds_by_what_was_said_between_them() {
    let found = |source: &str| {
        let t = read(source);
        let code = t.notices.iter().map(|n| n.code.as_str()).find(|c| c.starts_with("times_")).unwrap_or("").to_owned();
        let starts: Vec<i64> = t.utterances.iter().filter_map(|u| u.start).collect();
        (code, t.utterances.len(), starts.first().copied().zip(starts.last().copied()))
    };
    // 27 lines of 60 words from 09:00 to 10:05: 1560 words in 65 seconds is no speech, in 65 minutes it is.
    let day = clocked(540, 27, 1, 60).replace("(09:26)", "(10:05)");
    assert_eq!(found(&day), ("times_as_minutes".into(), 27, Some((540 * 60_000, 605 * 60_000))));
    // Counted from the start of the meeting: 1:05 after 65 minutes.
    let elapsed = clocked(0, 27, 1, 60).replace("(00:26)", "(01:05)");
    assert_eq!(found(&elapsed), ("times_as_minutes".into(), 27, Some((0, 65 * 60_000))));
    // Four remarks of two words in an hour are notes with a clock, not 65 seconds of speech.
    let notes = "09:00 Ann: goed zo\n09:20 Bo: dag Ann\n09:45 Ann: we beginnen\n10:05 Bo: tot morgen\n";
    assert_eq!(found(notes), ("times_as_minutes".into(), 4, Some((540 * 60_000, 605 * 60_000))));
    // 25 words in 11 seconds, thirty times, from 7:10 on: that is how people talk.
    let part = clocked(430, 30, 11, 25);
    assert_eq!(found(&part), ("times_as_seconds".into(), 30, Some((430_000, (430 + 29 * 11) * 1000))));
    // Three short lines tell nothing: no times rather than wrong ones, and every line is there.
    let few = "Ann (09:03): Hallo.\nBo (09:04): Dag.\nAnn (09:05): Hoe is het?\n";
    assert_eq!(found(few), ("times_ambiguous".into(), 3, None));
    assert_eq!(read(few).timing.as_str(), "none");
    // From the start of a recording, or past any hour, nothing is in doubt.
    assert_eq!(found(&clocked(3, 30, 11, 25)), (String::new(), 30, Some((3_000, (3 + 29 * 11) * 1000))));
    assert_eq!(found(&clocked(23 * 60 + 50, 3, 11, 2)).0, "");
    // Three fields are never in doubt, and one of them settles the file.
    assert_eq!(found("09:03:00 Ann: a\n09:04:00 Bo: b\n").2, Some((32_580_000, 32_640_000)));
    assert_eq!(found("Ann (59:03): a\nBo (1:00:04): b\n").2, Some((3_543_000, 3_604_000)));
}

const TEAM: &str = "[[person]]\nname = \"Sanne de Vries\"\naliases = [\"Sanne\", \"sanne.devries@example.org\"]\nrole = \"leader\"\n\
    until = 2026-06-30\n[[person]]\nname = \"Bram Smit\"\nrole = \"guest\"\nfrom = \"2026-03-10\"\n[[meeting]]\nfile = \"a.txt\"\n\
    date = 2026-03-10\npresent = [\"Sanne\", \"Bram Smit\", \"Olga Stil\"]\nspeakers = { \"Spreker 1\" = \"Bram Smit\" }\n";

#[test]
fn a_team_file_names_people_roles_and_who_was_there() {
    let team = TeamFile::parse(TEAM).unwrap();
    let mut t = read("Sanne.DeVries@example.org: een\nSpreker 1: twee\nVries, Sanne de: drie\nSpreker 1: vier\n");
    team.apply(&mut t, "A.txt");
    let said: Vec<&str> = t.utterances.iter().map(|u| u.speaker.map_or("", |p| t.name(p))).collect();
    assert_eq!(said, ["Sanne de Vries", "Bram Smit", "Sanne de Vries", "Bram Smit"]);
    let roles: Vec<_> = t.people.iter().map(|p| (p.name.as_str(), p.role)).collect();
    let want = [("Sanne de Vries", Some(Role::Leader)), ("Bram Smit", Some(Role::Guest)), ("Olga Stil", None)];
    assert_eq!(roles, want);
    assert_eq!((t.roster.as_ref().map(Vec::len), t.leader.map(|l| t.name(l))), (Some(3), Some("Sanne de Vries")));
    // The day before Bram came and the day after Sanne left: the name stays, the role does not.
    for (day, sanne, bram) in [(9, Some(Role::Leader), None), (10, Some(Role::Leader), Some(Role::Guest))] {
        let mut t = read("Sanne: een\nBram Smit: twee\nSanne: drie\n");
        t.date = Some(jiff::civil::date(2026, 3, day));
        team.apply(&mut t, "b.txt");
        assert_eq!((t.people[0].role, t.people[1].role), (sanne, bram), "{day}");
    }
    let mut late = read("Sanne: een\nBram Smit: twee\nSanne: drie\n");
    late.date = Some(jiff::civil::date(2026, 7, 1));
    team.apply(&mut late, "b.txt");
    assert_eq!((late.people[0].name.as_str(), late.people[0].role, late.leader), ("Sanne de Vries", None, None));
}

#[test]
fn a_mistake_in_a_team_file_names_its_line() {
    for (source, line, word) in [
        ("[[person]]\nname = \"An\"\nrole = \"baas\"\n", 3, "baas"),
        ("[[person]]\nname = \"An\"\nfrom = 2026-02-30\n", 3, ""),
        ("[[person]]\nname = \"An\"\nuntil = \"morgen\"\n", 3, "morgen"),
        ("team = \"MT\"\n\n[[meeting]]\nfile = \"a.vtt\"\naanwezig = [\"An\"]\n", 5, "aanwezig"),
        ("[[person]]\naliases = [\"An\"]\n", 1, "name"),
        ("[[person]\nname = \"An\"\n", 1, ""),
        ("[[person]]\r\nname = \"An\"\r\naliases = \"A\"\r\n", 3, ""),
    ] {
        let error = TeamFile::parse(source).unwrap_err();
        assert_eq!((error.code, error.line), ("team-file", Some(line)), "{source}\n{error}");
        assert!(error.nl.contains(word), "{}", error.nl);
    }
}
