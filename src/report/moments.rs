//! In het kort: the moments with their lines, and what was found over the run.

use serde::Serialize;

use crate::document::fill;
use crate::document::v1::{Finding, Moment};

use super::desk::{Desk, Line, level_class, plain};
use super::quotes::{Book, MOST_A_FIGURE, Place};
use super::say;

/// Lines of one moment; what is longer opens in the meeting.
const MOST_LINES: u32 = 16;

#[derive(Debug, Serialize)]
pub(super) struct Brief {
    pub lead: String,
    pub cards: Vec<Card>,
    pub findings: Vec<Statement>,
}

#[derive(Debug, Serialize)]
pub(super) struct Card {
    pub number: usize,
    pub level: &'static str,
    pub level_name: &'static str,
    pub meeting: String,
    pub meeting_href: String,
    pub kinds: String,
    /// The words it turns on, and who said them when.
    pub quote: Option<String>,
    pub speaker: Option<String>,
    pub time: Option<String>,
    /// Link to its quote.
    pub href: Option<String>,
    pub sentence: String,
    pub question: String,
    pub lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
pub(super) struct Statement {
    pub sentence: String,
    pub level: &'static str,
    pub basis: String,
    pub links: Vec<Place>,
}

pub(super) fn brief(desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Brief {
    let team = desk.view.team;
    let cards: Vec<Card> = team.moments.iter().enumerate().map(|(at, m)| card(desk, book, at + 1, m)).collect();
    let findings = team.findings.iter().map(|f| statement(desk, book, f)).collect();
    let lead = match cards.len() {
        0 => desk.unread().unwrap_or_else(|| desk.t.no_moments.to_owned()),
        1 => desk.t.one_moment.to_owned(),
        n => fill(desk.t.some_moments, &[("n", &desk.lang.number(n as f64, 0))]),
    };
    let unread = || desk.no_lists_for().map(|why| fill(desk.t.below_unread, &[("why", &why)]));
    // Some places need no word list; that the lists could not look is said all the same.
    let partly = if desk.cues_sought() || cards.is_empty() { desk.partly_unread() } else { unread() };
    let lead = match partly {
        Some(partly) => format!("{lead} {partly}"),
        None => lead,
    };
    Brief { lead, cards, findings }
}

fn card(desk: &Desk<'_>, book: &mut Book<'_, '_>, number: usize, moment: &Moment) -> Card {
    let place = Place::new(&format!("moment-{number}"), &fill(desk.t.moment_n, &[("n", &number.to_string())]));
    let lines = lines(desk, book, moment, &place);
    let level = level_class(moment.level.as_deref().unwrap_or(""));
    Card {
        number,
        level,
        level_name: desk.t.level(level),
        meeting: desk.label(&moment.meeting),
        meeting_href: format!("#overleg-{}", plain(&moment.meeting)),
        kinds: say::list(desk.t, &moment.kinds.iter().filter_map(|k| Some(desk.t.kind(k)?.to_owned())).collect::<Vec<_>>()),
        quote: moment.quote.clone().filter(|_| desk.quotable(&moment.meeting, moment.at).is_some()),
        speaker: moment.speaker.as_deref().map(str::to_owned),
        time: desk.utterance(&moment.meeting, moment.at).and_then(|u| u.start).map(say::clock),
        sentence: moment.sentence.clone(),
        question: moment.question.clone(),
        href: lines.iter().find_map(|l| l.href.clone()),
        lines,
    }
}

fn lines(desk: &Desk<'_>, book: &mut Book<'_, '_>, moment: &Moment, place: &Place) -> Vec<Line> {
    let (first, last) = moment.utterances;
    // The central line is always shown, wherever a document puts it.
    let first = first.min(moment.at).max(moment.at.saturating_sub(MOST_LINES / 2));
    let last = last.max(moment.at).min(first.saturating_add(MOST_LINES));
    let mut out = Vec::new();
    for index in first..=last {
        let Some(utterance) = desk.quotable(&moment.meeting, index) else { continue };
        let central = index == moment.at;
        let href = if central { book.cite(&moment.meeting, index, place) } else { None };
        let pieces = desk.pieces_below(&moment.meeting, utterance);
        out.push(Line { pieces, href, central, ..desk.line(&moment.meeting, utterance) });
    }
    out
}

fn statement(desk: &Desk<'_>, book: &mut Book<'_, '_>, finding: &Finding) -> Statement {
    let place = Place::new("kort", desk.t.in_short);
    let link = |(at, e): (usize, &crate::document::v1::Evidence)| {
        let href = book.cite(&e.meeting, e.utterance, &place)?;
        let name = format!("{} {}", at + 1, desk.label(&e.meeting));
        Some(Place { href, name })
    };
    let links = finding.evidence.iter().take(MOST_A_FIGURE).enumerate().filter_map(link).collect();
    let mut basis = fill(desk.t.based_on, &[("n", &say::count(desk.lang, finding.n, (desk.t.line_one, desk.t.line_many)))]);
    if let Some(chance) = &finding.chance {
        basis = format!("{basis} {chance}");
    }
    Statement { sentence: finding.sentence.clone(), level: level_class(&finding.level), basis, links }
}
