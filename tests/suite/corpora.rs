//! Floors under the figures on the labelled corpora, where these are at hand. What is measured and how:
//! docs/evaluation.md; the example `corpora` prints all figures.

#[path = "../../examples/corpora/figures/mod.rs"]
#[allow(dead_code, reason = "the example prints more than is tested")]
mod figures;

use onderstroom::text::Language;

use figures::{Score, ami, icsi, ifadv, kit, questions, usual_folder};

/// Says so when a corpus is not here: the test then shows nothing.
#[allow(clippy::print_stderr, reason = "a test that tried nothing must say so")]
fn here<T>(name: &str, figures: Option<T>) -> Option<T> {
    if figures.is_none() {
        eprintln!("{name} is not in {}: not tested", usual_folder().display());
    }
    figures
}

#[test]
fn talk_share_on_ami_is_that_of_the_reference_segmentation() {
    let Some(shares) = here("AMI", ami::shares(&usual_folder().join("ami"), &kit(Language::En))) else { return };
    assert_eq!((shares.speakers, shares.meetings), (107, 27));
    assert!(shares.mean_error < 0.003, "mean absolute error {}", shares.mean_error);
}

#[test]
fn backchannels_on_ami() {
    let Some([seen, unseen]) = here("AMI", ami::backchannels(&usual_folder().join("ami"), &kit(Language::En))) else { return };
    assert!(unseen.f1() >= 0.70, "meetings the list was not made on: {unseen}");
    assert!(seen.f1() >= 0.70, "meetings the list was made on: {seen}");
}

#[test]
fn questions_on_ami() {
    let Some(asked) = here("AMI", questions::questions(&usual_folder().join("ami"), &kit(Language::En))) else { return };
    assert!(asked.elicitations.f1() >= 0.70, "{}", asked.elicitations);
    assert!(asked.unpunctuated.precision() >= 0.70, "{}", asked.unpunctuated);
}

#[test]
fn interruptions_on_icsi() {
    let Some(found) = here("ICSI", icsi::interruptions(&usual_folder().join("icsi"), &kit(Language::En))) else { return };
    assert!(found.others.f1() >= 0.50, "meetings the lists were not made on: {}", found.others);
    let at = |scores: &[(f64, Score)]| scores.iter().find(|(threshold, _)| (threshold - 0.35).abs() < 1e-9).map(|(_, s)| *s);
    let held_out = at(&found.held_out).unwrap();
    assert!(held_out.f1() >= 0.50, "nothing of the meetings measured was used: {held_out}");
    let (right, all) = found.interrupter;
    assert!(f64::from(right) >= 0.9 * f64::from(all), "who came in: {right} of {all}");
}

/// The confidence that ships is the precision the corpus shows, by Laplace's rule: (right + 1) / (all + 2).
#[test]
fn confidences_are_the_measured_ones() {
    let Some(found) = here("ICSI", icsi::interruptions(&usual_folder().join("icsi"), &kit(Language::En))) else { return };
    for (&millionths, &(right, all)) in &found.shipped {
        let (measured, shipped) = (f64::from(right + 1) / f64::from(all + 2), f64::from(millionths) / 1e6);
        assert!((measured - shipped).abs() < 0.02, "{right} of {all} is {measured:.3}, shipped as {shipped:.3}");
    }
}

#[test]
fn dutch_dialogues_are_of_the_size_the_field_reports() {
    let Some(talk) = here("IFADV", ifadv::dialogues(&usual_folder().join("ifadv"), &kit(Language::Nl))) else { return };
    assert_eq!(talk.read, 20);
    // most changes of speaker lie within a syllable of the end: Stivers 2009 gives 109 ms for Dutch answers
    assert!((0..=250).contains(&talk.median_offset), "median offset {} ms", talk.median_offset);
    let share = talk.backchannels * 100 / talk.utterances;
    assert!((10..=30).contains(&share), "backchannels {share} %");
}
