//! Which labels are speakers: every line of a text votes. Recurrence decides, shape decides about the rest.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::labels::{self, is_opener};
use crate::transcript::people;

/// How often a label occurs, and how often with a stamp beside it.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    all: u32,
    stamped: u32,
}

/// How much of a text has a label, which tells how far a label is to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Density {
    /// Every line or paragraph begins with a label, or a stamp vouches for it: a short name that occurs once is a speaker.
    pub labelled: bool,
    /// Nearly every line or paragraph is a turn: then so is a line whose label is small, or is no name but a role.
    pub turns: bool,
}

/// Counts how often each label occurs, and tells which are speakers.
#[derive(Debug, Default)]
pub(super) struct Votes<'a> {
    counts: FxHashMap<&'a str, Count>,
    order: Vec<&'a str>,
    /// Labels with a colon in them, by the label before that colon.
    longer: FxHashMap<&'a str, Vec<&'a str>>,
    /// What each label of `order` is, once all are counted.
    kinds: OnceCell<Vec<Kind>>,
}

/// What a label is by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A heading of minutes.
    Note,
    /// The opening of a sentence, or a piece of one.
    Text,
    /// Anything else.
    Name,
}

impl<'a> Votes<'a> {
    /// Counts one label.
    pub fn add(&mut self, label: &'a str) {
        self.add_head(label, false);
    }

    /// Counts one label, with a stamp beside it or not.
    pub fn add_head(&mut self, label: &'a str, stamped: bool) {
        let count = self.counts.entry(label).or_default();
        if count.all == 0 {
            self.order.push(label);
        }
        count.all += 1;
        count.stamped += u32::from(stamped);
    }

    /// How many labels were counted that are a note (`Actie`), and how many that are running text (`Ik zei`).
    pub fn beside(&self) -> (usize, usize) {
        let sum = |wanted: Kind| -> u32 {
            let kinds = self.order.iter().zip(self.kinds());
            kinds.filter(|(_, kind)| **kind == wanted).map(|(label, _)| self.counts[*label].all).sum()
        };
        (sum(Kind::Note) as usize, sum(Kind::Text) as usize)
    }

    /// What each label is by its words, looked up once: the lists are long.
    fn kinds(&self) -> &[Kind] {
        self.kinds.get_or_init(|| {
            let kind = |label: &&str| match label {
                note if labels::is_note(note) => Kind::Note,
                text if is_opener(text) || labels::is_phrase(text) => Kind::Text,
                _ => Kind::Name,
            };
            self.order.iter().map(kind).collect()
        })
    }

    /// Counts the label of a line of captions, which may have a colon in it.
    pub fn add_caption(&mut self, line: &'a str) {
        let Some((label, _)) = labels::caption(line) else { return };
        self.add(label);
        if let Some((long, _)) = labels::long_caption(line) {
            self.longer.entry(label).or_default().push(long);
        }
    }

    /// The labels that are speakers.
    pub fn speakers(&self) -> Speakers<'a> {
        self.elect(Density::default())
    }

    /// The labels that are speakers. Where everything is labelled, a short name that occurs once is a speaker as well, and
    /// where nearly everything is a turn, a small one too.
    pub fn elect(&self, density: Density) -> Speakers<'a> {
        let mut accepted: FxHashMap<&'a str, u32> = FxHashMap::default();
        let asked = self.order.iter().any(|l| is_answer(l) && self.counts[l].all >= 2);
        let fits = |(l, kind): &(&&str, &Kind)| **kind == Kind::Name || asked && is_of_interview(l);
        let known: Vec<&'a str> = self.order.iter().zip(self.kinds()).filter(fits).map(|(label, _)| *label).collect();
        let known = || known.iter().copied();
        let recurring = |l: &str| self.counts[l].all >= 2;
        let capital = known().any(|l| recurring(l) && !begins_small(l));
        let single = density.labelled || known().any(|l| recurring(l) && !begins_small(l) && !l.contains(' '));
        let none = !known().any(recurring);
        for label in known() {
            let named = labels::is_titled_name(label);
            let fits = named && (label.contains(' ') || single || none || people::is_anonymous(label));
            let handle = !label.contains(' ') && self.counts[label].all >= 3;
            let as_name = named || !begins_small(label) || !capital || handle;
            if fits || recurring(label) && as_name && !is_lead_in(label, named) {
                match self.longer(label) {
                    Some(longer) => longer.iter().for_each(|l| *accepted.entry(l).or_insert(0) += 1),
                    None => _ = accepted.insert(label, self.counts[label].all),
                }
            }
        }
        let seconded: Vec<&'a str> = self.seconded(&accepted, known(), density.turns, capital);
        accepted.extend(seconded.into_iter().map(|label| (label, self.counts[label].all)));
        Speakers { accepted }
    }

    /// Labels that have no shape of a name, but of which the others tell that they are speakers: the same name in other
    /// case, one that stands beside a stamp as all others do, or one in a text that is nearly all turns.
    fn seconded(
        &self,
        accepted: &FxHashMap<&'a str, u32>,
        known: impl Iterator<Item = &'a str>,
        dense: bool,
        capital: bool,
    ) -> Vec<&'a str> {
        if accepted.is_empty() {
            return Vec::new();
        }
        // Few labels are as long as a name: only those are looked at letter by letter.
        let lengths: FxHashSet<usize> = accepted.keys().map(|l| l.len()).collect();
        let names: FxHashSet<String> = accepted.keys().map(|l| l.to_lowercase()).collect();
        let turns: u32 = accepted.values().sum();
        let stamped: u32 = accepted.keys().filter_map(|l| self.counts.get(l)).map(|c| c.stamped).sum();
        let by_stamp = turns >= 2 && stamped * 5 >= turns * 4;
        let fits = |label: &str| {
            let vouched = by_stamp && self.counts[label].stamped > 0 && label.split_whitespace().count() <= 5;
            let plain =
                || labels::is_one_word(label) || labels::is_role(label) || !capital && label.split_whitespace().count() <= 3;
            lengths.contains(&label.len()) && names.contains(&label.to_lowercase()) || vouched || dense && turns >= 2 && plain()
        };
        known.filter(|l| !accepted.contains_key(l) && self.longer(l).is_none() && fits(l)).collect()
    }

    /// The labels with a colon that stand for a label, when it never occurs without one of them and each recurs.
    fn longer(&self, label: &str) -> Option<&[&'a str]> {
        let all = self.longer.get(label)?;
        let recurs = |long: &str| all.iter().filter(|l| **l == long).count() > 1;
        (all.len() == self.counts[label].all as usize && all.iter().all(|l| recurs(l))).then_some(all)
    }
}

