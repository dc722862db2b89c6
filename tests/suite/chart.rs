//! The pictures: well-formed, the same every time, nothing cut off, nothing over something else.

use onderstroom::chart::{CHARTS, Lang, Options, Picture, View, chart, font_face_css, text_width};
use onderstroom::document::v1::Reading;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::fixture::{Fixture, Plan, invent};

const LINKED: Options = Options { links: true, bare: false };

fn pictures(fixture: &Fixture, options: Options, words: Lang) -> Vec<Picture> {
    let view = View { run: &fixture.run, team: fixture.team(), meetings: &fixture.meetings, words };
    CHARTS.iter().flat_map(|chart| chart.draw(&view, &options)).collect()
}

/// All plans with their pictures; of the timelines of a long run only the first few.
fn gallery() -> impl Iterator<Item = (&'static str, Picture)> {
    plans().into_iter().flat_map(|(name, plan)| {
        let fixture = invent(&plan);
        let words = if name.len() % 2 == 0 { Lang::En } else { Lang::Nl };
        pictures(&fixture, LINKED, words).into_iter().take(12).map(move |picture| (name, picture))
    })
}

fn plans() -> Vec<(&'static str, Plan)> {
    let plan = |people, meetings| Plan { people, meetings, ..Plan::default() };
    vec![
        ("usual", plan(8, 12)),
        ("two", plan(2, 8)),
        ("one", plan(8, 1)),
        ("one-two", plan(2, 1)),
        ("alone", Plan { people: 1, ..plan(1, 3) }),
        ("two-long", Plan { minutes: 15.0, ..plan(2, 200) }),
        ("forty", Plan { minutes: 90.0, ..plan(40, 12) }),
        ("forty-one", Plan { minutes: 120.0, ..plan(40, 1) }),
        ("forty-eight", plan(40, 8)),
        ("eight", plan(8, 8)),
        ("two-twelve", plan(2, 12)),
        ("deep", Plan { undercurrent: 0.3, ..plan(6, 12) }),
        ("deep-one", Plan { undercurrent: 0.4, ..plan(6, 1) }),
        ("busy", Plan { undercurrent: 0.09, minutes: 180.0, ..plan(6, 6) }),
        ("long", Plan { minutes: 20.0, ..plan(8, 200) }),
        ("large", Plan { minutes: 20.0, ..plan(40, 200) }),
        ("hostile", Plan { hostile: true, ..plan(10, 8) }),
        ("hostile-one", Plan { hostile: true, ..plan(10, 1) }),
        ("gaps", Plan { gaps: true, ..plan(6, 10) }),
        ("gaps-beads", Plan { gaps: true, undercurrent: 0.2, ..plan(6, 10) }),
        ("gaps-long", Plan { gaps: true, minutes: 15.0, ..plan(6, 90) }),
        ("untimed", Plan { timed: false, roster: false, ..plan(6, 8) }),
        ("unlisted-forty", Plan { roster: false, hostile: true, ..plan(40, 12) }),
        ("undated", Plan { dated: false, ..plan(5, 3) }),
        ("short", Plan { minutes: 3.0, undercurrent: 0.0, ..plan(4, 4) }),
    ]
}

#[test]
fn what_the_document_does_not_say_of_presence_is_not_guessed() {
    let mut fixture = invent(&Plan { people: 3, meetings: 4, ..Plan::default() });
    let drawn = |fixture: &Fixture| -> String {
        let all = pictures(fixture, LINKED, Lang::Nl).into_iter().filter(|p| !p.id.starts_with("timeline"));
        all.map(|p| p.svg + &p.table.rows.concat().join(" ")).collect()
    };
    let silent = fixture.run.teams[0].people[0].name.clone();
    let first = &mut fixture.run.teams[0].meetings[0];
    first.present = vec![silent.clone()];
    first.readings.retain(|r| r.subject.as_ref() != Some(&silent));
    // On the list and without a number, but nobody said that this person was silent.
    assert!(!drawn(&fixture).contains("aanwezig, geen beurt"));
    let said = Reading {
        measure: "presence_state".into(),
        scope: "speaker".into(),
        subject: Some(silent),
        flags: vec!["presence_state=silent_present".into()],
        ..Reading::default()
    };
    fixture.run.teams[0].meetings[0].readings.push(said);
    assert!(drawn(&fixture).contains("aanwezig, geen beurt"));
}

