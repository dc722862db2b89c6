//! The bytes of a file under a cap: the size is checked before reading and counted while reading, and only a
//! regular file is read, so a pipe or a device never makes a run hang.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::{Limits, ReadError};

/// Reads a whole regular file of at most `limits.file_bytes` bytes.
pub fn read_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    regular(&std::fs::metadata(path).map_err(|e| ReadError::unreadable(&e))?)?;
    let file = open_without_waiting(path).map_err(|e| ReadError::unreadable(&e))?;
    // Between the look and the opening the file may have been swapped: the handle decides.
    let metadata = file.metadata().map_err(|e| ReadError::unreadable(&e))?;
    regular(&metadata)?;
    if metadata.len() > limits.file_bytes {
        return Err(ReadError::too_large(limits.file_bytes));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // A growing file, or one whose size is a lie, is stopped by counting.
    let cap = limits.file_bytes.saturating_add(1);
    file.take(cap).read_to_end(&mut bytes).map_err(|e| ReadError::unreadable(&e))?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(ReadError::too_large(limits.file_bytes));
    }
    Ok(bytes)
}

/// How much of a file tells whether it is text.
const HEAD: u64 = 8 << 10;

/// The beginning of a regular file, whatever its size.
pub fn read_head(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_part(path, 0, HEAD).map_err(|e| ReadError::unreadable(&e))
}

/// Both ends of a regular file, by which most files can be told apart.
pub fn read_ends(path: &Path) -> Result<Vec<u8>, ReadError> {
    const END: u64 = 1 << 10;
    let length = std::fs::metadata(path).map_err(|e| ReadError::unreadable(&e))?.len();
    let read = |from| read_part(path, from, END).map_err(|e| ReadError::unreadable(&e));
    let mut bytes = read(0)?;
    bytes.extend(read(length.saturating_sub(END))?);
    Ok(bytes)
}

fn read_part(path: &Path, from: u64, length: u64) -> std::io::Result<Vec<u8>> {
    let mut file = open_without_waiting(path)?;
    if !file.metadata()?.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens for reading; on Unix without waiting for a writer on a pipe.
fn open_without_waiting(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        use std::os::unix::fs::OpenOptionsExt;
        const O_NONBLOCK: i32 = 0o4000;
        options.custom_flags(O_NONBLOCK);
    }
    options.open(path)
}

fn regular(metadata: &Metadata) -> Result<(), ReadError> {
    if metadata.is_file() {
        return Ok(());
    }
    let (nl, en) = if metadata.is_dir() { ("een map", "a folder") } else { ("geen gewoon bestand", "not a regular file") };
    Err(ReadError::new(
        "unreadable",
        format!("Dit is {nl}, geen transcript; kies het bestand zelf."),
        format!("This is {en}, not a transcript; choose the file itself."),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_by_size_before_reading() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(10 << 30).unwrap();
        assert_eq!(read_bytes(file.path(), &Limits::default()).unwrap_err().code, "too-large");
    }

    #[test]
    fn refuses_what_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits::default();
        assert_eq!(read_bytes(folder.path(), &limits).unwrap_err().code, "unreadable");
        assert_eq!(read_bytes(&folder.path().join("none.vtt"), &limits).unwrap_err().code, "unreadable");
        #[cfg(unix)]
        assert_eq!(read_bytes(Path::new("/dev/zero"), &limits).unwrap_err().code, "unreadable");
    }

    #[test]
    fn reads_exactly_the_cap() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), [b'a'; 10]).unwrap();
        let cap = |file_bytes| Limits { file_bytes, ..Limits::default() };
        assert_eq!(read_bytes(file.path(), &cap(10)).unwrap().len(), 10);
        assert_eq!(read_bytes(file.path(), &cap(9)).unwrap_err().code, "too-large");
    }
}
