//! Who was there and who leads, by the team file. A name on the roster that is nobody's, but is much like that of somebody
//! of the run, is put to the reader: it makes no silent person, and the other is not called absent.

use std::collections::BTreeSet;

use super::super::likeness::{Likeness, is_first_name_of, likeness};
use super::super::{Notice, Person, PersonId, Role, Transcript};
use super::TeamFile;
use super::apply::Found;

/// Who a name on the roster is.
enum Seat {
    /// Somebody whom the transcripts or the team file know.
    Known(String),
    /// Nobody knows the name, nor one like it.
    New(String),
    /// It may be one of these.
    Doubt(Vec<String>),
}

impl TeamFile {
    /// Marks who was present and who leads. `heard` are the names of everyone who speaks in the run.
    pub fn attend(&self, transcript: &mut Transcript, file_name: &str, heard: &BTreeSet<String>) {
        if let Some(present) = self.meeting(file_name).and_then(|entry| entry.present.as_ref()) {
            self.add_present(transcript, present, heard);
        }
        self.set_roles(transcript);
    }

    /// People who are on the roster and said nothing are added.
    fn add_present(&self, transcript: &mut Transcript, present: &[String], heard: &BTreeSet<String>) {
        let mut roster: Vec<PersonId> = transcript.utterances.iter().filter_map(|u| u.speaker).collect();
        let mut doubted = Vec::new();
        for label in present.iter().map(|label| label.trim()).filter(|label| !label.is_empty()) {
            let name = match self.seat(transcript, label, heard) {
                Seat::Known(name) => name,
                Seat::New(name) => {
                    if !self.people.is_empty() {
                        transcript.notice_about(Notice::about("present_unknown", [label]));
                    }
                    name
                }
                Seat::Doubt(names) => {
                    let about = std::iter::once(label.to_owned()).chain(names.iter().cloned());
                    transcript.notice_about(Notice::about("present_like", about));
                    doubted.extend(names);
                    continue;
                }
            };
            roster.push(seated(transcript, name));
        }
        roster.sort_unstable();
        roster.dedup();
        doubted.retain(|name| !roster.iter().any(|id| transcript.name(*id) == name));
        transcript.doubted = doubted;
        transcript.roster = Some(roster);
    }

    fn seat(&self, transcript: &Transcript, label: &str, heard: &BTreeSet<String>) -> Seat {
        let is_speaker = |p: &&Person| p.name == label || p.label == label;
        match self.resolve(label) {
            Found::Several(names) => Seat::Doubt(names),
            Found::One(name) if heard.contains(&name) => Seat::Known(name),
            // Nobody heard this member, but somebody unlisted is called much the same.
            Found::One(name) => {
                let strangers = heard.iter().filter(|other| !self.has_member(other));
                let like: Vec<String> = strangers.filter(|other| likeness(&name, other).is_some()).cloned().collect();
                if like.is_empty() { Seat::Known(name) } else { Seat::Doubt(like) }
            }
            Found::Nobody => match transcript.people.iter().find(is_speaker) {
                Some(person) => Seat::Known(person.name.clone()),
                None => self.guess(label, heard),
            },
        }
    }

    /// A name that is neither in the file nor in the transcript: somebody of the run, when it can only be one.
    fn guess(&self, label: &str, heard: &BTreeSet<String>) -> Seat {
        let members = self.people.iter().map(|member| member.name.trim());
        let names: BTreeSet<&str> = heard.iter().map(String::as_str).chain(members).collect();
        let like: Vec<(Likeness, &str)> = names.iter().filter_map(|name| Some((likeness(label, name)?, *name))).collect();
        let same: Vec<&str> = like.iter().filter(|(how, _)| *how == Likeness::Same).map(|(_, name)| *name).collect();
        match (same.as_slice(), like.as_slice()) {
            ([only], _) => Seat::Known((*only).to_owned()),
            // A first name is enough where one person has it.
            ([], [(_, only)]) if is_first_name_of(label, only) => Seat::Known((*only).to_owned()),
            (_, []) => Seat::New(label.to_owned()),
            _ => Seat::Doubt(like.iter().map(|(_, name)| (*name).to_owned()).collect()),
        }
    }

