# shellcheck shell=sh
# For entrypoints that make a data folder at the first start. Everything is made in a folder of its own and moved out when it is
# whole, its mark last: a start that was interrupted is begun anew by the next one, and half of a data folder is never taken.

fail() {
  echo "$*" >&2
  exit 1
}

# given NAME [DEFAULT]: the variable's value, or the text of the file that NAME_FILE names.
given() {
  eval "value=\${$1-} file=\${$1_FILE-}"
  if [ -n "$value" ] && [ -n "$file" ]; then fail "given $1 and $1_FILE; leave one of them out"; fi
  if [ -n "$file" ]; then cat "$file"; else printf '%s' "${value:-${2-}}"; fi
}

# refuse NAME...: variables of upstream's image that change the first start, and that this image does not know.
refuse() {
  for name; do
    eval "value=\${$name-}\${${name}_FILE-}"
    [ -z "$value" ] || fail "given $name, which this image does not know; leave it out"
  done
  [ -z "$(ls -A /docker-entrypoint-initdb.d 2>/dev/null)" ] ||
    fail "given files in /docker-entrypoint-initdb.d, which this image does not run; leave them out"
}

# entries FOLDER: what lies in it, one path a line, but for the marks of the house and of the file system.
entries() {
  find "$1" -mindepth 1 -maxdepth 1 ! -name .first-start ! -name .hearth ! -name lost+found
}

# has_data FOLDER MARK: whether a first start came to its end there.
has_data() {
  [ -e "$1/$2" ] || return 1
  rmdir "$1/.first-start" 2>/dev/null || true
}

# begin_data FOLDER: makes room in FOLDER/.first-start. What lies beside it comes from a start that was interrupted.
begin_data() {
  if [ -d "$1/.first-start" ]; then
    echo "the first start was interrupted; it is begun anew"
    entries "$1" | while IFS= read -r path; do rm -rf "$path"; done
    rm -rf "$1/.first-start"
  elif [ -n "$(entries "$1")" ]; then
    fail "$1 is not empty and holds no data of this program; nothing was changed; empty it or mount another folder"
  fi
  mkdir "$1/.first-start"
}

# publish_data FOLDER MARK: moves out what was made, the mark last.
publish_data() {
  entries "$1/.first-start" | while IFS= read -r path; do
    [ "${path##*/}" = "$2" ] || mv "$path" "$1/"
  done
  sync -f "$1"
  mv "$1/.first-start/$2" "$1/"
  rmdir "$1/.first-start"
  sync -f "$1"
}
