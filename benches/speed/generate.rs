//! Generated meetings: invented people, Dutch sentences put together by a seeded dice, turns that overlap now and then,
//! listening responses in between. The same seed gives the same bytes; benches, the corpus example and tests share it.
#![allow(dead_code, reason = "each program that shares this file uses another part of it")]

use std::fmt::Write as _;

use onderstroom::statistics::random::Random;

/// Invented people; the first leads.
pub const PEOPLE: [&str; 8] = [
    "Lies Verbruggen",
    "Omar Bouzid",
    "Tineke van der Ploeg",
    "Jörgen Aalders",
    "Priya Narain",
    "Wessel Dijkgraaf",
    "Anouk Le Clercq",
    "Senne Goossens",
];

/// Sentences about the work; `{n}` a thing, `{v}` a verb, `{p}` somebody, `{d}` a day, `{a}` how it is.
const CONTENT: &[&str] = &[
    "Wij hebben vorige week met {p} naar {n} gekeken en dat was {a}.",
    "De {n} loopt nu door tot {d}, en daarna kunnen we {n} {v}.",
    "Volgens mij staat {n} al op de lijst van {p}.",
    "Het gaat om drieëntwintig adressen, waarvan er zes met {n} te maken hebben.",
    "Ik heb de cijfers van {n} er nog eens bij gepakt.",
    "Dan krijg je dat {n} en {n} door elkaar gaan lopen.",
    "In de begroting staat daar twaalfduizend euro voor, maar {n} zit er niet bij in.",
    "Uh de leverancier zei dat {n} pas {d} binnenkomt.",
    "Bij de vorige ronde was {n} best {a}, dat scheelt.",
    "En dan heb je ook nog {n}, want die moeten we ook {v}.",
    "Ja, en uh, {p} had daar een mailtje over gestuurd, over {n} dus.",
    "We kunnen {n} ook eerst in het klein {v} en dan pas uitrollen.",
    "Er waren veertien mensen op {n} afgekomen, dat vond ik {a}.",
    "Dat hangt samen met {n}, want zonder {n} heb je er niks aan.",
];

/// Sentences about how to go on.
const PROCESS: &[&str] = &[
    "Zullen we {n} naar {d} verschuiven?",
    "Dan spreken we af dat {p} voor {d} met {n} komt.",
    "Ik zet {n} op de actielijst, {p} pakt dat op.",
    "Laten we eerst {n} afronden, dan {n}.",
    "Dat komt later wel, we moeten door met {n}.",
    "Oké, dus samengevat: {n} gaat door en {n} wacht tot {d}.",
    "Wie neemt {n} op zich?",
    "Hebben we dan nu een besluit over {n}?",
    "Als ik je goed begrijp wil je {n} eerst {v}, klopt dat?",
    "Daar moeten we nu een knoop over doorhakken.",
];

/// Questions.
const QUESTIONS: &[&str] = &[
    "Hoe kijken jullie naar {n}?",
    "Heeft {p} daar al iets van gehoord?",
    "Wat heb je daarvoor nodig?",
    "Moeten we {n} dan niet eerst {v}?",
    "Waarom is {n} eigenlijk {a}?",
    "Kan iemand {n} {d} {v}?",
    "Is dat nou {n} of {n}?",
];

/// Sentences in which the undercurrent shows.
const UNDER: &[&str] = &[
    "Ik vind het eerlijk gezegd best spannend om {n} alleen te doen.",
    "Sorry hoor, maar dit hebben we nu al drie keer besproken.",
    "Ik merk dat ik hier moe van word.",
    "Goed gedaan, {p}, daar ben ik echt blij mee.",
    "Ik weet het even niet meer, dat mag ook gezegd worden.",
    "Daar ben ik het niet mee eens, {n} is gewoon te {a}.",
    "Dat zeg je elke keer en er gebeurt niks.",
    "Misschien moeten we het daar een keer met elkaar over hebben.",
    "Ik maak me een beetje zorgen over {p}.",
    "Fijn dat je dat zegt, dank je wel.",
    "Dat heb ik fout gedaan, dat was mijn vergissing.",
    "Ik had gehoopt dat {p} daar iets over zou zeggen.",
];

/// What people begin a turn with.
const OPENINGS: &[&str] = &["Ja, maar ", "Nee, ", "Nou, ", "Kijk, ", "Uh, ", "Oké, ", "Precies. ", "", "", "", "", ""];

