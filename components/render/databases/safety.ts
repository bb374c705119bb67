import { safetyFolder } from "../../catalogue/database.ts";

/** Copies of one database that are kept. */
const kept = 3;

/** How one kind of server copies; each a piece of shell. */
interface Keep {
  /** What stands before all. Default nothing. */
  readonly before?: string;
  /** Prints the names of all databases that are not the server's own. */
  readonly list: string;
  /** Writes the database `$name` to standard output. */
  readonly dump: string;
  /** Fails for a copy in `$file.part` that is not whole. Default: what was written without an error is. */
  readonly check?: string;
}

/**
 * A shell script that copies the databases of its arguments, or all without any, into the safety volume: each whole or
 * not at all. Of each the newest few copies stay.
 */
export function keepScript({ before = "", list, dump, check = ":" }: Keep): string {
  return `set -eu
umask 077
${before}[ $# -gt 0 ] || set -- $(${list})
for name in "$@"; do
  folder=${safetyFolder}/$name
  mkdir -p "$folder"
  rm -f "$folder"/*.part
  file=$folder/$(date -u +%Y-%m-%dT%H-%M-%SZ)
  ${dump} > "$file.part"
  ${check}
  mv "$file.part" "$file"
  ls -1 "$folder" | sort -r | tail -n +${String(kept + 1)} | while read -r old; do rm "$folder/$old"; done
done
`;
}

/** How one kind of server takes a copy back: `$file` into the database `$1`. */
interface Restore {
  readonly before?: string;
  readonly restore: string;
}

/** A shell script that puts the copy `$2` of the database `$1` back, the newest without a `$2`, and prints which. */
export function restoreScript({ before = "", restore }: Restore): string {
  return `set -eu
${before}folder=${safetyFolder}/$1
copies=$(ls -1 "$folder" 2>/dev/null | grep -v '[.]part$' | sort) || true
copy=\${2:-$(printf '%s\\n' "$copies" | tail -n 1)}
file=$folder/$copy
[ -n "$copy" ] && [ -f "$file" ] || { echo "no copy $copy of $1; there are: " $copies >&2; exit 1; }
${restore}
echo "$copy"
`;
}
