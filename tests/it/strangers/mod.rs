//! Programs of others, run beside Récol. Those that have to be installed first are in `tests/strangers/packages`; their tests are
//! ignored here and run by `make test-strangers`.

mod age;
mod carried;
mod clients;
mod installed;
mod keyring;
mod labels;
mod libreoffice;
mod papers;
mod rclone;
mod samba;
mod syncthing;
