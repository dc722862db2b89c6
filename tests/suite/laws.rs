//! Properties that hold for every meeting (measures.md §6), tried on invented ones: who speaks is drawn, and so are the
//! pauses, the overlaps and the words.

use std::collections::BTreeSet;

use onderstroom::document::v1::{IntervalMethod, Meeting, Name, Reading};
use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::measure::{self, Context};
use onderstroom::meeting::Meeting as Prepared;
use onderstroom::run::{self, Placed};
use onderstroom::settings::Settings;
use onderstroom::statistics::bootstrap::Resample;
use onderstroom::text::Language;
use onderstroom::transcript::Transcript;
use proptest::prelude::*;

use crate::hand::*;

const PEOPLE: [&str; 5] = ["Ans", "Bo", "Cas", "Dee", "Eef"];

/// Sentences of at least four words that are no question.
const SAID: [&str; 12] = [
    "We lopen eerst de planning van deze maand langs.",
    "De zaal is vanaf negen uur open voor iedereen.",
    "Daar lig ik gewoon 's nachts wakker van.",
    "Jij hebt daar heel veel tijd in gestoken dat weten we.",
    "Dan besluiten we dat bij deze met elkaar.",
    "Eh misschien kunnen we het een beetje anders doen.",
    "Ja maar dat kost de afdeling heel veel tijd.",
    "Laten we dat punt even parkeren tot later.",
    "De begroting van het project is inmiddels rond.",
    "Ik merk dat er spanning is tussen ons.",
    "Ik wil daar graag nog iets over zeggen.",
    "De planning loopt een maand achter op de begroting.",
];

/// Questions, short responses and texts that break off.
const OTHER: [&str; 9] = [
    "Wat vinden jullie van de planning?",
    "Kun jij dat morgen voor ons afmaken?",
    "Wie maakt deze keer het verslag?",
    "We doen het nu omdat ik",
    "Ik wilde eigenlijk voorstellen om -",
    "ja",
    "hm",
    "ja precies",
    "nee",
];

/// A measured meeting; no resampled intervals where the law does not ask for them.
fn quickly(transcript: Transcript) -> Meeting {
    let placed = Placed { transcript, id: "m1".into(), source: "hand".into() };
    run::observe(placed, &Name::from("team"), kit_without_intervals())
}

/// One utterance: who, the pause before it (negative = overlap) and its length in milliseconds, the words.
#[derive(Debug, Clone)]
struct Said {
    who: usize,
    pause: i64,
    length: i64,
    text: String,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => (0..SAID.len()).prop_map(|at| SAID[at].to_owned()),
        2 => (0..SAID.len(), 0..SAID.len()).prop_map(|(a, b)| format!("{} {}", SAID[a], SAID[b])),
        3 => (0..OTHER.len()).prop_map(|at| OTHER[at].to_owned()),
    ]
}

/// A meeting with pauses, overlaps and interjections.
fn talk() -> impl Strategy<Value = Vec<Said>> {
    said(-2_500..4_000, 250..7_000)
}

fn said(pause: std::ops::Range<i64>, length: std::ops::Range<i64>) -> impl Strategy<Value = Vec<Said>> {
    let one = (0..PEOPLE.len(), pause, length, words());
    prop::collection::vec(one.prop_map(|(who, pause, length, text)| Said { who, pause, length, text }), 3..70)
}

/// Rows on the clock from `at`, every time multiplied by `factor`, people called `names`.
fn rows<'a>(said: &'a [Said], names: &[&'a str], at: i64, factor: i64) -> Vec<Row<'a>> {
    let (mut rows, mut end, mut last) = (Vec::new(), 3_001, 0);
    for one in said {
        // Starts never go back, so that the order of the file is that of the clock.
        let start = (end + one.pause).max(last);
        end = start + one.length;
        last = start;
        rows.push((names[one.who], at + factor * start, at + factor * end, one.text.as_str()));
    }
    rows
}

fn plain(said: &[Said]) -> Vec<Row<'_>> {
    rows(said, &PEOPLE, 0, 1)
}

/// A meeting of every timing class with the same words.
fn every_class(said: &[Said]) -> Vec<Transcript> {
    let rows = plain(said);
    let texts: Vec<_> = rows.iter().map(|r| (r.0, r.3)).collect();
    let words: Vec<_> = rows.iter().map(|r| (r.0, r.1, r.3)).collect();
    vec![worded(&words), timed(&rows), started(&rows), untimed(&texts)]
}

