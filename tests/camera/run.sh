#!/usr/bin/env bash
# Puts the release build of Récol before a real /dev/video0, with no camera and nothing installed: `make camera-test`.
# How it works, and what it needs: README.md beside this file.
set -euo pipefail
begun=$SECONDS
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(cd "$here/../.." && pwd)
work=$house/target/camera-test
limit=${CAMERA_TEST_LIMIT:-540}
cargo=${CARGO:-cargo}
mkdir -p "$work"
die() { printf 'camera-test: %s\n' "$*" >&2; exit 1; }
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die "it needs Linux on x86_64"
for tool in apt-get apt-cache dpkg-deb "$cargo" timeout; do
    command -v "$tool" >/dev/null || die "there is no $tool here: apt-get install apt dpkg coreutils, and a Rust toolchain"
done

# --- packages: downloaded and unpacked below target/, once ---------------------------------------------------------------
# take FOLDER NAME…: the packages, as files in a new folder
take() {
    local into=$1; shift
    rm -rf "$into"; mkdir -p "$into"
    [ $# -gt 0 ] || die "apt knows no such package: run 'apt-get update' as root and try again"
    (cd "$into" && apt-get download -qq "$@" >/dev/null 2>"$work/apt.log") ||
        die "apt could not download $*: run 'apt-get update' as root with the network up and try again ($(tail -n 1 "$work/apt.log"))"
}
# What QEMU needs and this machine does not have.
emulator() { apt-get install -s --no-install-recommends qemu-system-x86 2>/dev/null | sed -n 's/^Inst \([^ ]*\).*/\1/p'; }
image() { apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: \(linux-image-[0-9][^ ]*\)/\1/p' | head -n 1; }

if command -v qemu-system-x86_64 >/dev/null; then
    qemu=(qemu-system-x86_64)
else
    if [ ! -e "$work/qemu/complete" ]; then
        # shellcheck disable=SC2046
        take "$work/download" $(emulator)
        rm -rf "$work/qemu"; mkdir -p "$work/qemu"
        for package in "$work"/download/*.deb; do dpkg-deb -x "$package" "$work/qemu"; done
        rm -rf "$work/download"; touch "$work/qemu/complete"
    fi
    libraries=$work/qemu/usr/lib/x86_64-linux-gnu
    # Its own libraries are for QEMU alone.
    qemu=(env "LD_LIBRARY_PATH=$libraries:$work/qemu/lib/x86_64-linux-gnu" "QEMU_MODULE_DIR=$libraries/qemu"
          "$work/qemu/usr/bin/qemu-system-x86_64" -L "$work/qemu/usr/share/qemu" -L "$work/qemu/usr/share/seabios")
fi
if [ ! -e "$work/kernel/complete" ]; then
    # shellcheck disable=SC2046
    take "$work/download" $(image) busybox-static
    rm -rf "$work/kernel"; mkdir -p "$work/kernel"
    # Of some hundred megabytes of modules only two families.
    dpkg-deb --fsys-tarfile "$work"/download/linux-image-*.deb |
        tar -x -C "$work/kernel" --wildcards './boot/vmlinuz-*' '*/kernel/drivers/usb/*' '*/kernel/drivers/media/*'
    dpkg-deb --fsys-tarfile "$work"/download/busybox-static_*.deb | tar -x -C "$work/kernel" ./bin/busybox
    rm -rf "$work/download"; touch "$work/kernel/complete"
fi
kernel=$(ls "$work"/kernel/boot/vmlinuz-*)
busybox=$work/kernel/bin/busybox

# --- programs ------------------------------------------------------------------------------------------------------------
program=$("$house/.ci/build")
(cd "$here" && CARGO_TARGET_DIR="$work/build" "$cargo" build --quiet --release --locked)

# --- the guest's files ---------------------------------------------------------------------------------------------------
root=$work/root
rm -rf "$root"; mkdir -p "$root"/{bin,dev,proc,sys,tmp,run,etc,data,modules,fixtures}
put() { # a program and the libraries that it is linked to
    cp -L "$1" "$root/bin/"
    { ldd "$1" || true; } | grep -o '/[^ ]*' | while read -r library; do
        mkdir -p "$root/$(dirname "$library")"; cp -Ln "$library" "$root/$library"
    done
}
cp "$busybox" "$root/bin/busybox"
put "$house/$program"
put "$work/build/release/camera-test"
cp "$house"/fixtures/import/{colleges,programmes,devices}.csv "$root/fixtures/"
# Modules, each after those that it names; what is not a file is built into the kernel.
order=()
module() {
    local file name
    file=$(find "$work/kernel" -name "${1//_/-}.ko" -o -name "${1//-/_}.ko" | head -n 1)
    case " ${order[*]-} " in *" $file "*) return ;; esac
    [ -n "$file" ] || return 0
    for name in $(tr '\0' '\n' <"$file" | sed -n 's/^depends=//p' | tr ',' ' '); do module "$name"; done
    order+=("$file")
}
module vhci-hcd; module uvcvideo
[ ${#order[@]} -ge 2 ] || die "the kernel's package holds no vhci-hcd and uvcvideo: remove $work/kernel and try again"
for at in "${!order[@]}"; do cp "${order[at]}" "$root/modules/$(printf '%02d' "$at")-$(basename "${order[at]}")"; done
echo 'nobody:x:1000:1000::/tmp:/bin/sh' >"$root/etc/passwd"
cat >"$root/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox mkdir -p /dev/pts
/bin/busybox mount -t devtmpfs none /dev
/bin/busybox mkdir -p /dev/pts
/bin/busybox mount -t devpts none /dev/pts
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t sysfs none /sys
/bin/busybox chmod 1777 /tmp
exec </dev/console >/dev/console 2>&1
for module in /modules/*; do /bin/busybox insmod "$module" || echo "not loaded: $module"; done
/bin/camera-test
/bin/busybox reboot -f
INIT
chmod +x "$root/init"
(cd "$root" && find . | "$busybox" cpio -o -H newc 2>/dev/null) >"$work/files.cpio"

# --- the machine ---------------------------------------------------------------------------------------------------------
built=$SECONDS
timeout -k 5 "$limit" "${qemu[@]}" -M pc -accel tcg,thread=multi -cpu max -smp 2 -m 768 -nodefaults -no-user-config \
    -display none -no-reboot -serial stdio -kernel "$kernel" -initrd "$work/files.cpio" \
    -append "console=ttyS0 quiet loglevel=3 panic=-1 reboot=t mitigations=off" </dev/null 2>&1 |
    stdbuf -oL tr -d '\r' | tee "$work/console.log" || true
printf 'camera-test: %d s in the machine, %d s in all\n' $((SECONDS - built)) $((SECONDS - begun))
grep -q '^CAMERA-TEST: ok' "$work/console.log" || die "not every case was ok, or the machine did not end within $limit s: $work/console.log"
