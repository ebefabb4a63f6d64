#!/usr/bin/env bash
# Draws the images of README.md and docs/tour.md anew, with the program's own `render`. Needs no display.
#
#   src/dev/images.sh              all of them
#   src/dev/images.sh lab data     only these
set -euo pipefail
cd "$(dirname "$0")/../.."

scenes=$(mktemp -d)
trap 'rm -rf "$scenes"' EXIT

run() { mvn -B -q compile exec:exec -Dkernelscope.args="$*"; }

# image NAME OPTION…
image() {
    local name=$1
    shift
    echo "$name"
    run render --size 1440x900 --out "docs/images/$name.png" "$@"
}

# scene JSON: writes it to a file and names that.
scene() {
    printf '%s' "$1" >"$scenes/view.kscope.json"
    printf '%s' "$scenes/view.kscope.json"
}

draw() {
    case $1 in
    window) image window --cell C3,11,7,4 ;;
    window-dark-ko) image window-dark-ko --theme dark --lang ko --cell C3,11,7,4 ;;
    train) image train --mode train --tab curves --train-digits 6400 --train-steps 330 ;;
    lab) image lab --mode lab --kernel C3,6,2 ;;
    data)
        run dataset import assets/mnist/t10k-images-idx3-ubyte.gz --out "$scenes/digits.ksdata"
        image data --scene "$(scene '{"version": 1, "mode": "data", "data": {"set": "digits.ksdata"}}')"
        ;;
    arithmetic-map) image arithmetic-map --open C3,11 --at 0.42 ;;
    arithmetic-number) image arithmetic-number --open C3,11,7,4 ;;
    backward)
        image backward --scene "$(scene '{"version": 1, "mode": "explore", "network": {"preset": "lenet5-modern"},
            "pad": {"sample": "clean-3-00032"}, "backward": {"on": true, "label": 5}, "clock": {"share": 0.47}}')"
        ;;
    lenet5-1998) image lenet5-1998 --model lenet5-1998 --cell S2,2,5,5 ;;
    designer) image designer --mode lab --tab designer ;;
    workshop) image workshop --mode lab --tab workshop ;;
    lesson)
        image lesson --scene "$(scene '{"version": 1, "mode": "explore", "network": {"preset": "lenet5-modern"},
            "pad": {"sample": "clean-3-00032"}, "lesson": {"id": "patch-to-map", "step": 2}}')"
        ;;
    *)
        echo "There is no image $1." >&2
        exit 2
        ;;
    esac
}

[ $# -gt 0 ] || set -- window window-dark-ko train lab data arithmetic-map arithmetic-number backward lenet5-1998 \
    designer workshop lesson
for name in "$@"; do
    draw "$name"
done
