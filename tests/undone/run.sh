#!/usr/bin/env bash
# Undoes one mend after the other in a copy of the tree, and has the random programs of a team find each: prints how many of the
# programs fail. Each patch here says in its first line what it undoes. Fails if a patch does not apply any more, or goes unnoticed.
# Some two minutes for each patch; names of patches as arguments take those alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=$PWD
tree=$here/target/undone/tree
mkdir -p "$tree"
# Each file is newer than what was built of it: a run that was ended may have left a patch in that.
git ls-files -z | tar --null --files-from=- -c | tar -x -m -C "$tree"
cd "$tree"
fate() {
    "${CARGO:-cargo}" test --quiet --target-dir "$here/target/undone/build" --config 'profile.dev.package.recol.opt-level=0' \
        --test it -- --nocapture hubs::fate >"$here/target/undone/told" 2>&1
}
if ! fate; then
    tail -40 "$here/target/undone/told" >&2
    echo "the programs fail before anything is undone" >&2
    exit 1
fi
unnoticed=0
patches=("$@")
[ ${#patches[@]} -gt 0 ] || patches=(tests/undone/*.patch)
for patch in "${patches[@]}"; do
    name=$(basename "$patch" .patch)
    patch --quiet -p1 <"tests/undone/$name.patch"
    if fate; then
        found="not noticed"
        unnoticed=1
    else
        # Without a number it was not built.
        found=$(grep -o '[0-9]* of [0-9]* programs fail' "$here/target/undone/told") || { cat "$here/target/undone/told" >&2; exit 1; }
    fi
    printf '%-32s %-24s %s\n' "$name" "$found" "$(head -1 "tests/undone/$name.patch")"
    patch --quiet --reverse -p1 <"tests/undone/$name.patch"
done
exit "$unnoticed"
