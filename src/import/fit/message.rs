//! One data message, seen through its definition: values by field number. For the rare kinds; records go by columns.

use super::base_types::BaseType;
use super::definitions::{Definition, Field};

/// A data message and when it was written.
#[derive(Clone, Copy)]
pub(super) struct Message<'a> {
    pub(super) definition: &'a Definition,
    /// From the header byte on.
    pub(super) bytes: &'a [u8],
    /// Its own timestamp, else that of the last message that had one.
    pub(super) clock: u32,
}

impl<'a> Message<'a> {
    fn field(&self, number: u8) -> Option<(Field, &'a [u8])> {
        let field = *self.definition.fields.iter().find(|field| field.number == number)?;
        Some((field, self.bytes.get(field.offset..field.offset.checked_add(field.size)?)?))
    }

    /// The values of a field, `None` for each that is missing.
    pub(super) fn elements(&self, number: u8) -> impl Iterator<Item = Option<f64>> + use<'a> {
        let big_endian = self.definition.big_endian;
        let field = self.field(number);
        field.into_iter().flat_map(move |(field, bytes)| {
            bytes.chunks_exact(field.base.size()).map(move |value| field.base.number(value, big_endian))
        })
    }

    /// The bytes of a field as they stand.
    pub(super) fn raw(&self, number: u8) -> &'a [u8] {
        self.field(number).map_or(&[], |(_, bytes)| bytes)
    }

    /// The first value of a field.
    pub(super) fn number(&self, number: u8) -> Option<f64> {
        self.elements(number).next().flatten()
    }

    /// The first value of a field, divided by its scale.
    pub(super) fn scaled(&self, number: u8, scale: f64) -> Option<f64> {
        self.number(number).map(|value| value / scale)
    }

    /// The first value of a field as a whole number.
    pub(super) fn whole(&self, number: u8) -> Option<u32> {
        self.number(number).filter(|value| (0.0..=f64::from(u32::MAX)).contains(value)).map(|value| value as u32)
    }

    /// A text field up to its end mark; `None` when empty.
    pub(super) fn text(&self, number: u8) -> Option<String> {
        let (field, bytes) = self.field(number)?;
        let text = bytes.split(|byte| *byte == 0).next().filter(|_| field.base == BaseType::Text)?;
        Some(String::from_utf8_lossy(text).trim().to_owned()).filter(|text| !text.is_empty())
    }
}
