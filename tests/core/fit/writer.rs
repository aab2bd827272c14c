//! A small FIT writer, for files with known values and for damage in known places.

/// A file in the making.
pub(crate) struct Writer {
    body: Vec<u8>,
    big_endian: bool,
}

/// Base types by their codes in a definition.
pub(crate) const ENUM: u8 = 0x00;
pub(crate) const S8: u8 = 0x01;
pub(crate) const U8: u8 = 0x02;
pub(crate) const S32: u8 = 0x85;
pub(crate) const TEXT: u8 = 0x07;
pub(crate) const U16: u8 = 0x84;
pub(crate) const U32: u8 = 0x86;
pub(crate) const F32: u8 = 0x88;

/// Number, size and base type of a field.
pub(crate) type Field = (u8, u8, u8);

impl Writer {
    /// An empty file.
    pub(crate) fn new(big_endian: bool) -> Self {
        Self { body: Vec::new(), big_endian }
    }

    /// A definition message; developer fields are number, size, developer.
    pub(crate) fn define(&mut self, local: u8, global: u16, fields: &[Field], developer: &[Field]) {
        let flag = if developer.is_empty() { 0x40 } else { 0x60 };
        self.body.extend([flag | local, 0, u8::from(self.big_endian)]);
        self.u16(global);
        for (list, always) in [(fields, true), (developer, false)] {
            if always || !list.is_empty() {
                self.u8(list.len() as u8);
                self.body.extend(list.iter().flat_map(|field| [field.0, field.1, field.2]));
            }
        }
    }

    /// Begins a data message; its values follow in the order of the definition.
    pub(crate) fn data(&mut self, header: u8) -> &mut Self {
        self.u8(header)
    }

    pub(crate) fn u8(&mut self, value: u8) -> &mut Self {
        self.body.push(value);
        self
    }

    pub(crate) fn u16(&mut self, value: u16) -> &mut Self {
        self.bytes(value.to_le_bytes())
    }

    pub(crate) fn u32(&mut self, value: u32) -> &mut Self {
        self.bytes(value.to_le_bytes())
    }

    pub(crate) fn s32(&mut self, value: i32) -> &mut Self {
        self.bytes(value.to_le_bytes())
    }

    pub(crate) fn f32(&mut self, value: f32) -> &mut Self {
        self.bytes(value.to_le_bytes())
    }

    /// A text, padded with zeros.
    pub(crate) fn text(&mut self, text: &str, size: usize) -> &mut Self {
        self.body.extend(text.bytes().chain(std::iter::repeat(0)).take(size));
        self
    }

    fn bytes<const N: usize>(&mut self, mut little_endian: [u8; N]) -> &mut Self {
        if self.big_endian {
            little_endian.reverse();
        }
        self.body.extend(little_endian);
        self
    }

    /// Header, messages, checksum.
    pub(crate) fn finish(&self) -> Vec<u8> {
        let mut file = vec![14, 0x20, 0x54, 0x08];
        file.extend((self.body.len() as u32).to_le_bytes());
        file.extend(b".FIT");
        file.extend(crc(&file).to_le_bytes());
        file.extend(&self.body);
        file.extend(crc(&file).to_le_bytes());
        file
    }
}

/// Bit by bit, as the protocol describes it.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc: u16, byte| {
        (0..8).fold(crc ^ u16::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 })
    })
}
