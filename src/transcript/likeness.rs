//! Names that may be meant for each other. Nothing here joins anybody: it only finds whom to ask about.

use super::people::fold_name;

/// Words shorter than this are too much alike to be a slip of the pen: `Jan`, `Jos`.
const SHORT: usize = 4;

/// The number of letters one has to add, leave out, change or swap with their neighbour (Damerau–Levenshtein, each letter
/// in one edit).
pub fn distance(one: &str, other: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { best.min(rows[i - 2][j - 2] + 1) } else { best }
            };
        }
    }
    rows[a.len()][b.len()]
}

/// What two different names have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same but for case, accents or `Last, First`.
    Same,
    /// The same words in another order.
    Order,
    /// A slip of the pen apart.
    Spelling,
    /// One is the first name of the other, or has it as an initial.
    FirstName,
}

/// How two names are alike; `None` when nobody would think so.
pub fn likeness(one: &str, other: &str) -> Option<Likeness> {
    let (one, other) = (fold_name(one), fold_name(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(Likeness::Same);
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let (mut c, mut d) = (a.clone(), b.clone());
    c.sort_unstable();
    d.sort_unstable();
    if c == d {
        Some(Likeness::Order)
    } else if slip(&a, &b) || slip(&c, &d) {
        Some(Likeness::Spelling)
    } else {
        shortened(&a, &b).then_some(Likeness::FirstName)
    }
}

/// Whether a name is the first name in another, letter for letter.
pub fn is_first_name_of(first: &str, whole: &str) -> bool {
    let (first, whole) = (fold_name(first), fold_name(whole));
    !first.is_empty() && whole.split_once(' ').is_some_and(|(word, _)| word == first)
}

/// Letters that may be wrong in a word or name of this length.
fn allowed(length: usize) -> usize {
    match length {
        0..SHORT => 0,
        SHORT..8 => 1,
        _ => 2,
    }
}

/// The same words, some with a letter wrong, or the same letters with the spaces elsewhere.
fn slip(a: &[&str], b: &[&str]) -> bool {
    let close = |x: &str, y: &str| distance(x, y) <= allowed(x.chars().count().max(y.chars().count()));
    if a.len() == b.len() {
        let wrong: usize = a.iter().zip(b).map(|(x, y)| distance(x, y)).sum();
        return wrong <= 2 && a.iter().zip(b).all(|(x, y)| close(x, y));
    }
    a.concat() == b.concat()
}

/// `Petra` or `P. Janssen` for `Petra Janssen`.
fn shortened(a: &[&str], b: &[&str]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    match (short, long) {
        ([only], [first, _, ..]) => only == first || slip(&[only], &[first]),
        ([x, short @ ..], [y, long @ ..]) if short == long && !short.is_empty() => {
            let initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
            initial(x, y) || initial(y, x)
        }
        _ => false,
    }
}

/// The one among `known` that is nearest to a mistyped word, when it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let limit = allowed(lower.chars().count()).max(1);
    let mut found: Vec<(usize, &str)> =
        known.map(|k| (distance(&lower, &k.to_lowercase()), k)).filter(|(d, _)| *d <= limit).collect();
    found.sort_unstable();
    match found.as_slice() {
        [(best, _), (second, _), ..] if best == second => None,
        [(_, only), ..] => Some(only),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_are_counted_by_hand() {
        // One added; one changed and one left out; two neighbours swapped; nothing but letters.
        for (one, other, wanted) in [("wilemijn", "willemijn", 1), ("jansen", "jonse", 2), ("joek", "joke", 1), ("", "abc", 3)] {
            assert_eq!((distance(one, other), distance(other, one)), (wanted, wanted), "{one} {other}");
        }
    }

    #[test]
    fn names_are_alike_as_people_mistake_them() {
        for (one, other, wanted) in [
            ("Kuipers, Noor", "noor KUIPERS", Some(Likeness::Same)),
            ("Kuipers Noor", "Noor Kuipers", Some(Likeness::Order)),
            ("Noor Kuiper", "Noor Kuipers", Some(Likeness::Spelling)),
            ("Noor el Amrani", "Noor ElAmrani", Some(Likeness::Spelling)),
            ("Noor", "Noor Kuipers", Some(Likeness::FirstName)),
            ("N. Kuipers", "Noor Kuipers", Some(Likeness::FirstName)),
            ("Femke", "Femmke Kuipers", Some(Likeness::FirstName)),
            ("Femke de Wit", "Femke de Witt", Some(Likeness::Spelling)),
            // Short words are other names, not slips.
            ("Tom Bos", "Tom Vos", None),
            ("Aad Bos", "Aad Vos", None),
            ("Kuiper Noor", "Noor Kuipers", Some(Likeness::Spelling)),
            ("Jan", "Jos", None),
            ("Noor Kuipers", "Noor Smit", None),
            ("Noor", "Bart Noor", None),
            ("", "Noor", None),
        ] {
            assert_eq!((likeness(one, other), likeness(other, one)), (wanted, wanted), "{one} / {other}");
        }
    }

    #[test]
    fn the_nearest_is_given_only_when_it_is_the_only_one() {
        let files = ["2026-04-09.txt", "2026-06-22.txt"];
        assert_eq!(nearest("2026-04-10.txt", files.into_iter()), Some("2026-04-09.txt"));
        assert_eq!(nearest("2026-04-09.TXT", files.into_iter()), Some("2026-04-09.txt"));
        assert_eq!(nearest("2026-04-0.txt", ["2026-04-01.txt", "2026-04-02.txt"].into_iter()), None);
        assert_eq!(nearest("heel iets anders", files.into_iter()), None);
    }
}
