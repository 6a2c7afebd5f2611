//! The data of the screen, one file for each part, with the changes that each part can make to itself. It does not
//! depend on the files that change it.

pub mod app;
pub(super) mod burst;
pub mod campaigns;
pub mod dashboard;
pub mod deciding;
pub(super) mod desk;
pub mod dialog;
pub(super) mod drawn;
pub mod findings;
pub mod flight;
pub mod form;
mod fuzzy;
pub mod guide;
pub(super) mod held;
pub mod input;
pub(super) mod keyboard;
pub mod lens;
pub mod line;
pub mod mouse;
mod neighbour;
pub mod note;
pub mod notice;
pub(super) mod outside;
pub(super) mod over;
pub mod palette;
mod query;
pub mod queue;
pub mod reads;
pub mod screen;
pub(super) mod screens;
pub mod setup;
pub mod sync;
pub(super) mod told;
pub mod visit;
pub(super) mod work;
