#!/usr/bin/env bash
# Récol for Windows: built on Linux, its tests run by wine. `make windows-test`; README.md beside this file.
set -euo pipefail
begun=$SECONDS
what="make windows-test" target=x86_64-pc-windows-gnu
# shellcheck source=../foreign.sh
. "$(dirname "${BASH_SOURCE[0]}")/../foreign.sh"
work=$house/target/windows
mkdir -p "$work"
installed gcc-mingw-w64-x86-64-win32 wine wine64

# --- built: the program as it is released, but for the slow last steps of optimising it ----------------------------------
export CARGO_TARGET_DIR=$work CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1
tests=("${cargo[@]}" test --quiet --locked --release --target "$target" "${std[@]}" --lib --bins --test it)
"${tests[@]}" --no-run 2>&1 | tee "$work/built.log"
! grep -q '^warning' "$work/built.log" || { echo "$what: no warning is left standing" >&2; exit 1; }
built=$SECONDS

# --- a Windows of its own, with a folder for temporary files beside it ---------------------------------------------------
# Wine ends at once where the folder for temporary files is not to its liking; nobody needs a window.
unset TMPDIR DISPLAY WAYLAND_DISPLAY
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL=C.UTF-8
temporary=$work/tmp
rm -rf "$temporary"; mkdir -p "$temporary"
[ -e "$WINEPREFIX/system.reg" ] || wineboot --init >/dev/null 2>&1
# Until wine 8 there is no ProcessPrng, which std asks for random numbers: a library of that name asks an older one.
system=$WINEPREFIX/drive_c/windows/system32
[ -e "$system/bcryptprimitives.dll" ] || x86_64-w64-mingw32-gcc -shared -o "$system/bcryptprimitives.dll" "$house/tests/windows/prng.c" -ladvapi32
trap 'wineserver -k || true' EXIT
for name in TEMP TMP; do wine reg add 'HKCU\Environment' /v "$name" /d "Z:${temporary//\//\\}" /f >/dev/null; done

# --- run -----------------------------------------------------------------------------------------------------------------
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
"${tests[@]}" "$@"
wineserver -w
left=$(find "$temporary" -mindepth 1 -maxdepth 1)
[ -z "$left" ] || { printf 'the tests left behind:\n%s\n' "$left" >&2; exit 1; }
printf 'windows-test: ok under %s; %d s to build, %d s in all: %s\n' "$(wine --version)" $((built - begun)) $((SECONDS - begun)) \
    "$work/$target/release/recol.exe"
