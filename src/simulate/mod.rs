//! Invented runners: a seeded year with a chosen cause hidden in it.
