//! The report: every link lands, every figure has its numbers, what is said at a glance follows from the readings, and
//! nothing from a transcript becomes markup.

use std::collections::BTreeSet;

use onderstroom::chart::{Lang, View};
use onderstroom::document::v1::Reading;
use onderstroom::report;
use scraper::{Html, Selector};

use crate::fixture::{Fixture, Plan, invent};

mod told;

fn page(fixture: &Fixture, words: Lang) -> Html {
    let view = View { run: &fixture.run, team: fixture.team(), meetings: &fixture.meetings, words };
    Html::parse_document(&report::html(&view).unwrap())
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(page: &Html, selector: &str) -> Vec<String> {
    let words = |e: &scraper::ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    all(page, selector).iter().map(words).collect()
}

/// The corners: few and many, untimed, nothing said below the line, hostile names.
fn pages() -> Vec<(&'static str, Html)> {
    let plan = |people, meetings| Plan { people, meetings, minutes: 15.0, ..Plan::default() };
    let plans = [
        ("usual", plan(7, 8)),
        ("two", plan(2, 1)),
        ("forty", plan(40, 3)),
        ("untimed", Plan { timed: false, roster: false, ..plan(6, 3) }),
        ("calm", Plan { undercurrent: 0.0, ..plan(5, 3) }),
        ("hostile", Plan { hostile: true, gaps: true, ..plan(10, 8) }),
    ];
    plans
        .into_iter()
        .enumerate()
        .map(|(at, (name, plan))| (name, page(&invent(&plan), if at % 2 == 0 { Lang::Nl } else { Lang::En })))
        .collect()
}

#[test]
fn every_link_lands_on_one_place_in_the_page() {
    for (name, page) in pages() {
        let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|e| e.value().attr("id")).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{name}: an id is used twice");
        for link in all(&page, "a") {
            let href = link.value().attr("href").unwrap_or("");
            assert!(href.strip_prefix('#').is_some_and(|id| known.contains(id)), "{name}: {href:?} leads nowhere");
        }
    }
}

#[test]
fn every_figure_has_its_numbers_and_regions_have_names_of_their_own() {
    for (name, page) in pages() {
        for figure in all(&page, "figure") {
            let table = figure.select(&Selector::parse("details table").unwrap()).next();
            assert!(table.is_some(), "{name}: {:?}", figure.value().attr("id"));
        }
        let labels: Vec<&str> = all(&page, "[role=region]").iter().filter_map(|e| e.value().attr("aria-label")).collect();
        let known: BTreeSet<&&str> = labels.iter().collect();
        assert_eq!(known.len(), labels.len(), "{name}: {labels:?}");
    }
}

#[test]
fn names_never_become_markup() {
    for (name, page) in pages() {
        assert_eq!(all(&page, "script").len(), 1, "{name}");
        assert!(all(&page, "img, iframe, object, embed, link, form, base").is_empty(), "{name}");
        let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0].value().attr("content").unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'") && policy.contains("script-src 'sha256-"), "{policy}");
        let handlers = |e: &scraper::ElementRef<'_>| e.value().attrs().any(|(key, _)| key.starts_with("on"));
        assert!(!all(&page, "*").iter().any(handlers), "{name}");
    }
}

#[test]
fn a_moment_opens_with_its_quote_and_keeps_its_lines() {
    let fixture = invent(&Plan { meetings: 4, minutes: 15.0, ..Plan::default() });
    let page = page(&fixture, Lang::Nl);
    let quotes: Vec<String> = fixture.team().moments.iter().filter_map(|m| m.quote.clone()).collect();
    assert!(!quotes.is_empty());
    assert_eq!(text(&page, ".moment q"), quotes);
    let count = fixture.team().moments.len();
    assert_eq!(all(&page, ".moment .question").len(), count);
    assert_eq!(all(&page, ".moment .lines .central a").len(), count);
}

#[test]
fn a_withheld_quote_is_not_shown() {
    let mut fixture = invent(&Plan { meetings: 2, minutes: 15.0, ..Plan::default() });
    fixture.meetings.iter_mut().flat_map(|m| &mut m.utterances).for_each(|u| u.text = None);
    let page = page(&fixture, Lang::Nl);
    assert!(all(&page, ".moment q").is_empty() && all(&page, ".quote").is_empty());
    assert_eq!(text(&page, ".moment h3").len(), fixture.team().moments.len());
}