/// A text of a picture with the box it fills.
struct Text {
    words: String,
    size: f64,
    box_: (f64, f64, f64, f64),
}

/// Reads a picture as XML; panics where it is not well-formed.
fn read(svg: &str) -> (Vec<Text>, f64, Vec<String>) {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut height, mut links) = (Vec::new(), 0.0, Vec::new());
    let mut open: Option<(f64, f64, f64, bool, String)> = None;
    let mut words = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"svg" => {
                height = attribute(&tag, "viewBox").unwrap().split(' ').nth(3).unwrap().parse().unwrap();
            }
            Event::Start(tag) if tag.name().as_ref() == b"text" => {
                let number = |name| attribute(&tag, name).unwrap().parse::<f64>().unwrap();
                let bold = attribute(&tag, "font-weight").is_some();
                open = Some((
                    number("x"),
                    number("y"),
                    number("font-size"),
                    bold,
                    attribute(&tag, "text-anchor").unwrap_or_default(),
                ));
                words.clear();
            }
            Event::Start(tag) if tag.name().as_ref() == b"a" => links.push(attribute(&tag, "href").unwrap()),
            Event::Text(text) if open.is_some() => words.push_str(&text.decode().unwrap()),
            Event::GeneralRef(entity) if open.is_some() => {
                let name: &[u8] = &entity;
                words.push_str(match name {
                    b"amp" => "&",
                    b"lt" => "<",
                    b"gt" => ">",
                    b"quot" => "\"",
                    _ => "'",
                });
            }
            Event::End(tag) if tag.name().as_ref() == b"text" => {
                let (x, y, size, bold, anchor) = open.take().unwrap();
                let width = text_width(&words, size, bold);
                let left = match anchor.as_str() {
                    "middle" => x - width / 2.0,
                    "end" => x - width,
                    _ => x,
                };
                texts.push(Text { words: words.clone(), size, box_: (left, y - size * 0.74, left + width, y + size * 0.2) });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    (texts, height, links)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .map(Result::unwrap)
        .find(|a| a.key.as_ref() == name.as_bytes())
        .map(|a| String::from_utf8(a.value.to_vec()).unwrap())
}

#[test]
fn pictures_are_well_formed_and_nothing_is_cut_off() {
    for (name, picture) in gallery() {
        let forbidden =
            |c: char| matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
        assert!(!picture.svg.contains(forbidden), "{name} {}", picture.id);
        let (texts, height, _) = read(&picture.svg);
        assert!(!texts.is_empty(), "{name} {}", picture.id);
        for text in texts {
            let (left, top, right, bottom) = text.box_;
            // A page shows a picture at 960 of its 1200 or wider: what is 15 here is 12 there.
            assert!(text.size >= 15.0, "{name} {}: {:?} is {} px", picture.id, text.words, text.size);
            let inside = left >= 10.0 && top >= 0.0 && right <= 1190.0 && bottom <= height;
            assert!(inside, "{name} {}: {:?} at {:?} outside 1200 × {height}", picture.id, text.words, text.box_);
        }
    }
}

