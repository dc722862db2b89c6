//! A small invented meeting written in every dialect, by hand and without the library, so that reading it back is a
//! fair test.

use std::fmt::Write as _;

use proptest::prelude::*;

/// What was said: speaker, start and end in milliseconds, text.
pub type Said = (String, i64, i64, String);

/// What of the times a dialect keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    Both,
    /// Whole seconds of the start.
    Starts,
    Nothing,
}

/// A dialect: its format id, what it keeps, and how it is written.
pub type Dialect = (&'static str, Keeps, fn(&[Said]) -> String);

/// All dialects.
pub const DIALECTS: &[Dialect] = &[
    ("teams-vtt", Keeps::Both, teams_new),
    ("teams-vtt-old", Keeps::Both, teams_old),
    ("zoom-vtt", Keeps::Both, zoom),
    ("webex-vtt", Keeps::Both, webex),
    ("webvtt-voice", Keeps::Both, voice),
    ("srt", Keeps::Both, srt),
    ("table", Keeps::Both, semicolons),
    ("table", Keeps::Both, tabs),
    ("json-rows", Keeps::Both, json_lines),
    ("json-rows", Keeps::Both, json_array),
    ("interchange", Keeps::Both, interchange),
    ("plain-prefix", Keeps::Starts, bracket_time),
    ("plain-stamped", Keeps::Starts, otter),
    ("plain-prefix", Keeps::Nothing, colon),
    ("plain-prefix", Keeps::Nothing, bold_colon),
    ("plain-heading", Keeps::Nothing, heading),
    ("plain-bold", Keeps::Nothing, bold),
    ("plain-lines", Keeps::Nothing, own_line),
];

/// Any meeting of two to four people in which everyone speaks at least twice.
pub fn meeting() -> impl Strategy<Value = Vec<Said>> {
    let word = prop::sample::select(vec![
        "we", "gaan", "één", "zo’n", "reünie", "het", "nee", "ja", "plan", "morgen", "A&B", "10", "huur",
    ]);
    let text = prop::collection::vec(word, 2..12).prop_map(|words| format!("{}.", words.join(" ")));
    let turn = (0..4_usize, 100..4000_i64, 200..9000_i64, text);
    (2..5_usize, prop::collection::vec(turn, 0..24), prop::collection::vec("[a-z]{3,9} ja\\.", 8)).prop_map(
        |(people, turns, firsts)| {
            const NAMES: [&str; 4] = ["Sanne de Vries", "Çağla Öztürk", "Bram Smit", "Jan-Willem van 't Hof"];
            let fixed = firsts.into_iter().take(people * 2).enumerate().map(|(at, text)| (at % people, 250, 900, text));
            let mut clock = 0;
            fixed
                .chain(turns.into_iter().map(|(who, gap, length, text)| (who % people, gap, length, text)))
                .map(|(who, gap, length, text)| {
                    let start = clock + gap;
                    clock = start + length;
                    (NAMES[who].to_owned(), start, clock, text)
                })
                .collect()
        },
    )
}

fn stamp(millis: i64, point: char) -> String {
    let (hours, minutes, seconds) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{point}{:03}", millis % 1000)
}

fn short(millis: i64) -> String {
    format!("{}:{:02}", millis / 60_000, millis / 1000 % 60)
}

fn write(said: &[Said], head: &str, mut one: impl FnMut(usize, &Said) -> String) -> String {
    let mut text = head.to_owned();
    said.iter().enumerate().for_each(|(at, s)| text.push_str(&one(at, s)));
    text
}

fn escape(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }).collect()
}

fn teams_new(said: &[Said]) -> String {
    let guid = "90a4b0c8-b2ca-4147-85e9-515fe750cc7a";
    write(said, "WEBVTT\n\n", |at, (name, start, end, text)| {
        let (name, middle) = (escape(name), (start + end) / 2);
        let text = text.replace("A&B", "A&amp;B");
        let (first, rest) = text.split_once(' ').unwrap();
        let mut block = String::new();
        let part = |n: i32, from: i64, to: i64, words: &str| {
            let (from, to, words) = (stamp(from, '.'), stamp(to, '.'), words.replacen(' ', "\n", 1));
            format!("{guid}/{}-{n}\n{from} --> {to}\n<v {name}>{words}</v>\n\n", at * 2 + 3)
        };
        let _ = write!(block, "{}{}", part(0, *start, middle, first), part(1, middle, *end, rest));
        block
    })
}

