//! What the report says in words: counts that are over utterances, shares of the run, names of meetings, what could not be
//! seen, and the folds of quotes.

use onderstroom::chart::Lang;
use onderstroom::document::v1::{Reading, Response, Role};
use scraper::Html;

use super::{all, page, reading, text};
use crate::fixture::{Fixture, Plan, invent};

/// Without a date a meeting has the name of its file, in pictures, tables and text.
#[test]
fn a_meeting_without_a_date_is_called_by_its_file() {
    let mut fixture = invent(&Plan { people: 4, meetings: 3, minutes: 12.0, dated: false, ..Plan::default() });
    let long = "werkoverleg-van-de-afdeling-groen-en-water-deel-2";
    for summary in [&mut fixture.meetings[2].summary, &mut fixture.run.teams[0].meetings[2]] {
        summary.id = long.into();
    }
    fixture.run.teams[0].moments.clear();
    let page = page(&fixture, Lang::Nl);
    let names = ["overleg-001", "overleg-002", "werkoverleg-van-de-a…en-water-deel-2"];
    let labels = text(&page, "#overleggen .meeting .name");
    assert_eq!(labels[..2], names[..2]);
    assert!(labels[2].starts_with("werkoverleg-van") && labels[2].ends_with("deel-2") && labels[2].chars().count() == 40);
    let heads = text(&page, "#na-talk-share th[scope=col]");
    assert_eq!(heads[1..3], names[..2]);
    assert!(heads[3].starts_with("werkoverleg") && heads[3].ends_with("deel-2"), "{heads:?}");
    assert!(text(&page, "#fig-timeline-overleg-001 figcaption p")[0].starts_with("Overleg ‘overleg-001’, "));
    assert!(text(&page, "#fig-silence text").contains(&"overleg-001".to_owned()));
}

/// What an interruption was seen in is said, and in how many meetings it can be seen at all.
#[test]
fn interruptions_are_told_by_what_they_were_seen_in() {
    let mut fixture = invent(&Plan { people: 4, meetings: 2, ..Plan::default() });
    let total: usize = fixture.meetings.iter().map(|m| m.events.len()).sum();
    assert!(total > 2 && fixture.meetings[0].events.len() > 1);
    fixture.meetings[0].events[0].evidence = vec!["mark".into(), "unfinished".into()];
    let told = |fixture: &Fixture| {
        let page = page(fixture, Lang::Nl);
        (text(&page, ".glance dd").remove(3), text(&page, "#onderbrekingen .lead").remove(0))
    };
    let (glance, lead) = told(&fixture);
    let how = format!(": {total} keer ({} keer door elkaar, 1 keer te zien aan de tekst, zoals een afgebroken zin).", total - 1);
    assert!(glance.contains(&how) && lead.contains(&how), "{glance}");
    assert!(!glance.contains("overleggen te zien"), "{glance}");
    // Only the first meeting can show them, and there were none.
    fixture.meetings.iter_mut().for_each(|m| m.events.clear());
    for reading in fixture.run.teams[0].meetings[1].readings.iter_mut().filter(|r| r.measure.starts_with("interruption")) {
        (reading.value, reading.raw) = (None, None);
        (reading.status, reading.reason) = ("not_measurable".into(), Some("overlap_not_recorded".into()));
    }
    let (glance, lead) = told(&fixture);
    assert_eq!(glance, "We vonden geen onderbrekingen. Dit is in 1 van de 2 overleggen te zien.");
    assert!(lead.contains("is in 1 van de 2 overleggen te zien; daar vonden we het niet"), "{lead}");
}

