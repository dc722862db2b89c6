//! What can be typed. A command or flag stands here only when it works.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Measures meetings from their transcripts and shows the undercurrent over a run of meetings.
#[derive(Debug, Parser)]
#[command(name = "onderstroom", version, about, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read transcripts and write the report, pictures, tables and documents
    Analyze(AnalyzeArgs),
    /// Say of files what they are, and what can and cannot be measured with them
    Inspect(InspectArgs),
    /// Explain a measure or a cue category: what, how, caution, source
    Explain(ExplainArgs),
    /// List all measures and cue categories
    Measures(LanguageArgs),
    /// List the transcript formats that can be read
    Formats(LanguageArgs),
    /// Print the JSON schema of the documents
    Schema,
}

/// `inspect`.
#[derive(Debug, clap::Args)]
pub struct InspectArgs {
    /// Files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Language
    #[arg(long, value_enum, default_value_t)]
    pub lang: Lang,
}

/// Language of titles, sentences and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
    }

    /// The Dutch or the English text.
    pub fn pick<'a>(self, nl: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Nl => nl,
            Lang::En => en,
        }
    }
}

/// `analyze`.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "flags of a command line are independent switches")]
pub struct AnalyzeArgs {
    /// Transcripts, or folders of them: a folder is a run of one team, its subfolders are other teams
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Output folder
    #[arg(short, long, value_name = "DIR", default_value = "onderstroom-out")]
    pub output: PathBuf,
    /// Who leads the meetings
    #[arg(long, value_name = "NAME")]
    pub leader: Option<String>,
    /// Team file (default: team.toml in the folder)
    #[arg(long, value_name = "FILE")]
    pub team: Option<PathBuf>,
    /// Folder with lexicons of your own, joined over the built-in ones by id
    #[arg(long, value_name = "DIR")]
    pub lexicons: Vec<PathBuf>,
    /// Settings laid over the defaults
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// Language of titles, sentences and messages
    #[arg(long, value_enum, default_value_t)]
    pub lang: Lang,
    /// Print run.json on standard output
    #[arg(long)]
    pub json: bool,
    /// Every file is a meeting of its own: no runs, people never joined over files
    #[arg(long)]
    pub independent: bool,
    /// Table with a column file, and optionally team, date and others, which are copied to every row
    #[arg(long, value_name = "FILE.csv")]
    pub metadata: Option<PathBuf>,
    /// Report and all pictures, however many meetings there are (default: up to 200 meetings, timelines up to 30)
    #[arg(long)]
    pub pictures: bool,
    /// Leave intervals out
    #[arg(long)]
    pub no_intervals: bool,
    /// Leave all texts out of the output
    #[arg(long)]
    pub no_quotes: bool,
    /// Do not protect table cells that a spreadsheet would take for a formula
    #[arg(long)]
    pub csv_raw: bool,
    /// Number of threads, at most 256 (default: one a core)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Stop at the first file that cannot be read
    #[arg(long)]
    pub strict: bool,
}

/// `explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// Id of a measure or of a cue category
    pub id: String,
    /// Language
    #[arg(long, value_enum, default_value_t)]
    pub lang: Lang,
}

/// A command that only needs a language.
#[derive(Debug, clap::Args)]
pub struct LanguageArgs {
    /// Language
    #[arg(long, value_enum, default_value_t)]
    pub lang: Lang,
}