fn teams_old(said: &[Said]) -> String {
    let unpadded = |t: i64| format!("{}:{}:{}.{}", t / 3_600_000, t / 60_000 % 60, t / 1000 % 60, t % 1000);
    write(said, "WEBVTT\n\n", |_, (name, start, end, text)| {
        format!("{} --> {}\n<v {name}>{text}</v>\n\n", unpadded(*start), unpadded(*end))
    })
}

fn zoom(said: &[Said]) -> String {
    write(said, "WEBVTT\n\n", |at, (name, start, end, text)| {
        format!("{}\n{} --> {}\n{name}: {text}\n\n", at + 1, stamp(*start, '.'), stamp(*end, '.'))
    })
}

fn webex(said: &[Said]) -> String {
    write(said, "WEBVTT\n\n", |at, (name, start, end, text)| {
        format!("{} \"{name}\" (77{at})\n{} --> {}\n{text}\n\n", at + 1, stamp(*start, '.'), stamp(*end, '.'))
    })
}

fn voice(said: &[Said]) -> String {
    write(said, "WEBVTT\nKind: captions\n\nNOTE x\n\n", |_, (name, start, end, text)| {
        format!("{} --> {} align:start\n<v.loud {name}>{text}\n\n", stamp(*start, '.'), stamp(*end, '.'))
    })
}

fn srt(said: &[Said]) -> String {
    let mut before = String::new();
    write(said, "", |at, (name, start, end, text)| {
        let label = if *name == before { String::new() } else { format!("{name}: ") };
        before.clone_from(name);
        format!("{}\n{} --> {}\n{label}{}\n\n", at + 1, stamp(*start, ','), stamp(*end, ','), text.replacen(' ', "\n", 1))
    })
}

fn semicolons(said: &[Said]) -> String {
    let comma = |t: i64| format!("{},{:03}", t / 1000, t % 1000);
    write(said, "spreker;begin;eind;tekst\n", |_, (name, start, end, text)| {
        format!("{name};{};{};\"{text}\"\n", comma(*start), comma(*end))
    })
}

fn tabs(said: &[Said]) -> String {
    write(said, "text\tspeaker\tstart\tend\n", |_, (name, start, end, text)| {
        format!("{text}\t{name}\t{}\t{}\n", stamp(*start, '.'), stamp(*end, ','))
    })
}

fn object((name, start, end, text): &Said) -> String {
    let seconds = |t: i64| t as f64 / 1000.0;
    serde_json::json!({"speaker": name, "start": seconds(*start), "end": seconds(*end), "text": text}).to_string()
}

fn json_lines(said: &[Said]) -> String {
    write(said, "", |_, s| object(s) + "\n")
}

fn json_array(said: &[Said]) -> String {
    format!("[{}]", said.iter().map(object).collect::<Vec<_>>().join(",\n "))
}

fn interchange(said: &[Said]) -> String {
    format!("{{\"id\": \"x\", \"date\": \"2026-03-10\", \"utterances\": {}}}", json_array(said))
}

fn bracket_time(said: &[Said]) -> String {
    write(said, "", |_, (name, start, _, text)| format!("[{}] {name}: {text}\n", &stamp(*start, '.')[..8]))
}

fn otter(said: &[Said]) -> String {
    write(said, "", |_, (name, start, _, text)| format!("{name}  {}  \n{text}\n\n", short(*start)))
}

fn colon(said: &[Said]) -> String {
    write(said, "Datum: 2026-03-10\n\n", |_, (name, _, _, text)| format!("{name}: {}\n", text.replacen(' ', "\n  ", 1)))
}

fn bold_colon(said: &[Said]) -> String {
    write(said, "", |_, (name, _, _, text)| format!("**{name}:** {text}\n\n"))
}

fn heading(said: &[Said]) -> String {
    write(said, "# Gesprek over iets\n\n", |_, (name, _, _, text)| format!("### {name}\n{text}\n\n"))
}

fn bold(said: &[Said]) -> String {
    write(said, "", |_, (name, _, _, text)| format!("**{name}** {text}\n\n"))
}

fn own_line(said: &[Said]) -> String {
    write(said, "", |_, (name, _, _, text)| format!("{name}\n{text}\n\n"))
}
