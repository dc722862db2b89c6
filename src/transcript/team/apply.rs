//! The team file applied to a transcript: labels become people. Who was there and who leads is [`super::attend`].

use super::super::likeness::nearest;
use super::super::people::fold_name;
use super::super::{Notice, Person, PersonId, Transcript};
use super::{MeetingEntry, Member, TeamFile};

impl TeamFile {
    /// What the file says about the meeting in `file_name`.
    pub fn meeting(&self, file_name: &str) -> Option<&MeetingEntry> {
        let same = |entry: &&MeetingEntry| fold_file(&entry.file) == fold_file(file_name);
        self.meetings.iter().find(same)
    }

    /// All that the team file knows of one meeting by itself, without the others of its run.
    pub fn apply(&self, transcript: &mut Transcript, file_name: &str) {
        self.name_people(transcript, file_name);
        let heard = transcript.heard().map(str::to_owned).collect();
        self.attend(transcript, file_name, &heard);
    }

    /// Gives a transcript the names, date, agenda and events of the team file; [`TeamFile::attend`] comes after it.
    pub fn name_people(&self, transcript: &mut Transcript, file_name: &str) {
        let entry = self.meeting(file_name);
        transcript.date = entry.and_then(|e| e.date).or(transcript.date);
        transcript.language.clone_from(&self.language);
        if let Some(entry) = entry {
            unused_labels(transcript, entry);
        }
        self.resolve_people(transcript, entry);
        if let Some(entry) = entry {
            if !entry.agenda.is_empty() {
                transcript.agenda.clone_from(&entry.agenda);
            }
            transcript.events.extend(entry.events.iter().cloned());
        }
    }

    /// Gives people their names; people who turn out to be one are joined.
    fn resolve_people(&self, transcript: &mut Transcript, entry: Option<&MeetingEntry>) {
        let mut ids = Vec::with_capacity(transcript.people.len());
        let mut people: Vec<Person> = Vec::new();
        let (mut ambiguous, mut unlisted) = (Vec::new(), Vec::new());
        for mut person in std::mem::take(&mut transcript.people) {
            match self.who(&person, entry) {
                Found::One(name) => {
                    person.name = name;
                    person.anonymous = false;
                }
                Found::Several(_) => ambiguous.push(person.name.clone()),
                Found::Nobody => {}
            }
            let known = self.people.is_empty() || person.anonymous || ambiguous.contains(&person.name);
            if !known && !self.has_member(&person.name) && !unlisted.contains(&person.name) {
                unlisted.push(person.name.clone());
            }
            let known = people.iter().position(|p| p.name == person.name);
            ids.push(PersonId(known.unwrap_or(people.len()) as u32));
            if known.is_none() {
                people.push(person);
            }
        }
        transcript.people = people;
        transcript.renumber_people(&ids);
        for (code, names) in [("ambiguous_names", ambiguous), ("unlisted_speakers", unlisted)] {
            if !names.is_empty() {
                transcript.notice_about(Notice { count: names.len() as u64, ..Notice::about(code, names) });
            }
        }
    }

    /// Who a person of the transcript is.
    fn who(&self, person: &Person, entry: Option<&MeetingEntry>) -> Found {
        let local = entry.and_then(|e| {
            let folded = |label: &str| fold_name(label);
            let exact = e.speakers.get(&person.label).or_else(|| e.speakers.get(&person.name));
            exact.or_else(|| {
                let mut alike = e.speakers.iter().filter(|(label, _)| folded(label) == folded(&person.name));
                alike.next().filter(|_| alike.next().is_none()).map(|(_, name)| name)
            })
        });
        match local {
            // The name given for this file may itself be an alias.
            Some(name) => match self.resolve(name) {
                Found::Nobody => Found::One(name.trim().to_owned()),
                found => found,
            },
            None => match self.resolve(&person.name) {
                Found::Nobody if person.label != person.name => self.resolve(&person.label),
                found => found,
            },
        }
    }