    /// Roles on the day of the meeting; the leader is the one member with that role, when he or she is there.
    fn set_roles(&self, transcript: &mut Transcript) {
        let day = transcript.date;
        for person in &mut transcript.people {
            let member = self.people.iter().find(|m| m.name.trim() == person.name && m.is_member(day));
            person.role = member.and_then(|m| m.role).or(person.role);
        }
        let leaders: Vec<usize> =
            (0..transcript.people.len()).filter(|at| transcript.people[*at].role == Some(Role::Leader)).collect();
        match leaders.as_slice() {
            [leader] => transcript.leader = transcript.leader.or(Some(PersonId(*leader as u32))),
            [] => {}
            several => {
                let names: Vec<String> = several.iter().map(|at| transcript.people[*at].name.clone()).collect();
                transcript.notice_about(Notice { count: names.len() as u64, ..Notice::about("several_leaders", names) });
            }
        }
    }
}

/// The person with this name; added when the transcript has none.
fn seated(transcript: &mut Transcript, name: String) -> PersonId {
    let people = &mut transcript.people;
    let at = people.iter().position(|p| p.name == name).unwrap_or_else(|| {
        people.push(Person { label: name.clone(), name, role: None, anonymous: false });
        people.len() - 1
    });
    PersonId(at as u32)
}

#[cfg(test)]
mod tests {
    use super::super::super::{Builder, Cue};
    use super::*;

    const TEAM: &str = r#"
[[person]]
name = "Noor Kuipers"
role = "leader"
[[person]]
name = "Joost Bakker"
aliases = ["Joost"]
[[person]]
name = "Joost Visser"
aliases = ["Joost"]
[[person]]
name = "Femke de Wit"
[[meeting]]
file = "a.txt"
present = ["Noor", "Willemein", "Joost", "Femke de Wit", "Karel Stil"]
"#;

    /// Noor and Femke speak here; Willemijn and Femke de Witt, whom the file does not list, in another meeting.
    fn attended(heard: &[&str]) -> Transcript {
        let team = TeamFile::parse(TEAM).unwrap();
        let mut builder = Builder::default();
        builder.push(Cue { speaker: Some("Noor Kuipers"), text: "ja", ..Cue::default() });
        let mut transcript = builder.finish("test");
        team.name_people(&mut transcript, "a.txt");
        team.attend(&mut transcript, "a.txt", &heard.iter().map(|name| (*name).to_owned()).collect());
        transcript
    }

    fn roster(transcript: &Transcript) -> Vec<&str> {
        transcript.roster.iter().flatten().map(|id| transcript.name(*id)).collect()
    }

    #[test]
    fn a_name_much_like_that_of_a_speaker_is_a_question_and_makes_nobody() {
        let t = attended(&["Noor Kuipers", "Willemijn", "Femke de Witt"]);
        assert_eq!(roster(&t), ["Noor Kuipers", "Karel Stil"]);
        assert_eq!(t.doubted, ["Willemijn", "Joost Bakker", "Joost Visser", "Femke de Witt"]);
        let told: Vec<(&str, String)> = t.notices.iter().map(|n| (n.code.as_str(), n.about.join(" | "))).collect();
        let wanted = [
            ("present_like", "Willemein | Willemijn"),
            ("present_like", "Joost | Joost Bakker | Joost Visser"),
            ("present_like", "Femke de Wit | Femke de Witt"),
            ("present_unknown", "Karel Stil"),
        ];
        assert_eq!(told, wanted.map(|(code, about)| (code, about.to_owned())));
    }

    #[test]
    fn without_anybody_like_it_a_name_on_the_roster_was_there() {
        let t = attended(&["Noor Kuipers"]);
        assert_eq!(roster(&t), ["Noor Kuipers", "Willemein", "Femke de Wit", "Karel Stil"]);
        assert_eq!(t.doubted, ["Joost Bakker", "Joost Visser"]);
        // A second Noor in the run: the first name is no longer one person's.
        assert_eq!(attended(&["Noor Kuipers", "Noor Smit"]).doubted[0], "Noor Smit");
    }
}
