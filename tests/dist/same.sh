#!/usr/bin/env bash
# The same commit gives the same bytes: what target/dist holds is made again in another folder, whose name has blanks and accents,
# and compared: same.sh [RECOL.EXE]   (make reproducible-test; nothing may be altered that is not committed)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exe=${1:+$(realpath "$1")}
altered=$(git status --porcelain --untracked-files=no)
[ -z "$altered" ] || { printf 'reproducible-test: these are altered and not committed:\n%s\n' "$altered" >&2; exit 1; }
.ci/dist ${exe:+"$exe"} >/dev/null
other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
git clone --quiet --no-hardlinks . "$other/Récol à côté"
git -C "$other/Récol à côté" checkout --quiet --detach "$(git rev-parse HEAD)"
(umask 077; "$other/Récol à côté/.ci/dist" ${exe:+"$exe"} >/dev/null)
diff -r target/dist "$other/Récol à côté/target/dist" || { echo "reproducible-test: these differ" >&2; exit 1; }
(cd target/dist && cat SHA256SUMS-*)
echo "reproducible-test: the same bytes twice"
