//! The strip under every picture about people: who spoke, listened, was silent, was absent or was not heard.

use super::super::Lang;
use super::super::facts::Presence;
use super::super::ink::{self, SMALL};
use super::super::sheet::{MARGIN, Sheet};

/// Height of a mark.
pub(in super::super) const HEIGHT: f64 = 7.0;

/// One mark of `width`, centred on `x`.
pub(in super::super) fn mark(sheet: &mut Sheet, x: f64, y: f64, width: f64, state: Presence) {
    let left = x - width / 2.0;
    match state {
        Presence::Spoke => sheet.rect(left, y, width, HEIGHT, ink::PERSON.toward(ink::WHITE, 0.25)),
        Presence::BackchannelOnly => {
            sheet.rect(left, y + HEIGHT - 2.5, width, 2.5, ink::PERSON.toward(ink::WHITE, 0.25));
        }
        Presence::Silent if width < 5.0 => sheet.rect(left, y, width, HEIGHT, ink::HAIR),
        Presence::Silent => sheet.outline(left, y, width, HEIGHT, ink::PERSON.toward(ink::WHITE, 0.25), 1.0),
        Presence::Absent => {
            sheet.hatch(left, y, width, HEIGHT);
            if width >= 5.0 {
                sheet.outline(left, y, width, HEIGHT, ink::EQUAL, 0.8);
            }
        }
        Presence::NotHeard => {
            let middle = y + HEIGHT / 2.0;
            sheet.dashed((left, middle), (left + width, middle), ink::MUTED, 2.2, 2.6);
        }
        Presence::Unknown => {}
    }
}

/// Where a line of the legend ends: a narrow screen shows the left of a picture only.
const LINE: f64 = 412.0;

/// The legend of the states that occur, from `x` on; gives the height of its last line.
pub(in super::super) fn legend(sheet: &mut Sheet, mut x: f64, mut y: f64, words: Lang, states: &[Presence]) -> f64 {
    let all = [Presence::BackchannelOnly, Presence::Silent, Presence::Absent, Presence::NotHeard];
    for state in all.into_iter().filter(|s| states.contains(s)) {
        let label = state.words(words);
        if x > MARGIN && x + 30.0 + SMALL.width(label) > LINE {
            (x, y) = (MARGIN, y + 22.0);
        }
        mark(sheet, x + 11.0, y - HEIGHT - 1.5, 22.0, state);
        sheet.text(x + 30.0, y, label, SMALL);
        x += 30.0 + SMALL.width(label) + 22.0;
    }
    y
}
