//! What is left on the disk: modes, no half files, no texts where none are wanted.

use super::{complete, files, run, samples, short, write};

#[cfg(unix)]
#[test]
fn outputs_are_for_their_owner_only_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let input = samples().join("two-teams");
    for umask in ["000", "022", "077"] {
        let script = format!("umask {umask}; exec \"$0\" analyze \"$1\" -o out-{umask}");
        let mut command = std::process::Command::new("sh");
        let ran = super::finish(command.current_dir(folder.path()).args(["-c", &script, super::BINARY]).arg(&input));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let out = folder.path().join(format!("out-{umask}"));
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let mut folders = vec![out];
        let mut seen = 0;
        while let Some(folder) = folders.pop() {
            assert_eq!(mode(&folder), 0o700, "{}", folder.display());
            for entry in std::fs::read_dir(&folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    assert_eq!(mode(&path), 0o600, "{}", path.display());
                    assert!(!path.file_name().unwrap().to_string_lossy().starts_with(".onderstroom-"));
                    seen += 1;
                }
            }
        }
        assert!(seen > 20);
    }
}

#[test]
fn without_quotes_no_text_is_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    // Sentences that bring cues, questions, interruptions and moments, each with a word found nowhere else.
    let said: Vec<(String, String)> = (0..60)
        .map(|n| {
            let name = ["Ans Bakker", "Bo Visser", "Cas Mulder"][n % 3].to_owned();
            let sentence = [
                "Ik word hier zo langzamerhand knettergek van, kanariewoord{n}.",
                "Wat maakt dat zo moeilijk voor je, kanariewoord{n}?",
                "Ik vind het spannend om te zeggen, eigenlijk kanariewoord{n} —",
                "Dank je wel, dat heb je heel goed gedaan met die kanariewoord{n}.",
                "Laten we dat doorschuiven naar de volgende keer, kanariewoord{n}.",
            ][n % 5];
            (name, sentence.replace("{n}", &n.to_string()))
        })
        .collect();
    let said: Vec<(&str, &str)> = said.iter().map(|(n, s)| (n.as_str(), s.as_str())).collect();
    for date in ["2026-01-05", "2026-02-02"] {
        write(&root.join(format!("in/{date}.vtt")), format!("{}NOTE {date}\n", super::vtt(&said)));
    }
    let holds = |out: &str| -> Vec<String> {
        let ran = complete(
            root,
            &["analyze", "in", "--leader", "Ans", "-o", out, if out == "stil" { "--no-quotes" } else { "--csv-raw" }],
        );
        let mut all = files(&root.join(out));
        all.insert("stdout".into(), ran.out.into_bytes());
        let canary = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains("kanariewoord");
        all.into_iter().filter(|(_, bytes)| canary(bytes)).map(|(name, _)| name).collect()
    };
    // With quotes they are where quotes belong, so the canary sings.
    let with = holds("luid");
    assert!(["report.html", "cues.csv", "meetings/2026-01-05.json"].iter().all(|f| with.iter().any(|w| w == f)), "{with:?}");
    assert_eq!(holds("stil"), Vec::<String>::new());
    let meeting = super::json(&root.join("stil/meetings/2026-01-05.json"));
    assert!(meeting["utterances"].as_array().unwrap().iter().all(|u| u["text"].is_null() && u["words"].as_u64() > Some(0)));
    let cues = meeting["cues"].as_array().unwrap();
    assert!(!cues.is_empty() && cues.iter().all(|c| c["text"].is_null() && c["span"][1].as_u64() > Some(0)));
}

/// Where no word list could look, the terminal and the report say so; they never say that nothing was found.
#[test]
fn an_english_meeting_is_not_told_as_one_without_an_undercurrent() {
    let folder = tempfile::tempdir().unwrap();
    let said = "Marta: Good morning everyone, we should start with the budget for the garden.\n\
                Oliver: That is fine with me, but we have not seen the numbers.\n\
                Marta: They are in the folder with all of the other numbers.\n\
                Oliver: Then I will have a look at the folder before we decide.\n";
    write(&folder.path().join("garden.txt"), said);
    let ran = complete(folder.path(), &["analyze", "garden.txt", "-o", "out"]);
    assert!(ran.out.contains("Niet te meten: geen woordenlijsten voor Engels."), "{}", ran.out);
    let report = std::fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    for told in [ran.out.as_str(), report.as_str()] {
        assert!(!told.contains("We vonden geen plek waar") && !told.contains("vonden we geen plek waar de onderstroom"));
    }
    // At a glance, in short, what happened next, the cues.
    assert_eq!(report.matches("Niet te meten: geen woordenlijsten voor Engels.").count(), 4);
    let ran = complete(folder.path(), &["analyze", "garden.txt", "-o", "en", "--lang", "en"]);
    assert!(ran.out.contains("Not measurable: no word lists for English."), "{}", ran.out);
    // A contribution without a reaction needs no word list: it is shown, and so is what could not be looked for.
    let long = said.replace("for the garden", "for the new garden behind the old school");
    write(&folder.path().join("garden.txt"), long);
    let ran = complete(folder.path(), &["analyze", "garden.txt", "-o", "long"]);
    let unread = "Wat er over de relatie en over gevoel is gezegd, is niet te meten: geen woordenlijsten voor Engels.";
    assert!(ran.out.contains("Hier kwam misschien iets boven") && ran.out.contains(unread), "{}", ran.out);
    let report = std::fs::read_to_string(folder.path().join("long/report.html")).unwrap();
    assert_eq!(report.matches(unread).count(), 2);
}

#[test]
fn an_earlier_output_that_made_room_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (team, files) in [("zorg", 2), ("wonen", 1)] {
        for at in 1..=files {
            write(&root.join(format!("{team}/2026-01-0{at}.vtt")), short());
        }
    }
    let first = complete(root, &["analyze", "zorg"]);
    assert!(!first.out.contains("Vervangen"), "{}", first.out);
    let again = complete(root, &["analyze", "zorg"]);
    assert!(again.out.ends_with("Vervangen: de vorige uitvoer van zorg (2 overleggen).\n"), "{:?}", again.out);
    let other = complete(root, &["analyze", "wonen"]);
    let said = "Vervangen: de vorige uitvoer van zorg (2 overleggen). Allebei bewaren? Geef met -o een andere map.";
    assert!(other.out.contains(said), "{}", other.out);
    let english = complete(root, &["analyze", "wonen", "zorg", "--lang", "en"]);
    assert!(english.out.contains("Replaced: the earlier output of wonen (1 meeting)."), "{}", english.out);
    // One file of the user's own in it: named, and nothing is touched.
    write(&root.join("onderstroom-out/aantekening.txt"), "van mij");
    let before = files(&root.join("onderstroom-out"));
    let refused = run(root, &["analyze", "zorg"]);
    assert_eq!(refused.code, Some(4));
    assert!(refused.err.starts_with("onderstroom-out: hier staat `aantekening.txt`"), "{}", refused.err);
    assert!(files(&root.join("onderstroom-out")) == before);
}