/// Measure, people, raw and value, sample size.
type Numbers<'a> = (&'a str, [Option<&'a str>; 2], [Option<f64>; 2], Option<u64>);

/// The numbers of some measures by whom they are about; in that order, since people are listed as they first appear.
fn numbers<'a>(meeting: &'a Meeting, measures: &[&str]) -> Vec<Numbers<'a>> {
    let wanted = meeting.summary.readings.iter().filter(|r| measures.contains(&&*r.measure));
    let who = |r: &'a Reading| [r.subject.as_deref(), r.other.as_deref()];
    let mut rows: Vec<_> = wanted.map(|r| (&*r.measure, who(r), [r.raw, r.value], r.n)).collect();
    rows.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    rows
}

fn consistent(reading: &Reading) -> Result<(), TestCaseError> {
    let r = reading;
    let ok = r.status == "ok";
    prop_assert!(["ok", "low_sample", "not_measurable"].contains(&&*r.status), "{:?}", r);
    prop_assert_eq!(r.value.is_some(), ok && r.unit != "state", "value only if ok: {:?}", r);
    prop_assert_eq!(r.reason.is_none(), ok, "a reason whenever not ok: {:?}", r);
    prop_assert!(r.status != "not_measurable" || (r.raw.is_none() && r.interval.is_none()), "{:?}", r);
    prop_assert!(r.status != "low_sample" || r.raw.is_some(), "the number stays in raw: {:?}", r);
    let numbers = [r.value, r.raw, r.interval.map(|i| i.low), r.interval.map(|i| i.high)];
    prop_assert!(numbers.iter().flatten().all(|n| n.is_finite()), "{:?}", r);
    let Some(interval) = r.interval else { return Ok(()) };
    prop_assert!(interval.low <= interval.high, "{:?}", r);
    // Tail intervals of the number itself hold it; those of a resample need not.
    let holds = !matches!(interval.method, IntervalMethod::TurnBlockBootstrap);
    let (raw, near) = (r.raw.unwrap_or(f64::NAN), 1e-9);
    prop_assert!(!holds || (interval.low <= raw + near && raw <= interval.high + near), "{:?}", r);
    Ok(())
}

