#!/usr/bin/env bash
# Runs the tests as other machines would: other instruction sets, one core, other locales, another time zone, another JDK,
# and a folder whose name has spaces and letters that are not ASCII. See docs/portability.md.
#
#   src/dev/everywhere.sh                      every variation
#   src/dev/everywhere.sh sse41 tr             only these
#   TESTS='org.kernelscope.engine.**' src/dev/everywhere.sh sse41
#
# The whole suite runs for each variation, so all of them take more than an hour. The exit code is the number of variations
# that failed; one that cannot run on this machine is reported and not counted.
set -uo pipefail
cd "$(dirname "$0")/../.."

all=(sse41 avx2 nehalem haswell zen skylakex onecore tr ko ar c kathmandu jdk25 folder)
chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || chosen=("${all[@]}")
logs=target/everywhere
selection=()
[ -z "${TESTS:-}" ] || selection=(-Dtest="$TESTS" -Dsurefire.failIfNoSpecifiedTests=false)

# Compiles once; what varies is only how the tests run.
mvn -B -q test-compile || exit 1
mkdir -p "$logs"

# tests NAME [PREFIX...]: the suite, with PREFIX (env, taskset) in front of Maven and reports of its own.
tests() {
    local name=$1
    shift
    "$@" mvn -B surefire:test -Dsurefire.reportNameSuffix="$name" "${selection[@]}" ${options[@]+"${options[@]}"} \
        >"$logs/$name.log" 2>&1
}

# A locale that is not installed is silently the locale C, which proves nothing.
locale_test() {
    local name=$1 tag=$2
    if ! locale -a | grep -qi "^${tag%.UTF-8}.utf-\?8$"; then
        missing="the locale $tag is not installed (localedef -i ${tag%.UTF-8} -f UTF-8 $tag)"
        return 0
    fi
    tests "$name" env LC_ALL="$tag" LANG="$tag"
}

has_flag() { grep -qw "$1" /proc/cpuinfo 2>/dev/null; }

variation() {
    options=()
    missing=
    case $1 in
    # oneDNN uses no instruction beyond the one named.
    sse41) tests sse41 env DNNL_MAX_CPU_ISA=SSE41 ;;
    avx2) tests avx2 env DNNL_MAX_CPU_ISA=AVX2 ;;
    # OpenBLAS takes its kernels for the processor named.
    nehalem) tests nehalem env OPENBLAS_CORETYPE=Nehalem ;;
    haswell) tests haswell env OPENBLAS_CORETYPE=Haswell ;;
    zen) tests zen env OPENBLAS_CORETYPE=Zen ;;
    skylakex)
        if has_flag avx512f; then
            tests skylakex env OPENBLAS_CORETYPE=SkylakeX
        else
            missing="this processor has no AVX-512"
        fi
        ;;
    onecore) tests onecore taskset -c 0 ;;
    tr) locale_test tr tr_TR.UTF-8 ;;
    ko) locale_test ko ko_KR.UTF-8 ;;
    ar) locale_test ar ar_EG.UTF-8 ;;
    c) tests c env LC_ALL=C LANG=C ;;
    kathmandu) tests kathmandu env TZ=Asia/Kathmandu ;;
    jdk25)
        local home=${JDK25_HOME:-$(ls -d /usr/lib/jvm/*25* 2>/dev/null | head -n 1)}
        if [ -x "$home/bin/java" ]; then
            tests jdk25 env JAVA_HOME="$home"
        else
            missing="no JDK 25; set JDK25_HOME"
        fi
        ;;
    folder)
        # A fresh clone of the last commit, as a newcomer has it, in a folder with an awkward name.
        local folder
        folder=$(mktemp -d)
        git clone -q . "$folder/my projects 커널" &&
            (cd "$folder/my projects 커널" && mvn -B verify "${selection[@]}") >"$logs/folder.log" 2>&1
        local code=$?
        rm -rf "$folder"
        return $code
        ;;
    *)
        echo "unknown variation: $1 (known: ${all[*]})" >&2
        return 2
        ;;
    esac
}

failed=0
for name in "${chosen[@]}"; do
    seconds=$SECONDS
    if variation "$name"; then
        if [ -n "$missing" ]; then
            echo "$name: not run: $missing"
            continue
        fi
        verdict=passed
    else
        verdict="FAILED, see $logs/$name.log"
        failed=$((failed + 1))
    fi
    summary=$(grep -E 'Tests run: [0-9]+, Failures' "$logs/$name.log" 2>/dev/null | tail -n 1 | sed 's/.*Tests run/tests run/')
    echo "$name: $verdict in $((SECONDS - seconds)) s; ${summary:-no summary}"
done
exit "$failed"
