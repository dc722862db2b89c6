//! From files to compiled lexicons: read, check, learn all words, then compile.

use std::path::Path;
use std::sync::Arc;

use crate::source::io_words;
use crate::text::Language;
use crate::transcript::toml_words;

use super::Lexicons;
use super::draft::Loader;
use super::error::{LexiconError, Problem};
use super::file::{Head, inner};
use super::link::{compile_categories, compile_lists, same_level};
use super::list::TechnicalList;

/// One file and the language of its folder.
#[derive(Debug, Clone)]
pub(super) struct SourceFile {
    pub(super) language: Language,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) text: String,
}

/// Files that are neither a category nor a list.
pub(super) const CLASSES: &str = "classes";
pub(super) const VERBS: &str = "verbs";

/// Adds a file, in the place of one with the same language and id.
pub(super) fn add(sources: &mut Vec<SourceFile>, name: &str, text: &str) -> Result<(), LexiconError> {
    let head: Head = toml::from_str(text).map_err(|e| toml_error(name, text, &e))?;
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name).trim_end_matches(".toml");
    let id = head.id.get_ref().clone();
    if id != stem {
        let nl = format!("De id `{id}` is niet de naam van het bestand");
        let problem = Problem::new(0, nl, format!("the id `{id}` is not the name of the file"));
        return Err(LexiconError::at(name, text, inner(&head.id), problem));
    }
    let folder = name.rsplit(['/', '\\']).nth(1).and_then(|f| (f.len() == 2).then(|| Language::parse(f)).flatten());
    let language = folder.unwrap_or(Language::Nl);
    let file = SourceFile { language, id, name: name.to_owned(), text: text.to_owned() };
    match sources.iter_mut().find(|s| s.language == language && s.id == file.id) {
        Some(old) => *old = file,
        None => sources.push(file),
    }
    Ok(())
}

/// Adds the files of a folder and of its language folders, in order of name.
pub(super) fn add_folder(sources: &mut Vec<SourceFile>, folder: &Path) -> Result<(), LexiconError> {
    for language in ["", "nl", "en", "de", "fr"] {
        let place = folder.join(language);
        if !language.is_empty() && !place.is_dir() {
            continue;
        }
        let failed = |e: std::io::Error| {
            let (nl, en) = io_words(&e);
            let path = place.to_string_lossy();
            LexiconError::file(
                path.trim_end_matches('/'),
                format!("deze map met lexicons is niet te lezen ({nl}); kijk naar het pad achter --lexicons"),
                format!("this folder of lexicons cannot be read ({en}); look at the path after --lexicons"),
            )
        };
        let mut paths: Vec<_> = std::fs::read_dir(&place).map_err(failed)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")));
        paths.sort();
        for path in paths {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let name = if language.is_empty() { name } else { format!("{language}/{name}") };
            let text = std::fs::read_to_string(&path).map_err(|e| {
                let (nl, en) = io_words(&e);
                LexiconError::file(&name, format!("Het bestand is niet te lezen: {nl}"), format!("the file cannot be read: {en}"))
            })?;
            add(sources, &name, &text)?;
        }
    }
    Ok(())
}

pub(super) fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> LexiconError {
    let (nl, en) = toml_words(error.message());
    let at = error.span().map_or(0, |s| s.start);
    LexiconError::at(file, text, at, Problem::new(0, format!("dit klopt niet: {nl}"), en))
}

/// Builds the lexicons from their files.
pub(super) fn build(sources: Vec<SourceFile>) -> Result<Lexicons, LexiconError> {
    let mut loader = Loader::default();
    for source in &sources {
        loader.names(source)?;
    }
    loader.lemmas();
    let (mut categories, mut lists) = (Vec::new(), Vec::new());
    for source in sources.iter().filter(|s| s.id != CLASSES && s.id != VERBS) {
        let head: Head = toml::from_str(&source.text).map_err(|e| toml_error(&source.name, &source.text, &e))?;
        if head.technical {
            lists.push(loader.list(source)?);
        } else {
            categories.push(loader.category(source)?);
        }
    }
    loader.mark(&lists);
    let Loader { vocabulary, warnings, .. } = loader;
    let vocabulary = Arc::new(vocabulary);
    categories.sort_by(|a, b| (a.0.language, &a.0.id).cmp(&(b.0.language, &b.0.id)));
    same_level(&categories)?;
    let (categories, rules) = compile_categories(categories, &vocabulary)?;
    let lists = compile_lists(lists, &vocabulary)?;
    let empty = TechnicalList::empty("", Language::Nl);
    Ok(Lexicons { sources, vocabulary, categories, rules, lists, empty, warnings })
}
