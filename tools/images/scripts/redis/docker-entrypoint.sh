#!/bin/sh
# Starts Redis: with a configuration file or options only, it is redis-server that is meant.
set -eu
case "${1-}" in -* | *.conf) set -- redis-server "$@" ;; esac
umask 0077
exec "$@"
