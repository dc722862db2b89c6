//! The rules the page gives its browser: nothing from outside, and one script known by its hash.

use base64::Engine as _;
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("script.js");

/// The one script of the page. A browser hashes it after turning line ends into `\n`, so that is done here too.
pub(super) fn script() -> String {
    SCRIPT.replace("\r\n", "\n")
}

/// The Content-Security-Policy of a page with `script`.
pub(super) fn policy(script: &str) -> String {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()));
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src 'sha256-{hash}'; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_browsers_compute() {
        // echo -n "alert(1)" | openssl dgst -sha256 -binary | base64
        assert!(policy("alert(1)").contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"));
    }

    #[test]
    fn the_script_stays_small_and_cannot_end_early() {
        assert!(SCRIPT.len() <= 5 * 1024);
        assert!(!SCRIPT.contains("</"));
    }
}
