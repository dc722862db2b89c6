//! People called by name. All first names, those of the meeting and those of the list `first_name`, match under one
//! word, so that a rule can ask for "somebody's name" with `<naam>`.

use crate::text::{TokenTable, WordId, flag};
use crate::transcript::{Person, Transcript};

/// The word all names match under; an entry of the list `first_name` and of the class `naam`.
const ANY_NAME: &str = "persoonsnaam";

/// The names of one meeting.
pub(super) struct Names {
    any: Option<WordId>,
    /// First names of the people of the meeting that no list holds, sorted.
    own: Vec<WordId>,
}

impl Names {
    /// The names of the people of a meeting.
    pub(super) fn new(transcript: &Transcript, table: &TokenTable) -> Self {
        let any = table.vocabulary().find(ANY_NAME);
        let first = transcript.people.iter().filter_map(Person::first_name);
        let mut own: Vec<WordId> = first.filter_map(|name| table.find_name(name)).collect();
        own.sort_unstable();
        own.dedup();
        Self { any, own }
    }

    /// The number a word is matched under.
    pub(super) fn alias(&self, word: WordId, table: &TokenTable) -> WordId {
        match self.any {
            Some(any) if table.flags(word) & flag::NAME != 0 || self.own.binary_search(&word).is_ok() => any,
            _ => table.alias(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::lexicon::Lexicons;
    use crate::text::{self, Language};
    use crate::transcript::{Builder, Cue};

    #[test]
    fn names_match_under_one_word() {
        let lexicons = Lexicons::built_in().unwrap_or_else(|error| panic!("{error}"));
        let mut builder = Builder::default();
        builder.push(Cue { speaker: Some("Xandra Plukker"), text: "zeg eens Wilgard of Anouk", ..Cue::default() });
        builder.push(Cue { speaker: Some("Wilgard"), text: "ja Xandra", ..Cue::default() });
        builder.push(Cue { speaker: Some("Wil"), text: "wil jij Plukker bellen", ..Cue::default() });
        let transcript = builder.finish("test");
        let table = text::tokenize(&transcript, &lexicons, Some(Language::Nl));
        let names = Names::new(&transcript, &table);
        let is_name = |word: &str| {
            let id = table.find(word).unwrap_or_else(|| panic!("{word} occurs"));
            Some(names.alias(id, &table)) == names.any
        };
        assert!(is_name("xandra") && is_name("wilgard") && is_name("anouk"));
        assert!(!is_name("wil") && !is_name("plukker") && !is_name("bellen"));
    }
}
