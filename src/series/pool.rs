//! One number over the run (measures.md D7b, D9): rates and shares from their summed parts, counts added up, and the
//! median over meetings for what has no parts (Gini, medians, indices).

use super::column::Column;
use super::facts::{Against, exposure, least, least_n, part_and_whole, scale};
use crate::document::v1::{Interval, IntervalMethod, Reading, Word};
use crate::settings::Minimum;
use crate::statistics::interval::{garwood, median, median_interval, wilson};
use crate::statistics::{Bounds, LEVEL};

/// Measures in seconds or words that add up over meetings; other lengths are medians or extremes and do not.
pub(super) const ADDS_UP: [&str; 5] = ["talk_time_s", "talk_time_s_estimated", "floor_time_s", "group_silence_s", "overlap_s"];

/// Counts that do not add up: the same people or the same extreme would be counted again.
pub(super) const NOT_SUMMED: [&str; 2] = ["dominance_alternation", "silent_attendees"];

/// Fewest meetings for a median over meetings.
const FEW_MEETINGS: usize = 3;

/// The pooled reading of a column. Its `raw` is there whenever some meeting counted something; a column without any
/// number takes over the state and reason of its newest meeting. The newest meeting that counted decides the unit; how
/// many counted in another one stands in the flag `other_unit`.
pub(super) fn pooled(column: &Column, meetings: usize, minimum: &Minimum) -> Reading {
    let Some(newest) = column.counted().last() else {
        let last = column.last();
        return Reading { status: last.status.clone(), reason: last.reason.clone(), ..column.blank(last) };
    };
    let everything = column.counted().count();
    let column = &column.in_unit_of(newest);
    let counted: Vec<&Reading> = column.counted().collect();
    let mut reading = if counted.iter().any(|r| exposure(r).is_some()) {
        rate(column, &counted, minimum)
    } else if counted.iter().any(|r| part_and_whole(r).is_some()) {
        share(column, &counted)
    } else if adds_up(newest) {
        sum(column, &counted)
    } else {
        middle(column, &counted)
    };
    reading.flags.push(format!("meetings={meetings}").into());
    if everything > counted.len() {
        reading.flags.push(format!("other_unit={}", everything - counted.len()).into());
    }
    reading
}

/// Whether the numbers of a measure may be added over meetings.
pub(super) fn adds_up(reading: &Reading) -> bool {
    let id = &*reading.measure;
    let count = reading.unit == "count" && !NOT_SUMMED.contains(&id);
    count || ADDS_UP.contains(&id)
}

fn flags(blank: &Reading, how: &'static str, meetings: usize, each: &[String]) -> Vec<Word> {
    let mut flags = blank.flags.clone();
    flags.push(format!("pooled={how}").into());
    flags.push(format!("over_meetings={meetings}").into());
    if !each.is_empty() {
        flags.push(format!("per_meeting={}", each.join("/")).into());
    }
    flags
}

fn interval((low, high): Bounds, method: IntervalMethod) -> Interval {
    Interval { low, high, level: LEVEL, method }
}

/// `raw` becomes `value` unless there is a reason why not; without any number nothing was measured.
fn judged(reading: Reading, reason: Option<Word>) -> Reading {
    let value = if reason.is_none() { reading.raw } else { None };
    let reason = reason.or_else(|| reading.raw.is_none().then(|| "too_few_events".into()));
    let status = match (reading.raw, &reason) {
        (None, _) => "not_measurable",
        (_, Some(_)) => "low_sample",
        _ => "ok",
    };
    Reading { value, status: status.into(), reason, ..reading }
}

/// Hits ÷ summed exposure with Garwood's interval.
fn rate(column: &Column, counted: &[&Reading], minimum: &Minimum) -> Reading {
    let cells: Vec<(&Reading, u64, f64)> = counted.iter().filter_map(|r| Some((*r, r.n?, exposure(r)?))).collect();
    let newest = cells.last().map_or(column.last(), |cell| cell.0);
    let (against, per) = scale(newest);
    let hits: u64 = cells.iter().map(|cell| cell.1).sum();
    let exposed: f64 = cells.iter().map(|cell| cell.2).sum();
    let blank = column.blank(newest);
    let each: Vec<String> = cells.iter().map(|cell| cell.1.to_string()).collect();
    let mut flags = flags(&blank, "rate", cells.len(), &each);
    flags.push(format!("exposure={exposed}").into());
    if against == Against::Words && !newest.unit.ends_with("words") {
        flags.push("per_1000_words".into());
    }
    let (low, high) = garwood(hits);
    let known = exposed > 0.0;
    let pooled = Reading {
        raw: known.then(|| hits as f64 * per / exposed),
        interval: known.then(|| interval((low * per / exposed, high * per / exposed), IntervalMethod::Garwood)),
        n: Some(hits),
        n_unit: "events".into(),
        flags,
        ..blank
    };
    let short = least(newest).is_some_and(|least| exposed < least);
    let few = against != Against::Expected && hits < minimum.rate_hits;
    judged(pooled, (short || few).then(|| missing(against, short)))
}