    /// The member a label stands for: as written, then without case, accents and order of `Last, First`, then with the
    /// words in any order.
    pub(super) fn resolve(&self, label: &str) -> Found {
        let label = label.trim();
        let labels = |m: &Member| -> Vec<String> { std::iter::once(&m.name).chain(&m.aliases).cloned().collect() };
        let matching = |same: &dyn Fn(&str) -> bool| -> Vec<&Member> {
            self.people.iter().filter(|m| labels(m).iter().any(|l| same(l))).collect()
        };
        let folded = fold_name(label);
        let words = sorted_words(&folded);
        let tiers: [&dyn Fn(&str) -> bool; 3] =
            [&|known| known.trim() == label, &|known| fold_name(known) == folded && !folded.is_empty(), &|known| {
                words.len() > 1 && sorted_words(&fold_name(known)) == words
            }];
        for same in tiers {
            let mut found = matching(same);
            found.dedup_by(|a, b| a.name == b.name);
            match found.as_slice() {
                [] => {}
                [one] => return Found::One(one.name.trim().to_owned()),
                several => return Found::Several(several.iter().map(|m| m.name.trim().to_owned()).collect()),
            }
        }
        Found::Nobody
    }

    /// The name of the one member a label stands for.
    pub fn name_of(&self, label: &str) -> Option<String> {
        match self.resolve(label) {
            Found::One(name) => Some(name),
            Found::Several(_) | Found::Nobody => None,
        }
    }
}

/// Says which labels of `speakers` are in no line of the transcript.
fn unused_labels(transcript: &mut Transcript, entry: &MeetingEntry) {
    let mut unused = Vec::new();
    for label in entry.speakers.keys() {
        let folded = fold_name(label);
        let used = |p: &Person| p.label == *label || p.name == *label || fold_name(&p.name) == folded;
        if !transcript.people.iter().any(used) {
            let meant = nearest(label, transcript.people.iter().map(|p| p.name.as_str()));
            unused.push(match meant {
                Some(meant) => Notice::about("label_like", [label, meant]),
                None => Notice::about("label_unknown", [label]),
            });
        }
    }
    for notice in unused {
        transcript.notice_about(notice);
    }
}

/// Who a label stands for.
pub(super) enum Found {
    One(String),
    Several(Vec<String>),
    Nobody,
}

fn sorted_words(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words
}

/// The name of a file for comparing: no folder, no case, letters composed.
pub fn fold_file(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::{Builder, Cue};
    use super::*;

    const TEAM: &str = r#"
team = "MT"
[[person]]
name = "Sanne de Vries"
aliases = ["Sanne", "S. de Vries (EXT)"]
role = "leader"
until = 2026-06-30
[[person]]
name = "Bram Smit"
role = "member"
[[person]]
name = "Jan Bos"
aliases = ["Jan"]
[[person]]
name = "Jan Mos"
aliases = ["Jan"]
[[meeting]]
file = "Overleg.vtt"
date = 2026-03-10
present = ["Sanne", "bram smit", "Olga Stil"]
speakers = { "Spreker 2" = "Bram Smit" }
agenda = ["Rondvraag"]
events = ["teamdag"]
"#;

    fn transcript(labels: &[&str]) -> Transcript {
        let mut builder = Builder::default();
        for label in labels {
            builder.push(Cue { speaker: Some(label), text: "ja", ..Cue::default() });
        }
        builder.finish("test")
    }

    fn names(t: &Transcript) -> Vec<&str> {
        t.utterances.iter().map(|u| u.speaker.map_or("", |p| t.name(p))).collect()
    }

    #[test]
    fn labels_become_people_and_people_are_joined() {
        let team = TeamFile::parse(TEAM).unwrap();
        let mut t = transcript(&["de Vries, Sanne", "Spreker 2", "Bram Smit", "SMIT BRAM", "Jan", "Gast"]);
        team.apply(&mut t, "overleg.VTT");
        assert_eq!(names(&t), ["Sanne de Vries", "Bram Smit", "Bram Smit", "Bram Smit", "Jan", "Gast"]);
        let all: Vec<&str> = t.people.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(all, ["Sanne de Vries", "Bram Smit", "Jan", "Gast", "Olga Stil"]);
        assert_eq!(t.roster.as_ref().unwrap().len(), 5);
        assert_eq!((t.leader, t.date), (Some(PersonId(0)), Some(jiff::civil::date(2026, 3, 10))));
        assert_eq!((t.agenda.len(), t.events.len()), (1, 1));
        let codes: Vec<(&str, u64)> = t.notices.iter().map(|n| (n.code.as_str(), n.count)).collect();
        assert_eq!(codes, [("ambiguous_names", 1), ("unlisted_speakers", 1), ("present_unknown", 1)]);
    }

    #[test]
    fn a_leader_leads_only_while_a_member() {
        let team = TeamFile::parse(TEAM).unwrap();
        let mut t = transcript(&["Sanne", "Bram Smit"]);
        t.date = Some(jiff::civil::date(2026, 9, 1));
        team.apply(&mut t, "ander.vtt");
        assert_eq!((t.leader, t.roster), (None, None));
    }
}
