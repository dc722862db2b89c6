//! Who is called by name. A first name counts where it stands as a word of its own, and only for the one person of the
//! meeting who has it.

use crate::text::{TokenKind, TokenTable, WordId};
use crate::transcript::{Person, PersonId, Transcript};

use super::Meeting;

/// The words by which one person is called: the first name, and the same with `'s`.
pub(super) type Called = [Option<WordId>; 2];

/// How each person is called, by [`PersonId`]; nothing for placeholders of machines and for names that two people share.
pub(super) fn called(transcript: &Transcript, table: &TokenTable) -> Vec<Called> {
    let names: Vec<Option<&str>> = transcript.people.iter().map(Person::first_name).collect();
    let words: Vec<Called> = names
        .into_iter()
        .map(|name| {
            let own = |name: &str| [table.find_name(name), table.find_name(&format!("{name}'s"))];
            name.map_or([None; 2], own)
        })
        .collect();
    let shared = |word: &Option<WordId>| word.is_some() && words.iter().filter(|other| other.contains(word)).count() > 1;
    words.iter().map(|own| own.map(|word| word.filter(|_| !own.iter().any(shared)))).collect()
}

impl Meeting {
    /// Whether an utterance says the first name of a person, whatever its capitals and accents.
    pub fn says_name(&self, utterance: u32, person: PersonId) -> bool {
        let Some(own) = self.called.get(person.index()) else { return false };
        let mut words = self.table.tokens_of(utterance).iter().filter(|token| token.kind == TokenKind::Word);
        own.iter().any(Option::is_some) && words.any(|token| own.contains(&Some(token.word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Kit;
    use crate::lexicon::Lexicons;
    use crate::settings::Settings;
    use crate::text::Language;
    use crate::transcript::{Builder, Cue};

    #[test]
    fn a_name_is_said_as_a_word_of_its_own_and_of_one_person() {
        let mut builder = Builder::default();
        let said = [
            ("René Plukker", "de spreker zei wil jij dat RENE"),
            ("Spreker 1", "Annelies belt Jan en Plukker"),
            ("Anne", "dat is Anne's idee"),
            ("SPEAKER_02", "dag Sanne"),
            ("Wil", "ja"),
            ("Jan Bos", "ja"),
            ("Jan Mos", "ja"),
            ("Vries, Sanne de", "de vries kou"),
        ];
        for (speaker, text) in said {
            builder.push(Cue { speaker: Some(speaker), text, ..Cue::default() });
        }
        let (settings, lexicons) = (Settings::defaults().unwrap(), Lexicons::built_in().unwrap());
        let kit = Kit { settings, lexicons, language: Some(Language::Nl), intervals: false };
        let meeting = Meeting::prepare(builder.finish("test"), &kit);
        let mut found = Vec::new();
        for utterance in 0..said.len() as u32 {
            let heard = |person: &usize| meeting.says_name(utterance, PersonId(*person as u32));
            found.extend((0..said.len()).filter(heard).map(|person| (utterance, said[person].0)));
        }
        assert_eq!(found, [(0, "René Plukker"), (2, "Anne"), (3, "Vries, Sanne de")]);
    }
}
