#!/bin/sh
# Starts PostgreSQL, and makes its data folder first where there is none. Knows POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB,
# POSTGRES_INITDB_ARGS, each also with _FILE, and PGDATA.
set -eu
. /usr/local/lib/hearth/first-start.sh

# with_name PROGRAM...: runs it with a name for this user, who may be a number only; PostgreSQL asks for one while it makes data.
with_name() {
  if getent passwd "$(id -u)" >/dev/null; then
    "$@"
    return
  fi
  names=$(mktemp -d)
  echo "postgres:x:$(id -u):$(id -g):PostgreSQL:$PGDATA:/bin/false" >"$names/passwd"
  echo "postgres:x:$(id -g):" >"$names/group"
  env LD_PRELOAD=libnss_wrapper.so NSS_WRAPPER_PASSWD="$names/passwd" NSS_WRAPPER_GROUP="$names/group" "$@"
  rm -r "$names"
}

make_data() {
  refuse POSTGRES_INITDB_WALDIR POSTGRES_HOST_AUTH_METHOD
  password=$(given POSTGRES_PASSWORD)
  user=$(given POSTGRES_USER postgres)
  database=$(given POSTGRES_DB "$user")
  arguments=$(given POSTGRES_INITDB_ARGS)
  [ -n "$password" ] || fail "given no password; name a file in POSTGRES_PASSWORD_FILE"
  begin_data "$PGDATA"
  new=$PGDATA/.first-start
  # Split into words as upstream's entrypoint does.
  # shellcheck disable=SC2086
  printf '%s\n' "$password" |
    with_name initdb --pgdata="$new" --username="$user" --pwfile=/dev/stdin --auth-host=scram-sha-256 \
      --no-instructions $arguments
  printf '\nhost all all all scram-sha-256\n' >>"$new/pg_hba.conf"
  printf "\nlisten_addresses = '*'\n" >>"$new/postgresql.conf"
  if [ "$database" != postgres ]; then
    printf 'CREATE DATABASE "%s"\n' "$(printf %s "$database" | sed 's/"/""/g')" |
      with_name postgres --single -D "$new" -c exit_on_error=on postgres >/dev/null
  fi
  publish_data "$PGDATA" PG_VERSION
}

case "${1-}" in -*) set -- postgres "$@" ;; esac
if [ "${1-}" = postgres ]; then
  case "${2-}" in
  '-?' | --help | --describe-config | -V | --version) exec "$@" ;;
  esac
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA"
  has_data "$PGDATA" PG_VERSION || make_data
fi
exec "$@"
