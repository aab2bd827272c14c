//! Which part of the file on disk is being unpacked: an entry is as much of its archive as its packed bytes are.

/// A part of the file on disk, from 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Share {
    from: f64,
    to: f64,
}

impl Default for Share {
    /// All of it.
    fn default() -> Self {
        Self { from: 0.0, to: 1.0 }
    }
}

impl Share {
    /// Where so many of `all` bytes of it end; at its beginning where they are none.
    pub(super) fn at(self, bytes: u64, all: u64) -> f64 {
        self.from + (self.to - self.from) * (bytes as f64 / all.max(1) as f64).min(1.0)
    }

    /// Its beginning: of what is unpacked whole before anything is read of it, nothing is done yet.
    pub(super) fn start(self) -> Self {
        Self { to: self.from, ..self }
    }

    /// The part of it between two places among `all` bytes.
    pub(super) fn between(self, from: u64, to: u64, all: u64) -> Self {
        Self { from: self.at(from, all), to: self.at(to, all) }
    }
}
