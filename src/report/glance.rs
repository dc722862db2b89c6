//! At a glance: who spoke, who was silent, who was away, who interrupted whom and what came up, each in a sentence or two
//! that leads to its section. The numbers are those of the pictures.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::chart::{interruptions_seen, run_shares};
use crate::document::v1::Reading;
use crate::document::{Presence, fill};

use super::desk::{Desk, sentences_below};
use super::exchange::Exchange;
use super::responses::Responses;
use super::say;

/// Names in one sentence.
const MOST_NAMES: usize = 5;
/// People whose shares are told one by one.
const MOST_SHARES: usize = 9;

#[derive(Debug, Serialize)]
pub(super) struct Item {
    pub question: &'static str,
    pub href: &'static str,
    pub answer: String,
}

pub(super) fn glance(desk: &Desk<'_>, exchange: &Exchange, responses: &Responses) -> Vec<Item> {
    let t = desk.t;
    let item = |question, href, answer: Option<String>| Some(Item { question, href, answer: answer? });
    [
        item(t.who_spoke, "#spreektijd", spoke(desk)),
        item(t.who_was_silent, "#fig-silence", silent(desk)),
        item(t.who_was_away, "#overleggen", Some(away(desk))),
        item(t.who_interrupted, "#onderbrekingen", interrupted(desk, exchange)),
        item(t.what_surfaced, "#waterlijn", surfaced(desk, responses)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn number(reading: &Reading) -> Option<f64> {
    reading.value.or(reading.raw).filter(|v| v.is_finite() && matches!(&*reading.status, "ok" | "low_sample"))
}

/// Everyone's share by name, so that nobody comes first or last; of many people only between what it lies.
fn spoke(desk: &Desk<'_>) -> Option<String> {
    let t = desk.t;
    let (mut all, by_words) = run_shares(&desk.view);
    let unit = if by_words { t.of_words } else { t.of_time };
    let percent = |share: f64| say::percent(desk.lang, share);
    let (high, low) = (all.first()?.1, all.last()?.1);
    if all.len() < 2 {
        return None;
    }
    if all.len() > MOST_SHARES {
        let n = desk.lang.number(all.len() as f64, 0);
        let values = [("n", &*n), ("unit", unit), ("low", &*percent(low)), ("high", &*percent(high))];
        return Some(fill(t.shares_many, &values));
    }
    all.sort_by_key(|(name, _)| name.to_lowercase());
    // A name and its share stay on one line, as long as a line can hold them.
    let whole = |name: &str| if name.chars().count() <= 24 { name.replace(' ', "\u{a0}") } else { name.to_owned() };
    let told: Vec<String> = all.iter().map(|(name, share)| format!("{}\u{a0}{}", whole(name), percent(*share))).collect();
    let words = if desk.view.team.meetings.len() == 1 { t.shares_once } else { t.shares_run };
    let said = fill(words, &[("unit", unit), ("shares", &say::list(t, &told))]);
    // Each share is over the meetings of that person, so together they may be more than everything there was.
    let more = all.iter().map(|(_, share)| share).sum::<f64>() > 1.005;
    Some(join([Some(said), more.then(|| t.shares_more.to_owned())]))
}

fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `Winston (10 feb en 31 mrt)` for everyone who was in one of these states.
fn with_dates(desk: &Desk<'_>, states: &[Presence]) -> Vec<String> {
    let team = desk.view.team;
    let mut out = Vec::new();
    for person in &team.people {
        let own = team.meetings.iter().filter(|m| states.contains(&m.presence(&person.name)));
        let dates: Vec<String> = own.map(|m| desk.short_label(&m.id)).collect();
        match dates.len() {
            0 => {}
            _ if team.meetings.len() == 1 => out.push(person.name.to_string()),
            1..=3 => out.push(format!("{} ({})", person.name, say::list(desk.t, &dates))),
            n => {
                let n = fill(desk.t.times_of, &[("n", &n.to_string()), ("of", &team.meetings.len().to_string())]);
                out.push(format!("{} ({n})", person.name));
            }
        }
    }
    let more = out.len().saturating_sub(MOST_NAMES);
    if more > 1 {
        out.truncate(MOST_NAMES);
        out.push(fill(desk.t.and_more, &[("n", &desk.lang.number(more as f64, 0))]));
    }
    out
}

/// Who had no turn in a whole meeting, and the longest stretch someone was not heard.
fn silent(desk: &Desk<'_>) -> Option<String> {
    let t = desk.t;
    let whole = with_dates(desk, &[Presence::Silent, Presence::BackchannelOnly]);
    let whole = (!whole.is_empty()).then(|| fill(t.whole_meeting_silent, &[("names", &say::list(t, &whole))]));
    let mut longest: Option<(f64, &str, &str)> = None;
    for meeting in &desk.view.team.meetings {
        for reading in meeting.readings.iter().filter(|r| r.measure == "silence_streak_s" && r.scope == "speaker") {
            let (Some(name), Some(seconds)) = (reading.subject.as_deref(), number(reading)) else { continue };
            if longest.is_none_or(|(most, ..)| seconds > most) {
                longest = Some((seconds, name, &meeting.id));
            }
        }
    }
    let longest = longest.map(|(seconds, name, meeting)| {
        let length = say::length(desk.lang, t, seconds);
        let where_ = if desk.view.team.meetings.len() > 1 { format!(" ({})", desk.short_label(meeting)) } else { String::new() };
        fill(t.longest_silent, &[("name", name), ("length", &length), ("where", &where_)])
    });
    let told = join([whole, longest]);
    (!told.is_empty()).then_some(told)
}

/// Who was away. Without an attendance list that is not known, and it is said.
fn away(desk: &Desk<'_>) -> String {
    let t = desk.t;
    let meetings = &desk.view.team.meetings;
    let absent = with_dates(desk, &[Presence::Absent]);
    let unheard = with_dates(desk, &[Presence::NotHeard]);
    let known = meetings.iter().filter(|m| m.roster_known).count();
    let absent = match (absent.is_empty(), known) {
        (false, _) => Some(fill(t.were_absent, &[("names", &say::list(t, &absent))])),
        (true, n) if n == meetings.len() => Some(t.nobody_absent.to_owned()),
        (true, 0) => Some(t.attendance_unknown.to_owned()),
        _ => None,
    };
    let unheard = (!unheard.is_empty()).then(|| fill(t.were_not_heard, &[("names", &say::list(t, &unheard))]));
    join([absent, unheard])
}

fn interrupted(desk: &Desk<'_>, exchange: &Exchange) -> Option<String> {
    let t = desk.t;
    if desk.view.team.people.len() < 2 {
        return None;
    }
    let (seen, meetings) = desk.interruptions_seen();
    if exchange.total == 0 && seen == 0 {
        return Some(fill(t.not_measured, &[("why", unseen(desk))]));
    }
    let number = |n: usize| desk.lang.number(n as f64, 0);
    let partly = fill(t.seen_in, &[("n", &number(seen)), ("of", &number(meetings))]);
    let partly = (seen < meetings).then_some(partly);
    if exchange.total == 0 {
        return Some(join([Some(t.none_found.to_owned()), partly]));
    }
    let all = fill(t.times_interrupted, &[("n", &exchange.times)]);
    let next = exchange.pairs.get(1).map_or(0, |p| p.times);
    let most = exchange.pairs.first().filter(|p| p.times > next.max(1)).map(|pair| {
        let n = say::count(desk.lang, pair.times as u64, (t.time_one, t.time_many));
        fill(t.most_interrupted, &[("by", &pair.by), ("of", &pair.of), ("n", &n)])
    });
    Some(join([Some(all), partly, most]))
}

/// Why interruptions could not be seen in any meeting.
fn unseen(desk: &Desk<'_>) -> &'static str {
    let mut reasons = desk.view.team.meetings.iter().filter_map(|m| interruptions_seen(m).err());
    desk.t.reason(reasons.find(|why| !why.is_empty()).unwrap_or("")).0
}

/// Sentences below the waterline, and how often no answer to them was recognised.
fn surfaced(desk: &Desk<'_>, responses: &Responses) -> Option<String> {
    let t = desk.t;
    let mut counts: BTreeMap<bool, usize> = BTreeMap::new();
    for meeting in desk.view.team.meetings.iter().filter_map(|m| desk.full(&m.id)) {
        for feeling in sentences_below(desk.view.run, meeting) {
            *counts.entry(feeling).or_default() += 1;
        }
    }
    if desk.view.meetings.is_empty() {
        return None;
    }
    if let Some(why) = desk.no_lists_for().filter(|_| !desk.cues_sought()) {
        return Some(fill(t.not_measured, &[("why", &why)]));
    }
    let [relation, feeling] = [false, true].map(|feeling| counts.get(&feeling).copied().unwrap_or(0));
    if relation + feeling == 0 {
        return Some(join([Some(t.nothing_surfaced.to_owned()), desk.partly_unread()]));
    }
    let count = |n: usize| say::count(desk.lang, n as u64, (t.sentence_one, t.sentence_many));
    let said = fill(t.sentences_surfaced, &[("relation", &count(relation)), ("feeling", &count(feeling))]);
    let after = (responses.taken_up > 0).then(|| {
        let number = |n: usize| desk.lang.number(n as f64, 0);
        fill(t.taken_up, &[("n", &number(responses.taken_up)), ("of", &number(responses.total))])
    });
    Some(join([Some(said), after, desk.partly_unread()]))
}