/// A meeting as the measures of the floor see it.
const FLOOR: [&str; 8] =
    ["turn_count", "turn_share", "follow_matrix", "fto_median_s", "fto_iqr_s", "response_latency_s", "gini_turns", "star_index"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn shares_sum_to_one(said in talk()) {
        for transcript in every_class(&said) {
            let meeting = quickly(with_roster(transcript, &["Stille Gast"]));
            for measure in ["talk_share", "word_share", "turn_share", "question_share", "level_share"] {
                let shares: Vec<f64> = meeting.summary.readings.iter().filter(|r| r.measure == measure).filter_map(|r| r.raw).collect();
                let sum: f64 = shares.iter().sum();
                prop_assert!(shares.is_empty() || (sum - 1.0).abs() < 1e-9, "{} {}", measure, sum);
            }
        }
    }

    #[test]
    fn every_reading_is_whole(said in talk()) {
        for transcript in every_class(&said) {
            for reading in &observe(transcript).summary.readings {
                consistent(reading)?;
            }
        }
    }

    #[test]
    fn the_events_that_count_are_those_the_readings_count(said in talk()) {
        for transcript in every_class(&said) {
            let meeting = quickly(transcript);
            let counted = meeting.events.iter().filter(|e| e.counted).count();
            let rows = || meeting.summary.readings.iter().filter(|r| r.measure == "interruption_matrix");
            // Counts are whole numbers.
            prop_assert_eq!(rows().filter_map(|r| r.raw).sum::<f64>() as usize, counted, "{:?}", meeting.summary.timing);
            prop_assert!(counted == 0 || rows().all(|r| r.status == "ok"));
        }
    }

    #[test]
    fn one_block_of_all_turns_gives_the_sums_and_the_value_itself(said in talk()) {
        // A block as long as the meeting only turns it round: every resampled table has the sums of the meeting.
        let mut settings = Settings::defaults().unwrap();
        (settings.interval.block, settings.interval.draws) = (usize::MAX, 3);
        let kit = Kit { settings, lexicons: Lexicons::built_in().unwrap(), language: Some(Language::Nl), intervals: true };
        for transcript in every_class(&said) {
            let meeting = Prepared::prepare(transcript, &kit);
            let context = Context::new(&meeting, &kit);
            for table in context.resample.iter().flat_map(Resample::tables) {
                for person in context.everyone() {
                    let (sums, at) = (context.of(person), person.index());
                    prop_assert_eq!(table[context.columns.talk(at)], sums.talk);
                    prop_assert_eq!(table[context.columns.words(at)], sums.words as i64);
                    prop_assert_eq!(table[context.columns.turns(at)], sums.turns as i64);
                }
                let parts: i64 = (0..5).map(|level| table[context.columns.profile(level)]).sum();
                prop_assert_eq!(parts, 12 * meeting.levels.len() as i64);
            }
            for reading in measure::all(&meeting, &kit) {
                let resampled = reading.interval.filter(|i| i.method == IntervalMethod::TurnBlockBootstrap);
                let Some((interval, raw)) = resampled.zip(reading.raw) else { continue };
                let same = (interval.low - raw).abs() < 1e-9 && (interval.high - raw).abs() < 1e-9;
                prop_assert!(same, "{:?}", reading);
            }
        }
    }

    #[test]
    fn no_key_is_ever_missing(said in talk(), some in 1_usize..3) {
        let ids = |m: &Meeting| m.summary.readings.iter().map(|r| r.measure.to_string()).collect::<BTreeSet<_>>();
        let mut meetings: Vec<Meeting> = every_class(&said).into_iter().map(quickly).collect();
        meetings.extend(every_class(&said).into_iter().map(|t| quickly(with_roster(t, &["Stille Gast"]))));
        meetings.extend(every_class(&said[..some]).into_iter().map(quickly));
        meetings.push(quickly(untimed(&[("Ans", "eh")])));
        let first = ids(&meetings[0]);
        for meeting in &meetings[1..] {
            prop_assert_eq!(&ids(meeting), &first, "{:?}", meeting.summary.timing);
        }
    }

    #[test]
    fn permuted_names_permute_the_results(said in talk(), by in 1_usize..5) {
        let others: Vec<&str> = (0..5).map(|at| PEOPLE[(at + by) % 5]).collect();
        let rename = |name: &Option<Name>| name.as_ref().map(|n| others[PEOPLE.iter().position(|p| **p == **n).unwrap()].to_owned());
        let before = observe(timed(&rows(&said, &PEOPLE, 0, 1)));
        let after = observe(timed(&rows(&said, &others, 0, 1)));
        let strip = |r: &Reading| Reading { subject: None, other: None, ..r.clone() };
        prop_assert_eq!(before.summary.readings.len(), after.summary.readings.len());
        for (old, new) in before.summary.readings.iter().zip(&after.summary.readings) {
            prop_assert_eq!(rename(&old.subject), new.subject.as_deref().map(str::to_owned));
            prop_assert_eq!(rename(&old.other), new.other.as_deref().map(str::to_owned));
            prop_assert_eq!(json(&strip(old)), json(&strip(new)));
        }
    }

    #[test]
    fn a_later_clock_changes_nothing_but_the_time(said in talk(), seconds in 1_i64..90_000) {
        let before = observe(timed(&plain(&said)));
        let after = observe(timed(&rows(&said, &PEOPLE, 1_000 * seconds, 1)));
        prop_assert_eq!(json(&before.summary.readings), json(&after.summary.readings));
        for (old, new) in before.utterances.iter().zip(&after.utterances) {
            prop_assert!((new.start.unwrap() - old.start.unwrap() - seconds as f64).abs() < 1e-6);
            prop_assert_eq!((old.turn, old.backchannel, &old.overlap), (new.turn, new.backchannel, &new.overlap));
        }
    }

    #[test]
    fn twice_as_slow_is_half_as_often(said in said(20..100, 250..1_000)) {
        // Without overlap and with pauses that stay below every threshold, also over short responses, only the pace differs.
        let said: Vec<Said> =
            said.into_iter().map(|one| if one.text.len() < 12 { Said { pause: 5, length: 10, ..one } } else { one }).collect();
        prop_assume!(!said.windows(6).any(|near| near.iter().all(|one| one.text.len() < 12)));
        let before = quickly(timed(&plain(&said)));
        let after = quickly(timed(&rows(&said, &PEOPLE, 0, 2)));
        for (old, new) in before.summary.readings.iter().zip(&after.summary.readings) {
            prop_assert_eq!((&old.measure, &old.subject), (&new.measure, &new.subject));
            let factor = match &*old.measure {
                "talk_share" | "word_share" | "turn_share" | "gini" | "gini_turns" | "evenness" | "effective_speakers"
                | "top_share" | "turn_count" | "follow_matrix" | "first_contribution" | "interruption_matrix" => 1.0,
                "interruptions_made" | "interruptions_received" | "backchannel_rate" => 0.5,
                "talk_time_s" | "fto_median_s" | "fto_iqr_s" | "silence_streak_s" | "longest_monologue_s" => 2.0,
                _ => continue,
            };
            let same = match (old.raw, new.raw) {
                (Some(a), Some(b)) => (a * factor - b).abs() <= 1e-9 * b.abs().max(1.0),
                (a, b) => a == b,
            };
            prop_assert!(same, "{} {:?}: {:?} {:?}", old.measure, old.subject, old.raw, new.raw);
        }
    }

    #[test]
    fn splitting_at_a_sentence_changes_no_turn(said in talk(), a in 0..SAID.len(), b in 0..SAID.len(), at in 0.0..1.0_f64, cut in 0.1..0.9_f64) {
        let mut said = said;
        let at = (at * said.len() as f64) as usize;
        said[at].text = format!("{} {}", SAID[a], SAID[b]);
        let whole = plain(&said);
        let mut halves = whole.clone();
        let (who, start, end, _) = halves[at];
        let middle = start + ((end - start) as f64 * cut) as i64;
        halves[at] = (who, start, middle, SAID[a]);
        // What responds to the first half in its course heard another end; everything else may not notice.
        prop_assume!(!whole.iter().any(|row| start < row.1 && row.1 < middle && row.3.len() < 12));
        let place = halves.iter().rposition(|row| row.1 <= middle).unwrap() + 1;
        halves.insert(place, (who, middle, end, SAID[b]));
        let (before, after) = (quickly(timed(&whole)), quickly(timed(&halves)));
        let same = ["talk_time_s", "talk_share", "word_share", "mean_turn_words", "longest_monologue_words"];
        let wanted: Vec<&str> = FLOOR.iter().chain(&same).copied().collect();
        prop_assert_eq!(numbers(&before, &wanted), numbers(&after, &wanted));
        prop_assert_eq!(before.ignored_contributions.len(), after.ignored_contributions.len());
    }

    #[test]
    fn a_silent_person_never_lowers_gini(said in talk()) {
        for transcript in every_class(&said) {
            let without = quickly(with_roster(transcript.clone(), &[]));
            let with = quickly(with_roster(transcript, &["Stille Gast"]));
            for measure in ["gini", "gini_turns"] {
                let (before, after) = (find(&without, measure, &[]).raw, find(&with, measure, &[]).raw);
                prop_assert_eq!(before.is_some(), after.is_some());
                prop_assert!(after >= before.map(|g| g - 1e-12), "{} {:?} {:?}", measure, before, after);
            }
            // And everybody else keeps what they had.
            prop_assert_eq!(find(&without, "turn_count", &[PEOPLE[said[0].who]]).raw, find(&with, "turn_count", &[PEOPLE[said[0].who]]).raw);
        }
    }

    #[test]
    fn a_backchannel_leaves_the_floor_alone(said in talk(), who in 0..PEOPLE.len(), at in 0.0..1.0_f64, later in 0_i64..3_000) {
        let speaks = said.iter().any(|one| one.who == who);
        prop_assume!(speaks);
        let without = plain(&said);
        let place = 1 + (at * (without.len() - 1) as f64) as usize;
        let start = without[place - 1].1 + later;
        let mut with = without.clone();
        let place = without.iter().rposition(|row| row.1 <= start).unwrap() + 1;
        with.insert(place, (PEOPLE[who], start, start + 400, "hm"));
        let (before, after) = (quickly(timed(&without)), quickly(timed(&with)));
        // After a question it is an answer, and before anybody spoke it is no response.
        prop_assume!(after.utterances[place].backchannel);
        prop_assert_eq!(numbers(&before, &FLOOR), numbers(&after, &FLOOR));
        let turns = |m: &Meeting| m.utterances.iter().filter(|u| !u.backchannel).map(|u| u.turn).collect::<Vec<_>>();
        prop_assert_eq!(turns(&before), turns(&after));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn threads_change_no_byte(talks in prop::collection::vec(talk(), 2..8)) {
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let placed = talks.iter().enumerate().map(|(at, said)| Placed {
                transcript: timed(&plain(said)),
                id: format!("m{at}"),
                source: "hand".into(),
            });
            let placed: Vec<Placed> = placed.collect();
            let meetings = pool.install(|| run::observe_all(placed, "t", kit())).into_iter().collect::<Result<_, _>>().unwrap();
            let run = run::assemble(("t".into(), "T".into()), meetings, Vec::new(), kit(), "nl");
            json(&(run.team, run.meetings))
        };
        let alone = run(1);
        prop_assert!(run(2) == alone && run(5) == alone);
        // The readings of the run are as whole as those of a meeting.
        let meetings = talks.iter().enumerate().map(|(at, said)| observe_as(&format!("m{at}"), timed(&plain(said)))).collect();
        let run = run::assemble(("t".into(), "T".into()), meetings, Vec::new(), kit(), "nl");
        for reading in &run.team.series {
            consistent(reading)?;
        }
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
