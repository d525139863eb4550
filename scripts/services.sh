# Sourced after lib.sh: a private PostgreSQL cluster and a private Redis under STATE, on loopback, with random passwords.
# shellcheck shell=sh

# STATE: the folder of this copy. What is remembered there:
#   secrets     passwords (mode 600)        ports/NAME   the port NAME was last given
#   pgdir       where the cluster lies      redis/       the queue's append-only file

prepare_state() {
    mkdir -p "$STATE/ports" "$STATE/run" "$STATE/redis" "$STATE/mail" "$STATE/storage"
    # The postgres account passes through STATE; nobody else looks into what people wrote.
    chmod 711 "$STATE"
    chmod 700 "$STATE/redis" "$STATE/mail" "$STATE/storage" "$LOGS"
    if [ ! -s "$STATE/secrets" ]; then
        (
            umask 077
            for secret in POSTGRES_PASSWORD DATABASE_PASSWORD REDIS_PASSWORD SECRET_KEY ADMIN_PASSWORD; do
                printf '%s=%s\n' "$secret" "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
            done >"$STATE/secrets.new"
        )
        mv "$STATE/secrets.new" "$STATE/secrets"
    fi
    # shellcheck disable=SC1091
    . "$STATE/secrets"
}

# --- Ports ---------------------------------------------------------------------------------------------------------

port_is_free() {
    python3 - "$1" <<'PORT'
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
PORT
}

recorded_port() { cat "$STATE/ports/$1" 2>/dev/null || true; }

choose_port() { # choose_port NAME FIRST : keep the recorded port if it is free, else the next free one from FIRST
    candidate=$(recorded_port "$1")
    if [ -n "$candidate" ] && port_is_free "$candidate"; then
        return 0
    fi
    candidate=$2
    until port_is_free "$candidate"; do
        candidate=$((candidate + 1))
        [ "$candidate" -lt $(($2 + 500)) ] || return 1
    done
    printf '%s\n' "$candidate" >"$STATE/ports/$1"
}

# --- PostgreSQL ----------------------------------------------------------------------------------------------------

postgres_account() { # whoever made the cluster; for a new one the account that Debian made for it
    if [ -s "$STATE/pgdir" ] && [ -d "$(cluster_dir)" ]; then stat -c %U "$(cluster_dir)"; else printf 'postgres\n'; fi
}

as_postgres() { # PostgreSQL refuses to run as root: root lends its rights to another account
    if [ "$(id -u)" = 0 ]; then
        account=$(postgres_account)
        (cd / && exec setpriv --reuid "$account" --regid "$(id -g "$account")" --init-groups \
            env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/ "$@" 9>&-)
    else
        (cd / && exec env LC_ALL=C.UTF-8 "$@" 9>&-)
    fi
}

cluster_dir() { cat "$STATE/pgdir" 2>/dev/null || true; }

choose_cluster_dir() {
    chosen=$STATE/pg
    if [ "$(id -u)" = 0 ] && ! as_postgres test -x "$STATE"; then
        # A checkout below /root, for instance: the postgres account may not pass through it.
        chosen=/var/lib/rueclaire/$(printf %s "$STATE" | cksum | cut -d' ' -f1)/pg
        mkdir -p "$chosen"
    fi
    printf '%s\n' "$chosen" >"$STATE/pgdir"
}

cluster_is_running() {
    pgdir=$(cluster_dir)
    [ -n "$pgdir" ] && [ -s "$pgdir/postmaster.pid" ] || return 1
    # Its own process, not one that got the number of a dead one.
    tr '\0' ' ' 2>/dev/null <"/proc/$(head -n 1 "$pgdir/postmaster.pid")/cmdline" | grep -qF -- "-D $pgdir "
}

create_cluster() {
    [ -s "$STATE/pgdir" ] || choose_cluster_dir
    pgdir=$(cluster_dir)
    [ -s "$pgdir/PG_VERSION" ] && return 0
    rm -rf "$pgdir" # what an interrupted start left
    mkdir -p "$pgdir"
    password_file=$(mktemp)
    trap 'rm -f "$password_file"' EXIT
    printf '%s\n' "$POSTGRES_PASSWORD" >"$password_file"
    if [ "$(id -u)" = 0 ]; then
        chown postgres: "$pgdir" "$password_file"
    fi
    chmod 700 "$pgdir"
    as_postgres "$(postgres_bin)/initdb" --pgdata="$pgdir" --username=postgres --pwfile="$password_file" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums ${1:+--no-sync}
    # No socket file: loopback and a password are the only way in.
    as_postgres tee -a "$pgdir/postgresql.conf" >/dev/null <<CONF

listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
max_connections = 100
shared_buffers = 256MB
random_page_cost = 1.1
jit = off
log_line_prefix = '%m [%p] %q%u@%d '
${1:-}
CONF
}

