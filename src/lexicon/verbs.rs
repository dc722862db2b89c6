//! All forms of a Dutch verb: regular ones by rule ('t kofschip), strong ones from the listed principal parts, and
//! separable ones joined, apart and with `te`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::lemma::is_vowel;
use crate::text::normalise;

/// The verb table of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct VerbTable {
    regular: FxHashSet<String>,
    strong: FxHashMap<String, Vec<String>>,
    present: FxHashMap<String, Vec<String>>,
    inseparable: FxHashSet<String>,
    particles: Vec<String>,
}

/// The forms of a verb.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    /// One word: every form of a verb that keeps together, the joined forms of a separable one.
    pub(crate) joined: Vec<String>,
    /// Finite forms that stand apart from the particle.
    pub(crate) finite: Vec<String>,
    /// Infinitive and participle, for `op te geven` and `op moet geven`.
    pub(crate) last: Vec<String>,
    /// The particle of a separable verb.
    pub(crate) particle: Option<String>,
}

/// What a verb table file holds.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbFile {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(rename = "id")]
    _id: String,
    #[serde(default, rename = "source")]
    _source: String,
    #[serde(default, rename = "licence")]
    _licence: String,
    #[serde(default)]
    particles: Vec<String>,
    #[serde(default)]
    inseparable: Vec<String>,
    #[serde(default)]
    regular: Vec<String>,
    #[serde(default)]
    strong: FxHashMap<String, String>,
    #[serde(default)]
    present: FxHashMap<String, String>,
}

impl VerbTable {
    /// Adds the verbs of a file.
    pub(crate) fn extend(&mut self, file: VerbFile) {
        let parts = |text: String| text.split_whitespace().map(normalise).collect::<Vec<_>>();
        self.particles.extend(file.particles);
        // the longest particle is tried first: `voorbij` before `voor`
        self.particles.sort_by_key(|p| (usize::MAX - p.len(), p.clone()));
        self.particles.dedup();
        self.inseparable.extend(file.inseparable.into_iter().map(|v| normalise(&v)));
        self.regular.extend(file.regular.into_iter().map(|v| normalise(&v)));
        self.strong.extend(file.strong.into_iter().map(|(verb, forms)| (normalise(&verb), parts(forms))));
        self.present.extend(file.present.into_iter().map(|(verb, forms)| (normalise(&verb), parts(forms))));
    }

