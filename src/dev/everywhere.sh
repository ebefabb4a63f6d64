#!/usr/bin/env bash
# Runs the tests as other machines would: other instruction sets, one core, other locales, another time zone, another JDK,
# and a folder whose name has spaces and letters that are not ASCII. See docs/portability.md.
#
#   src/dev/everywhere.sh                      every variation
#   src/dev/everywhere.sh sse41 tr             only these
#   src/dev/everywhere.sh sse41+nehalem+tr     these three at once, in one run
#   TESTS='org.kernelscope.engine.**' src/dev/everywhere.sh sse41
#
# The whole suite runs for each variation, so all of them take more than an hour. The exit code is the number of variations
# that failed; one that cannot run on this machine is reported and not counted.
set -uo pipefail
cd "$(dirname "$0")/../.."

all=(sse41 avx2 nehalem haswell zen skylakex onecore tr ko ar c kathmandu jdk25 c2 folder)
chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || chosen=("${all[@]}")
logs=target/everywhere
selection=()
[ -z "${TESTS:-}" ] || selection=(-Dtest="$TESTS" -Dsurefire.failIfNoSpecifiedTests=false)

# Compiles once; what varies is only how the tests run.
mvn -B -q test-compile || exit 1
mkdir -p "$logs"

has_flag() { grep -qw "$1" /proc/cpuinfo 2>/dev/null; }

# A locale that is not installed is silently the locale C, which proves nothing.
use_locale() {
    if locale -a | grep -qi "^${1%.UTF-8}.utf-\?8$"; then
        environment+=(LC_ALL="$1" LANG="$1")
    else
        missing="the locale $1 is not installed (localedef -i ${1%.UTF-8} -f UTF-8 $1)"
    fi
}

# choose NAME: adds what the variation needs to environment and prefix, or says in missing why it cannot run here.
choose() {
    case $1 in
    # oneDNN uses no instruction beyond the one named.
    sse41) environment+=(DNNL_MAX_CPU_ISA=SSE41) ;;
    avx2) environment+=(DNNL_MAX_CPU_ISA=AVX2) ;;
    # OpenBLAS takes its kernels for the processor named.
    nehalem) environment+=(OPENBLAS_CORETYPE=Nehalem) ;;
    haswell) environment+=(OPENBLAS_CORETYPE=Haswell) ;;
    zen) environment+=(OPENBLAS_CORETYPE=Zen) ;;
    skylakex)
        environment+=(OPENBLAS_CORETYPE=SkylakeX)
        has_flag avx512f || missing="this processor has no AVX-512"
        ;;
    onecore) prefix=(taskset -c 0) ;;
    tr) use_locale tr_TR.UTF-8 ;;
    ko) use_locale ko_KR.UTF-8 ;;
    ar) use_locale ar_EG.UTF-8 ;;
    c) environment+=(LC_ALL=C LANG=C) ;;
    kathmandu) environment+=(TZ=Asia/Kathmandu) ;;
    jdk25)
        local home=${JDK25_HOME:-$(ls -d /usr/lib/jvm/*25* 2>/dev/null | head -n 1)}
        environment+=(JAVA_HOME="$home")
        [ -x "$home/bin/java" ] || missing="no JDK 25; set JDK25_HOME"
        ;;
    # Later options win over those in pom.xml.
    c2) options+=(-Dtest.jvm=-XX:TieredStopAtLevel=4) ;;
    folder) clone=yes ;;
    *)
        echo "unknown variation: $1 (known: ${all[*]})" >&2
        exit 2
        ;;
    esac
}

# run NAME: the suite, with the chosen environment.
run() {
    local log=$PWD/$logs/$1.log
    if [ -z "$clone" ]; then
        env ${environment[@]+"${environment[@]}"} ${prefix[@]+"${prefix[@]}"} \
            mvn -B surefire:test -Dsurefire.reportNameSuffix="$1" ${selection[@]+"${selection[@]}"} ${options[@]+"${options[@]}"} >"$log" 2>&1
        return
    fi
    # A fresh clone of the last commit, as a newcomer has it, in a folder with an awkward name.
    local folder
    folder=$(mktemp -d)
    git clone -q . "$folder/my projects 커널" &&
        (cd "$folder/my projects 커널" &&
            env ${environment[@]+"${environment[@]}"} ${prefix[@]+"${prefix[@]}"} mvn -B verify ${selection[@]+"${selection[@]}"} ${options[@]+"${options[@]}"}) >"$log" 2>&1
    local code=$?
    rm -rf "$folder"
    return $code
}

failed=0
for name in "${chosen[@]}"; do
    seconds=$SECONDS
    environment=()
    options=()
    prefix=()
    missing=
    clone=
    for part in ${name//+/ }; do
        choose "$part"
    done
    if [ -n "$missing" ]; then
        echo "$name: not run: $missing"
        continue
    fi
    if run "$name"; then
        verdict=passed
    else
        verdict="FAILED, see $logs/$name.log"
        failed=$((failed + 1))
    fi
    summary=$(grep -E 'Tests run: [0-9]+, Failures' "$logs/$name.log" 2>/dev/null | tail -n 1 | sed 's/.*Tests run/tests run/')
    echo "$name: $verdict in $((SECONDS - seconds)) s; ${summary:-no summary}"
done
exit "$failed"
