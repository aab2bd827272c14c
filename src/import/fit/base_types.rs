//! The kinds of number a FIT field may hold, their size, and the value that means "nothing here".

/// A base type of the FIT protocol; `enum` and `byte` read as unsigned bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BaseType {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    Text,
    F32,
    F64,
    /// Unsigned types whose missing value is zero.
    U8z,
    U16z,
    U32z,
    I64,
    U64,
    U64z,
}

impl BaseType {
    /// The type with this code in a definition; only the lower five bits count.
    pub(super) fn from_code(code: u8) -> Option<Self> {
        Some(match code & 0x1F {
            0 | 2 | 13 => Self::U8,
            1 => Self::I8,
            3 => Self::I16,
            4 => Self::U16,
            5 => Self::I32,
            6 => Self::U32,
            7 => Self::Text,
            8 => Self::F32,
            9 => Self::F64,
            10 => Self::U8z,
            11 => Self::U16z,
            12 => Self::U32z,
            14 => Self::I64,
            15 => Self::U64,
            16 => Self::U64z,
            _ => return None,
        })
    }

    /// Bytes of one value.
    pub(super) fn size(self) -> usize {
        match self {
            Self::I8 | Self::U8 | Self::U8z | Self::Text => 1,
            Self::I16 | Self::U16 | Self::U16z => 2,
            Self::I32 | Self::U32 | Self::U32z | Self::F32 => 4,
            Self::F64 | Self::I64 | Self::U64 | Self::U64z => 8,
        }
    }

    /// The number in the first bytes; `None` if it is this type's missing value, not a number, or too short.
    pub(super) fn number(self, bytes: &[u8], big_endian: bool) -> Option<f64> {
        let raw = unsigned(bytes.get(..self.size())?, big_endian);
        let bits = self.size() as u32 * 8;
        let all_ones = u64::MAX >> (64 - bits);
        match self {
            Self::Text => None,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => (raw != all_ones).then_some(raw as f64),
            Self::U8z | Self::U16z | Self::U32z | Self::U64z => (raw != 0).then_some(raw as f64),
            Self::I8 | Self::I16 | Self::I32 | Self::I64 => {
                let signed = (raw << (64 - bits)) as i64 >> (64 - bits);
                (raw != all_ones >> 1).then_some(signed as f64)
            }
            Self::F32 => Some(f64::from(f32::from_bits(raw as u32))).filter(|value| value.is_finite()),
            Self::F64 => Some(f64::from_bits(raw)).filter(|value| value.is_finite()),
        }
    }
}

/// Up to eight bytes as one unsigned number.
fn unsigned(bytes: &[u8], big_endian: bool) -> u64 {
    let join = |number: u64, byte: &u8| (number << 8) | u64::from(*byte);
    if big_endian { bytes.iter().fold(0, join) } else { bytes.iter().rev().fold(0, join) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_drops_its_own_missing_value_and_keeps_its_sign() {
        assert_eq!(BaseType::U8.number(&[0xFF], false), None);
        assert_eq!(BaseType::I8.number(&[0x7F], false), None);
        assert_eq!(BaseType::I8.number(&[0xFF], false), Some(-1.0));
        assert_eq!(BaseType::U16.number(&[0x12, 0x34], true), Some(f64::from(0x1234)));
        assert_eq!(BaseType::I16.number(&[0xFE, 0xFF], false), Some(-2.0));
        assert_eq!(BaseType::I32.number(&[0xFF, 0xFF, 0xFF, 0x7F], false), None);
        assert_eq!(BaseType::U32z.number(&[0; 4], false), None);
        assert_eq!(BaseType::F32.number(&1.5_f32.to_le_bytes(), false), Some(1.5));
        assert_eq!(BaseType::F32.number(&[0xFF; 4], false), None);
        assert_eq!(BaseType::U32.number(&[1, 2], false), None);
    }
}
