//! Pictures count what the document counts, with the settings and bands it holds, and leave out what nobody measured.

use onderstroom::chart::{Lang, Options, Picture, View, chart};
use onderstroom::document::v1::{Event, Meeting, Name, Silence};
use onderstroom::report;

use crate::fixture::{Fixture, Plan, invent};

fn view(fixture: &Fixture) -> View<'_> {
    View { run: &fixture.run, team: fixture.team(), meetings: &fixture.meetings, words: Lang::Nl }
}

fn draw(fixture: &Fixture, id: &str) -> Vec<Picture> {
    chart(id).unwrap().draw(&view(fixture), &Options::default())
}

/// Sets the readings of interruptions of one meeting, in the summary and in the meeting in full.
fn set_interruptions(fixture: &mut Fixture, at: usize, reason: Option<&'static str>) {
    let full = &mut fixture.meetings[at].summary;
    for readings in [&mut full.readings, &mut fixture.run.teams[0].meetings[at].readings] {
        readings.retain(|r| reason.is_some() || !r.measure.starts_with("interruption"));
        for reading in readings.iter_mut().filter(|r| r.measure.starts_with("interruption")) {
            (reading.value, reading.raw) = (None, None);
            (reading.status, reading.reason) = ("not_measurable".into(), reason.map(Into::into));
        }
    }
}

/// Every second event does not count; in the first meeting none does, and the second has no readings of interruptions.
#[test]
fn interruptions_are_those_that_count() {
    let mut fixture = invent(&Plan { meetings: 3, ..Plan::default() });
    for (at, meeting) in fixture.meetings.iter_mut().enumerate() {
        for (place, event) in meeting.events.iter_mut().enumerate() {
            event.counted = at > 0 && place % 2 == 0;
        }
    }
    set_interruptions(&mut fixture, 0, Some("no_interruption_marks"));
    set_interruptions(&mut fixture, 1, None);
    let count = |m: &Meeting| m.events.iter().filter(|e| e.counted).count();
    let total: usize = fixture.meetings.iter().map(count).sum();
    assert!(total > 3 && fixture.meetings[0].events.len() > 3);
    // One kind of evidence an event in this fixture.
    let matrix = &draw(&fixture, "interruptions")[0];
    assert!(matrix.note.contains(&format!("door elkaar praten ({total})")), "{}", matrix.note);
    let timelines = draw(&fixture, "timeline");
    assert!(timelines[0].description.contains("onderbrekingen niet te meten"), "{}", timelines[0].description);
    assert!(timelines[0].table.rows.iter().all(|row| row[7] == "–" && row[8] == "–"), "{:?}", timelines[0].table);
    for (picture, meeting) in timelines.iter().zip(&fixture.meetings).skip(1) {
        assert!(picture.description.contains(&format!(" {} onderbrekingen", count(meeting))), "{}", picture.description);
        let made: usize = picture.table.rows.iter().map(|row| row[7].parse::<usize>().unwrap()).sum();
        assert_eq!(made, count(meeting));
    }
    let page = report::html(&view(&fixture)).unwrap();
    assert!(page.contains(&format!("aan het woord was: {total}\u{a0}keer. Soms")), "{total}");
}

/// 0,25 up to 1 of a scale that ends at 100 %: from 262 + 778 · 0,25 = 456,5 on, 583,5 wide.
#[test]
fn the_band_of_talk_share_is_the_one_of_the_reading() {
    let mut fixture = invent(&Plan { meetings: 1, ..Plan::default() });
    let mut set = |flag: Option<&'static str>| {
        for reading in fixture.run.teams[0].meetings[0].readings.iter_mut().filter(|r| r.measure == "talk_share") {
            reading.flags = flag.into_iter().map(Into::into).collect();
        }
        draw(&fixture, "talk-share").remove(0).svg
    };
    let svg = set(Some("fair_share=0.2500-1.0000"));
    assert!(svg.contains("x=\"4565\"") && svg.contains("width=\"5835\""), "{svg}");
    assert!(svg.contains("gelijk aandeel 13%") || svg.contains("gelijk aandeel 14%"), "{svg}");
    // A document that does not say what chance gives: no band is made up.
    assert!(!set(None).contains("gelijk aandeel"));
}

fn silence(start: f64, length_s: f64, after: u32, kind: &'static str) -> Silence {
    Silence { start, length_s, after, kind: kind.into() }
}

