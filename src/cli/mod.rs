//! The command line: one file a subcommand. Only this room prints, reads the environment or exits.

mod analyze;
mod args;
mod earlier;
mod explain;
mod inspect;
mod interrupt;
mod leader;
mod output;
mod progress;
mod summary;
mod team_files;
mod terminal;
mod usage;
mod writing;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::source::ReadError;

pub use args::{Args, Command, Lang};

/// What the program ends with; public and documented in the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All inputs were read.
    Complete,
    /// Finished, some inputs failed.
    SomeFailed,
    /// Wrong use.
    Usage,
    /// Nothing usable in the inputs.
    Nothing,
    /// The output could not be written.
    Write,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Complete => 0,
            Exit::SomeFailed => 1,
            Exit::Usage => 2,
            Exit::Nothing => 3,
            Exit::Write => 4,
        })
    }
}

/// Why a command stopped: what to print, and what to end with.
#[derive(Debug)]
pub struct Stop {
    /// The exit code.
    pub exit: Exit,
    /// One or two sentences: what is wrong, and what to do.
    pub message: String,
}

impl Stop {
    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into() }
    }

    /// About a file or folder.
    fn at(exit: Exit, path: &Path, message: &str) -> Self {
        Self::new(exit, format!("{}: {message}", terminal::shown(path)))
    }

    /// A file that the user named and that cannot be used.
    fn refused(path: &Path, error: &ReadError, lang: Lang) -> Self {
        let line = error
            .line
            .map_or_else(String::new, |line| lang.pick(&format!("regel {line}: "), &format!("line {line}: ")).to_owned());
        Self::at(Exit::Usage, path, &format!("{line}{}", error.message(lang.code())))
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    // What a panic says may hold names, and helps nobody but us: it is shown only when asked for.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(stop) => return stopped_by_arguments(&stop),
    };
    let Ok(result) = catch_unwind(AssertUnwindSafe(|| run(&args))) else {
        terminal::error(FAULT);
        return ExitCode::from(101);
    };
    match result {
        Ok(exit) => exit.into(),
        Err(stop) => {
            terminal::error(&stop.message);
            stop.exit.into()
        }
    }
}

/// A fault of ours outside any meeting.
const FAULT: &str = "onderstroom: er ging iets mis in het programma zelf; meld het, met RUST_BACKTRACE=1 erbij. / \
                     the program itself failed; please report it, with RUST_BACKTRACE=1.";

fn run(args: &Args) -> Result<Exit, Stop> {
    match &args.command {
        Command::Analyze(args) => analyze::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Explain(args) => explain::explain(args),
        Command::Measures(args) => explain::measures(args),
        Command::Formats(args) => explain::formats(args),
        Command::Schema => explain::schema(),
    }
}

/// Help and version go to standard output; wrong use is shown without what it may hold of control characters.
fn stopped_by_arguments(stop: &clap::Error) -> ExitCode {
    if stop.use_stderr() {
        let dutch = if asks_for_english() { None } else { usage::dutch(stop) };
        terminal::error(&dutch.unwrap_or_else(|| stop.render().to_string().trim_end().to_owned()));
        return Exit::Usage.into();
    }
    match stop.print() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Write.into(),
        _ => Exit::Complete.into(),
    }
}

/// Whether `--lang en` stands among the arguments, which could not be understood.
fn asks_for_english() -> bool {
    let args: Vec<_> = std::env::args_os().collect();
    let english = |pair: &[std::ffi::OsString]| pair[0] == "--lang" && pair[1] == "en";
    args.windows(2).any(english) || args.iter().any(|arg| arg == "--lang=en")
}
