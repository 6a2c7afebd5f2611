#!/usr/bin/env bash
# The package for Debian in a system made for it, with nothing in it but the least: installed by apt, used, purged: deb.sh PACKAGE
# As root. The system is kept in target/dist-test and used again.
set -euo pipefail
deb=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$PWD/target/dist-test
root=$work/debian
die() { printf 'deb: %s\n' "$*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || die "a system in a folder is made by root: sudo $0 $1"
mkdir -p "$work"
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

# The release and the source of this machine.
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
source=$(apt-get indextargets --format '$(SITE)|$(RELEASE)' "Codename: $release" | head -n 1 | cut -d '|' -f 1)
[ -n "$source" ] || die "apt knows no source of $release: run apt-get update, then the same again"
if [ ! -e "$work/complete" ]; then
    rm -rf "$root"
    debootstrap --variant=minbase "$release" "$root" "$source" >"$work/debootstrap.log" ||
        die "debootstrap could not make a system: $(tail -n 1 "$work/debootstrap.log")"
    touch "$work/complete"
fi
# What is done in it is done in a copy.
rm -rf "$work/root"
cp -a --reflink=auto "$root" "$work/root"
root=$work/root
trap 'rm -rf "$root"' EXIT
inside() { chroot "$root" "$@"; }
# All files but those that dpkg and apt keep for themselves.
files() { (cd "$root" && find . -path ./proc -prune -o -path ./var/lib/dpkg -prune -o -path ./var/lib/apt -prune -o -path ./var/cache -prune -o -path ./var/log -prune -o -path ./tmp -prune -o -print | sort); }
files >"$work/before"

cp "$deb" "$root/tmp/recol.deb"
# The least system already has what the program needs: apt has nothing to fetch, and no source is asked.
inside apt-get install -y -qq --no-install-recommends /tmp/recol.deb >"$work/install.log" 2>&1 || die "apt does not install it: $(cat "$work/install.log")"
files >"$work/installed"
version=$(inside dpkg-query -W -f '${Version}' recol)
depends=$(inside dpkg-query -W -f '${Depends}' recol)
case $depends in *libc6\ \(\>=*) ;; *) die "what it depends on was not computed: $depends" ;; esac
inside dpkg --verify recol
[ "$(inside recol --version)" = "recol $version" ] || die "recol --version is not $version"
inside env HOME=/tmp/home recol demo --headless >"$work/demo.log" || die "the demonstration fails: $(tail -n 3 "$work/demo.log")"
for file in usr/share/man/man1/recol.1.gz usr/share/bash-completion/completions/recol usr/share/zsh/vendor-completions/_recol \
    usr/share/fish/vendor_completions.d/recol.fish usr/share/doc/recol/copyright usr/share/doc/recol/LICENSES-OTHERS; do
    [ -s "$root/$file" ] || die "$file is not there"
done
# man's own reader of it may not be in the least system: this machine's.
zcat "$root/usr/share/man/man1/recol.1.gz" | grep -q '^\.SH KEYS' || die "the manual has no keys"
desktop-file-validate "$root/usr/share/applications/recol.desktop"
inside bash -n /usr/share/bash-completion/completions/recol

rm -rf "$root"/tmp/*
inside dpkg --purge recol >/dev/null
files >"$work/after"
diff "$work/before" "$work/after" >&2 || die "what it left behind stands above"
[ "$(comm -13 "$work/before" "$work/installed" | grep -c /)" -ge 8 ] || die "it installed next to nothing"
echo "deb: recol $version installed, used and purged in $release; it depends on $depends"