    /// The infinitives the table lists, in order of the alphabet.
    pub(crate) fn infinitives(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.regular.iter().chain(self.strong.keys()).map(String::as_str).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn knows(&self, verb: &str) -> bool {
        self.regular.contains(verb) || self.strong.contains_key(verb)
    }

    /// The forms of a verb; `None` when neither it nor its base is listed.
    pub(crate) fn forms(&self, verb: &str) -> Option<Forms> {
        if !self.inseparable.contains(verb) {
            let split = self.particles.iter().find_map(|p| verb.strip_prefix(p.as_str()).filter(|base| self.knows(base)).map(|b| (p, b)));
            if let Some((particle, base)) = split {
                return Some(self.separable(particle, base));
            }
        }
        if !self.knows(verb) {
            return None;
        }
        let simple = self.simple(verb);
        let mut joined = simple.finite;
        joined.extend(simple.participles);
        joined.push(verb.to_owned());
        Some(Forms { joined: tidy(joined), ..Forms::default() })
    }

    fn separable(&self, particle: &str, base: &str) -> Forms {
        let simple = self.simple(base);
        let together = simple.finite.iter().chain(&simple.participles).map(|form| format!("{particle}{form}"));
        let mut joined: Vec<String> = together.collect();
        joined.push(format!("{particle}{base}"));
        let mut last = simple.participles;
        last.push(base.to_owned());
        Forms { joined: tidy(joined), finite: tidy(simple.finite), last: tidy(last), particle: Some(particle.to_owned()) }
    }

    fn simple(&self, verb: &str) -> Simple {
        let stems = stems(verb);
        let mut finite: Vec<String> = match self.present.get(verb) {
            Some(forms) => forms.clone(),
            None => stems.iter().flat_map(|s| [s.clone(), with_t(s)]).collect(),
        };
        finite.push(verb.to_owned());
        let mut participles = Vec::new();
        if let Some(parts) = self.strong.get(verb) {
            for (at, part) in parts.iter().enumerate() {
                // past singular, past plural, participle; `/` parts variants
                let target = if at >= 2 { &mut participles } else { &mut finite };
                target.extend(part.split('/').map(str::to_owned));
            }
        } else {
            let (past, ending) = weak_endings(verb);
            for stem in &stems {
                finite.push(format!("{stem}{past}"));
                finite.push(format!("{stem}{past}n"));
                participles.push(participle(verb, stem, ending));
            }
        }
        Simple { finite, participles }
    }
}

struct Simple {
    finite: Vec<String>,
    participles: Vec<String>,
}

fn tidy(mut forms: Vec<String>) -> Vec<String> {
    for form in &mut forms {
        *form = normalise(form);
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The form of the first person: `maken` → `maak`, `zeggen` → `zeg`, `leven` → `leef`. Where spelling leaves the
/// length of an unstressed e open (`rekenen`, `irriteren`), both.
fn stems(verb: &str) -> Vec<String> {
    let raw = verb.strip_suffix("en").or_else(|| verb.strip_suffix('n')).unwrap_or(verb);
    let bytes = raw.as_bytes();
    let doubled = matches!(bytes, [.., a, b] if a == b && !is_vowel(*b));
    if doubled {
        return vec![raw[..raw.len() - 1].to_owned()];
    }
    let single = matches!(bytes, [.., b] if !is_vowel(*b)) && lone_vowel(bytes);
    let closed = hard_end(raw);
    if !single {
        return vec![closed];
    }
    let vowel = char::from(bytes[bytes.len() - 2]);
    let mut long = closed.clone();
    long.insert(long.len() - 1, vowel);
    match vowel {
        'i' | 'y' => vec![closed],
        'e' if raw.len() > 3 => vec![long, closed],
        _ => vec![long],
    }
}

/// One vowel before the last consonant: `mak`, `reken`, not `zoek`, `kijk`, `werk`.
fn lone_vowel(bytes: &[u8]) -> bool {
    match bytes {
        [.., a, b, _] => is_vowel(*b) && !is_vowel(*a) || is_vowel(*b) && *a == b'u' && bytes.len() > 3 && bytes[bytes.len() - 4] == b'q',
        [a, _] => is_vowel(*a),
        _ => false,
    }
}

/// v and z at the end of a word are written f and s.
fn hard_end(raw: &str) -> String {
    match raw.as_bytes().last() {
        Some(b'v') => format!("{}f", &raw[..raw.len() - 1]),
        Some(b'z') => format!("{}s", &raw[..raw.len() - 1]),
        _ => raw.to_owned(),
    }
}

fn with_t(stem: &str) -> String {
    if stem.ends_with('t') { stem.to_owned() } else { format!("{stem}t") }
}

/// Past ending and participle ending by 't kofschip, on the sound of the infinitive.
fn weak_endings(verb: &str) -> (&'static str, char) {
    let raw = verb.strip_suffix("en").unwrap_or(verb);
    let voiceless = raw.ends_with("ch") || raw.ends_with(['t', 'k', 'f', 's', 'p', 'x', 'c']);
    if voiceless { ("te", 't') } else { ("de", 'd') }
}

/// `gewerkt`, `gerekend`, `vertrouwd`, `geirriteerd`.
fn participle(verb: &str, stem: &str, ending: char) -> String {
    let prefixed = ["be", "ge", "her", "ont", "ver", "er"].iter().any(|p| {
        // `bellen`, `geren`, `erven`: what is left must be a verb of its own
        verb.strip_prefix(p).is_some_and(|rest| rest.len() >= 4 && rest.bytes().next().is_some_and(|b| b != b'l' || p.len() > 2) && has_syllable(rest))
    });
    let start = if prefixed { "" } else { "ge" };
    if stem.ends_with(ending) { format!("{start}{stem}") } else { format!("{start}{stem}{ending}") }
}

/// A vowel before the ending -en.
fn has_syllable(rest: &str) -> bool {
    rest.strip_suffix("en").unwrap_or(rest).bytes().any(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::{VerbFile, VerbTable};

    fn table() -> VerbTable {
        let mut table = VerbTable::default();
        let file: VerbFile = toml::from_str(
            r#"version = 1
            id = "verbs"
            particles = ["op", "voor", "voorbij", "af"]
            inseparable = ["voorkomen"]
            regular = ["haken", "werken", "rekenen", "irriteren", "zeggen", "leven", "reizen", "vertrouwen", "bellen", "praten", "durven"]
            [strong]
            geven = "gaf gaven gegeven"
            komen = "kwam kwamen gekomen"
            voorkomen = "voorkwam voorkwamen voorkomen"
            gaan = "ging gingen gegaan"
            [present]
            gaan = "ga gaat"
            voorkomen = "voorkom voorkomt"
            "#,
        )
        .unwrap_or_default();
        table.extend(file);
        table
    }

    #[test]
    fn conjugates_by_rule() {
        for (verb, wanted) in [
            ("werken", &["werk", "werkt", "werkte", "werkten", "gewerkt", "werken"][..]),
            ("haken", &["haak", "haakt", "haakte", "gehaakt"]),
            ("rekenen", &["reken", "rekent", "rekende", "gerekend"]),
            ("irriteren", &["irriteer", "irriteert", "irriteerde", "geirriteerd"]),
            ("leven", &["leef", "leeft", "leefde", "geleefd"]),
            ("reizen", &["reis", "reist", "reisde", "gereisd"]),
            ("vertrouwen", &["vertrouw", "vertrouwt", "vertrouwde", "vertrouwd"]),
            ("bellen", &["bel", "belt", "belde", "gebeld"]),
            ("praten", &["praat", "praatte", "gepraat"]),
            ("durven", &["durf", "durft", "durfde", "gedurfd"]),
            ("gaan", &["ga", "gaat", "ging", "gegaan"]),
            ("voorkomen", &["voorkom", "voorkomt", "voorkwam"]),
        ] {
            let forms = table().forms(verb).unwrap_or_default();
            for form in wanted {
                assert!(forms.joined.iter().any(|f| f == form), "{verb}: {form} is not in {:?}", forms.joined);
            }
        }
    }

    #[test]
    fn takes_separable_verbs_apart() {
        let forms = table().forms("opgeven").unwrap_or_default();
        assert_eq!(forms.particle.as_deref(), Some("op"));
        assert!(forms.joined.contains(&"opgegeven".to_owned()));
        assert!(forms.joined.contains(&"opgeeft".to_owned()));
        assert!(forms.finite.contains(&"gaf".to_owned()));
        assert_eq!(forms.last, ["gegeven", "geven"]);
        assert_eq!(table().forms("voorbijgaan").unwrap_or_default().particle.as_deref(), Some("voorbij"));
        assert_eq!(table().forms("voorkomen").unwrap_or_default().particle, None);
        assert_eq!(table().forms("opstruikelen"), None);
    }
}
