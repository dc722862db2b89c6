//! What happened next, by who answered: the one who leads beside all others. Never by name (measures.md J3).

use serde::Serialize;

use crate::document::fill;
use crate::document::v1::Role;

use super::super::desk::Desk;
use super::super::say;
use super::{FOR_SHARES, KINDS, Seen, share};

/// A small table: kinds of answer against who answered.
#[derive(Debug, Serialize)]
pub(in super::super) struct Roles {
    /// Over how many times and which meetings.
    pub note: String,
    /// What happened, and who answered with the number of answers of each.
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// `None` where nobody is known to lead, or where nobody answered.
pub(super) fn roles(desk: &Desk<'_>, all: &[Seen<'_>]) -> Option<Roles> {
    let meetings = &desk.view.team.meetings;
    let leader = |id: &str| meetings.iter().find(|m| &*m.id == id).and_then(|m| m.leader.as_ref());
    let led = meetings.iter().filter(|m| m.leader.is_some()).count();
    let answered: Vec<(&Seen<'_>, bool)> = all
        .iter()
        .filter(|s| s.response.by.is_some())
        .filter_map(|s| Some((s, leader(s.meeting)?)))
        .map(|(s, leader)| (s, s.response.by_role == Some(Role::Leader) || s.response.by.as_ref() == Some(leader)))
        .collect();
    if answered.is_empty() {
        return None;
    }
    let t = desk.t;
    let of = |leads: bool| -> Vec<&Seen<'_>> { answered.iter().filter(|(_, l)| *l == leads).map(|(s, _)| *s).collect() };
    let sides = [of(true), of(false)];
    let times = |n: usize| say::count(desk.lang, n as u64, (t.time_one, t.time_many));
    let head = |words: &str, side: &[&Seen<'_>]| fill(words, &[("n", &times(side.len()))]);
    let kinds = KINDS.iter().filter(|kind| answered.iter().any(|(s, _)| s.did(kind)));
    let rows = kinds.map(|kind| row(desk, kind, &sides)).collect();
    let mut note = if sides.iter().any(|s| s.len() >= FOR_SHARES) { t.by_role_shares } else { t.by_role_few }.to_owned();
    if led < meetings.len() {
        let number = |n: usize| desk.lang.number(n as f64, 0);
        let values = [("n", &*number(led)), ("of", &*number(meetings.len()))];
        note = format!("{note} {}", fill(t.by_role_where, &values));
    }
    let head = vec![t.by_role_kind.to_owned(), head(t.by_leader, &sides[0]), head(t.by_others, &sides[1])];
    Some(Roles { note, head, rows })
}

/// `3 keer`, from eight on with its share: `12 keer, 40% (27–55%)`.
fn row(desk: &Desk<'_>, kind: &str, sides: &[Vec<&Seen<'_>>; 2]) -> Vec<String> {
    let cell = |side: &Vec<&Seen<'_>>| {
        let count = side.iter().filter(|s| s.did(kind)).count();
        let told = say::count(desk.lang, count as u64, (desk.t.time_one, desk.t.time_many));
        match share(desk, count, side.len()) {
            Some(share) => format!("{told}, {share}"),
            None => told,
        }
    };
    // Who spoke stands over the column already.
    let title = if kind == "unclear" { desk.t.by_role_unclear } else { desk.t.response(kind) };
    std::iter::once(title.to_owned()).chain(sides.iter().map(cell)).collect()
}