/// Texts that were cut off.
const CUT: &[&str] = &["Maar dat is omdat de", "En dan moet je -", "Ik wilde nog zeggen dat", "Want als we nou eerst"];

/// Listening responses.
const BACKCHANNELS: &[&str] = &["Ja.", "Hmhm.", "Ja ja.", "Precies.", "Oké.", "Mm.", "Ja, ja, klopt.", "Zeker."];

/// Beginnings and ends of compounds: with them a corpus meets some two thousand different words.
const HEADS: [&str; 26] = [
    "huur",
    "werk",
    "klant",
    "team",
    "project",
    "jaar",
    "bouw",
    "onderhouds",
    "rooster",
    "kwartaal",
    "school",
    "zorg",
    "subsidie",
    "planning",
    "data",
    "opleidings",
    "wijk",
    "kosten",
    "contract",
    "inkoop",
    "verzuim",
    "digitale ",
    "nieuwe ",
    "interne ",
    "gezamenlijke ",
    "regionale ",
];
const TAILS: [&str; 30] = [
    "overleg",
    "lijst",
    "gesprek",
    "vraag",
    "verslag",
    "ronde",
    "opdracht",
    "afspraken",
    "begroting",
    "analyse",
    "aanvraag",
    "overzicht",
    "brief",
    "traject",
    "formulier",
    "kalender",
    "bezetting",
    "evaluatie",
    "cijfers",
    "ruimte",
    "verbinding",
    "rapportage",
    "commissie",
    "besluit",
    "controle",
    "training",
    "notitie",
    "werkgroep",
    "voorstel",
    "inventarisatie",
];
const VERBS: [&str; 16] = [
    "bespreken",
    "uitwerken",
    "nalopen",
    "aanpassen",
    "doorzetten",
    "inplannen",
    "bekijken",
    "afmaken",
    "regelen",
    "opschrijven",
    "terugbrengen",
    "verdelen",
    "toetsen",
    "voorbereiden",
    "doorspreken",
    "opstarten",
];
const DAYS: [&str; 8] = ["maandag", "dinsdag", "donderdag", "volgende week", "morgen", "eind mei", "na de vakantie", "vrijdag"];
const STATES: [&str; 10] =
    ["lastig", "helder", "druk", "duur", "rommelig", "prima", "onduidelijk", "ingewikkeld", "netjes", "krap"];

/// One utterance.
#[derive(Debug, Clone)]
pub struct Line {
    /// Index of [`PEOPLE`].
    pub speaker: usize,
    /// Start in milliseconds.
    pub start: i64,
    /// End in milliseconds.
    pub end: i64,
    /// What is said.
    pub text: String,
}

/// A meeting, before it is written in a format.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Utterances in order of start.
    pub lines: Vec<Line>,
}

struct Dice(Random);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0.below(bound as u32) as usize
    }
    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

/// A meeting of about `minutes` with six people, of which one says little.
pub fn meeting(seed: u64, minutes: u32) -> Meeting {
    let mut dice = Dice(Random::seeded(seed));
    let mut lines: Vec<Line> = Vec::new();
    let (mut clock, mut speaker) = (1_500, 0);
    while clock < i64::from(minutes) * 60_000 {
        speaker = next_speaker(&mut dice, speaker);
        let text = turn(&mut dice);
        let end = clock + spoken(&text);
        lines.push(Line { speaker, start: clock, end, text });
        if end - clock > 6_000 && dice.percent(45) {
            let other = next_speaker(&mut dice, speaker);
            let start = clock + (end - clock) * (30 + dice.below(50) as i64) / 100;
            let text = dice.pick(BACKCHANNELS).to_owned();
            lines.push(Line { speaker: other, start, end: start + 450, text });
        }
        clock = end + gap(&mut dice);
    }
    lines.sort_by_key(|line| line.start);
    Meeting { lines }
}

/// Mostly short gaps, some overlap, rarely a silence.
fn gap(dice: &mut Dice) -> i64 {
    match dice.below(100) {
        0..=17 => -(200 + dice.below(1_400) as i64),
        18..=94 => 40 + dice.below(1_100) as i64,
        _ => 2_000 + dice.below(6_000) as i64,
    }
}

fn next_speaker(dice: &mut Dice, last: usize) -> usize {
    const WEIGHTS: [usize; 6] = [30, 22, 18, 14, 12, 4];
    loop {
        let mut left = dice.below(WEIGHTS.iter().sum());
        let next = WEIGHTS.iter().position(|&weight| {
            let here = left < weight;
            left = left.saturating_sub(weight);
            here
        });
        if let Some(next) = next.filter(|&next| next != last) {
            return next;
        }
    }
}

