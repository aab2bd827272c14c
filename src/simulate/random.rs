//! The random source of the simulator.

pub(super) use crate::model::Random;
