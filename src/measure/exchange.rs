//! Who follows whom (measures.md D1, D3).

use crate::document::v1::IntervalMethod::{Garwood, Wilson};
use crate::statistics::interval;

use super::context::scale;
use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(FOLLOW: "follow_matrix", Process, "count",
    title: "Wie reageert op wie" | "Who follows whom",
    question: "Wie reageert er meestal op wie, en wie krijgt geen reactie?" | "Who usually responds to whom, and who gets no response?",
    formula: "Aantal keer dat de beurt van de een direct gevolgd wordt door een beurt van de ander." | "Number of floor-turn transitions from one person to the other.",
    caution: "Na iemand spreken is nog niet op iemand reageren." | "Speaking after someone is not yet responding to them.",
    minimum: "geen (een aantal wordt altijd gegeven)" | "none (a count is always given)", source: "zoomGroupStats; Gibson 2003");
define!(LIFT: "follow_lift", Process, "ratio",
    title: "Vaker na elkaar dan bij toeval" | "After each other more than by chance",
    question: "Wie reageert er meestal op wie, en wie krijgt geen reactie?" | "Who usually responds to whom, and who gets no response?",
    formula: "Gevonden overgangen gedeeld door wat te verwachten is uit ieders aantal beurten." | "Transitions found over those expected from everyone's number of turns.",
    caution: "Onder de {minimum.pair_expected} verwachte overgangen staat er geen verhouding." | "No ratio below {minimum.pair_expected} expected transitions.",
    minimum: "{minimum.pair_expected} verwachte overgangen" | "{minimum.pair_expected} expected transitions", source: "zoomGroupStats; Gibson 2003");
define!(STAR: "star_index", Process, "ratio",
    title: "Overgangen via één persoon" | "Transitions through one person",
    question: "Praten jullie met elkaar, of vooral via één persoon?" | "Do you talk with each other, or mainly through one person?",
    formula: "Deel van de overgangen met de drukste persoon aan één kant; het verwachte deel staat ernaast." | "Share of transitions with the busiest person at one end; the expected share is flagged.",
    caution: "Een voorzitter zit vanzelf vaak tussen de anderen in." | "A chair stands between the others by role.",
    minimum: "{minimum.transitions_star} overgangen" | "{minimum.transitions_star} transitions", source: "Freeman 1979; Leavitt 1951");
define!(VIA_LEADER: "via_leader_share", Process, "ratio",
    title: "Overgangen met de leider" | "Transitions with the leader",
    question: "Praten jullie met elkaar, of vooral via de leider?" | "Do you talk with each other, or mainly through the leader?",
    formula: "Deel van de overgangen met de leider aan één kant." | "Share of transitions with the leader at one end.",
    caution: "Een voorzitter zit vanzelf vaak tussen de anderen in." | "A chair stands between the others by role.",
    minimum: "{minimum.transitions_star} overgangen" | "{minimum.transitions_star} transitions", source: "Freeman 1979; Leavitt 1951");

/// D1, D3: transitions between people.
pub(super) static EXCHANGE: Measure = Measure { definitions: &[FOLLOW, LIFT, STAR, VIA_LEADER], compute: exchange };

/// Transitions between people, by index.
struct Flow {
    people: usize,
    count: Vec<u64>,
    turns: Vec<u64>,
}

impl Flow {
    fn of(context: &Context<'_>) -> Self {
        let people = context.sums.len();
        let mut flow = Flow { people, count: vec![0; people * people], turns: context.sums.iter().map(|s| s.turns).collect() };
        for pair in context.meeting.turns.windows(2) {
            flow.count[pair[0].speaker.index() * people + pair[1].speaker.index()] += 1;
        }
        flow
    }

    fn between(&self, from: usize, to: usize) -> u64 {
        self.count[from * self.people + to]
    }

    fn out_of(&self, from: usize) -> u64 {
        (0..self.people).map(|to| self.between(from, to)).sum()
    }

    /// Transitions to expect when whoever follows is drawn from the others' turns (measures.md D1).
    fn expected(&self, from: usize, to: usize) -> f64 {
        let others: u64 = self.turns.iter().sum::<u64>() - self.turns[from];
        if others == 0 { 0.0 } else { self.out_of(from) as f64 * self.turns[to] as f64 / others as f64 }
    }

    fn total(&self) -> u64 {
        self.count.iter().sum()
    }

    fn touching(&self, person: usize) -> u64 {
        (0..self.people).filter(|&p| p != person).map(|p| self.between(person, p) + self.between(p, person)).sum()
    }

    fn expected_touching(&self, person: usize) -> f64 {
        (0..self.people).filter(|&p| p != person).map(|p| self.expected(person, p) + self.expected(p, person)).sum()
    }
}

fn exchange(context: &Context<'_>, out: &mut Readings) {
    if context.one_speaker() {
        for definition in EXCHANGE.definitions {
            out.push(Reading::of(definition, Scope::Meeting).not(Reason::OneSpeaker));
        }
        return;
    }
    let flow = Flow::of(context);
    pairs(context, &flow, out);
    star(context, &flow, out);
}

fn pairs(context: &Context<'_>, flow: &Flow, out: &mut Readings) {
    let minimum = context.kit.settings.minimum.pair_expected;
    for &from in &context.people {
        for &to in context.people.iter().filter(|&&p| p != from) {
            let scope = Scope::Pair(from, to);
            let count = flow.between(from.index(), to.index());
            let expected = flow.expected(from.index(), to.index());
            let n = flow.out_of(from.index());
            out.push(Reading::of(&FOLLOW, scope).raw(count as f64).n(n, "transitions").flag(format!("expected={expected:.2}")));
            let reading = Reading::of(&LIFT, scope).n(count, "transitions");
            let reading = reading.flag(format!("exposure={expected:.6}")).least(minimum);
            out.push(if expected > 0.0 {
                let bounds = scale(interval::garwood(count), 1.0 / expected);
                let reading = reading.raw(count as f64 / expected).interval(Some(bounds), Garwood);
                reading.low_if(expected < minimum, Reason::TooFewEvents)
            } else {
                reading.not(Reason::TooFewTurns)
            });
        }
    }
}

fn star(context: &Context<'_>, flow: &Flow, out: &mut Readings) {
    let total = flow.total();
    let least = context.kit.settings.minimum.transitions_star;
    let share = |definition, person: usize| {
        let own = flow.touching(person);
        let expected = flow.expected_touching(person) / total.max(1) as f64;
        Reading::of(definition, Scope::Meeting)
            .raw(own as f64 / total as f64)
            .interval(interval::wilson(own, total), Wilson)
            .n(total, "transitions")
            .flag(format!("expected={expected:.3}"))
            .part(own as i64, total as i64)
            .least(least as f64)
            .low_if(total < least, Reason::TooFewTurns)
    };
    let hub = (0..flow.people).max_by_key(|&p| (flow.touching(p), std::cmp::Reverse(p))).unwrap_or(0);
    out.push(share(&STAR, hub));
    out.push(match context.meeting.transcript.leader {
        Some(leader) => share(&VIA_LEADER, leader.index()),
        None => Reading::of(&VIA_LEADER, Scope::Meeting).not(Reason::NoRole),
    });
}
