//! Which grammar a plain text has, and who its speakers are.

use super::grammar::Grammar;
use super::lines::{Lines, is_blank};
use super::votes::{Density, Speakers, Votes};

/// The grammar that explains a text, and its speakers.
pub(super) struct Found<'a> {
    pub grammar: Grammar,
    pub speakers: Speakers<'a>,
    pub confidence: f32,
}

/// The grammar with the most heads whose labels are speakers; `None` when no grammar finds two turns.
pub(super) fn best(text: &str) -> Option<Found<'_>> {
    let mut best: Option<(usize, Found<'_>)> = None;
    for grammar in Grammar::ALL {
        let mut votes = Votes::default();
        let mut heads = Vec::new();
        let (mut filled, mut paragraphs, mut opening) = (0_usize, 0_usize, 0_usize);
        let mut before = "";
        let mut lines = Lines::new(text).peekable();
        while let Some(line) = lines.next() {
            if !is_blank(line.text) {
                filled += 1;
                paragraphs += usize::from(is_blank(before));
                let next = lines.peek().map_or("", |l| l.text);
                if let Some(head) = grammar.head(before, line.text, next) {
                    votes.add_head(head.label, head.start.is_some());
                    heads.push(head.label);
                    opening += usize::from(is_blank(before));
                }
            }
            before = line.text;
        }
        // Every line has a label, or every paragraph begins with one, or the stamp beside the name vouches for it.
        let most = |all: usize| heads.len() * 10 >= all * 9;
        let paragraphed = opening == heads.len() && paragraphs > 1 && most(paragraphs);
        let (notes, speech) = votes.beside();
        let dense = |all: usize| (heads.len() - notes - speech) * 10 >= all.saturating_sub(notes) * 9;
        let speakers = votes.elect(Density {
            labelled: most(filled) || paragraphed || grammar == Grammar::Stamped,
            turns: dense(filled) || paragraphed && dense(paragraphs),
        });
        let turns = heads.iter().filter(|l| speakers.has(l)).count();
        let density = turns as f32 / filled.min(paragraphs.max(turns)).max(1) as f32;
        // Headings, bold words and short lines are in every document: only names that come back are speakers.
        let marked = matches!(grammar, Grammar::Prefix | Grammar::Stamped);
        let few = speakers.len() <= 6 || turns >= speakers.len() * 3;
        let enough = (marked || few && speakers.recurring() * 2 >= turns)
            && turns >= 2
            && (speakers.len() >= 2 || density >= 0.5)
            && density >= 0.05;
        // A short line alone proves less than a line with a mark.
        let weight = if grammar == Grammar::OwnLine { turns / 2 } else { turns };
        if enough && best.as_ref().is_none_or(|(known, _)| weight > *known) {
            let confidence = 0.4 + 0.45 * density.min(1.0) + if speakers.len() >= 2 { 0.05 } else { 0.0 };
            best = Some((weight, Found { grammar, speakers, confidence }));
        }
    }
    best.map(|(_, found)| found)
}