/// Results without a number are counted, and a silent person is no empty file.
#[test]
fn what_has_no_number_is_counted_and_a_silent_person_is_no_empty_file() {
    let mut fixture = invent(&Plan { people: 4, meetings: 1, minutes: 12.0, ..Plan::default() });
    let name: &'static str = fixture.run.teams[0].people[0].name.to_string().leak();
    let plain = |status: &'static str, reason: Option<&'static str>| Reading {
        status: status.into(),
        reason: reason.map(Into::into),
        ..reading("turn_length_median_s", name, 1.0)
    };
    let team = &mut fixture.run.teams[0];
    team.series.clear();
    team.meetings[0].readings = vec![plain("ok", None), plain("ok", None)];
    let said = |fixture: &Fixture| text(&page(fixture, Lang::Nl), "#methode > p, #methode > ul").join(" ");
    assert!(said(&fixture).contains("Alle 2 uitkomsten hebben een getal."), "{}", said(&fixture));
    let more = [plain("low_sample", Some("too_few_turns")), plain("not_measurable", Some("zero_duration"))];
    fixture.run.teams[0].meetings[0].readings.extend(more);
    let told = said(&fixture);
    let counted = "Van de 4 uitkomsten hebben er 2 een getal. Bij 1 was er te weinig materiaal: daar staat alleen het ruwe getal. 1 waren niet te meten.";
    assert!(told.contains(counted), "{told}");
    assert!(
        told.contains("wie in een overleg niets zei, heeft daar geen getal") && !told.contains("het goede bestand"),
        "{told}"
    );
    // A meeting in which nobody says a word is another matter.
    fixture.run.teams[0].meetings[0].words = 0;
    assert!(said(&fixture).contains("Kijk of dit het goede bestand is"));
}

/// Where the leader is the person most goes through, one number stands there once.
#[test]
fn the_leader_in_the_middle_is_said_once() {
    let mut fixture = invent(&Plan { people: 4, meetings: 2, minutes: 12.0, ..Plan::default() });
    let share = |measure, part: u32| Reading {
        scope: "meeting".into(),
        subject: None,
        flags: vec![format!("part={part}").into(), "whole=100".into()],
        ..reading(measure, "", f64::from(part) / 100.0)
    };
    let meetings = &mut fixture.run.teams[0].meetings;
    meetings[0].readings.extend([share("star_index", 60), share("via_leader_share", 60)]);
    meetings[1].readings.extend([share("star_index", 60), share("via_leader_share", 41)]);
    let rows = text(&page(&fixture, Lang::Nl), "[aria-label^='In cijfers'] tbody tr");
    let about = |id: &str| rows.iter().filter(|row| row.starts_with(id)).cloned().collect::<Vec<_>>();
    assert!(about("via_leader_share").len() == 1 && about("via_leader_share")[0].contains("41%"), "{rows:?}");
    let star = about("star_index");
    assert!(star.len() == 2 && star[0].starts_with("star_index (hier de leidinggevende)60%"), "{star:?}");
    assert!(star[1].starts_with("star_index60%"), "{star:?}");
}

/// Quotes are folded by meeting and chosen by what was heard, never by person.
#[test]
fn quotes_are_chosen_by_meeting_and_by_what_was_heard() {
    let fixture = invent(&Plan { people: 5, meetings: 3, undercurrent: 0.2, minutes: 15.0, ..Plan::default() });
    let page = page(&fixture, Lang::Nl);
    let folds = all(&page, "#citaten details.group");
    assert_eq!(folds.len(), 3);
    assert!(folds.iter().all(|fold| fold.value().attr("open").is_none()));
    assert_eq!(all(&page, "#citaten details.group .quote").len(), all(&page, ".quote").len());
    assert_eq!(all(&page, ".filter select").len(), 2);
    let names: Vec<&str> = fixture.team().people.iter().map(|p| &*p.name).collect();
    assert!(!text(&page, ".filter option").iter().any(|option| names.contains(&option.as_str())));
    // Every choice finds a quote, and the quote says it holds that category.
    let quotes: Vec<&str> = all(&page, ".quote").iter().filter_map(|q| q.value().attr("data-kinds")).collect();
    let choices: Vec<&str> = all(&page, "#filter-soort option").iter().filter_map(|o| o.value().attr("value")).collect();
    assert!(choices.len() > 4, "{choices:?}");
    for choice in choices.iter().filter(|c| !c.is_empty()) {
        assert!(quotes.iter().any(|kinds| kinds.split(' ').any(|kind| kind == *choice)), "{choice}");
    }
    // What is laid out late moves what is below it, so links would land beside their place.
    assert!(!text(&page, "style").concat().contains("content-visibility:auto"));
}

