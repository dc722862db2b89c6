//! The command line: one file a subcommand. Only this room prints, reads the environment or exits.

mod analyze;
mod args;
mod explain;
mod output;
mod progress;
mod reading;
mod summary;
mod team_files;
mod terminal;
mod writing;

use std::process::ExitCode;

use clap::Parser;

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
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let result = match &args.command {
        Command::Analyze(args) => analyze::run(args),
        Command::Explain(args) => explain::explain(args),
        Command::Measures(args) => explain::measures(args),
        Command::Formats => explain::formats(),
        Command::Schema => explain::schema(),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(stop) => {
            terminal::error(&stop.message);
            stop.exit.into()
        }
    }
}