#[test]
fn a_pause_of_the_recording_is_no_silence_and_one_is_one() {
    let mut fixture = invent(&Plan { meetings: 1, undercurrent: 0.0, ..Plan::default() });
    fixture.meetings[0].events.truncate(1);
    fixture.meetings[0].silences = vec![silence(600.0, 300.0, 3, "recording_gap"), silence(100.0, 6.0, 1, "other")];
    let picture = draw(&fixture, "timeline").remove(0);
    let told = "0 zinnen over de relatie of over gevoel, 1 onderbreking en 1 stilte van 5 seconden of langer.";
    assert!(picture.description.ends_with(told), "{}", picture.description);
    assert!(picture.svg.contains(">geen opname<") && picture.svg.contains("stilte van 5 seconden of langer"));
    fixture.meetings[0].silences.truncate(1);
    let picture = draw(&fixture, "timeline").remove(0);
    assert!(picture.description.contains("0 stiltes") && !picture.svg.contains("stilte van"), "{}", picture.description);
}

#[test]
fn without_times_the_timeline_says_that_silence_is_unknown() {
    let fixture = invent(&Plan { meetings: 1, timed: false, ..Plan::default() });
    let picture = draw(&fixture, "timeline").remove(0);
    assert!(picture.description.ends_with("stiltes niet te meten."), "{}", picture.description);
    assert!(picture.svg.contains("Stiltes zijn niet te meten, want de bron heeft geen tijden."));
}

/// 5 s is too short when the setting says 6 s; after a turn that asked earlier the kind decides, not the turn.
#[test]
fn unsaid_silences_follow_the_setting_and_the_kind() {
    let mut fixture = invent(&Plan { meetings: 1, undercurrent: 0.0, ..Plan::default() });
    let meeting = &mut fixture.meetings[0];
    meeting.utterances[4].question = Some("open".into());
    meeting.events = vec![Event { kind: "backchannel".into(), ..Event::default() }];
    meeting.silences = vec![
        silence(10.0, 5.0, 1, "after_question"),
        silence(20.0, 7.0, 2, "after_question"),
        silence(30.0, 7.0, 3, "after_decision_request"),
        silence(40.0, 7.0, 4, "other"),
        silence(50.0, 700.0, 5, "recording_gap"),
    ];
    let silences = |fixture: &Fixture| {
        let picture = draw(fixture, "waterline").remove(0);
        let column = picture.table.head.iter().position(|h| h == "Stiltes erna").unwrap();
        (picture.table.rows[0][column].clone(), picture.note)
    };
    let (count, note) = silences(&fixture);
    assert_eq!(count, "3");
    assert!(note.contains("een stilte van 4 seconden of langer"), "{note}");
    fixture.run.settings.insert("moment.silence".into(), 6000.into());
    let (count, note) = silences(&fixture);
    assert_eq!(count, "2");
    assert!(note.contains("een stilte van 6 seconden of langer"), "{note}");
}

/// The words of a drawing that stand at the height of its word `beside`, from left to right as drawn.
fn at_height_of(svg: &str, beside: &str) -> Vec<String> {
    let texts: Vec<(&str, &str)> = svg
        .split("<text ")
        .skip(1)
        .filter_map(|t| Some((t.split_once("y=\"")?.1.split_once('"')?.0, t.split_once('>')?.1.split_once('<')?.0)))
        .collect();
    let height = texts.iter().find(|(_, words)| *words == beside).unwrap().0;
    texts.iter().filter(|(y, words)| *y == height && *words != beside).map(|(_, words)| (*words).to_owned()).collect()
}

/// Long names do not fit over the columns of the matrix: each gets a number, over its column and beside its row.
#[test]
fn names_that_do_not_fit_over_a_column_become_numbers() {
    let mut fixture = invent(&Plan { people: 6, meetings: 2, ..Plan::default() });
    let heads = at_height_of(&draw(&fixture, "interruptions")[0].svg, "samen");
    assert!(heads.contains(&"Annelies".to_owned()), "{heads:?}");
    let long = |name: &mut Name| *name = format!("{}van-den-Heuvel-Oosterwijk", name.to_lowercase()).into();
    for team in &mut fixture.run.teams {
        team.people.iter_mut().for_each(|p| long(&mut p.name));
        for meeting in &mut team.meetings {
            meeting.present.iter_mut().for_each(long);
            let names = meeting.readings.iter_mut().flat_map(|r| [&mut r.subject, &mut r.other]);
            names.flatten().for_each(long);
        }
    }
    let svg = draw(&fixture, "interruptions").remove(0).svg;
    assert_eq!(at_height_of(&svg, "samen"), ["1", "2", "3", "4", "5", "6"]);
    assert!(svg.matches(">6</text>").count() >= 2, "a number beside the row too");
}
