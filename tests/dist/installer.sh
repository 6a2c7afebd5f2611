#!/usr/bin/env bash
# The installer for Windows under wine, silently: installed, again, elsewhere, while Récol is open, and removed: installer.sh SETUP.EXE
# In a prefix of its own below target/, made anew each time.
set -euo pipefail
setup=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
house=$PWD work=$PWD/target/dist-test
die() { printf 'installer: %s\n' "$*" >&2; exit 1; }
# Wine dies of a TMPDIR that it does not like.
unset TMPDIR DISPLAY
export WINEPREFIX=$work/wine WINEDEBUG=-all LC_ALL=C.UTF-8
rm -rf "$WINEPREFIX" && mkdir -p "$work"
trap 'wineserver -k || true' EXIT
wineboot -i >/dev/null 2>&1 || die "wine makes no prefix"
system=$WINEPREFIX/drive_c/windows/system32
# One library of Windows 10 that the program wants and this wine lacks.
[ -e "$system/bcryptprimitives.dll" ] ||
    printf '%s\n' '#include <windows.h>' 'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);' \
        '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE b, SIZE_T n) { return SystemFunction036(b, n); }' |
        x86_64-w64-mingw32-gcc -shared -o "$system/bcryptprimitives.dll" -x c - -ladvapi32

wine_() { timeout 120 wine "$@"; }
home=$(wine_ cmd /c 'echo %LOCALAPPDATA%' | tr -d '\r')
place="$home\\Programs\\Recol"
# What wine knows of the user, once it has written everything down.
registry() { wineserver -w; sed -e '/^#time=/d' -e 's/^\(\[.*\]\) [0-9]*$/\1/' "$WINEPREFIX/user.reg"; }
entry() { registry | sed -n '/^\[.*Uninstall\\\\Recol\]/,/^$/p'; }
# The user's PATH with its kind, as the registry's file spells it.
path() { registry | sed -n '/^\[Environment\]/,/^$/s/^"PATH"=//Ip'; }
spelt() { sed 's/\\/\\\\/g' <<<"$1"; }
files() { wineserver -w; (cd "$WINEPREFIX/drive_c" && find . -path '*/Temp/*' -prune -o -print | sort); }
install() { wine_ "$setup" /S "$@" || die "the installer ends with $?"; wineserver -w; }
# The uninstaller goes on in a copy of itself.
remove() { wine_ "$1\\uninstall.exe" /S || die "the uninstaller ends with $?"; wineserver -w; }
same() { [ "$2" = "$3" ] || die "$1 is
$2
and not
$3"; }

# A user without a PATH.
wine_ reg delete 'HKCU\Environment' /v Path /f >/dev/null 2>&1 || true
# What every Windows has.
wine_ reg add 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall' /f >/dev/null
mkdir -p "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs"
files >"$work/files"; registry >"$work/registry"
install
same "the PATH" "$(path)" "str(2):\"$(spelt "$place")\""
version=$(basename "$setup" | cut -d - -f 2)
same "recol --version" "$(cd / && wine_ cmd /c recol --version | tr -d '\r')" "recol $version"
remove "$place"
same "the PATH" "$(path)" ""

# One that is longer than a text of NSIS, with variables in it, and one entry that only begins like the new one.
long="%USERPROFILE%\\bin;$place 2"
for at in $(seq 300); do long+=";C:\\Program Files\\Tool $at"; done
wine_ reg add 'HKCU\Environment' /v Path /t REG_EXPAND_SZ /d "$long" /f >/dev/null
before=$(path)
[ ${#before} -gt 6000 ] || die "wine did not keep a long PATH"
install
same "the PATH" "$(path)" "${before%\"};$(spelt "$place")\""
install
same "the PATH, installed twice," "$(path)" "${before%\"};$(spelt "$place")\""
installed="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs/Recol"
same "what is installed" "$(ls "$installed" | tr '\n' ' ')" "CHANGELOG.md LICENSE LICENSES-OTHERS README.md recol.exe uninstall.exe "
for name in DisplayName DisplayVersion Publisher UninstallString QuietUninstallString InstallLocation EstimatedSize; do
    entry | grep -q "^\"$name\"=" || die "the entry for removing it lacks $name: $(entry)"
done
entry | grep -q "^\"DisplayVersion\"=\"$version\"" || die "the entry names another version"
size=$((16#$(entry | sed -n 's/^"EstimatedSize"=dword:0*//p') * 1024))
real=$(cat "$installed"/[A-Zr]* | wc -c)   # all but what removes it
[ $((size * 10)) -gt $((real * 9)) ] && [ $((size * 9)) -lt $((real * 10)) ] || die "its size is told as $size bytes, and is $real"
link=$(find "$WINEPREFIX/drive_c/users" -name 'Récol.lnk')
[ -n "$link" ] || die "the start menu has no Récol"
tr -d '\0' <"$link" | grep -aq 'wt\.exe.*recol\.exe.*recol\.exe' ||
    die "the start menu's Récol opens something else"

# Wine itself finds nothing by a PATH of that length.
recol() { wine_ "$place\\recol.exe" "$@"; }
# What was recorded and what a user put there stay; a program that is open is not written over.
recol import "$(winepath -w "$house/fixtures/import/colleges.csv")" "$(winepath -w "$house/fixtures/import/devices.csv")" >/dev/null
recol campaign open 'Essai' >/dev/null
store=$(find "$WINEPREFIX/drive_c/users" -name recol.sqlite)
[ -s "$store" ] || die "nothing was recorded"
mkfifo "$work/labels.$$"
recol visit 0921170X --payloads - <"$work/labels.$$" >"$work/visit.txt" 2>&1 &
visit=$!
exec 7>"$work/labels.$$"; rm "$work/labels.$$"
echo "HDS-0009RHP" >&7
for _ in $(seq 600); do [ -s "$work/visit.txt" ] && break; sleep 0.1; done
[ -s "$work/visit.txt" ] || die "the visit does not answer"
for elsewhere in "" '/D=C:\Outils\Récol'; do
    status=0; wine_ "$setup" /S $elsewhere || status=$?
    [ "$status" = 2 ] || die "beside an open Récol the installer ends with $status and not with 2"
done
[ ! -e "$WINEPREFIX/drive_c/Outils" ] || die "beside an open Récol another was installed"
exec 7>&-
wait "$visit" || die "the visit ends with $?: $(cat "$work/visit.txt")"

# Elsewhere: the first place is given up.
mkdir -p "$WINEPREFIX/drive_c/Outils"
install '/D=C:\Outils\Récol'
[ ! -e "$installed" ] || die "the place before was not given up: $(ls "$installed")"
same "the PATH" "$(path | sed 's/\\x[0-9a-f]*/?/g')" "$(sed 's/\\x[0-9a-f]*/?/g' <<<"${before%\"};C:\\\\Outils\\\\R\\xe9col\"")"
echo "mine" >"$WINEPREFIX/drive_c/Outils/Récol/mine.txt"
remove 'C:\Outils\Récol'
same "what stays" "$(ls "$WINEPREFIX/drive_c/Outils/Récol")" "mine.txt"
[ -s "$store" ] || die "what was recorded is gone"
same "the PATH" "$(path)" "$before"

# Nothing else is left: no file, no key.
rm -r "$WINEPREFIX/drive_c/Outils" "$(dirname "$store")"
wine_ reg delete 'HKCU\Environment' /v Path /f >/dev/null
files | diff "$work/files" - >&2 || die "the files that it left behind stand above"
registry | diff "$work/registry" - >&2 || die "what it left behind in the registry stands above"
echo "installer: installed, repeated, moved and removed under $(wine --version)"
