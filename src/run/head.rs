//! What a run says of itself: settings, lexicons and definitions.

use crate::document::{self, v1};
use crate::kit::Kit;
use crate::lexicon::Info;

/// `run.json` without teams and failures.
pub fn head(kit: &Kit, language: &str) -> v1::Run {
    let (definitions, categories) = document::definitions(kit, language);
    v1::Run {
        onderstroom: "1".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: language.to_owned(),
        audience: "coach".to_owned(),
        settings: kit.settings.entries(),
        lexicons: kit.lexicons.all_infos().into_iter().map(lexicon).collect(),
        definitions,
        categories,
        teams: Vec::new(),
        failures: Vec::new(),
    }
}

fn lexicon(info: Info) -> v1::Lexicon {
    v1::Lexicon {
        id: info.id,
        language: info.language.as_str().to_owned(),
        version: info.version,
        hash: info.hash,
        validated: info.validated.and_then(|measured| serde_json::to_value(measured).ok()),
    }
}
