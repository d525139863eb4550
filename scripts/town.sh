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
    step 'Demo town: streets, lamps, 300 reports' \
        'the log names what failed; scripts/run --reset starts over with an empty database.' \
        flask_command demo load
    printf 'demo\n' >"$STATE/town"
    flask_command demo accounts >"$STATE/accounts"
}

sum_of_city() { sum_of_tree "$1"; }

load_city() {
    city_sum=$(sum_of_city "$1")
    if [ "$(loaded_town)" = "city $1" ] && is_fresh city "$city_sum"; then
        row "City from $1" 'up to date'
        return 0
    fi
    step "City from ${1##*/}" 'the log names the file and the feature that was refused; docs/import.md describes each file.' \
        import_city "$1"
    printf 'city %s\n' "$1" >"$STATE/town"
    mark_fresh city "$city_sum"
}

import_city() {
    flask_command city import "$1"
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
