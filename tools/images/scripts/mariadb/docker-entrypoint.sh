#!/bin/sh
# Starts MariaDB, and makes its data folder first where there is none. Knows MARIADB_ROOT_PASSWORD, MARIADB_ROOT_HOST, each also
# with _FILE, MARIADB_RANDOM_ROOT_PASSWORD (nobody learns it), MARIADB_INITDB_SKIP_TZINFO and MARIADB_AUTO_UPGRADE.
set -eu
. /usr/local/lib/hearth/first-start.sh

data=/var/lib/mysql
health=.my-healthcheck.cnf

random() {
  head -c 24 /dev/urandom | base64
}

quoted() {
  printf "'%s'" "$(printf %s "$1" | sed "s/'/''/g")"
}

# bootstrap FOLDER: runs the statements of its input on a data folder that no server has open; ends with an error if one fails.
bootstrap() {
  { printf 'FLUSH PRIVILEGES;\nSET sql_mode = NO_BACKSLASH_ESCAPES;\nUSE mysql;\n' && cat; } |
    mariadbd --bootstrap --datadir="$1" --skip-log-bin --silent-startup
}

# add_health FOLDER: the account of healthcheck.sh, whose password lies in the data folder.
add_health() {
  password=$(random)
  for host in localhost 127.0.0.1 ::1; do
    echo "CREATE USER IF NOT EXISTS healthcheck@'$host';"
    echo "SET PASSWORD FOR healthcheck@'$host' = PASSWORD('$password');"
  done | bootstrap "$1"
  printf '[mariadb-client]\nuser=healthcheck\npassword=%s\n' "$password" >"$1/$health.new"
  mv "$1/$health.new" "$1/$health"
}

root_accounts() {
  echo "DROP USER IF EXISTS root@'127.0.0.1', root@'::1';"
  echo "SET PASSWORD FOR root@localhost = PASSWORD($(quoted "$1"));"
  [ "$2" = localhost ] || echo "CREATE USER root@$(quoted "$2") IDENTIFIED BY $(quoted "$1");"
  [ "$2" = localhost ] || echo "GRANT ALL ON *.* TO root@$(quoted "$2") WITH GRANT OPTION;"
}

make_data() {
  refuse MARIADB_ALLOW_EMPTY_ROOT_PASSWORD MARIADB_DATABASE MARIADB_MASTER_HOST MARIADB_MYSQL_LOCALHOST_USER MARIADB_PASSWORD \
    MARIADB_PASSWORD_HASH MARIADB_REPLICATION_USER MARIADB_ROOT_PASSWORD_HASH MARIADB_USER
  root=$(given MARIADB_ROOT_PASSWORD)
  host=$(given MARIADB_ROOT_HOST %)
  [ -z "${MARIADB_RANDOM_ROOT_PASSWORD-}" ] || root=$(random)
  [ -n "$root" ] || fail "given no password; name a file in MARIADB_ROOT_PASSWORD_FILE"
  begin_data $data
  new=$data/.first-start
  mariadb-install-db --datadir=$new --cross-bootstrap --auth-root-authentication-method=normal --skip-test-db --skip-log-bin \
    --silent-startup >/dev/null
  if [ -z "${MARIADB_INITDB_SKIP_TZINFO-}" ]; then
    mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2>/dev/null | bootstrap $new
  fi
  root_accounts "$root" "$host" | bootstrap $new
  add_health $new
  publish_data $data mysql
}

# Whether a version of the server, older by more than its last number, wrote the data last.
is_older() {
  written=$(cat $data/mariadb_upgrade_info $data/mysql_upgrade_info 2>/dev/null | head -n 1 | grep -o '^[0-9]*\.[0-9]*') || return 0
  now=$(mariadbd --version | grep -o 'Ver [0-9]*\.[0-9]*' | cut -d ' ' -f 2)
  [ "$written" != "$now" ] && [ "$(printf '%s\n' "$written" "$now" | sort -V | head -n 1)" = "$written" ]
}

upgrade() {
  mariadbd --skip-networking --skip-grant-tables --skip-slave-start --silent-startup &
  until mariadb-admin --silent ping >/dev/null 2>&1; do
    kill -0 $! || fail "the server did not start for the upgrade"
    sleep 0.2
  done
  backup=$data/system_mysql_backup_${written:-unknown_version}.sql
  mariadb-dump --skip-lock-tables --replace --databases mysql --result-file="$backup"
  gzip -f "$backup"
  mariadb-upgrade --upgrade-system-tables
  kill $!
  wait $!
}

renew_data() {
  case "${MARIADB_AUTO_UPGRADE:-0}" in 0) return ;; esac
  if is_older; then upgrade; fi
  [ -e "$data/$health" ] || add_health $data
}

case "${1-}" in -*) set -- mariadbd "$@" ;; esac
case "${1-}" in mariadbd | mysqld)
  case "${2-}" in
  '-?' | --help | --print-defaults | -V | --version) exec "$@" ;;
  esac
  umask 0077
  if has_data $data mysql; then renew_data; else make_data; fi
  ;;
esac
exec "$@"
