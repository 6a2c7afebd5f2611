//! Texts of others: UTF-8, or UTF-16 where a byte-order mark says so, as PowerShell's `>` and Notepad write them. The mark is
//! left out. What can be neither is refused: read wrongly, it would be recorded as something that nobody wrote.

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// The byte-order marks, and what follows them (Unicode Standard, 23.8).
const MARKS: [(&[u8], &Encoding); 3] = [(&[0xef, 0xbb, 0xbf], UTF_8), (&[0xff, 0xfe], UTF_16LE), (&[0xfe, 0xff], UTF_16BE)];

/// It is in no encoding that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no text in UTF-8, nor in UTF-16 with its byte-order mark")]
pub struct NoText;

/// The text that bytes hold.
///
/// # Errors
/// [`NoText`] for bytes that are not in the encoding of their mark, or in UTF-8 where there is none; and for a text
/// with a NUL: no text has one, and UTF-16 without its mark is full of them.
pub fn decoded(bytes: &[u8]) -> Result<String, NoText> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(mark..).unwrap_or_default();
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    text.filter(|text| !text.contains('\0')).map(std::borrow::Cow::into_owned).ok_or(NoText)
}

/// A stream whose text is UTF-8 from here on, if its mark names an encoding; without a mark it stays as it is. Waits for the first
/// byte, and for further ones only while they may be a mark.
///
/// # Errors
/// What the stream answers. Later, it answers [`NoText`] in an error where its text is not in the encoding of its mark.
pub fn stream<'a>(mut input: Box<dyn BufRead + 'a>) -> io::Result<Box<dyn BufRead + 'a>> {
    let mut head = Vec::new();
    loop {
        if let Some((_, encoding)) = MARKS.iter().find(|(mark, _)| *mark == head) {
            return Ok(if *encoding == UTF_8 { input } else { Box::new(BufReader::new(Transcoded::of(input, encoding))) });
        }
        let may_be_mark = MARKS.iter().any(|(mark, _)| mark.starts_with(&head));
        match input.fill_buf()?.first().filter(|_| may_be_mark) {
            Some(byte) => head.push(*byte),
            None => return Ok(Box::new(Cursor::new(head).chain(input))),
        }
        input.consume(1);
    }
}

/// Whether a line in UTF-8 is one in UTF-16 whose mark is missing: of each pair of its bytes the same one is a NUL.
#[must_use]
pub fn is_unmarked_utf16(line: &[u8]) -> bool {
    let nuls = |odd: usize| line.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let pairs = line.len() / 2;
    pairs > 0 && (even == 0) != (odd == 0) && even.max(odd) >= pairs
}

/// A stream in another encoding, read as UTF-8.
struct Transcoded<R> {
    input: R,
    decoder: Decoder,
    text: String,
    /// How much of the text was handed over.
    told: usize,
    ended: bool,
}

impl<R: BufRead> Transcoded<R> {
    fn of(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { input, decoder, text: String::new(), told: 0, ended: false }
    }
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut left = self.text.as_bytes().get(self.told..).unwrap_or_default();
            if !left.is_empty() || self.ended {
                let told = left.read(out)?;
                self.told += told;
                return Ok(told);
            }
            let chunk = self.input.fill_buf()?;
            self.ended = chunk.is_empty();
            self.text.clear();
            self.told = 0;
            // Enough for whatever the bytes may hold: UTF-8 takes three for two of UTF-16.
            self.text.reserve(self.decoder.max_utf8_buffer_length_without_replacement(chunk.len()).unwrap_or_default());
            let (result, read) = self.decoder.decode_to_string_without_replacement(chunk, &mut self.text, self.ended);
            self.input.consume(read);
            if let DecoderResult::Malformed(..) = result {
                return Err(io::Error::new(io::ErrorKind::InvalidData, NoText));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_text_is_read_by_its_mark() {
        let said = "ascii = true\r\nauthor = \"É😀\"";
        let marked = "\u{feff}".to_owned() + said;
        let marked = marked.as_str();
        for bytes in [
            said.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(marked, u16::to_le_bytes),
            utf16(marked, u16::to_be_bytes),
        ] {
            assert_eq!(decoded(&bytes).unwrap(), said);
            for size in [1, 2, 3, 8_192] {
                let mut text = String::new();
                let input = Box::new(BufReader::with_capacity(size, bytes.as_slice()));
                stream(input).unwrap().read_to_string(&mut text).unwrap();
                assert_eq!(text, said, "{size} bytes at a time");
            }
        }
        for bytes in
            [utf16(said, u16::to_le_bytes), vec![0xff], b"a\0b".to_vec(), vec![0xff, 0xfe, 0, 0xd8], vec![0xff, 0xfe, 65]]
        {
            assert_eq!(decoded(&bytes), Err(NoText), "{bytes:?}");
        }
        for bytes in [vec![0xff, 0xfe, 0, 0xd8], vec![0xfe, 0xff, 0xdc, 0, 0, 65], vec![0xff, 0xfe, 65]] {
            let ended = stream(Box::new(bytes.as_slice())).unwrap().read_to_end(&mut Vec::new());
            assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::InvalidData, "{bytes:?}");
        }
    }

    #[test]
    fn what_begins_like_a_mark_and_is_none_is_whole() {
        for bytes in [&b""[..], b"A", &[0xef], &[0xef, 0xbb, b'a'], &[0xff, b'a'], &[0xc3, 0xa9]] {
            let mut read = Vec::new();
            stream(Box::new(bytes)).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes);
        }
    }

    #[test]
    fn a_line_of_utf_16_is_told_from_one_of_utf_8() {
        for (line, is) in [
            (&b""[..], false),
            (b"A", false),
            (b"HDS-1", false),
            (b"A\0", true),
            (b"H\0D\0S\0\r\0", true),
            (b"\0H\0D\0S\0\r", true),
            // The second half of the end of a line before.
            (b"\0H\0D\0S\0\r\0", true),
            (b"nul\0inside", false),
            (b"\0\0", false),
            (b"a\0b", true),
        ] {
            assert_eq!(is_unmarked_utf16(line), is, "{line:?}");
        }
    }
}