/// A reading of one person that holds `value` and nothing else of note.
fn reading(measure: &'static str, name: &str, value: f64) -> Reading {
    let number = Some(value);
    Reading {
        measure: measure.into(),
        scope: "speaker".into(),
        subject: Some(name.into()),
        value: number,
        raw: number,
        status: "ok".into(),
        ..Reading::default()
    }
}

fn state(name: &str, word: &str) -> Reading {
    Reading { flags: vec![format!("presence_state={word}").into()], ..reading("presence_state", name, 0.0) }
}

/// The shares over the run are those of the document, not the mean of the meetings: Ans 60 and 40 %, 44 % when the second
/// meeting is four times as long; Bo 40 %, then away; Cas 0 and 60 %, 48 % together. 132 % together, and it is said why.
#[test]
fn at_a_glance_says_who_spoke_who_was_silent_and_who_was_away() {
    let mut fixture = invent(&Plan { people: 3, meetings: 2, minutes: 3.0, undercurrent: 0.0, ..Plan::default() });
    let names = ["Ans", "Bo", "Cas"];
    let team = &mut fixture.run.teams[0];
    team.people.iter_mut().zip(names).for_each(|(person, name)| person.name = name.into());
    let readings = [
        vec![
            reading("talk_share", "Ans", 0.6),
            reading("talk_share", "Bo", 0.4),
            reading("talk_share", "Cas", 0.0),
            state("Cas", "silent_present"),
            reading("silence_streak_s", "Cas", 840.0),
        ],
        vec![reading("talk_share", "Ans", 0.4), reading("talk_share", "Cas", 0.6), state("Bo", "absent")],
    ];
    for (meeting, readings) in team.meetings.iter_mut().zip(readings) {
        meeting.readings = readings;
        meeting.roster_known = true;
    }
    let whole = [("Ans", 0.44), ("Bo", 0.4), ("Cas", 0.48)];
    let over_run = |(name, share)| Reading { scope: "series_speaker".into(), ..reading("talk_share", name, share) };
    team.series = whole.into_iter().map(over_run).collect();
    team.moments.clear();
    fixture.meetings.iter_mut().for_each(|m| {
        m.events.clear();
        m.cues.clear();
    });
    let page = page(&fixture, Lang::Nl);
    let said: Vec<String> = text(&page, ".glance dd");
    assert_eq!(
        said[0],
        "Ieders deel van de spreektijd in de hele reeks, op alfabet: Ans 44%, Bo 40% en Cas 48%. Wie in een overleg niet \
         voorkomt, telt daar niet mee; daardoor is het samen meer dan 100%."
    );
    // The table of the picture gives the same numbers, the most first.
    let rows = text(&page, "#na-talk-share tbody tr");
    assert!(rows[0].starts_with("Cas") && rows[0].ends_with("48%") && rows[1].ends_with("44%"), "{rows:?}");
    assert_eq!(
        said[1],
        "Wel aanwezig, geen eigen beurt: Cas (10 jan). De langste tijd zonder eigen beurt: 14 min, Cas (10 jan)."
    );
    assert_eq!(said[2], "Afwezig: Bo (24 jan).");
    assert_eq!(said[4], "We herkenden geen zinnen over de relatie of over gevoel.");
}

/// Names in the order of the alphabet, never of the shares; of many people only the smallest and the largest share.
#[test]
fn nobody_comes_first_or_last_in_who_spoke() {
    let mut fixture = invent(&Plan { people: 3, meetings: 1, minutes: 3.0, ..Plan::default() });
    let names = ["bo", "Ans", "Cas"];
    let team = &mut fixture.run.teams[0];
    team.people.iter_mut().zip(names).for_each(|(person, name)| person.name = name.into());
    team.meetings[0].readings = names.into_iter().zip([0.6, 0.1, 0.3]).map(|(n, s)| reading("talk_share", n, s)).collect();
    let said = text(&page(&fixture, Lang::Nl), ".glance dd").remove(0);
    assert_eq!(said, "Ieders deel van de spreektijd, op alfabet: Ans 10%, bo 60% en Cas 30%.");
    let mut many = invent(&Plan { people: 40, meetings: 1, minutes: 3.0, ..Plan::default() });
    let names: Vec<String> = many.run.teams[0].people.iter().map(|p| p.name.to_string()).collect();
    let leaked = |i: usize| reading("talk_share", names[i].clone().leak(), if i == 7 { 0.22 } else { 0.02 });
    many.run.teams[0].meetings[0].readings = (0..40).map(leaked).collect();
    let said = text(&page(&many, Lang::Nl), ".glance dd").remove(0);
    assert_eq!(said, "Bij 40 mensen lag ieders deel van de spreektijd tussen 2,0% en 22%.");
}

