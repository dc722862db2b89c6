//! What nobody came back to: long contributions without reaction and questions left lying. First forms of measures.md
//! D6 and E8, kept strict: a contribution counts only when no later turn shows any trace of it.

use crate::kit::Kit;
use crate::text::{QuestionType, WordId};

use super::{Meeting, NONE, Turn};

/// Turns by others in which a reaction may come.
const REACH: usize = 3;

/// First utterances of floor turns of at least `moment.contribution_words` words that nobody reacted to.
pub(super) fn without_reaction(meeting: &Meeting, kit: &Kit) -> Vec<u32> {
    let least = kit.settings.moment.contribution_words;
    let reader = Reader::new(meeting, kit);
    let long = |(_, turn): &(usize, &Turn)| turn.words >= least;
    meeting
        .turns
        .iter()
        .enumerate()
        .filter(long)
        .filter(|(at, turn)| at + REACH < meeting.turns.len() && reader.ignored(*at, turn))
        .map(|(_, turn)| turn.first)
        .collect()
}

/// Last utterances of turns that end in a question nobody went into.
pub(super) fn questions_left(meeting: &Meeting, kit: &Kit) -> Vec<u32> {
    let reader = Reader::new(meeting, kit);
    (0..meeting.turns.len().saturating_sub(1)).filter(|&at| reader.question_left(at)).map(|at| meeting.turns[at].last).collect()
}

struct Reader<'a> {
    meeting: &'a Meeting,
    kit: &'a Kit,
    /// Utterances of all turns, turn by turn in order of start, and where each turn begins in it.
    said: Vec<u32>,
    begins: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// The utterances of a turn need not stand side by side: others speak through it.
    fn new(meeting: &'a Meeting, kit: &'a Kit) -> Self {
        let spoken = || meeting.order.iter().copied().filter(|&index| meeting.slots[index as usize].turn != NONE);
        let mut begins = vec![0; meeting.turns.len() + 1];
        for index in spoken() {
            begins[meeting.slots[index as usize].turn as usize + 1] += 1;
        }
        for turn in 1..begins.len() {
            begins[turn] += begins[turn - 1];
        }
        let (mut free, mut said) = (begins.clone(), vec![0; begins[meeting.turns.len()]]);
        for index in spoken() {
            let place = &mut free[meeting.slots[index as usize].turn as usize];
            said[*place] = index;
            *place += 1;
        }
        Self { meeting, kit, said, begins }
    }

    fn ignored(&self, at: usize, turn: &Turn) -> bool {
        let asks = self.meeting.ends_in_question(turn.last as usize);
        let next = &self.meeting.turns[at + 1];
        if asks
            || self.opens_with(next, &["agree_start", "disagree_start", "acknowledge"])
            || self.heard(at)
            || self.meeting.ends_in_question(next.first as usize)
        {
            return false;
        }
        let own = self.content_words(turn);
        !self.followers(at).any(|later| self.shares(&own, later) || self.names(turn, later))
    }

    fn question_left(&self, at: usize) -> bool {
        let turn = &self.meeting.turns[at];
        let sentences = self.meeting.table.sentences_by_utterance[turn.last as usize].clone();
        let kind = sentences.end.checked_sub(1).filter(|_| !sentences.is_empty());
        let kind = kind.and_then(|last| self.meeting.questions.types[last as usize]);
        let asks = matches!(kind, Some(QuestionType::Open | QuestionType::Closed | QuestionType::Factual));
        let next = &self.meeting.turns[at + 1];
        if !asks || next.words <= 3 || self.opens_as_answer(next) || self.heard(at) {
            return false;
        }
        let own = self.content_words(turn);
        !self.followers(at).take(2).any(|later| self.shares(&own, later))
    }

    /// The next turns by others.
    fn followers(&self, at: usize) -> impl Iterator<Item = &Turn> {
        let speaker = self.meeting.turns[at].speaker;
        self.meeting.turns[at + 1..].iter().filter(move |turn| turn.speaker != speaker).take(REACH)
    }

    fn opens_with(&self, turn: &Turn, lists: &[&str]) -> bool {
        let tokens = self.meeting.table.tokens_of(turn.first);
        let language = self.meeting.table.language;
        lists.iter().any(|id| self.kit.lexicons.list(language, id).starts(tokens).is_some())
    }

    /// Openings that answer: yes, no, I, that, because …
    fn opens_as_answer(&self, turn: &Turn) -> bool {
        let tokens = self.meeting.table.tokens_of(turn.first);
        let numbers = tokens.iter().any(|t| {
            let text = self.meeting.transcript.text.get(t.start as usize..t.start as usize + t.len as usize);
            text.is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
        });
        numbers || self.opens_with(turn, &["answer_start", "agree_start", "disagree_start", "acknowledge"])
    }

    /// A backchannel by someone else during the turn or right after it.
    fn heard(&self, at: usize) -> bool {
        let turn = &self.meeting.turns[at];
        let next = &self.meeting.turns[at + 1];
        let place = |utterance: u32| (self.meeting.slots[utterance as usize].start, utterance);
        let from = self.meeting.order.partition_point(|&index| place(index) <= place(turn.first));
        self.meeting.order[from..]
            .iter()
            .take_while(|&&index| place(index) < place(next.first))
            .any(|&index| self.meeting.slots[index as usize].backchannel)
    }

    fn utterances(&self, turn: &Turn) -> &[u32] {
        let number = self.meeting.slots[turn.first as usize].turn as usize;
        &self.said[self.begins[number]..self.begins[number + 1]]
    }

    /// Content words of a turn, each once and in order, so that looking one up stays cheap when a turn lasts an hour.
    fn content_words(&self, turn: &Turn) -> Vec<WordId> {
        let table = &self.meeting.table;
        let mut own: Vec<_> = self.utterances(turn).iter().flat_map(|&index| table.content_words(index)).collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    /// Whether a turn says one of these words, which are in order.
    fn shares(&self, own: &[WordId], turn: &Turn) -> bool {
        let table = &self.meeting.table;
        self.utterances(turn).iter().any(|&index| table.content_words(index).any(|word| own.binary_search(&word).is_ok()))
    }

    /// Whether turn `b` says the first name of the speaker of `a`.
    fn names(&self, a: &Turn, b: &Turn) -> bool {
        self.utterances(b).iter().any(|&index| self.meeting.says_name(index, a.speaker))
    }
}
