//! How fast meetings go through, station by station: `cargo bench --bench speed`. Throughput is MiB of transcript a
//! second; what is written is timed per meeting. Generated meetings only (`generate.rs`).
//!
//! `ONDERSTROOM_BENCH_CPU=1` counts the processor time of the thread instead of the clock, so that a figure on a busy
//! machine still means something (Unix only; pools and the program always use the clock).
#![allow(missing_docs, reason = "criterion's macros make public functions")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench may stop at the first surprise")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use onderstroom::chart::{self, CHARTS, View};
use onderstroom::document::{self, v1};
use onderstroom::kit::Kit;
use onderstroom::lexicon::Situation;
use onderstroom::meeting::Meeting;
use onderstroom::run::{self, Placed, TeamRun};
use onderstroom::{format, measure, report, text};

mod generate;

/// Minutes of the meetings.
const MINUTES: u32 = 45;
/// Meetings of a batch.
const BATCH: u64 = 20;
/// Meetings of a team whose results are written.
const TEAM: u64 = 10;

fn kit(intervals: bool) -> Kit {
    Kit { intervals, ..Kit::built_in().unwrap() }
}

/// The clock, or the processor time of this thread when the environment asks for it and the system has it.
#[derive(Clone, Copy)]
struct Stopwatch {
    begin: Instant,
    processor: bool,
}

impl Stopwatch {
    fn new() -> Self {
        Self { begin: Instant::now(), processor: std::env::var_os("ONDERSTROOM_BENCH_CPU").is_some() }
    }

    fn now(self) -> Duration {
        #[cfg(unix)]
        if self.processor {
            let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
            return Duration::new(spent.tv_sec as u64, spent.tv_nsec as u32);
        }
        let _ = self.processor;
        self.begin.elapsed()
    }
}

/// Time of `rounds` times `work`, each on an input of its own that is made outside the time.
fn time<T, R>(rounds: u64, mut input: impl FnMut() -> T, mut work: impl FnMut(T) -> R) -> Duration {
    let watch = Stopwatch::new();
    let mut total = Duration::ZERO;
    for _ in 0..rounds {
        let given = input();
        let before = watch.now();
        drop(black_box(work(black_box(given))));
        total += watch.now().saturating_sub(before);
    }
    total
}

fn read(bytes: Vec<u8>, kit: &Kit) -> onderstroom::transcript::Transcript {
    format::read("meeting", bytes, &kit.settings.limits).unwrap().transcript
}

/// From bytes to document in memory.
fn whole(number: usize, bytes: Vec<u8>, kit: &Kit) -> v1::Meeting {
    let id = format!("2025-{:02}-{:02}", 1 + number / 28 % 12, 1 + number % 28);
    let mut transcript = read(bytes, kit);
    transcript.date = id.parse().ok();
    run::observe(Placed { transcript, source: format!("{id}.vtt"), id }, &"team".into(), kit)
}

fn parse(criterion: &mut Criterion) {
    let (kit, meeting) = (kit(true), generate::meeting(1, MINUTES));
    let mut group = criterion.benchmark_group("parse");
    for (name, text) in
        [("teams_vtt", meeting.teams_vtt()), ("srt", meeting.srt()), ("plain", meeting.plain()), ("csv", meeting.csv())]
    {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter_custom(|rounds| time(rounds, || text.clone().into_bytes(), |bytes| read(bytes, &kit)));
        });
    }
}

fn stations(criterion: &mut Criterion) {
    let (with, without) = (kit(true), kit(false));
    let source = generate::meeting(1, MINUTES).teams_vtt();
    let transcript = read(source.clone().into_bytes(), &with);
    let meeting = Meeting::prepare(transcript.clone(), &with);
    let mut group = criterion.benchmark_group("stations");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("tokens", |b| {
        b.iter_custom(|rounds| time(rounds, || (), |()| text::tokenize(&transcript, &with.lexicons, None)));
    });
    group.bench_function("prepare", |b| {
        b.iter_custom(|rounds| time(rounds, || transcript.clone(), |t| Meeting::prepare(t, &with)));
    });
    group.bench_function("cues", |b| {
        let situation = Situation::default();
        b.iter_custom(|rounds| time(rounds, || (), |()| with.lexicons.find(&transcript, &meeting.table, &situation)));
    });
    group.bench_function("measures", |b| b.iter_custom(|rounds| time(rounds, || (), |()| measure::all(&meeting, &without))));
    group.bench_function("measures_with_intervals", |b| {
        b.iter_custom(|rounds| time(rounds, || (), |()| measure::all(&meeting, &with)));
    });
    let place = || ("team".into(), "id".into(), None, "id.vtt".to_owned());
    let readings = measure::all(&meeting, &with);
    group.bench_function("document", |b| {
        let input = || (readings.clone(), place());
        b.iter_custom(|rounds| time(rounds, input, |(r, place)| document::from_meeting(&meeting, r, &with, place)));
    });
}

