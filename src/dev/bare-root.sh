#!/usr/bin/env bash
# Tries the Linux package in a bare Debian without Java, as a user named 한글, in a folder "바탕 화면".
#
#   mvn -Pdist -DskipTests package
#   sudo src/dev/bare-root.sh [FOLDER]
#
# Needs root, debootstrap and Xvfb. FOLDER (default: target/bare-root) is made once and used again. The network is used
# only to make it; the program runs with the network cut (unshare --net).
set -euo pipefail
cd "$(dirname "$0")/../.."

root=$(realpath -m "${1:-target/bare-root}")
archive=$(realpath "$(ls target/dist/kernelscope-*-linux-*.tar.gz | tail -n 1)")
deb=$(realpath "$(ls target/dist/kernelscope_*.deb | tail -n 1)")
(cd target/dist && sha256sum --check ./*.sha256)

if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase bookworm "$root"
fi
in_root() { chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin DEBIAN_FRONTEND=noninteractive "$@"; }
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"; [ -z "${display:-}" ] || kill "$display"' EXIT

if ! in_root sh -c 'command -v java' >/dev/null; then echo "No Java in the root: good."; else echo "There is Java in the root."; exit 1; fi
# The packages that the Debian package names, and a font with Korean letters for file names in dialogs.
if [ ! -e "$root/named" ]; then
    in_root apt-get -qq update
    dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/|.*//; s/ //g' | xargs chroot "$root" apt-get -qq install -y --no-install-recommends >/dev/null
    touch "$root/named"
fi
grep -q 한글 "$root/etc/passwd" || echo '한글:x:1234:1234::/home/한글:/bin/sh' >>"$root/etc/passwd"
desk="/home/한글/바탕 화면"
rm -rf "$root/home/한글"
mkdir -p "$root$desk"
tar xf "$archive" -C "$root$desk"
cp samples/clean-3-00032.png "$root$desk/숫자 3.png"
chown -R 1234:1234 "$root/home/한글"

failed=0
# step NAME EXTRA-ENVIRONMENT... -- ARGUMENTS: runs the program as the user, in the folder, without a network.
step() {
    local name=$1; shift
    local variables=()
    while [ "$1" != -- ]; do variables+=("$1"); shift; done
    shift
    local begun; begun=$(date +%s)
    if unshare --net chroot --userspec=1234:1234 "$root" /usr/bin/env -i PATH=/usr/bin:/bin USER=한글 HOME=/home/한글 "${variables[@]}" \
        sh -c 'cd "$1" && shift && exec ./kernelscope-*/bin/kernelscope "$@"' sh "$desk" "$@" >"$root/tmp/step.txt" 2>&1; then
        echo "ok      $name ($(($(date +%s) - begun)) s)"
    else
        echo "FAILED  $name"; failed=1
    fi
    sed 's/^/        /' "$root/tmp/step.txt" | tail -n "${LINES_SHOWN:-4}"
}

step "classify, locale C" LANG=C -- classify "숫자 3.png"
step "classify, Korean locale that the system does not have" LANG=ko_KR.UTF-8 -- classify "숫자 3.png"
step "evaluate" LANG=C.UTF-8 -- evaluate
step "train" LANG=C.UTF-8 -- train --epochs 1 --digits 5000 --out "내 신경망.safetensors"
step "render" LANG=C.UTF-8 -- render --out "그림.png"
test -s "$root$desk/내 신경망.safetensors" && test -s "$root$desk/그림.png" || { echo "FAILED  files with Korean names"; failed=1; }

chmod a-w "$root/home/한글" "$root$desk"
step "home that cannot be written to" LANG=C -- classify "숫자 3.png"
step "no home" HOME=/nowhere LANG=C -- classify "숫자 3.png"
step "no place for temporary files either" HOME=/nowhere LANG=C KERNELSCOPE_JAVA_OPTS=-Djava.io.tmpdir=/nowhere -- classify "숫자 3.png"
chmod u+w "$root/home/한글" "$root$desk"

if command -v Xvfb >/dev/null; then
    number=97
    mkdir -p "$root/tmp/.X11-unix"
    Xvfb ":$number" -screen 0 1024x768x24 -ac -nolisten tcp >/dev/null 2>&1 &
    display=$!
    for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X$number" ] && break; sleep 0.1; done
    mountpoint -q "$root/tmp/.X11-unix" || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    trap 'umount "$root/tmp/.X11-unix"; umount "$root/proc"; kill "$display"' EXIT
    unshare --net chroot --userspec=1234:1234 "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/한글 LANG=ko_KR.UTF-8 DISPLAY=":$number" \
        sh -c 'cd "$1" && exec ./kernelscope-*/bin/kernelscope' sh "$desk" >"$root/tmp/window.txt" 2>&1 &
    window=$!
    picture=target/bare-root.png
    for _ in $(seq 60); do
        sleep 1
        DISPLAY=":$number" import -window root "$picture"
        [ "$(identify -format %k "$picture")" -lt 500 ] || break
    done
    colours=$(identify -format %k "$picture")
    sleep 5
    DISPLAY=":$number" import -window root "$picture"
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    if [ "$colours" -ge 500 ]; then echo "ok      the window ($colours colours, see $picture)"; else echo "FAILED  the window"; failed=1; fi
    sed 's/^/        /' "$root/tmp/window.txt" | tail -n 4
fi
exit "$failed"
