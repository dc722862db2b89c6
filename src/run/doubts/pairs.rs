//! Two names over the meetings of a run: the same one written in two ways, or two that are much alike.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::transcript::likeness::{Likeness, likeness};
use crate::transcript::people::fold_name;
use crate::transcript::{Notice, TeamFile};

use super::super::Placed;
use super::Doubt;

/// Above this many names a run is no team whose members one knows by heart; then nobody is asked about pairs.
const NAMES_MAX: usize = 300;

/// The meetings in which each name is heard, by position.
fn heard(placed: &[Placed]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, one) in placed.iter().enumerate() {
        for name in one.transcript.heard() {
            names.entry(name.to_owned()).or_default().insert(at);
        }
    }
    names
}

/// Joins the forms of one name over the meetings: `Janssen, Petra` and `petra janssen`. Not when two of them speak in one
/// meeting or both are in the team file: then they may be two people.
pub(super) fn join(placed: &mut [Placed], known: Option<&TeamFile>) -> Vec<Doubt> {
    let names = heard(placed);
    let mut forms: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for name in names.keys() {
        forms.entry(fold_name(name)).or_default().push(name);
    }
    let is_member = |name: &str| known.is_some_and(|file| file.has_member(name));
    let mut doubts = Vec::new();
    for forms in forms.values().filter(|forms| forms.len() > 1) {
        let meetings: usize = forms.iter().map(|name| names[*name].len()).sum();
        let together: BTreeSet<usize> = forms.iter().flat_map(|name| &names[*name]).copied().collect();
        if together.len() < meetings || forms.iter().filter(|name| is_member(name)).count() > 1 {
            continue;
        }
        // The form of the team file, else `First Last`, else `Ans` before `ANS` and `ans`, else the one most meetings have.
        let cased = |name: &str| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
        let rank = |name: &&&String| (is_member(name), !name.contains(','), cased(name), names[**name].len());
        let Some(best) = forms.iter().rev().max_by_key(rank) else { continue };
        for form in forms.iter().filter(|form| *form != best) {
            let notice = Notice::about("names_joined", [form.as_str(), best.as_str()]);
            for &at in &names[*form] {
                let transcript = &mut placed[at].transcript;
                let people = transcript.people.iter_mut().filter(|person| person.name == **form);
                people.for_each(|person| (*best).clone_into(&mut person.name));
                transcript.notice_about(notice.clone());
            }
            // Capitals alone are no question for the terminal; the notice stands with the meeting.
            if form.to_lowercase() != best.to_lowercase() {
                doubts.extend(first(placed, &names[*form], notice));
            }
        }
    }
    doubts
}

/// Asks about names that are much alike; each meeting in which the shorter or rarer one is heard gets the notice.
pub(super) fn alike(placed: &mut [Placed], known: Option<&TeamFile>) -> Vec<Doubt> {
    let names = heard(placed);
    if names.len() > NAMES_MAX {
        return Vec::new();
    }
    let is_member = |name: &str| known.is_some_and(|file| file.has_member(name));
    // What was asked about a name already: the team file made it somebody's, or nobody's on purpose.
    let asked: BTreeSet<String> = placed
        .iter()
        .flat_map(|p| &p.transcript.notices)
        .filter(|n| matches!(n.code.as_str(), "ambiguous_names" | "leader_like"))
        .flat_map(|n| n.about.iter().skip(usize::from(n.code == "leader_like")).cloned())
        .collect();
    let members = known.iter().flat_map(|file| &file.people).map(|member| member.name.trim().to_owned());
    let others: BTreeSet<String> = names.keys().cloned().chain(members).collect();
    let mut doubts = Vec::new();
    for (name, meetings) in names.iter().filter(|(name, _)| !is_member(name) && !asked.contains(*name)) {
        let like = |other: &&String| {
            let apart = names.get(*other).is_none_or(|there| there.is_disjoint(meetings));
            *other != name
                && !asked.contains(*other)
                && match likeness(name, other) {
                    // Who speak together are two people, unless one is only a first name.
                    Some(Likeness::Same | Likeness::Order | Likeness::Spelling) => {
                        apart && (is_member(other) || rank(&names, name) < rank(&names, other))
                    }
                    Some(Likeness::FirstName) => {
                        is_member(other) || words(name) < words(other) || initial(name) && !initial(other)
                    }
                    None => false,
                }
        };
        let like: Vec<&String> = others.iter().filter(like).collect();
        if like.is_empty() {
            continue;
        }
        let code = if like.len() == 1 { "names_alike" } else { "name_of_several" };
        let notice = Notice::about(code, std::iter::once(name).chain(like));
        for at in meetings {
            placed[*at].transcript.notice_about(notice.clone());
        }
        doubts.extend(first(placed, meetings, notice));
    }
    doubts
}

/// Of two alike the one that is asked about: heard in fewer meetings, then the later in the alphabet.
fn rank<'a>(names: &BTreeMap<String, BTreeSet<usize>>, name: &'a str) -> (usize, std::cmp::Reverse<&'a str>) {
    (names.get(name).map_or(0, BTreeSet::len), std::cmp::Reverse(name))
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

/// The first word is a letter: `P. Janssen`.
fn initial(name: &str) -> bool {
    fold_name(name).split(' ').next().is_some_and(|word| word.chars().count() == 1)
}

/// The doubt at the first meeting in which the name is heard.
fn first(placed: &[Placed], meetings: &BTreeSet<usize>, notice: Notice) -> Option<Doubt> {
    let one = &placed[*meetings.first()?];
    Some(Doubt { path: PathBuf::from(&one.source), line: None, notice })
}