/// A language without word lists: nothing was looked for, so nothing may be called none.
#[test]
fn what_no_word_list_looked_for_is_not_told_as_none() {
    let mut fixture = invent(&Plan { meetings: 2, undercurrent: 0.0, minutes: 10.0, ..Plan::default() });
    let refused = |name: &'static str| Reading {
        scope: "meeting".into(),
        subject: None,
        value: None,
        raw: None,
        status: "not_measurable".into(),
        reason: Some("no_lexicon".into()),
        ..reading("level_share", name, 0.0)
    };
    for at in 0..2 {
        for summary in [&mut fixture.meetings[at].summary, &mut fixture.run.teams[0].meetings[at]] {
            summary.language = "en".into();
            summary.readings.retain(|r| r.measure != "level_share");
            summary.readings.push(refused(""));
        }
    }
    fixture.run.teams[0].moments.clear();
    let page = page(&fixture, Lang::Nl);
    let said = text(&page, ".glance dd");
    assert_eq!(said[4], "Niet te meten: geen woordenlijsten voor Engels.");
    for section in ["#kort > .lead", "#erna .lead", "#woorden .lead"] {
        assert!(text(&page, section)[0].starts_with("Niet te meten: geen woordenlijsten voor Engels."), "{section}");
    }
    let noticed = text(&page, "#overleggen .tables li");
    assert!(
        noticed.iter().all(|n| n.ends_with("gevoel is gezegd, is niet te meten: geen woordenlijsten voor Engels.")),
        "{noticed:?}"
    );
    assert_eq!(noticed.len(), 2);
    let numbers = text(&page, "#na-waterline td");
    assert!(!numbers.iter().any(|cell| cell == "0%" || cell == "0,0%"), "{numbers:?}");
    // Seven cells a row after the date: five levels, then sentences about the relation and about feelings.
    assert!(numbers.chunks(10).all(|row| row[5] == "–" && row[6] == "–"), "{numbers:?}");
    assert!(numbers[0].contains("geen woordenlijsten"), "{numbers:?}");
    let care = text(&page, "[id^=na-timeline] tbody tr td:nth-child(6)");
    assert!(!care.is_empty() && care.iter().all(|cell| cell == "–"), "{care:?}");
    // Lists looked in the second meeting only: what is said is said of that one.
    for summary in [&mut fixture.meetings[1].summary, &mut fixture.run.teams[0].meetings[1]] {
        summary.language = "nl".into();
        summary.readings.retain(|r| r.measure != "level_share");
    }
    let page = self::page(&fixture, Lang::Nl);
    let partly = "In 1 van de 2 overleggen is dit niet te meten: geen woordenlijsten voor Engels.";
    assert!(text(&page, ".glance dd")[4].ends_with(partly) && text(&page, "#kort > .lead")[0].ends_with(partly));
}

/// Every number carries what it was measured over.
#[test]
fn key_numbers_say_over_what_they_were_measured() {
    let out = tempfile::tempdir().unwrap();
    let (samples, folder) = (crate::cli::samples().join("team-wonen"), out.path().join("out"));
    crate::cli::run(out.path(), &["analyze", samples.to_str().unwrap(), "--output", folder.to_str().unwrap()]);
    let page = Html::parse_document(&std::fs::read_to_string(folder.join("report.html")).unwrap());
    let rows = all(&page, "[aria-label^='In cijfers'] tbody tr");
    assert!(rows.len() > 60, "{}", rows.len());
    for row in rows {
        let cells: Vec<String> = row.child_elements().map(|cell| cell.text().collect()).collect();
        assert!(!cells[2].trim().is_empty(), "{cells:?}");
    }
}

#[test]
fn english_is_whole() {
    let fixture = invent(&Plan { meetings: 4, minutes: 15.0, ..Plan::default() });
    let page = page(&fixture, Lang::En);
    assert_eq!(all(&page, "html")[0].value().attr("lang"), Some("en"));
    let dutch = [" het ", " een ", " niet ", " wordt ", "overleg", "Spreektijd", "Wie ", "stilte"];
    // The invented people speak Dutch and so do the sentences of the invented moments; all else is ours.
    let ours = "nav, h2, figcaption, .note, .lead, .glance, thead, summary, desc, .hint, .plain, .toc";
    for said in text(&page, ours) {
        assert!(!dutch.iter().any(|word| format!(" {said} ").contains(word)), "{said}");
    }
}
