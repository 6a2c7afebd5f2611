//! Bytes sealed to a passphrase, as a file of the age format (age-encryption.org/v1): what goes by mail is read by whoever knows the
//! passphrase, with any program that knows the format, and by nobody else.

use age::{
    DecryptError, Decryptor, Encryptor,
    scrypt::{Identity, Recipient},
    secrecy::{ExposeSecret as _, SecretString, zeroize::Zeroizing},
};
use std::{
    fmt,
    io::{self, Read as _, Write as _},
    iter,
    path::Path,
};

/// How the name of a sealed file ends.
pub const ENDING: &str = "age";
/// The fewest characters of a passphrase that something is sealed to.
pub const FEWEST: usize = 12;

/// How every age file begins, whatever its version.
const BEGINNING: &[u8] = b"age-encryption.org/";
/// The work that one try of a passphrase takes, as a power of two: a quarter of a gigabyte of memory and about a second, as the
/// program age has it.
const WORK: u8 = 18;
/// The most work that a file of somebody else may ask for: a gigabyte of memory and some seconds.
const MOST_WORK: u8 = 20;

/// Why something was not sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The passphrase can be guessed.
    #[error("the passphrase has {found} characters; at least {FEWEST} were expected")]
    Short {
        /// How many characters it has.
        found: usize,
    },
    /// It is no age file, or the head of one was altered.
    #[error("it is no file sealed by age, or its head was altered")]
    NotSealed,
    /// It is an age file of a version that came later.
    #[error("it is sealed in a form of age that is not known here")]
    Newer,
    /// Only the key of its recipient opens it.
    #[error("it is sealed to a key; one that is sealed to a passphrase was expected")]
    ToKey,
    /// Opening it would take memory and time that nobody needs.
    #[error("opening it asks for work 2^{asked}; at most 2^{MOST_WORK} was expected")]
    TooMuchWork {
        /// The work that it asks for, as a power of two.
        asked: u8,
    },
    /// The passphrase is another. Where the part of the head that holds the key was altered, it looks the same.
    #[error("the passphrase does not open it")]
    Passphrase,
    /// The passphrase is right, and something behind it was altered or is missing.
    #[error("it was altered or cut off after it was sealed")]
    Damaged,
    /// Sealing failed.
    #[error("it could not be sealed: {0}")]
    Failed(String),
}

/// A text or bytes that hold a secret. They are wiped from memory with the value, as long as they do not grow beyond the room that
/// they were given first.
pub type Wiped<T> = Zeroizing<T>;

/// A passphrase. It is wiped from memory with the value.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// A passphrase as it was typed.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self::of(&Wiped::new(typed))
    }

    /// The passphrase in a text, which belongs to the caller.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // A copy of its exact size: one with room to spare would be moved to take that off, and what was left behind not be wiped.
        Self(text.into())
    }

    /// Whether it is the same as another, which was typed to be sure of it.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }

    /// Makes sure that it is long enough for sealing.
    ///
    /// # Errors
    /// [`SealError::Short`].
    pub fn long_enough(&self) -> Result<(), SealError> {
        let found = self.0.expose_secret().chars().count();
        if found < FEWEST { Err(SealError::Short { found }) } else { Ok(()) }
    }
}

impl fmt::Debug for Passphrase {
    /// Does not show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Whether the name of a file is that of a sealed one.
#[must_use]
pub fn is_named_sealed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Whether bytes are those of an age file, as far as their beginning tells.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

/// Seals bytes to a passphrase. Twice the same gives different bytes each time.
///
/// # Errors
/// [`SealError::Short`], and [`SealError::Failed`] if the system gives no randomness.
pub fn seal(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, SealError> {
    passphrase.long_enough()?;
    sealed(bytes, passphrase, WORK)
}

fn sealed(bytes: &[u8], passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, SealError> {
    let mut recipient = Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _)).map_err(|_| SealError::Failed("age".to_owned()))?;
    let written = || -> io::Result<Vec<u8>> {
        let mut writer = encryptor.wrap_output(Vec::new())?;
        writer.write_all(bytes)?;
        writer.finish()
    };
    written().map_err(|error| SealError::Failed(error.to_string()))
}

/// Makes sure that a passphrase may open a file, as far as its head tells: nobody is asked for one in vain.
///
/// # Errors
/// [`SealError::NotSealed`], [`SealError::Newer`], [`SealError::ToKey`].
pub fn takes_passphrase(bytes: &[u8]) -> Result<(), SealError> {
    head(bytes).map(drop)
}

fn head(bytes: &[u8]) -> Result<Decryptor<&[u8]>, SealError> {
    if !is_sealed(bytes) {
        return Err(SealError::NotSealed);
    }
    let decryptor = Decryptor::new_buffered(bytes).map_err(refused)?;
    if decryptor.is_scrypt() { Ok(decryptor) } else { Err(SealError::ToKey) }
}

/// Opens what was sealed to a passphrase. Either the whole content comes back, exactly as it was sealed, or nothing of it.
///
/// # Errors
/// Every case of [`SealError`] but [`SealError::Short`] and [`SealError::Failed`].
pub fn open(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, SealError> {
    let decryptor = head(bytes)?;
    let mut identity = Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    let mut reader = decryptor.decrypt(iter::once(&identity as _)).map_err(refused)?;
    let mut content = Vec::with_capacity(bytes.len());
    reader.read_to_end(&mut content).map_err(|_| SealError::Damaged)?;
    Ok(content)
}

/// What an error of the head means.
fn refused(error: DecryptError) -> SealError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            SealError::Passphrase
        }
        DecryptError::ExcessiveWork { required, .. } => SealError::TooMuchWork { asked: required },
        DecryptError::UnknownFormat => SealError::Newer,
        DecryptError::InvalidMac => SealError::Damaged,
        // Further cases may come with a later version: whatever they are, the head was not understood.
        _ => SealError::NotSealed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// So little work that every byte of a file can be tried.
    const LITTLE: u8 = 1;