/// Long names stand beside the rows only; over the columns first names, or numbers where those are long too.
#[test]
fn a_long_name_does_not_widen_who_follows_whom() {
    let mut fixture = invent(&Plan { people: 3, meetings: 2, minutes: 6.0, ..Plan::default() });
    let rename = |fixture: &mut Fixture, names: [&str; 3]| {
        let team = &mut fixture.run.teams[0];
        team.people.iter_mut().zip(names).for_each(|(person, name)| person.name = name.into());
        let pair =
            Reading { scope: "pair".into(), other: Some(names[1].into()), subject: Some(names[0].into()), ..Reading::default() };
        let number = Some(3.0);
        let follow = Reading { measure: "follow_matrix".into(), value: number, raw: number, ..pair };
        team.meetings[0].readings = vec![follow];
    };
    rename(&mut fixture, ["\u{1f98a} Fien de Wit", "Bo van der Aa", "Cas"]);
    assert_eq!(text(&page(&fixture, Lang::Nl), ".follows th[scope=col]")[1..], ["Fien", "Bo", "Cas"]);
    let long = "Maximiliaan-Alexander van Lawick tot Nijevelt (Adviesbureau Zeven Bergen)";
    rename(&mut fixture, [long, "Bo", "Cas"]);
    let page = page(&fixture, Lang::Nl);
    assert_eq!(text(&page, ".follows th[scope=col]")[1..], ["1", "2", "3"]);
    let rows = text(&page, ".follows th[scope=row]");
    assert!(rows[0].starts_with("1. Maximiliaan-Alexan") && rows[0].chars().count() == 43, "{rows:?}");
    assert_eq!(rows[1..], ["2. Bo", "3. Cas"]);
}

/// On paper nothing is folded away unsaid: the first sentences of each number, and where the others are.
#[test]
fn paper_says_where_the_other_sentences_are() {
    let page = page(&with_responses(), Lang::Nl);
    let said = text(&page, "#erna .kind .print");
    assert_eq!(
        said,
        [
            "Op papier de eerste drie van 7; alle zinnen staan in het bestand op je scherm.",
            "Op papier de eerste drie van 4; alle zinnen staan in het bestand op je scherm."
        ]
    );
    let style = text(&page, "style").concat();
    assert!(style.contains("details.kind::details-content") && style.contains("details.cue::details-content"));
}

/// What the README of the sample says is what the program counts.
#[test]
fn the_sample_says_what_is_counted() {
    let out = tempfile::tempdir().unwrap();
    let (samples, folder) = (crate::cli::samples().join("team-wonen"), out.path().join("out"));
    crate::cli::run(out.path(), &["analyze", samples.to_str().unwrap(), "--output", folder.to_str().unwrap()]);
    let run: onderstroom::document::v1::Run = serde_json::from_slice(&std::fs::read(folder.join("run.json")).unwrap()).unwrap();
    let readme = std::fs::read_to_string(samples.join("README.md")).unwrap();
    let rows: Vec<Vec<&str>> =
        readme.lines().filter(|l| l.starts_with("| `2026")).map(|l| l.split('|').map(str::trim).collect()).collect();
    assert_eq!(rows.len(), run.teams[0].meetings.len());
    for (row, meeting) in rows.iter().zip(&run.teams[0].meetings) {
        let leader = meeting.leader.as_deref().unwrap();
        let own = meeting.readings.iter().find(|r| r.measure == "word_share" && r.subject.as_deref() == Some(leader)).unwrap();
        let counted = [meeting.words.to_string(), meeting.utterances.to_string(), meeting.turns.to_string()];
        assert_eq!(row[2..5], counted, "{}", meeting.source);
        assert_eq!(row[5], own.flag("part").unwrap(), "{}", meeting.source);
        assert_eq!(row[6], format!("{:.1}", meeting.duration_s.unwrap() / 60.0), "{}", meeting.source);
    }
}

/// A row of what followed utterance `at`: answered by the leader or by another, or by nobody.
fn response(at: u32, category: &'static str, by: Option<(&str, Role)>, kind: &'static str) -> Response {
    Response {
        utterance: at,
        category: category.into(),
        by: by.map(|(name, _)| name.into()),
        by_role: by.map(|(_, role)| role),
        response: vec![kind.into()],
        ..Response::default()
    }
}

