#!/usr/bin/env bash
# What people install, made and then installed and removed: run.sh [RECOL.EXE]   (make packages-test; Linux on x86_64 with apt)
# The program for Windows is by default the one that `make windows-test` leaves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exe=${1:-target/windows/x86_64-pc-windows-gnu/release/recol.exe}
die() { printf 'packages-test: %s\n' "$*" >&2; exit 1; }
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die "it needs Linux on x86_64"
[ -f "$exe" ] || die "there is no $exe to make the installer for Windows of. Run this first, then the same again:

    make windows-test
"
# package: program, one a line.
wanted=()
while read -r package program; do command -v "$program" >/dev/null || wanted+=("$package"); done <<'LIST'
debootstrap debootstrap
dpkg-dev dpkg-shlibdeps
desktop-file-utils desktop-file-validate
nsis makensis
ruby ruby
zip zip
unzip unzip
wine wine
gcc-mingw-w64-x86-64-win32 x86_64-w64-mingw32-gcc
LIST
PATH=$PATH:/usr/sbin:/sbin
[ ${#wanted[@]} = 0 ] || sh tests/packages.sh "the tests of the packages" "${wanted[@]}"

.ci/dist "$exe"
cd target/dist
ruby -c recol.rb >/dev/null
grep -q "sha256 \"$(sha256sum recol-*-source.tar.gz | cut -d ' ' -f 1)\"" recol.rb || die "the formula has another digest than the archive"
# Nothing of this machine, and no paper missing.
unpacked=$(mktemp -d); trap 'rm -rf "$unpacked"' EXIT
tar -xzf recol-*-linux-gnu.tar.gz -C "$unpacked"
program=$(echo "$unpacked"/recol-*/recol)
! grep -qF -e "$HOME" -e "$(cd ../.. && pwd)" "$program" || die "the program names a folder of this machine"
"$program" --version --verbose | grep -Eq '^commit: [0-9a-f]{40}' || die "the program does not name its commit"
for paper in LICENSE LICENSES-OTHERS README.md CHANGELOG.md man/recol.1 completions/{recol.bash,_recol,recol.fish,recol.ps1}; do
    [ -s "$unpacked"/recol-*/"$paper" ] || die "the archive lacks $paper"
done
for crate in clap ratatui ring rusqlite rustls; do
    grep -q "^  $crate [0-9]" "$unpacked"/recol-*/LICENSES-OTHERS || die "the licence of $crate is missing"
done
unzip -tq recol-*-windows.zip >/dev/null
cd ../..

tests/dist/deb.sh target/dist/recol_*.deb
tests/dist/installer.sh target/dist/recol-*-setup.exe
echo "packages-test: the archives, the package and the installer hold"
