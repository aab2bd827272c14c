//! The window, through its accessibility tree: no display, no picture, no waiting.

mod cards;
mod flows;
mod idle;
mod importing;
mod keyboard;
mod support;
mod today;
mod truth;
mod words;
