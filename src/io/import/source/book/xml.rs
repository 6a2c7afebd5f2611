//! XML read event by event, with bounds.

use crate::io::import::{error::Problem, source::UNREADABLE};
use quick_xml::{
    Error, Reader, XmlVersion,
    escape::resolve_xml_entity,
    events::{BytesEnd, BytesStart, Event},
};
use std::{
    borrow::Cow,
    io::{BufReader, ErrorKind, Read},
};

/// The deepest nesting of elements: a cell of a workbook is about ten deep.
const DEEPEST: usize = 128;

/// How a reader learns that whoever watches stopped it.
pub(super) const STOPPED: ErrorKind = ErrorKind::ConnectionAborted;

/// A source of bytes that ends an event that is too long.
pub(super) trait Counted: Read {
    /// A new event begins.
    fn begin(&mut self);
}

/// Whatever an archive or its XML cannot be read for.
pub(super) fn damaged(what: impl ToString) -> Problem {
    Problem::Damaged(crate::audit::text::printable_within(&what.to_string(), 200))
}

/// One event.
pub(super) enum Item<'x> {
    /// An element begins. An empty element begins and ends.
    Open(BytesStart<'x>),
    /// An element ends.
    Close(BytesEnd<'x>),
    /// Characters. An entity that is not of XML itself is [`UNREADABLE`]: none is looked up.
    Text(Cow<'x, str>),
    /// A comment, a declaration or the like.
    Nothing,
    /// The part ends.
    End,
}

/// A part being read.
pub(super) struct Xml<R> {
    reader: Reader<BufReader<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: Counted> Xml<R> {
    pub(super) fn of(read: R) -> Self {
        let mut reader = Reader::from_reader(BufReader::new(read));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// Returns the next event.
    ///
    /// # Errors
    /// [`Problem::Damaged`], [`Problem::Stopped`], and [`Problem::Inflates`] if too many bytes were inflated.
    pub(super) fn next(&mut self) -> Result<Item<'_>, Problem> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().begin();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            Error::Io(io) if io.kind() == ErrorKind::FileTooLarge => Problem::Inflates,
            Error::Io(io) if io.kind() == STOPPED => Problem::Stopped,
            other => damaged(other),
        })?;
        Ok(match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(damaged("its elements are nested too deep"));
                }
                Item::Open(tag)
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Item::Close(tag)
            }
            Event::Text(text) => Item::Text(text.xml10_content()),
            Event::CData(text) => Item::Text(text.xml10_content()),
            Event::GeneralRef(named) => {
                let char = named.resolve_char_ref().ok().flatten();
                let char = char.or_else(|| resolve_xml_entity(&named).and_then(|text| text.chars().next()));
                Item::Text(Cow::Owned(char.unwrap_or(UNREADABLE).to_string()))
            }
            Event::Eof => Item::End,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Item::Nothing,
        })
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut all = tag.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// As [`attribute`], as a number.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<u64> {
    attribute(tag, name)?.trim().parse().ok()
}
