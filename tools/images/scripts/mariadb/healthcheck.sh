#!/bin/sh
# Ends with 0 when MariaDB is well in all that is asked: --connect, --innodb_initialized.
set -eu

ask() {
  mariadb --defaults-extra-file=/var/lib/mysql/.my-healthcheck.cnf --protocol=socket --skip-column-names --batch -e "$1"
}

[ $# -gt 0 ] || set -- nothing
for check; do
  case "$check" in
  --connect) query='SELECT @@skip_networking = 0' ;;
  --innodb_initialized)
    query="SELECT COUNT(*) FROM information_schema.ENGINES WHERE engine = 'innodb' AND support IN ('YES', 'DEFAULT')"
    ;;
  *)
    echo "given $check; this image knows --connect and --innodb_initialized" >&2
    exit 1
    ;;
  esac
  answer=$(ask "$query")
  if [ "$answer" != 1 ]; then
    echo "$check: failed" >&2
    exit 1
  fi
done