start_cluster() {
    cluster_is_running && return 0
    pgdir=$(cluster_dir)
    as_postgres rm -f "$pgdir/postmaster.pid"
    choose_port postgres 15432
    as_postgres "$(cluster_bin)/pg_ctl" --pgdata="$pgdir" --log="$pgdir/server.log" --wait --timeout=60 \
        -o "-p $(recorded_port postgres)" start || {
        as_postgres tail -n 15 "$pgdir/server.log"
        return 1
    }
}

cluster_bin() { # the programs of the version that made the cluster
    printf '/usr/lib/postgresql/%s/bin' "$(as_postgres cat "$(cluster_dir)/PG_VERSION")"
}

stop_cluster() {
    cluster_is_running || return 0
    as_postgres "$(cluster_bin)/pg_ctl" --pgdata="$(cluster_dir)" --wait --timeout=60 --mode=fast stop >/dev/null
}

sql() { # sql DATABASE [PSQL OPTION...] : as the cluster's own administrator
    database=$1
    shift
    PGPASSWORD=$POSTGRES_PASSWORD psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$(recorded_port postgres)" -U postgres \
        -d "$database" "$@"
}

create_database() { # the service's role owns its database and nothing else
    sql postgres <<SQL
SELECT 'CREATE ROLE rueclaire LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rueclaire') \\gexec
ALTER ROLE rueclaire PASSWORD '$DATABASE_PASSWORD';
SELECT 'CREATE DATABASE rueclaire OWNER rueclaire' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'rueclaire') \\gexec
SQL
    # PostGIS may only be created by an administrator; the migrations then find it there.
    sql rueclaire <<'SQL'
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;
SQL
}

# --- Redis ---------------------------------------------------------------------------------------------------------

ask_redis() { REDISCLI_AUTH=$REDIS_PASSWORD redis-cli -h 127.0.0.1 -p "$(recorded_port redis)" "$@" 2>/dev/null; }

redis_is_running() {
    # Answering to our password proves that it is ours.
    [ -n "$(recorded_port redis)" ] && [ "$(ask_redis ping)" = PONG ]
}

start_redis() {
    redis_is_running && return 0
    choose_port redis 16379
    (
        umask 077
        cat >"$STATE/redis/redis.conf" <<CONF
bind 127.0.0.1
port $(recorded_port redis)
requirepass $REDIS_PASSWORD
daemonize yes
dir "$STATE/redis"
pidfile "$STATE/run/redis.pid"
logfile "$STATE/redis/redis.log"
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
CONF
    )
    redis-server "$STATE/redis/redis.conf" 9>&-
    tries=0
    until redis_is_running; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || {
            tail -n 15 "$STATE/redis/redis.log"
            return 1
        }
        sleep 0.1
    done
}

stop_redis() {
    redis_is_running || return 0
    ask_redis shutdown >/dev/null || true
    tries=0
    while redis_is_running && [ $tries -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
}

# --- Processes that carry our mark ---------------------------------------------------------------------------------

# Everything that run starts has RUECLAIRE_RUN=<STATE> in its environment, and so have its children: they are found
# by that, never by a name or by a number that the system may have given to somebody else since.

our_processes() { grep -lszxF -- "RUECLAIRE_RUN=$STATE" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3; }

process_named() { # process_named NAME : the oldest process of that line of the Procfile
    for candidate in $(our_processes); do
        if grep -qszxF -- "RUECLAIRE_PROCESS=$1" "/proc/$candidate/environ"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

end_processes() { # politely, the supervisor first because it would start the others again; then not politely
    for round in supervisor TERM KILL; do
        left=$(our_processes)
        [ -n "$left" ] || return 0
        if [ $round = supervisor ]; then
            left=$(for id in $left; do grep -qsz '^RUECLAIRE_PROCESS=' "/proc/$id/environ" || printf '%s ' "$id"; done)
            [ -n "$left" ] || continue
        fi
        # shellcheck disable=SC2086
        kill "-$(printf %s $round | sed s/supervisor/TERM/)" $left 2>/dev/null || true
        # shellcheck disable=SC2086
        wait_for_end $left
    done
}

wait_for_end() { # wait_for_end PID... : up to 15 seconds
    tries=0
    while [ $tries -lt 60 ]; do
        still=''
        for id in "$@"; do
            # Only while it is still ours: the number may be somebody else's by now.
            grep -qszxF -- "RUECLAIRE_RUN=$STATE" "/proc/$id/environ" && still=yes
        done
        [ -n "$still" ] || return 0
        tries=$((tries + 1))
        sleep 0.25
    done
}
