//! stub
/// e
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct ReportError;
/// x
pub fn html(_v: &crate::chart::View<'_>) -> Result<String, ReportError> {
    Ok(String::new())
}