/// Bytes to documents in memory: the figure the aims are about.
fn batch(criterion: &mut Criterion) {
    let files: Vec<Vec<u8>> = (0..BATCH).map(|seed| generate::meeting(seed, MINUTES).teams_vtt().into_bytes()).collect();
    let bytes: usize = files.iter().map(Vec::len).sum();
    let mut group = criterion.benchmark_group("batch");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
    let all = |files: Vec<Vec<u8>>, kit: &Kit| -> Vec<v1::Meeting> {
        files.into_iter().enumerate().map(|(number, bytes)| whole(number, bytes, kit)).collect()
    };
    for (name, kit) in [("one_thread", kit(true)), ("one_thread_no_intervals", kit(false))] {
        group.bench_function(name, |b| b.iter_custom(|rounds| time(rounds, || files.clone(), |files| all(files, &kit))));
    }
    let kit = kit(true);
    for threads in [1, 2] {
        use rayon::prelude::*;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let side_by_side = |files: Vec<Vec<u8>>| -> Vec<v1::Meeting> {
            pool.install(|| files.into_par_iter().enumerate().map(|(n, bytes)| whole(n, bytes, &kit)).collect())
        };
        group.bench_function(format!("pool_of_{threads}"), |b| {
            b.iter_batched(|| files.clone(), side_by_side, BatchSize::PerIteration);
        });
    }
}

fn team(kit: &Kit) -> TeamRun {
    let meeting = |seed: u64| whole(seed as usize, generate::meeting(seed, MINUTES).teams_vtt().into_bytes(), kit);
    run::assemble(("team".into(), "Team".into()), (0..TEAM).map(meeting).collect(), Vec::new(), kit, "nl")
}

/// What is written, without the disk: time per meeting of a team of ten.
fn writing(criterion: &mut Criterion) {
    let kit = kit(true);
    let TeamRun { team, meetings, .. } = team(&kit);
    let (definitions, categories) = document::definitions(&kit, "nl");
    let run = v1::Run { definitions, categories, teams: vec![team], language: "nl".into(), ..v1::Run::default() };
    let view = View { run: &run, team: &run.teams[0], meetings: &meetings, words: chart::Lang::Nl };
    let mut group = criterion.benchmark_group("writing_per_meeting");
    group.sample_size(20);
    let each = |total: Duration| total / TEAM as u32;
    group.bench_function("documents", |b| {
        let documents = || {
            let all: Vec<String> = meetings.iter().map(|m| serde_json::to_string(m).unwrap()).collect();
            (all, serde_json::to_string(&run).unwrap())
        };
        b.iter_custom(|rounds| each(time(rounds, || (), |()| documents())));
    });
    group.bench_function("tables", |b| b.iter_custom(|rounds| each(time(rounds, || (), |()| tables(&run.teams[0], &meetings)))));
    group.bench_function("pictures", |b| {
        let draw = || CHARTS.iter().flat_map(|chart| chart.draw(&view, &chart::Options::default())).collect::<Vec<_>>();
        b.iter_custom(|rounds| each(time(rounds, || (), |()| draw())));
    });
    group.bench_function("report", |b| b.iter_custom(|rounds| each(time(rounds, || (), |()| report::html(&view).unwrap()))));
}

fn tables(team: &v1::Team, meetings: &[v1::Meeting]) -> [Vec<u8>; 3] {
    let mut tables = [document::readings_table(&[], false), document::cues_table(&[], false), document::events_table(&[], false)];
    for meeting in meetings {
        tables[1].cues("team", meeting);
        tables[2].events("team", meeting);
    }
    tables[0].readings(team);
    tables.map(|mut table| table.take())
}

/// The program itself over a folder of five teams, with every default output, to the disk: time per meeting.
fn program(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let (teams, meetings) = (5, 10);
    for team in 0..teams {
        let place = folder.path().join(format!("in/team-{team}"));
        std::fs::create_dir_all(&place).unwrap();
        for number in 0..meetings {
            let text = generate::meeting(u64::from(team * 100 + number), MINUTES).teams_vtt();
            std::fs::write(place.join(format!("2025-01-{:02}.vtt", number + 1)), text).unwrap();
        }
    }
    let (input, output) = (folder.path().join("in"), folder.path().join("out"));
    let mut group = criterion.benchmark_group("program_per_meeting");
    group.sample_size(10);
    for jobs in ["1", "2"] {
        group.bench_function(format!("jobs_{jobs}"), |b| {
            b.iter_custom(|rounds| {
                let begin = Instant::now();
                (0..rounds).for_each(|_| analyze(&input, &output, jobs));
                begin.elapsed() / (teams * meetings)
            });
        });
    }
}

fn analyze(input: &Path, output: &PathBuf, jobs: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onderstroom"));
    command.arg("analyze").arg(input).arg("-o").arg(output).args(["-q", "--jobs", jobs]);
    assert!(command.status().unwrap().success());
}

fn quick() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3))
}

criterion_group! { name = benches; config = quick(); targets = parse, stations, batch, writing, program }
criterion_main!(benches);
