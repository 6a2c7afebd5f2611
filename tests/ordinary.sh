#!/usr/bin/env bash
# Root has all tests run by an ordinary user, made for this and gone afterwards: in a home, below a name with blanks and accents,
# with a folder for temporary files that is the user's alone. Root builds; the user runs what was built, and the demonstration.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "$(id -u)" = 0 ] || { echo "This is for root, who has somebody else run the tests. As an ordinary user: make test" >&2; exit 1; }
command -v useradd >/dev/null && command -v setpriv >/dev/null ||
    { echo "This wants useradd and setpriv: apt-get install passwd util-linux" >&2; exit 1; }
umask 022

user=recol-test-$$
useradd --create-home --shell /bin/sh "$user"
home=$(getent passwd "$user" | cut -d: -f6)
# Servers of the tests end by themselves when the tests do, and take a moment for it.
ended() { for _ in {1..60}; do [ -n "$(find /proc -maxdepth 1 -user "$user" 2>/dev/null)" ] || return 0; sleep 1; done; return 1; }
gone() { ended && userdel --remove "$user" 2>/dev/null || echo "the user $user could not be taken away: userdel --remove $user" >&2; }
trap gone EXIT

tree="$home/Récol à l’essai"
temporary="$home/fichiers temporaires"
mkdir "$tree" "$temporary"
tar -c --exclude=./target --exclude=./.git . | tar -x -C "$tree"
chmod 700 "$temporary"
chown -R "$user:" "$tree" "$temporary"

# What the house depends on is the same wherever it lies: it is built once.
mkdir -p "$home/target/debug"
for part in build deps .fingerprint; do
    [ ! -d "target/debug/$part" ] || cp -a --reflink=auto "target/debug/$part" "$home/target/debug/"
done
as_user=(setpriv "--reuid=$user" "--regid=$user" --init-groups -- env -u CARGO_HOME -u RUSTUP_HOME -u XDG_RUNTIME_DIR
         "HOME=$home" "USER=$user" "LOGNAME=$user" "TMPDIR=$temporary")
runner=$(printf ',"%s"' "${as_user[@]}")
cd "$tree"
"${CARGO:-cargo}" test --quiet --tests --target-dir "$home/target" --config "target.'cfg(unix)'.runner=[${runner#,}]"
"${as_user[@]}" "$home/target/debug/recol" demo </dev/null
ended || { echo "the tests left programs running" >&2; exit 1; }
left=$(find "$temporary" -mindepth 1 -maxdepth 1 ! -name 'recol-demo-*')
[ -z "$left" ] || { printf 'the tests left behind:\n%s\n' "$left" >&2; exit 1; }
