# How the tests build for another system than this one; sourced by windows/run.sh and mac/check.sh, which set `what` and `target`.
# Leaves `cargo`, the command with its toolchain, and `std`, what has it build the standard library too.
# shellcheck shell=bash disable=SC2034,SC2154

house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Installs what is missing of these packages; says the command where that may not be.
installed() {
    local package missing=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] || sh "$house/tests/packages.sh" "$what" "${missing[@]}"
}

[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || { echo "$what needs Linux on x86_64 with apt" >&2; exit 1; }
command -v apt-get >/dev/null || { echo "$what needs apt-get, of Debian or Ubuntu" >&2; exit 1; }
apt-cache show rustc-web >/dev/null 2>&1 || [ "$(id -u)" != 0 ] || apt-get update -qq || true
if apt-cache show rustc-web >/dev/null 2>&1; then
    # Debian's compiler brings the sources of std along, which is built for the other system: nothing but apt and crates is wanted.
    installed rustc-web cargo-web rust-web-src gcc libc6-dev
    # Whatever toolchain stands before them in the path is not asked, nor is what its user has set.
    unset RUSTUP_TOOLCHAIN RUSTFLAGS RUSTC_WRAPPER
    export PATH=/usr/bin:/bin:/usr/sbin:/sbin RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1
    cargo=(/usr/bin/cargo)
    std=(-Zbuild-std=std,panic_unwind,test)
else
    # Elsewhere rustup has std ready.
    command -v rustup >/dev/null ||
        { echo "$what: there is neither Debian's rustc-web nor rustup here: https://rustup.rs" >&2; exit 1; }
    rustup target add "$target"
    cargo=(cargo)
    std=()
fi
cd "$house"
