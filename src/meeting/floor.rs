//! Who has the floor: spurts, interjections and floor turns (measures.md §1.1).

use crate::settings::Floor;
use crate::transcript::{Millis, PersonId, Timing};

use super::{NONE, Slot};

/// Consecutive speech of one person; a backchannel is a spurt of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spurt {
    /// Who speaks.
    pub speaker: PersonId,
    /// First moment.
    pub start: Millis,
    /// Last moment.
    pub end: Millis,
    /// First utterance, in order of start.
    pub first: u32,
    /// The utterance that ends last.
    pub last: u32,
    /// Words in it.
    pub words: u32,
    /// Its last end was estimated.
    pub estimated: bool,
    /// It is a backchannel.
    pub backchannel: bool,
    /// It lies inside another person's spurt: an interjection, not a turn.
    pub embedded: bool,
}

/// A stretch in which one person has the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who has the floor.
    pub speaker: PersonId,
    /// First moment.
    pub start: Millis,
    /// Last moment of own speech.
    pub end: Millis,
    /// First utterance.
    pub first: u32,
    /// Last utterance.
    pub last: u32,
    /// Words in it.
    pub words: u32,
    /// The end was estimated.
    pub estimated: bool,
}

/// Makes spurts and turns and writes their numbers into the slots.
pub(super) fn floor(slots: &mut [Slot], order: &[u32], timing: Timing, settings: &Floor) -> (Vec<Spurt>, Vec<Turn>) {
    let mut spurts = spurts(slots, order, timing, settings);
    if timing.has_ends() {
        mark_embedded(&mut spurts, settings);
    }
    let turns = turns(slots, order, &spurts);
    (spurts, turns)
}

fn spurts(slots: &mut [Slot], order: &[u32], timing: Timing, settings: &Floor) -> Vec<Spurt> {
    let mut spurts: Vec<Spurt> = Vec::with_capacity(order.len());
    let people = slots.iter().filter_map(|s| s.speaker).map(|p| p.index() + 1).max().unwrap_or(0);
    let mut open = vec![NONE; people];
    for (position, &index) in order.iter().enumerate() {
        let slot = slots[index as usize];
        let Some(speaker) = slot.speaker else { continue };
        let current = open[speaker.index()];
        let joins = timing.has_ends()
            && !slot.backchannel
            && current != NONE
            && slot.start - spurts[current as usize].end <= settings.merge_gap
            && !someone_begins(slots, &order[..position], &spurts, &slot, spurts[current as usize].end);
        if joins {
            extend(&mut spurts[current as usize], &slot, index);
            slots[index as usize].spurt = current;
            continue;
        }
        let number = spurts.len() as u32;
        spurts.push(Spurt {
            speaker,
            start: slot.start,
            end: slot.end,
            first: index,
            last: index,
            words: slot.words,
            estimated: slot.estimated,
            backchannel: slot.backchannel,
            embedded: false,
        });
        slots[index as usize].spurt = number;
        if !slot.backchannel {
            open[speaker.index()] = number;
        }
    }
    spurts
}

fn extend(spurt: &mut Spurt, slot: &Slot, index: u32) {
    spurt.words += slot.words;
    if slot.end >= spurt.end {
        spurt.end = slot.end;
        spurt.last = index;
        spurt.estimated = slot.estimated;
    }
}

/// Whether somebody else begins to speak between `from` and the start of `next`. What goes on with a spurt that runs
/// already is no beginning, so that it does not matter how a source cuts an utterance in two.
fn someone_begins(slots: &[Slot], earlier: &[u32], spurts: &[Spurt], next: &Slot, from: Millis) -> bool {
    let begins = |index: u32| {
        let slot = &slots[index as usize];
        let another = slot.speaker.is_some() && slot.speaker != next.speaker;
        slot.start < next.start && !slot.backchannel && another && spurts[slot.spurt as usize].first == index
    };
    earlier.iter().rev().take_while(|&&index| slots[index as usize].start >= from).any(|&index| begins(index))
}

/// Marks short spurts that lie inside another person's spurt.
fn mark_embedded(spurts: &mut [Spurt], settings: &Floor) {
    let people = spurts.iter().map(|s| s.speaker.index() + 1).max().unwrap_or(0);
    // Per person how far the speech that has started by now reaches, and since when.
    let mut reach: Vec<Option<(Millis, Millis)>> = vec![None; people];
    let mut from = 0;
    while from < spurts.len() {
        let start = spurts[from].start;
        let to = from + spurts[from..].iter().take_while(|s| s.start == start).count();
        for spurt in spurts[from..to].iter().filter(|s| !s.backchannel && !s.estimated) {
            let own = &mut reach[spurt.speaker.index()];
            if own.is_none_or(|(end, _)| spurt.end > end) {
                *own = Some((spurt.end, spurt.start));
            }
        }
        for spurt in &mut spurts[from..to] {
            let short = !spurt.backchannel && !spurt.estimated && spurt.end - spurt.start <= settings.embed_max;
            spurt.embedded = short
                && reach.iter().enumerate().any(|(person, reach)| {
                    person != spurt.speaker.index()
                        && reach.is_some_and(|(end, since)| end > spurt.end || (end == spurt.end && since < spurt.start))
                });
        }
        from = to;
    }
}

fn turns(slots: &mut [Slot], order: &[u32], spurts: &[Spurt]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut turn_of = vec![NONE; spurts.len()];
    for (number, spurt) in spurts.iter().enumerate().filter(|(_, s)| !s.backchannel && !s.embedded) {
        match turns.last_mut().filter(|turn| turn.speaker == spurt.speaker) {
            Some(turn) => {
                turn.words += spurt.words;
                if spurt.end >= turn.end {
                    (turn.end, turn.last, turn.estimated) = (spurt.end, spurt.last, spurt.estimated);
                }
            }
            None => turns.push(Turn {
                speaker: spurt.speaker,
                start: spurt.start,
                end: spurt.end,
                first: spurt.first,
                last: spurt.last,
                words: spurt.words,
                estimated: spurt.estimated,
            }),
        }
        turn_of[number] = turns.len() as u32 - 1;
    }
    for &index in order {
        let slot = &mut slots[index as usize];
        if slot.spurt != NONE {
            slot.turn = turn_of[slot.spurt as usize];
        }
    }
    turns
}
