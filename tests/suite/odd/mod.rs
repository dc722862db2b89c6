//! Small files in odd spellings: what was said is worked out by hand, so a reader that loses a word, a name or a
//! millisecond fails here.

mod cues;
mod plain;
mod tables;

use onderstroom::format;
use onderstroom::source::Limits;

/// A name, a source, and its utterances as `speaker|start|end|text`, empty where the source does not say.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// The utterances of a source in the notation of a [`Case`].
fn told(name: &str, source: &[u8]) -> Vec<String> {
    let read = format::read("", source.to_vec(), &Limits::default());
    let transcript = read.unwrap_or_else(|error| panic!("{name}: {error}")).transcript;
    let moment = |t: Option<i64>| t.map_or(String::new(), |t| t.to_string());
    let line = |(at, u): (usize, &onderstroom::transcript::Utterance)| {
        let speaker = u.speaker.map_or("", |p| transcript.name(p));
        format!("{speaker}|{}|{}|{}", moment(u.start), moment(u.end), transcript.text_of(at))
    };
    transcript.utterances.iter().enumerate().map(line).collect()
}

#[test]
fn odd_spellings_lose_nothing() {
    let all = [cues::CASES, plain::CASES, tables::CASES];
    let wrong: Vec<String> = all
        .into_iter()
        .flatten()
        .filter(|(name, source, want)| told(name, source.as_bytes()) != *want)
        .map(|(name, source, want)| format!("{name}: {:#?}\nwant {want:#?}\n", told(name, source.as_bytes())))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One file of each spelling of bytes that tools leave behind.
#[test]
fn old_machines_are_understood() {
    let lone_returns = b"WEBVTT\r\r00:01.000 --> 00:02.000\r<v An>een\rtwee</v>\r\r00:03.000 --> 00:04.000\r<v Bo>drie</v>\r";
    assert_eq!(told("lone returns", lone_returns), ["An|1000|2000|een twee", "Bo|3000|4000|drie"]);
    // Windows-1252: Zoë is 5A 6F EB, the curly apostrophe 92.
    let windows = b"Zo\xEB: \xE9\xE9n caf\xE9\nBo: ge\xEFnd zo\x92n\nZo\xEB: ja\n";
    assert_eq!(told("windows-1252", windows), ["Zoë|||één café", "Bo|||geïnd zo’n", "Zoë|||ja"]);
}

#[test]
fn word_times_come_through_tables_and_json() {
    let quoted = r#"[{""word"":""een"",""start"":1,""end"":1.4},{""word"":""twee"",""start"":1.5,""end"":2}]"#;
    let table = format!("speaker,start,end,text,words\nAn,1,2,een twee,\"{quoted}\"\n");
    let json = format!(r#"[{{"speaker":"An","text":"een twee","words":{}}}]"#, quoted.replace("\"\"", "\""));
    for source in [table, json] {
        let transcript = format::read("", source.clone().into(), &Limits::default()).unwrap().transcript;
        let words: Vec<_> = transcript.words.iter().map(|w| (transcript.slice(w.span), w.start, w.end)).collect();
        assert_eq!(words, [("een", 1000, 1400), ("twee", 1500, 2000)], "{source}");
        assert_eq!(transcript.timing.as_str(), "words");
    }
}

/// What is added to the turn before although it looks like one is counted; a sentence with a colon is none.
#[test]
fn lines_that_look_like_a_turn_are_counted() {
    let counted = |text: &str| {
        let read = format::read("", text.into(), &Limits::default()).unwrap();
        let notices = read.transcript.notices;
        notices.iter().find(|n| n.code == "turn_like_lines").map_or(0, |n| n.count)
    };
    let wrapped = "Ann: een\nmeer van een\nBo: twee\nmeer van twee\nAnn: drie\nmeer van drie\nBo: vier\n";
    assert_eq!(counted(wrapped), 0);
    assert_eq!(counted(&format!("{wrapped}kees: dag\nrooster: zo laten\n")), 2);
    assert_eq!(counted(&format!("{wrapped}Ik zei: dat kan niet\nLet op: nee\nhet punt is: geld\nActie: bellen\n")), 0);
}