    fn words(words: &str) -> Passphrase {
        Passphrase::new(words.to_owned())
    }

    fn given(bytes: &[u8]) -> Vec<u8> {
        sealed(bytes, &words("un deux trois quatre"), LITTLE).unwrap()
    }

    #[test]
    fn what_is_sealed_is_opened_by_its_passphrase_alone() {
        let phrase = words("chaise pluie cuivre");
        let file = seal(b"the content", &phrase).unwrap();
        assert!(is_sealed(&file) && !file.windows(7).any(|part| part == b"content"));
        assert_eq!(open(&file, &phrase).unwrap(), b"the content");
        for other in ["chaise pluie cuivrE", "chaise pluie cuivre ", ""] {
            assert!(matches!(open(&file, &words(other)), Err(SealError::Passphrase)), "{other:?}");
        }
        assert_ne!(seal(b"the content", &phrase).unwrap(), file, "what is the same does not look the same");
    }

    #[test]
    fn a_short_passphrase_seals_nothing() {
        assert!(matches!(seal(b"a", &words("onze lettre")), Err(SealError::Short { found: 11 })));
        // Characters, not bytes.
        assert!(matches!(seal(b"a", &words("ééééééééééé")), Err(SealError::Short { found: 11 })));
        assert!(seal(b"a", &words("éééééééééééé")).is_ok());
        assert!(!format!("{:?}", words("secret words here")).contains("secret"));
    }

    #[test]
    fn the_name_of_a_sealed_file_ends_in_age() {
        for (name, named) in [("pv.pdf.age", true), ("PV.PDF.AGE", true), ("a/b.age", true), ("age", false), ("age.pdf", false)] {
            assert_eq!(is_named_sealed(Path::new(name)), named, "{name}");
        }
    }

    #[test]
    fn every_byte_that_is_altered_is_told() {
        let file = given(b"pv of a college");
        let phrase = words("un deux trois quatre");
        for at in 0..file.len() {
            for bit in [0x01, 0x20, 0x80] {
                let mut altered = file.clone();
                altered[at] ^= bit;
                let opened = open(&altered, &phrase);
                assert!(opened.is_err(), "byte {at} with {bit:#x}: {opened:?}");
            }
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_goes_on_is_told() {
        // Over more than one part of the stream, each of 64 KiB: a cut between two gives no first part.
        let content = vec![7; (64 << 10) + 100];
        let (file, phrase) = (given(&content), words("un deux trois quatre"));
        let head = file.len() - (content.len() + 2 * 16);
        for end in (0..head).chain([head, head + (64 << 10) + 16, file.len() - 17, file.len() - 1]) {
            assert!(open(&file[..end], &phrase).is_err(), "{end} bytes of {}", file.len());
        }
        let mut longer = file.clone();
        longer.push(0);
        assert!(matches!(open(&longer, &phrase), Err(SealError::Damaged)));
    }

    #[test]
    fn files_that_are_sealed_otherwise_say_so() {
        let phrase = words("un deux trois quatre");
        let to_key = b"age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n\
            EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n0123456789abcdefghij";
        assert!(matches!(open(to_key, &phrase), Err(SealError::ToKey)));
        // The head alone tells it, before anybody is asked for a passphrase.
        assert!(matches!(takes_passphrase(to_key), Err(SealError::ToKey)));
        assert!(matches!(takes_passphrase(b"%PDF-1.7"), Err(SealError::NotSealed)));
        assert!(takes_passphrase(&given(b"a")).is_ok());
        assert!(matches!(
            open(b"age-encryption.org/v9\n-> new\n\n--- \n", &phrase),
            Err(SealError::Newer | SealError::NotSealed)
        ));
        for foreign in [&b""[..], b"%PDF-1.7", b"PK\x03\x04", b"age-encryption.org/", b"age-encryption.org/v1\n"] {
            assert!(matches!(open(foreign, &phrase), Err(SealError::NotSealed | SealError::Newer)), "{foreign:?}");
        }
        // A head that asks for memory without end is refused before any is taken.
        let text = String::from_utf8_lossy(&given(b"a")).into_owned();
        let line = text.lines().nth(1).unwrap().to_owned();
        let asks = |work: &str| {
            let file = given(b"a");
            let at = file.iter().position(|byte| *byte == b'>').unwrap();
            let end = at + file[at..].iter().position(|byte| *byte == b'\n').unwrap();
            [&file[..end - 1], work.as_bytes(), &file[end..]].concat()
        };
        assert!(line.ends_with(" 1"), "{line}");
        assert!(matches!(open(&asks("21"), &phrase), Err(SealError::TooMuchWork { asked: 21 })));
        assert!(matches!(open(&asks("63"), &phrase), Err(SealError::TooMuchWork { asked: 63 })));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..crate::kept_below_tests() })]

        /// Whatever is sealed comes back, and another passphrase gives nothing.
        #[test]
        fn round_trips(content in prop::collection::vec(any::<u8>(), 0..4_000), phrase in ".{12,40}", other in ".{0,40}") {
            let file = sealed(&content, &words(&phrase), LITTLE).unwrap();
            prop_assert_eq!(open(&file, &words(&phrase)).unwrap(), content);
            prop_assert_eq!(open(&file, &words(&other)).is_ok(), other == phrase);
        }
    }
}
