# Sourced by run: migrations, the demo town or a real one, and what is printed at the end.
# shellcheck shell=sh

load_settings() {
    set -a
    # shellcheck disable=SC1091
    . "$STATE/env"
    # shellcheck disable=SC1091
    [ ! -f "$STATE/env.local" ] || . "$STATE/env.local"
    set +a
}

flask_command() {
    cd "$ROOT"
    "$PYTHON" -m flask --app wsgi "$@"
}

migrate() {
    migrations_sum=$(sum_of_tree "$ROOT/migrations")
    if is_fresh migrations "$migrations_sum"; then
        row 'Database schema' 'up to date'
        return 0
    fi
    step 'Database schema' 'the log names the migration that failed; the database is as it was before it.' \
        flask_command db upgrade
    mark_fresh migrations "$migrations_sum"
}

# --- The town ------------------------------------------------------------------------------------------------------

# STATE/town holds "demo" or "city <folder>": what this copy was loaded with.

loaded_town() { cat "$STATE/town" 2>/dev/null || true; }

check_town() { # check_town CITY_DIR : a copy holds one town; say so before any work is done
    [ -n "$1" ] || return 0
    case $(loaded_town) in
        '' | "city $1") ;;
        demo) fail 'This copy holds the demo town.' "To replace it: scripts/run --reset --city $1" ;;
        *) fail "This copy holds $(loaded_town)." "To replace it: scripts/run --reset --city $1" ;;
    esac
}

load_town() { # load_town CITY_DIR
    case $(loaded_town) in
        'city '*)
            [ -n "$1" ] || set -- "$(loaded_town | cut -c6-)"
            load_city "$1"
            ;;
        demo) row 'Demo town' 'loaded' ;;
        *) if [ -n "$1" ]; then load_city "$1"; else load_demo; fi ;;
    esac
}

load_demo() {
    step 'Demo town: streets, lamps, some 300 reports' \
        'the log names what failed; scripts/run --reset starts over with an empty database.' \
        load_demo_town
    printf 'demo\n' >"$STATE/town"
}

load_demo_town() {
    flask_command demo load
    flask_command demo accounts >"$STATE/accounts"
}

# A real city: its folder is only read. Where it has no city.toml, the template command writes one below STATE/cities,
# to be corrected there; the next start brings the change into the database, and --reset keeps it.

city_description() {
    if [ -d "$1" ]; then own=$1/city.toml; else own=${1%/*}/city.toml; fi
    if [ -f "$own" ]; then printf '%s' "$own"; else printf '%s' "$STATE/cities/$(basename "$1" .osm.pbf).toml"; fi
}

sum_of_city() { # names, sizes and times: the contents can be hundreds of megabytes
    {
        find "$1" -type f -printf '%P %s %T@\n' | LC_ALL=C sort
        cat "$(city_description "$1")"
    } | sha256sum | cut -c1-32
}

load_city() {
    description=$(city_description "$1")
    row 'The town is described by' "$description"
    if [ ! -f "$description" ]; then
        mkdir -p "$STATE/cities"
        step "First description of the town" 'docs/import.md says what the folder must hold.' \
            flask_command city template "$1" --config "$description"
    fi
    city_sum=$(sum_of_city "$1")
    if [ "$(loaded_town)" = "city $1" ] && is_fresh city "$city_sum"; then
        row "City from ${1##*/}" 'up to date'
    else
        step "City from ${1##*/}" \
            'the log names the file and the feature that was refused; docs/import.md describes each file.' \
            flask_command city import "$1" --config "$description"
        printf 'city %s\n' "$1" >"$STATE/town"
        mark_fresh city "$city_sum"
    fi
    if [ ! -s "$STATE/accounts" ]; then
        step 'First accounts' 'scripts/flask staff create opens one by hand.' create_accounts "$description"
    fi
}

create_accounts() { # one person of each kind, so that the town can be tried at once
    town=$("$PYTHON" -c 'import sys, tomllib; print(tomllib.load(open(sys.argv[1], "rb"))["town"]["slug"])' "$1")
    departments=$("$PYTHON" -c 'import sys, tomllib
for department in tomllib.load(open(sys.argv[1], "rb"))["department"]: print("--department", department["code"])' "$1")
    umask 077
    printf 'Accounts of this copy (change them with scripts/flask staff password):\n' >"$STATE/accounts.new"
    for role in crew agent admin; do
        word=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
        # A crew sees what its departments have; the others see the whole town.
        [ $role = crew ] || departments=''
        # shellcheck disable=SC2086
        printf '%s\n' "$word" | flask_command staff create "$role@$town.example" --town "$town" --name "$role" \
            --role "$role" $departments --password-stdin ||
            printf '%s\n' "$word" | flask_command staff password "$role@$town.example" --password-stdin
        printf '%-8s %-34s %s\n' "$role" "$role@$town.example" "$word" >>"$STATE/accounts.new"
    done
    mv "$STATE/accounts.new" "$STATE/accounts"
}

# --- The end of a start --------------------------------------------------------------------------------------------

print_addresses() {
    base=http://127.0.0.1:$(recorded_port web)
    cat <<ADDRESSES

  ${bold}Residents${plain}   $base/
  ${bold}Crews${plain}       $base/crew
  ${bold}Staff${plain}       $base/staff
  ${bold}Mailbox${plain}     http://127.0.0.1:$(recorded_port mailbox)/   every mail that the service sends lands here
  ${bold}API${plain}         $base/api/v1/docs

ADDRESSES
    [ ! -s "$STATE/accounts" ] || sed 's/^/  /' "$STATE/accounts"
}