fn turn(dice: &mut Dice) -> String {
    let mut text = dice.pick(OPENINGS).to_owned();
    for number in 0..=dice.below(5) {
        if number > 0 {
            text.push(' ');
        }
        let frame = match dice.below(100) {
            0..=54 => dice.pick(CONTENT),
            55..=76 => dice.pick(PROCESS),
            77..=90 => dice.pick(QUESTIONS),
            _ => dice.pick(UNDER),
        };
        fill(dice, frame, &mut text);
    }
    if dice.percent(6) {
        text.push(' ');
        text.push_str(dice.pick(CUT));
    }
    text
}

/// Writes a frame with its slots filled.
fn fill(dice: &mut Dice, frame: &str, out: &mut String) {
    let mut parts = frame.split('{');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let (slot, rest) = part.split_once('}').unwrap_or((part, ""));
        match slot {
            "n" => {
                let _ = write!(out, "de {}{}", dice.pick(&HEADS), dice.pick(&TAILS));
            }
            "v" => out.push_str(dice.pick(&VERBS)),
            "p" => out.push_str(dice.pick(&PEOPLE).split(' ').next().unwrap_or("")),
            "d" => out.push_str(dice.pick(&DAYS)),
            _ => out.push_str(dice.pick(&STATES)),
        }
        out.push_str(rest);
    }
}

/// Time to say a text, at 2.8 words a second.
fn spoken(text: &str) -> i64 {
    400 + text.split_whitespace().count() as i64 * 1_000 / 28 * 10
}

fn clock(millis: i64, decimal: char) -> String {
    let (seconds, rest) = (millis / 1_000, millis % 1_000);
    format!("{:02}:{:02}:{:02}{decimal}{rest:03}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

impl Meeting {
    /// Words of the meeting.
    pub fn words(&self) -> usize {
        self.lines.iter().map(|line| line.text.split_whitespace().count()).sum()
    }

    /// As Teams writes it today: voice tags, cue ids, long utterances split over cues of two lines.
    pub fn teams_vtt(&self) -> String {
        let mut out = String::from("WEBVTT\n\n");
        for (number, line) in self.lines.iter().enumerate() {
            let cues = chunks(&line.text, 80);
            let total: usize = cues.iter().map(|cue| cue.len()).sum::<usize>().max(1);
            let (mut at, mut done) = (line.start, 0);
            for (part, cue) in cues.iter().enumerate() {
                done += cue.len();
                let end = line.start + (line.end - line.start) * done as i64 / total as i64;
                let _ = writeln!(out, "5d0c6e1f-0b7a-4c1e-9d58-2f4b6a7c8e90/{number}-{part}");
                let _ = writeln!(out, "{} --> {}", clock(at, '.'), clock(end, '.'));
                let name = PEOPLE[line.speaker];
                let _ = writeln!(out, "<v {name}>{}</v>\n", chunks(cue, 42).join("\n"));
                at = end;
            }
        }
        out
    }

    /// As `SubRip` with the name before the text.
    pub fn srt(&self) -> String {
        let mut out = String::new();
        for (number, line) in self.lines.iter().enumerate() {
            let (start, end) = (clock(line.start, ','), clock(line.end, ','));
            let _ = writeln!(out, "{}\n{start} --> {end}\n{}: {}\n", number + 1, PEOPLE[line.speaker], line.text);
        }
        out
    }

    /// As plain text with a moment and a name before each utterance.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            let moment = clock(line.start, '.');
            let _ = writeln!(out, "[{}] {}: {}", &moment[..8], PEOPLE[line.speaker], line.text);
        }
        out
    }

    /// As a table.
    pub fn csv(&self) -> String {
        let mut out = String::from("start,end,speaker,text\n");
        for line in &self.lines {
            let (start, end) = (clock(line.start, '.'), clock(line.end, '.'));
            let _ = writeln!(out, "{start},{end},{},\"{}\"", PEOPLE[line.speaker], line.text.replace('"', "\"\""));
        }
        out
    }
}

/// A text in pieces of at most about `width` bytes, cut at blanks.
fn chunks(text: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > width {
        let mut limit = width;
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        let Some(blank) = rest[..limit].rfind(' ') else { break };
        pieces.push(&rest[..blank]);
        rest = &rest[blank + 1..];
    }
    pieces.push(rest);
    pieces
}
