//! The invented samples of `samples/formats`: one per dialect, read as what they are under any name and in any
//! encoding, and never a panic when they are damaged.

use std::collections::BTreeSet;

use onderstroom::format::{self, FORMATS, Read};
use onderstroom::source::{Limits, ReadError};
use unicode_normalization::UnicodeNormalization;

use crate::reading::{files_in, read_file, samples, told};

/// File, dialect, people, utterances, timing, and the first and last utterance as `speaker|start|end|text` (counted and
/// read by hand).
type Sample = (&'static str, &'static str, usize, usize, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const SAMPLES: &[Sample] = &[
    ("teams-new.vtt", "teams-vtt", 3, 9, "utterances", "Hilde Maes|3120|7350|Goed, we zijn met drie. Wie heeft er al gekeken naar de planning van de schoolbibliotheek?", "Hilde Maes|29910|33480|Mooi. João belt voor vrijdag, en dan kijken we maandag wat er nog open staat."),
    ("teams-old.vtt", "teams-vtt-old", 3, 10, "utterances", "Gijs Verhoeven|2040|5910|Zo, de opname loopt. Zullen we bij de fietsenstalling beginnen?", "Gijs Verhoeven|53400|61250|Ik bel hem morgen, en dan vraag ik meteen of hij de bel kan nakijken."),
    ("talkbank.cha", "chat", 3, 5, "utterances", "Joke Veldman|500|1900|zullen we met de kas de kas beginnen?", "Joke Veldman|7200|9000|dan kan het feestje doorgaan!"),
    ("teams-old-document.txt", "webvtt-labels", 2, 4, "utterances", "Hilde Postma|0|2090|Goed. Agenda.", "Marco van Vliet|9100|10020|Prima."),
    ("teams-document.txt", "plain-stamped", 3, 6, "starts", "Roelof Dijkema|4000||Goedemorgen. We hebben tien minuten. Wie heeft er iets dat niet kan wachten?", "Roelof Dijkema|3602000||Fijn, Bilal. Dan sluiten we af."),
    ("zoom.vtt", "zoom-vtt", 3, 9, "utterances", "Tamara Koster|1210|4880|Hoi allemaal, fijn dat het toch nog gelukt is vandaag.", "Tamara Koster|30600|34410|Afgesproken. Ravi opent, Ellen staat ernaast en ik doe de bloemen."),
    ("zoom-saved-captions.txt", "plain-stamped", 3, 5, "starts", "Wouter Spaans|50388000||Even kijken of iedereen er is.", "Wouter Spaans|50426000||Het leven aan het water."),
    ("zoom-player.txt", "plain-stamped", 3, 5, "starts", "Bente Kuipers|2000||Ik wil graag beginnen met een rondje. Hoe zit iedereen erbij?", "Bente Kuipers|29000||Dank je dat je dat zegt."),
    ("webex.vtt", "webex-vtt", 3, 7, "utterances", "Peter-Jan Wouters|2040|14310|Welkom bij het overleg van de wijkgroep. We hebben vandaag de speelplek, de container en de vraag van de school.", "Ngozi Adeyemi|55480|57930|Ja, heel graag."),
    ("voice.vtt", "webvtt-voice", 3, 8, "utterances", "Dirk|1000|4200|Hoe ver zijn we met de soep voor zaterdag?", "Fenna|23300|24200|Negen uur."),
    ("utf16.vtt", "webvtt-voice", 2, 7, "utterances", "Renée Dubois|1000|5200|Ik heb de offerte van het café gekregen, en die valt mee.", "Björn Aalders|27200|30800|Dan zoeken we iets anders. Zonder Coby is het geen feest."),
    ("rolling.vtt", "webvtt-voice", 2, 3, "utterances", "Rosa|1000|4500|Ik heb er nog eens over nagedacht.", "Rosa|7600|9800|Dat we te snel ja hebben gezegd."),
    ("labels.vtt", "webvtt-labels", 3, 8, "utterances", "Loes|1200|4600|Zullen we de dag van gisteren eerst even doornemen?", "Loes|21400|23000|Graag, voor maandag."),
    ("meet-captions.vtt", "webvtt-labels", 2, 6, "utterances", "Nynke Hoekstra|4000|8000|Zie jij mijn scherm al?", "Nynke Hoekstra|20000|24000|Daar had ik nog niet aan gedacht."),
    ("srt-carried.srt", "srt", 3, 8, "utterances", "Anneke|1000|4300|Goedemiddag, we beginnen met de tuincommissie.", "Anneke|23000|26400|Wat fijn. Dan hoef ik me daar geen zorgen meer over te maken."),
    ("subtitles.srt", "srt", 3, 7, "utterances", "Joost|1000|3500|Wie heeft de boot vastgelegd?", "|13120|14000|Ja toch?"),
    ("bom-crlf.srt", "srt", 3, 6, "utterances", "Bram|900|4300|We zijn er bijna, alleen de zaal is nog niet bevestigd.", "Bram|18300|22500|Ja. Zullen we dan nu alvast een tweede zaal zoeken?"),
    ("captions.sbv", "sbv", 2, 5, "utterances", "Gijs|1000|3400|Ik mis de notulen van vorige week.", "Naima|11400|12900|Morgenmiddag."),
    ("name-colon.txt", "plain-prefix", 3, 12, "none", "Ilse|||We hebben nog negen dagen tot de drukker. Hoe staan we ervoor?", "Ilse|||Die maak ik zelf wel, zoals altijd."),
    ("bracket-time.txt", "plain-prefix", 3, 10, "starts", "Margriet|2000||Fijn dat jullie er zijn. Hoe was de eerste week met de nieuwe kassa?", "Margriet|62000||Goed, dan schuif ik met de koffiedienst."),
    ("name-stamp.txt", "plain-prefix", 3, 8, "starts", "Femke|3000||We hebben nu drie weken met het nieuwe dossier gewerkt.", "Ruben|62000||Daar sluit ik me bij aan."),
    ("f4.txt", "plain-prefix", 2, 6, "none", "I||6200|Kunt u vertellen hoe zo'n ochtend begint?", "B||29000|Bellen."),
    ("markdown-bold.md", "plain-prefix", 3, 9, "none", "Wendela|||Wie wil er vandaag iets inbrengen?", "Wendela|||Neem de tijd, we hebben geen haast."),
    ("google-meet.md", "plain-prefix", 3, 6, "none", "Sjoerd Algra|||Welkom. Vandaag gaat het over de openingstijden.", "Sjoerd Algra|||Dat is precies waarom ik het wil bespreken."),
    ("markdown-heading.md", "plain-heading", 2, 6, "none", "Onderzoeker|||Kun je me meenemen naar de dag van de verhuizing?", "Archivaris|||Dat we de kaarten waren vergeten. Iedereen wist het, denk ik, en niemand begon erover."),
    ("bold-name.md", "plain-bold", 2, 6, "none", "Interviewer|||Hoe bent u bij de tuin terechtgekomen?", "Mevrouw Terpstra|||Ja. Zo voelt het ook. Zie de foto's maar."),
    ("name-own-line.txt", "plain-lines", 3, 10, "none", "Barbara|||Ik wil het vandaag hebben over de sleutel van het clubhuis.", "Carmen|||Komt goed."),
    ("otter.txt", "plain-stamped", 3, 5, "starts", "Hedda|0||Kunnen jullie me allemaal horen?", "Jan-Dirk|3724000||Dat was een lang verhaal. Wat doen we nu?"),
    ("fathom.txt", "plain-stamped", 2, 4, "starts", "Ineke Faber (Stichting De Brug)|0||Fijn dat je er bent. Vertel eens, wat bracht je hier?", "Tycho Mulder|19000||Alleen de koffie. Die is niet veranderd."),
    ("table.csv", "table", 3, 9, "utterances", "Liesbeth|500|4200|Goed, de begroting van het koor; wie heeft er een vraag?", "Farida|34000|36200|Ik bel de conciërge morgen."),
    ("table.tsv", "table", 3, 7, "utterances", "Marijke|1000|5400|We moeten het hebben over de oppasdienst in de zomer.", "Marijke|27600|31200|Dan laten we de derde week open en komen we er in juni op terug."),
    ("windows-1252.csv", "table", 3, 7, "utterances", "Zoë|800|4100|Hé, is de coördinator er al?", "Noëlle|24900|28300|De excursie, maar ik ben bang dat niemand meegaat."),
    ("lines.jsonl", "json-rows", 3, 8, "utterances", "Jasper|400|3900|Wie heeft de sleutels van de aula voor de toneelavond?", "Jasper|23700|27800|Dan staat alles klaar. Ik heb er echt zin in, mensen!"),
    ("array.json", "json-rows", 3, 5, "utterances", "Lotte|1000|4500|De nieuwe rooster-app werkt bij mij niet.", "Emre|16300|17200|Ik."),
    ("interchange.json", "interchange", 4, 11, "words", "Geertje Bos|1000|6200|Fijn dat we met zijn vieren zijn. Hoe ging de open dag zaterdag?", "Geertje Bos|48800|51600|Goed, dat spreken we zo af."),
];

fn line((speaker, start, end, text): &(String, Option<i64>, Option<i64>, String)) -> String {
    let moment = |t: &Option<i64>| t.map_or(String::new(), |t| t.to_string());
    format!("{speaker}|{}|{}|{text}", moment(start), moment(end))
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Read, ReadError> {
    format::read(name, bytes, &Limits::default())
}

/// A sample as text, whatever its encoding.
fn text(file: &str) -> String {
    onderstroom::source::decode(std::fs::read(samples().join(file)).unwrap()).unwrap().text
}

#[test]
fn samples_are_read_as_what_they_are() {
    for &(file, format, people, utterances, timing, first, last) in SAMPLES {
        let read = read_file(&samples().join(file)).unwrap();
        let t = &read.transcript;
        let found = (read.format, t.people.len(), t.utterances.len(), t.timing.as_str());
        assert_eq!(found, (format, people, utterances, timing), "{file}");
        let told = told(&read);
        assert_eq!((line(&told[0]).as_str(), line(&told[utterances - 1]).as_str()), (first, last), "{file}");
    }
    let interchange = read_file(&samples().join("interchange.json")).unwrap().transcript;
    assert_eq!(interchange.roster.as_ref().map(Vec::len), Some(4));
    assert_eq!(interchange.leader.map(|l| interchange.name(l)), Some("Geertje Bos"));
    assert_eq!(interchange.span, Some((0, 55_000)));
    let document = read_file(&samples().join("teams-document.txt")).unwrap().transcript;
    assert_eq!(document.date, Some(jiff::civil::date(2026, 3, 12)));
}

#[test]
fn every_dialect_has_a_sample_and_every_sample_a_line_in_the_list() {
    let list = std::fs::read_to_string(samples().join("README.md")).unwrap();
    let in_folder: BTreeSet<String> =
        files_in(&samples()).iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect();
    let in_table: BTreeSet<String> = SAMPLES.iter().map(|s| s.0.to_owned()).chain(["README.md".to_owned()]).collect();
    assert_eq!(in_folder, in_table);
    for (file, ..) in SAMPLES {
        assert!(list.contains(&format!("| `{file}` |")), "{file} is not in README.md");
    }
    for dialect in FORMATS.iter().flat_map(|f| f.info().dialects) {
        assert!(SAMPLES.iter().any(|s| s.1 == *dialect), "no sample of {dialect}");
    }
}

#[test]
fn the_name_of_a_file_changes_nothing() {
    for (file, ..) in SAMPLES {
        let bytes = std::fs::read(samples().join(file)).unwrap();
        let own = read(file, bytes.clone()).unwrap();
        for extension in ["dat", "vtt", "srt", "txt", "md", "csv", "tsv", "json", "jsonl", "docx", "mp4", "VTT"] {
            let other = read(&format!("x.{extension}"), bytes.clone()).unwrap();
            assert_eq!((other.format, told(&other)), (own.format, told(&own)), "{file} as .{extension}");
        }
    }
}

#[test]
fn the_spelling_of_a_file_changes_nothing() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    for (file, ..) in SAMPLES {
        let text = text(file);
        let want = read(file, text.clone().into()).unwrap();
        let (crlf, nfd) = (text.replace('\n', "\r\n"), text.nfd().collect::<String>());
        let spellings = [
            ("CRLF", crlf.clone().into_bytes()),
            ("CR", text.replace('\n', "\r").into()),
            ("mark", format!("\u{FEFF}{crlf}").into()),
            ("NFD", nfd.into()),
            ("UTF-16 LE", utf16(&text, false)),
            ("UTF-16 BE", utf16(&text, true)),
            ("UTF-16 LE, mark", utf16(&format!("\u{FEFF}{crlf}"), false)),
            ("UTF-16 BE, mark", utf16(&format!("\u{FEFF}{text}"), true)),
            ("Windows-1252", encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()),
            ("no last line end", text.trim_end().to_owned().into()),
            ("blank lines around", format!("\n\n{text}\n\n\n").into()),
        ];
        for (spelling, bytes) in spellings {
            let got = read(file, bytes).unwrap_or_else(|e| panic!("{file} as {spelling}: {e}"));
            assert_eq!((got.format, told(&got)), (want.format, told(&want)), "{file} as {spelling}");
        }
    }
}

/// Cut at many places and with bytes turned over, every sample gives a transcript or a reason; the step is a prime, so
/// that cuts fall everywhere in a line.
#[test]
fn damaged_samples_never_panic() {
    for (file, ..) in SAMPLES {
        let bytes = std::fs::read(samples().join(file)).unwrap();
        for at in (0..bytes.len()).step_by(7) {
            let refused = read(file, bytes[..at].to_vec()).err().into_iter();
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let refused = refused.chain(read(file, flipped).err());
            refused.for_each(|e| assert!(!e.nl.is_empty() && !e.en.is_empty(), "{file} at {at}"));
        }
    }
}
