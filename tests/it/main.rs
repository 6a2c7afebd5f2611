//! The one integration binary: every module of it is listed here.

mod store;