#[test]
fn no_text_stands_on_another() {
    for (name, picture) in gallery() {
        let (texts, ..) = read(&picture.svg);
        for (at, a) in texts.iter().enumerate() {
            for b in &texts[at + 1..] {
                let apart =
                    a.box_.2 <= b.box_.0 + 0.5 || b.box_.2 <= a.box_.0 + 0.5 || a.box_.3 <= b.box_.1 || b.box_.3 <= a.box_.1;
                assert!(apart, "{name} {}: {:?} over {:?}, {:?} and {:?}", picture.id, a.words, b.words, a.box_, b.box_);
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let plan = Plan { hostile: true, ..Plan::default() };
    assert_eq!(pictures(&invent(&plan), LINKED, Lang::Nl), pictures(&invent(&plan), LINKED, Lang::Nl));
}

#[test]
fn links_only_when_asked_and_each_is_announced() {
    let fixture = invent(&Plan::default());
    for picture in pictures(&fixture, LINKED, Lang::Nl) {
        let (_, _, links) = read(&picture.svg);
        for link in links {
            let quote = picture.evidence.iter().any(|e| link == format!("#citaat-{}-{}", e.meeting, e.utterance));
            let known = quote || fixture.meetings.iter().any(|m| link == format!("#overleg-{}", m.summary.id));
            assert!(known, "{}: {link}", picture.id);
        }
        assert_eq!(picture.svg.contains("role=\"group\""), picture.svg.contains("<a "));
    }
    for picture in pictures(&fixture, Options::default(), Lang::Nl) {
        assert!(
            !picture.svg.contains("<a ") && picture.svg.contains("role=\"img\"") && picture.evidence.is_empty(),
            "{}",
            picture.id
        );
    }
}

#[test]
fn every_picture_has_its_words_and_numbers() {
    for (name, picture) in gallery() {
        for words in [&picture.title, &picture.subtitle, &picture.description, &picture.note] {
            assert!(!words.is_empty() && !words.contains('{') || name.starts_with("hostile"), "{name} {}: {words:?}", picture.id);
        }
        assert!(picture.table.rows.iter().all(|row| row.len() == picture.table.head.len()), "{name} {}", picture.id);
    }
}

#[test]
fn what_could_not_be_measured_is_a_reason_and_never_a_nought() {
    let fixture = invent(&Plan { timed: false, ..Plan::default() });
    let silence = pictures(&fixture, LINKED, Lang::Nl).into_iter().find(|p| p.id == "silence").unwrap();
    assert!(silence.svg.contains("Niet te meten, want de bron heeft geen tijden."), "{}", silence.svg);
    assert!(silence.table.rows.is_empty());
}

#[test]
fn an_empty_team_has_no_pictures() {
    let mut fixture = invent(&Plan { meetings: 1, ..Plan::default() });
    fixture.run.teams[0].meetings.clear();
    fixture.meetings.clear();
    assert!(pictures(&fixture, LINKED, Lang::Nl).is_empty());
}

#[test]
fn a_document_without_readings_or_full_meetings_is_survived() {
    let mut fixture = invent(&Plan { meetings: 3, ..Plan::default() });
    fixture.meetings.clear();
    assert!(!pictures(&fixture, LINKED, Lang::En).is_empty());
    fixture.run.teams[0].meetings.iter_mut().for_each(|m| m.readings.clear());
    for picture in pictures(&fixture, LINKED, Lang::En) {
        read(&picture.svg);
    }
}

#[test]
fn charts_are_found_by_their_id() {
    let ids: Vec<&str> = CHARTS.iter().map(|c| c.id()).collect();
    assert_eq!(ids, ["waterline", "talk-share", "silence", "interruptions", "timeline"]);
    assert!(ids.iter().all(|id| chart(id).is_some()) && chart("radar").is_none());
}

#[test]
fn the_fonts_of_the_page_stay_small() {
    assert!(font_face_css().len() < 120 * 1024 * 4 / 3, "{}", font_face_css().len());
}

/// What a picture is made of and a hash of its bytes: a change in either must be looked at.
#[test]
fn small_pictures_stay_as_they_were_looked_at() {
    let fixture = invent(&Plan { people: 3, meetings: 3, minutes: 6.0, ..Plan::default() });
    let told = |p: Picture| {
        let count = |tag: &str| p.svg.matches(tag).count();
        let (texts, height, links) = read(&p.svg);
        let (rects, lines, areas) = (count("<rect"), count("<polyline"), count("<polygon"));
        let hash = blake3::hash(p.svg.as_bytes()).to_hex();
        let (id, texts, links) = (p.id, texts.len(), links.len());
        format!(
            "{id}: height {height}, {texts} texts, {rects} rects, {lines} lines, {areas} areas, {links} links, {}",
            &hash[..16]
        )
    };
    let lines: Vec<String> = pictures(&fixture, LINKED, Lang::Nl).into_iter().map(told).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// Writes pictures to look at: `PICTURES=folder cargo test --test suite look_at -- --ignored`.
#[test]
#[ignore = "for the eye"]
fn look_at_them() {
    let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) else { return };
    for (name, picture) in gallery() {
        std::fs::write(folder.join(format!("{name}-{}.svg", picture.id)), picture.svg).unwrap();
    }
}
