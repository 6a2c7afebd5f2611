#!/bin/sh
# Installs the programs of others that the tests in tests/it/strangers run: those of the list beside this file that are not here.
set -eu

list=$(dirname "$0")/packages
[ "$(uname -s)" = Linux ] || { echo "make test-strangers needs Linux with apt" >&2; exit 1; }
PATH=$PATH:/usr/sbin:/sbin
wanted=""
while read -r program package; do
    case $program in "#"* | "") continue ;; esac
    command -v "$program" >/dev/null 2>&1 || wanted="$wanted $package"
done <"$list"
# shellcheck disable=SC2086
[ -z "$wanted" ] || sh "$(dirname "$0")/../packages.sh" "the tests with programs of others" $wanted

# The clients from PyPI, in a folder of their own.
clients=$(dirname "$0")/../../target/strangers-clients
venv() { [ -x "$clients/bin/pip" ] || python3 -m venv "$clients"; }
venv 2>/dev/null || {
    # Debian's Python comes without it.
    sh "$(dirname "$0")/../packages.sh" "the tests with programs of others" python3-venv
    venv
}
"$clients/bin/python" -m pip install --quiet --disable-pip-version-check -r "$(dirname "$0")/clients.txt"
