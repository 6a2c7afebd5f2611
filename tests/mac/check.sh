#!/usr/bin/env bash
# Récol for macOS, as far as a compiler can tell without one of Apple's: `make mac-check`. Library and program are checked for
# aarch64-apple-darwin, nothing is linked. C code is compiled by nobody: a stand-in says that it did.
set -euo pipefail
begun=$SECONDS
what="make mac-check" target=aarch64-apple-darwin
# shellcheck source=../foreign.sh
. "$(dirname "${BASH_SOURCE[0]}")/../foreign.sh"
work=$house/target/mac
mkdir -p "$work"

stub=$work/stub
# A compiler leaves the file that it is told to, an archiver the one that it names; what is in it nobody looks at.
cat >"$stub" <<'STUB'
#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
    -o) : >"$2"; shift ;;
    *.a) : >"$1" ;;
    esac
    shift
done
STUB
chmod +x "$stub"
export CARGO_TARGET_DIR=$work
export CC_aarch64_apple_darwin=$stub CXX_aarch64_apple_darwin=$stub AR_aarch64_apple_darwin=$stub RANLIB_aarch64_apple_darwin=$stub
# Otherwise Apple's tools would be asked where the system's headers lie.
export SDKROOT=/
"${cargo[@]}" check --quiet --locked --target "$target" "${std[@]}" --lib --bins 2>&1 | tee "$work/checked.log"
! grep -q '^warning' "$work/checked.log" || { echo "$what: no warning is left standing" >&2; exit 1; }
printf 'mac-check: ok, %d s\n' $((SECONDS - begun))