/// The accepted labels of a text.
#[derive(Debug, Default)]
pub(super) struct Speakers<'a> {
    accepted: FxHashMap<&'a str, u32>,
}

impl Speakers<'_> {
    /// Whether a label is a speaker.
    pub fn has(&self, label: &str) -> bool {
        self.accepted.contains_key(label)
    }

    /// What follows the name of a speaker with which a line begins.
    pub fn after_name<'b>(&self, line: &'b str) -> Option<&'b str> {
        line.match_indices(' ').find(|(at, _)| self.has(&line[..*at])).map(|(at, _)| &line[at + 1..])
    }

    /// The speaker at the start of a line of captions and the text after the name.
    pub fn caption<'b>(&self, line: &'b str) -> Option<(&'b str, &'b str)> {
        let accepted = |(label, rest): (&'b str, &'b str)| self.has(label).then_some((label, rest));
        labels::caption(line).and_then(accepted).or_else(|| labels::long_caption(line).and_then(accepted))
    }

    /// How many turns are by a speaker who has more than one.
    pub fn recurring(&self) -> usize {
        self.accepted.values().filter(|count| **count > 1).map(|count| *count as usize).sum()
    }

    /// How many speakers.
    pub fn len(&self) -> usize {
        self.accepted.len()
    }
}

/// `Antwoord`: where it comes back, the text is an interview and `Vraag` no note of minutes.
fn is_answer(label: &str) -> bool {
    ["antwoord", "answer"].iter().any(|word| label.eq_ignore_ascii_case(word))
}

fn is_of_interview(label: &str) -> bool {
    is_answer(label) || ["vraag", "question"].iter().any(|word| label.eq_ignore_ascii_case(word))
}

/// A phrase that ends in a colon in running text (`Dus wat ik zeg`): several words, most of them small.
fn is_lead_in(label: &str, named: bool) -> bool {
    let words = || label.split_whitespace();
    let small = words().filter(|w| begins_small(w)).count();
    !named && small * 2 > words().count() && (words().count() > 4 || label.contains(['?', ',']) && words().count() > 3)
}

/// Begins with a word that is small throughout: `piet` does, `iPad` and `piet12` do not.
fn begins_small(label: &str) -> bool {
    let first = label.split_whitespace().next().unwrap_or("");
    first.chars().next().is_some_and(char::is_lowercase) && !first.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speakers<'a>(labels: &[&'a str]) -> Vec<&'a str> {
        let mut votes = Votes::default();
        for label in labels {
            votes.add(label);
        }
        let speakers = votes.speakers();
        labels.iter().copied().filter(|l| speakers.has(l)).collect()
    }

    #[test]
    fn recurrence_and_shape_decide() {
        let labels = ["Sanne de Vries", "Sanne de Vries", "Bram Smit", "Yo", "dus wat ik zeg"];
        assert_eq!(speakers(&labels), ["Sanne de Vries", "Sanne de Vries", "Bram Smit"]);
        assert_eq!(speakers(&["Jan", "Jan", "Piet", "Kijk eens aan dan"]), ["Jan", "Jan", "Piet"]);
        assert_eq!(speakers(&["Eva V", "Eva V", "marieke12", "marieke12", "iPad van Piet", "iPad van Piet"]).len(), 6);
        assert_eq!(speakers(&["Jan", "Jan", "de reden", "de reden"]), ["Jan", "Jan"]);
        assert_eq!(speakers(&["Jan", "Jan", "Kijk", "Kijk", "Piet", "Piet"]), ["Jan", "Jan", "Piet", "Piet"]);
        // A name of 62 characters in seven words, and one in ten with brackets.
        let long = "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen";
        let longer = "Jan Peter de la van den Berg tot Zutphen (HR)";
        assert!(labels::is_name(long) && labels::is_possible(longer));
        assert_eq!(speakers(&["Jan", "Jan", longer, longer, long]).len(), 5);
    }

    #[test]
    fn a_name_may_hold_a_colon() {
        let mut votes = Votes::default();
        let lines = ["Kamer 3: Anna: een", "Bo Smit: nee", "Kamer 3: Anna: twee", "Bo Smit: let op: zo"];
        for line in lines {
            votes.add_caption(line);
        }
        let speakers = votes.speakers();
        let got: Vec<_> = lines.iter().filter_map(|line| speakers.caption(line)).collect();
        assert_eq!(got, [("Kamer 3: Anna", " een"), ("Bo Smit", " nee"), ("Kamer 3: Anna", " twee"), ("Bo Smit", " let op: zo")]);
    }
}