/// What a rate over the run lacks (D7, D7b, C4, D1): what it is counted against, or events.
fn missing(against: Against, short: bool) -> Word {
    match against {
        Against::Words if short => "too_few_words".into(),
        Against::Seconds if short => "too_short".into(),
        _ => "too_few_events".into(),
    }
}

/// Summed part ÷ summed whole; Wilson's interval where the whole is a count of events.
fn share(column: &Column, counted: &[&Reading]) -> Reading {
    let cells: Vec<(&Reading, (i64, i64))> = counted.iter().filter_map(|r| Some((*r, part_and_whole(r)?))).collect();
    let part: i64 = cells.iter().map(|cell| cell.1.0).sum();
    let whole: i64 = cells.iter().map(|cell| cell.1.1).sum();
    let blank = column.blank(cells.last().map_or(column.last(), |cell| cell.0));
    let mut flags = flags(&blank, "ratio", cells.len(), &[]);
    flags.extend([format!("part={part}").into(), format!("whole={whole}").into()]);
    let n: u64 = cells.iter().filter_map(|cell| cell.0.n).sum();
    let proportion = cells.iter().all(|(r, (_, whole))| r.n == Some(*whole as u64) && is_proportion(r));
    let bounds = if proportion { wilson(part as u64, whole as u64) } else { None };
    let pooled = Reading {
        raw: (whole > 0).then(|| part as f64 / whole as f64),
        interval: bounds.map(|bounds| interval(bounds, IntervalMethod::Wilson)),
        n: Some(n),
        n_unit: column.last().n_unit.clone(),
        flags,
        ..blank
    };
    // Enough in one meeting is enough over the run; else the meetings together must reach what one would have to.
    let together = cells.last().is_some_and(|(newest, _)| {
        least(newest).is_some_and(|least| whole as f64 >= least) && least_n(newest).is_none_or(|least| n >= least)
    });
    let enough = whole > 0 && (together || cells.iter().any(|cell| cell.0.status == "ok"));
    let reason = || cells.last().and_then(|cell| cell.0.reason.clone()).unwrap_or("too_few_events".into());
    judged(pooled, (!enough).then(reason))
}

/// Turns that follow each other are not independent, so a share with a bootstrap interval is no proportion of events.
fn is_proportion(reading: &Reading) -> bool {
    reading.interval.is_none_or(|interval| interval.method == IntervalMethod::Wilson)
}

/// A count is given from the first one on (D9).
fn sum(column: &Column, counted: &[&Reading]) -> Reading {
    let cells: Vec<(&Reading, f64)> = counted.iter().filter_map(|r| Some((*r, r.raw.or(r.value)?))).collect();
    let blank = column.blank(cells.last().map_or(column.last(), |cell| cell.0));
    let each: Vec<String> = cells.iter().map(|cell| cell.1.to_string()).collect();
    let pooled = Reading {
        raw: (!cells.is_empty()).then(|| cells.iter().map(|cell| cell.1).sum()),
        n: Some(cells.len() as u64),
        n_unit: "meetings".into(),
        flags: flags(&blank, "sum", cells.len(), &each),
        ..blank
    };
    judged(pooled, cells.is_empty().then(|| "too_few_events".into()))
}

/// Median over the meetings whose number passed its minimum, with the order-statistic interval from five meetings;
/// without any such meeting the median of the numbers there are, as `raw`.
fn middle(column: &Column, counted: &[&Reading]) -> Reading {
    let sound: Vec<(&Reading, f64)> = column.sound().map(|(_, reading, value)| (reading, value)).collect();
    let blank = column.blank(sound.last().map_or(column.last(), |cell| cell.0));
    let mut values: Vec<f64> = sound.iter().map(|cell| cell.1).collect();
    if sound.is_empty() {
        values = counted.iter().filter_map(|r| r.raw).collect();
    }
    values.sort_by(f64::total_cmp);
    let bounds = if sound.is_empty() { None } else { median_interval(&values) };
    let pooled = Reading {
        raw: median(&values),
        interval: bounds.map(|bounds| interval(bounds, IntervalMethod::OrderStatistic)),
        n: Some(values.len() as u64),
        n_unit: "meetings".into(),
        flags: flags(&blank, "median", values.len(), &[]),
        ..blank
    };
    let below = counted.last().and_then(|r| r.reason.clone());
    let few = if sound.is_empty() { below.or(Some("too_few_meetings".into())) } else { Some("too_few_meetings".into()) };
    judged(pooled, if sound.len() < FEW_MEETINGS { few } else { None })
}
