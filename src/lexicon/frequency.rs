//! How often the most frequent words come in spoken Dutch, roughly, per 100,000 words (own estimate). Only used to
//! choose the rarest word of a rule as the one that wakes it: a wrong number costs time, never a hit.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Words by band; a word that stands twice counts in the first.
const BANDS: [(u32, &str); 6] = [
    (3000, "ja dat ik is de het een en we je niet dan die maar in van 't"),
    (1200, "ook er wel dus op te heb zijn met voor als nou om wat zo aan naar nog ze hij heeft was moet kan of maar hebben"),
    (
        600,
        "nee gewoon echt daar even al toch bij eigenlijk gaan moeten hoe weet denk waar heel hier over uit doen alleen kunnen worden me \
           zou meer goed zeg want dit deze mij jij wij goed oke natuurlijk nu door veel gaat wordt moeten",
    ),
    (
        300,
        "jullie mijn ons geen had zeggen ga misschien iets mensen bent ben af mee weer best alle allemaal zien komen komt wil willen \
           beetje anders beter eerst elkaar keer leuk soms terug u vind zelf tegen te geef zal doe laten mag tijd werk",
    ),
    (
        150,
        "gedaan altijd bijvoorbeeld dingen eens eruit erg ervan erin zei zegt snel staat staan stuk zit zitten zouden vinden vraag week \
           jaar dag uur euro hem haar hen hun onze ons iemand niemand niks niets nooit hoor helemaal klopt krijgen krijg kijken kijk laat \
           lekker maken maak maakt mooi morgen punt precies prima project team twee drie eerste laatste volgende volgens samen straks \
           graag zeker vooral weten ziet zie zeggen vanuit tussen tot toen",
    ),
    (
        60,
        "lastig moeilijk belangrijk spannend fijn jammer duidelijk helder druk idee plan vragen gezegd gehad geweest gegaan gekomen geweten \
          gezien gehoord genoeg weinig beetje ander andere later vorige vandaag maandag dinsdag woensdag donderdag vrijdag maand gesprek \
          overleg vergadering afspraak klant klanten collega collega's voel voelt gevoel merk probleem helpen nodig houden blijft blijven \
          gaf ging gingen kwam kwamen stond vond wist dacht wilde moest kon konden werden werd hadden waren",
    ),
];

/// The bands by word: a lexicon asks for every form of every rule.
static COUNTS: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let mut counts = FxHashMap::default();
    for (count, words) in BANDS {
        for word in words.split_whitespace() {
            counts.entry(word).or_insert(count);
        }
    }
    counts
});

/// Estimated occurrences of a normalised word in 100,000.
pub(crate) fn estimate(word: &str) -> u32 {
    COUNTS.get(word).copied().unwrap_or(if word.len() <= 3 { 8 } else { 2 })
}

#[cfg(test)]
mod tests {
    #[test]
    fn function_words_are_frequent() {
        assert!(super::estimate("dat") > super::estimate("gedaan"));
        assert!(super::estimate("gedaan") > super::estimate("schuurt"));
    }
}