/// Twelve utterances, the first four under two categories: 16 rows, 12 times. The leader asked on 6 of 9 times, another
/// 1 of 2 times, and once nobody spoke.
fn with_responses() -> Fixture {
    let mut fixture = invent(&Plan { people: 4, meetings: 2, undercurrent: 0.0, minutes: 10.0, ..Plan::default() });
    let names: Vec<String> = fixture.run.teams[0].people.iter().map(|p| p.name.to_string()).collect();
    let by = |leads: bool| Some(if leads { (&*names[0], Role::Leader) } else { (&*names[1], Role::Member) });
    let mut rows = Vec::new();
    for at in 0..12 {
        let (by, kind) = match at {
            0..6 => (by(true), "asked_on"),
            6..9 => (by(true), "to_content"),
            9 => (by(false), "asked_on"),
            10 => (by(false), "to_content"),
            _ => (None, "nothing"),
        };
        rows.push(response(at, "care", by, kind));
        if at < 4 {
            rows.push(response(at, "tension", by, kind));
        }
    }
    fixture.meetings[0].responses = rows;
    let leader: onderstroom::document::v1::Name = (&*names[0]).into();
    fixture.meetings[0].summary.leader = Some(leader.clone());
    fixture.run.teams[0].meetings[0].leader = Some(leader);
    fixture
}

#[test]
fn an_utterance_with_two_categories_is_answered_once() {
    let page = page(&with_responses(), Lang::Nl);
    assert!(text(&page, "#erna .lead")[0].starts_with("12 keer zei iemand iets"), "{:?}", text(&page, "#erna .lead"));
    // Asked on 6 + 1, to content 3 + 1, nothing 1: twelve together.
    assert_eq!(text(&page, "#erna .kind .count"), ["7 keer", "4 keer", "1 keer"]);
    assert_eq!(all(&page, "#erna .kind .pairs > li").len(), 12);
    // 4 to content and 1 nothing.
    assert!(!text(&page, ".glance dd").iter().any(|said| said.contains("16")));
}

/// Shares from eight on: 6 of 9 is 67 %, 3 of 9 is 33 %; two times of others are only counted. No name stands there.
#[test]
fn what_the_leader_does_stands_beside_what_others_do() {
    let fixture = with_responses();
    let page = page(&fixture, Lang::Nl);
    let head = text(&page, "#erna .roles th[scope=col]");
    assert_eq!(head[1..], ["De leidinggevende reageerde als eerste (9 keer)", "Een ander reageerde als eerste (2 keer)"]);
    let cells = text(&page, "#erna .roles td");
    assert!(cells[0].starts_with("6 keer, 67% (") && cells[2].starts_with("3 keer, 33% ("), "{cells:?}");
    assert_eq!((&*cells[1], &*cells[3], cells.len()), ("1 keer", "1 keer", 4));
    let said = text(&page, "#erna .roles").remove(0);
    assert!(said.contains("In 1 van de 2 overleggen is bekend wie leidt"), "{said}");
    assert!(!fixture.team().people.iter().any(|p| said.contains(&*p.name)), "{said}");
    let mut unled = with_responses();
    unled.run.teams[0].meetings[0].leader = None;
    assert!(all(&super::page(&unled, Lang::Nl), "#erna .roles").is_empty());
}

/// The shares of the report are those of `readings.csv`: the pooled ones over the run.
#[test]
fn the_shares_in_short_are_those_of_the_table() {
    let out = tempfile::tempdir().unwrap();
    let (samples, folder) = (crate::cli::samples().join("team-wonen"), out.path().join("out"));
    crate::cli::run(out.path(), &["analyze", samples.to_str().unwrap(), "--output", folder.to_str().unwrap()]);
    let page = Html::parse_document(&std::fs::read_to_string(folder.join("report.html")).unwrap());
    let said = text(&page, ".glance dd").remove(0);
    let table = std::fs::read_to_string(folder.join("readings.csv")).unwrap();
    let rows = table.lines().filter(|row| row.contains(",talk_share,series_speaker,"));
    let shares: Vec<(&str, f64)> =
        rows.map(|r| r.split(',').collect()).map(|c: Vec<&str>| (c[5], c[7].parse().unwrap())).collect();
    assert_eq!(shares.len(), 7);
    for (name, share) in shares {
        let decimals = usize::from(share < 0.1);
        let percent = format!("{name} {:.decimals$}%", share * 100.0).replace('.', ",");
        assert!(said.contains(&percent), "{percent}: {said}");
    }
}
