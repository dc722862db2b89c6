//! Measures: one file a family, one line in [`MEASURES`]. A measure reads a prepared meeting and gives readings;
//! what cannot be measured is a reading with a reason, never a zero and never a missing row.

mod context;
mod cue;
mod definition;
mod exchange;
mod interruption;
mod level;
mod listening;
mod question;
mod reading;
mod silence;
mod talk;
mod window;

pub use context::Context;
pub use cue::cue_definitions;
pub use definition::{Definition, Pair};
pub use reading::{Reading, Readings, Reason, Scope, Status};

use crate::kit::Kit;
use crate::meeting::Meeting;

/// A family of measures that are computed together.
#[derive(Debug)]
pub struct Measure {
    /// The definitions of what it gives.
    pub definitions: &'static [Definition],
    /// Computes them.
    pub compute: fn(&Context<'_>, &mut Readings),
}

/// Every measure, in the order of the catalogue.
pub static MEASURES: &[&Measure] = &[
    &talk::TALK,
    &talk::TURNS,
    &talk::DISTRIBUTION,
    &window::DOMINANCE,
    &window::MONOLOGUE,
    &talk::FIRST,
    &silence::OFFSETS,
    &silence::SILENCES,
    &silence::PRESENCE,
    &interruption::OVERLAP,
    &interruption::INTERRUPTIONS,
    &listening::LISTENING,
    &exchange::EXCHANGE,
    &question::QUESTIONS,
    &level::LEVELS,
    &level::RESPONSES,
    &cue::CUES,
];

/// All readings of a meeting.
pub fn all(meeting: &Meeting, kit: &Kit) -> Vec<Reading> {
    let context = Context::new(meeting, kit);
    let mut readings = Readings::default();
    for measure in MEASURES {
        readings.family(measure.definitions);
        if context.empty() {
            readings.nothing_to_measure();
        } else {
            (measure.compute)(&context, &mut readings);
        }
    }
    if context.empty() {
        cue::nothing_to_measure(&context, &mut readings);
    }
    readings.rows
}

/// Why interruptions cannot be counted in a meeting, if they cannot: then its events show what was found, and none of
/// them counts. Readings and documents both ask here, so that they cannot disagree.
pub fn no_interruptions(meeting: &Meeting, kit: &Kit) -> Option<Reason> {
    interruption::reason(&Context::without_intervals(meeting, kit))
}

/// The definition of a measure, by id.
pub fn definition(id: &str) -> Option<&'static Definition> {
    MEASURES.iter().flat_map(|m| m.definitions).find(|d| d.id == id)
}
