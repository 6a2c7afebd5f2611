#!/bin/sh
# What the tests of the PostgreSQL hub need: the server's programs (initdb, postgres) from the system's packages. Installs them
# where they are not there yet; the tests start servers of their own, as a user without rights, and stop them.
set -eu

found() {
    command -v initdb >/dev/null 2>&1 && return 0
    for bin in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
        [ -x "$bin/initdb" ] && return 0
    done
    return 1
}

found && exit 0
if command -v brew >/dev/null 2>&1; then
    echo "the tests of the PostgreSQL hub: brew install postgresql@17"
    brew install --quiet postgresql@17
else
    sh "$(dirname "$0")/../packages.sh" "the tests of the PostgreSQL hub" postgresql
fi
found || { echo "the tests need PostgreSQL's server (initdb, postgres): install it, then run make test again" >&2; exit 1; }
