//! The page as data, in the order in which it is read. Sections cite lines as they are made, so the quotes come last.

use crate::document::fill;
use minijinja::Value;
use serde::Serialize;

use crate::chart::{View, font_face_css};

use super::desk::Desk;
use super::figures::{Figure, of_section};
use super::quotes::{Book, Group, LevelChoice};
use super::words::Words;
use super::{cues, exchange, glance, meetings, method, moments, responses, say, seal};

const STYLE: &str = include_str!("style.css");

#[derive(Debug, Serialize)]
pub(super) struct Page {
    lang: &'static str,
    t: &'static Words,
    csp: String,
    style: Value,
    script: Value,
    team: String,
    facts: Vec<String>,
    glance: Vec<glance::Item>,
    brief: moments::Brief,
    waterline: Vec<Figure>,
    responses: responses::Responses,
    response_figures: Vec<Figure>,
    talk: Vec<Figure>,
    exchange: exchange::Exchange,
    exchange_figures: Vec<Figure>,
    cue_figures: Vec<Figure>,
    levels: Vec<cues::Level>,
    /// What stands above the cues.
    cues_lead: String,
    /// Share of the categories that are not yet tried on real talk decides where that is said.
    unproven: bool,
    /// Some list was tried, so it matters which were not.
    some_proven: bool,
    sittings: Vec<meetings::Sitting>,
    quotes: Vec<Group>,
    quotes_full: bool,
    /// What the quotes can be filtered by.
    quote_kinds: Vec<LevelChoice>,
    method: method::Method,
}

pub(super) fn page(view: &View<'_>) -> Page {
    let desk = Desk::new(view);
    let mut book = Book::new(&desk);
    let t = desk.t;
    let brief = moments::brief(&desk, &mut book);
    let waterline = of_section("waterlijn", t.waterline, &desk, &mut book);
    let responses = responses::responses(&desk, &mut book);
    let response_figures = of_section("erna", t.afterwards, &desk, &mut book);
    let talk = of_section("spreektijd", t.talk, &desk, &mut book);
    let exchange_figures = of_section("onderbrekingen", t.interruptions, &desk, &mut book);
    let exchange = exchange::exchange(&desk, &mut book, !exchange_figures.iter().any(|f| f.id == "follows"));
    let cue_figures = of_section("woorden", t.cues, &desk, &mut book);
    let levels = cues::levels(&desk, &mut book);
    let sittings = meetings::sittings(&desk, &mut book);
    let script = seal::script();
    let quotes = book.groups();
    Page {
        lang: t.lang,
        t,
        csp: seal::policy(&script),
        style: Value::from_safe_string(font_face_css() + STYLE),
        script: Value::from_safe_string(script),
        team: view.team.team.clone(),
        facts: facts(&desk),
        glance: glance::glance(&desk, &exchange, &responses),
        brief,
        waterline,
        responses,
        response_figures,
        talk,
        exchange,
        exchange_figures,
        cue_figures,
        cues_lead: match (levels.is_empty(), desk.unread()) {
            (false, _) => t.cues_intro.to_owned(),
            (true, None) => t.no_cues.to_owned(),
            (true, Some(unread)) => unread,
        },
        some_proven: levels.iter().flat_map(|l| &l.cards).any(|c| c.validated),
        unproven: levels.iter().flat_map(|l| &l.cards).any(|c| !c.validated),
        levels,
        sittings,
        quote_kinds: book.choices(),
        quotes,
        quotes_full: book.full(),
        method: method::method(&desk),
    }
}

/// Period, number of meetings, number of people.
fn facts(desk: &Desk<'_>) -> Vec<String> {
    let (team, t) = (desk.view.team, desk.t);
    let mut dates: Vec<&str> = team.meetings.iter().filter_map(|m| m.date.as_deref()).collect();
    dates.sort_unstable();
    let period = dates.first().zip(dates.last()).and_then(|(first, last)| say::period(desk.lang, first, last));
    let counts = [
        say::count(desk.lang, team.meetings.len() as u64, (t.meeting_one, t.meeting_many)),
        say::count(desk.lang, team.people.len() as u64, (t.person_one, t.person_many)),
    ];
    // Meetings without a date stand last, whenever they were: the period does not cover them.
    let undated = (team.meetings.len() - dates.len()) as u64;
    let mixed = undated > 0 && !dates.is_empty();
    let without = mixed.then(|| say::count(desk.lang, undated, (t.undated_one, t.undated_many)));
    period.into_iter().chain(counts).chain(without).chain(leader(desk)).collect()
}

/// Who leads, when it is the same person in every meeting that has a leader.
fn leader(desk: &Desk<'_>) -> Option<String> {
    let mut leaders: Vec<&str> = desk.view.team.meetings.iter().filter_map(|m| m.leader.as_deref()).collect();
    leaders.dedup();
    let [name] = leaders[..] else { return None };
    Some(fill(desk.t.led_by, &[("name", name)]))
}
