#!/bin/sh
# What tests need of the system's packages: packages.sh FOR-WHAT PACKAGE…
# Installs them as root, or by sudo. Where neither may be, it names the command and fails.
set -eu

what=$1
shift
if [ "$(id -u)" = 0 ]; then
    as_root="" first=""
else
    as_root="sudo" first="sudo "
fi
# Without a terminal nobody can be asked for a password.
[ -t 0 ] || as_root="${as_root:+sudo -n}"

by_hand() {
    printf '%s: %s.\nInstall it, then run the same again:\n\n    %sapt-get update && %sapt-get install %s\n\n' \
        "$what" "$1" "$first" "$first" "$packages" >&2
    exit 1
}

packages=$*
command -v apt-get >/dev/null 2>&1 || {
    printf '%s: there is no apt-get here. Install what Debian calls %s, then run the same again.\n' "$what" "$packages" >&2
    exit 1
}
if [ -n "$as_root" ]; then
    command -v sudo >/dev/null 2>&1 || by_hand "this wants $packages, and you may not install packages"
    $as_root true 2>/dev/null || by_hand "this wants $packages, and sudo lets you install nothing without a password"
fi
echo "$what: ${first}apt-get install $packages"
# A list of packages that cannot be fetched now may still do.
$as_root apt-get update -qq || true
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
    by_hand "apt-get could not install $packages"
