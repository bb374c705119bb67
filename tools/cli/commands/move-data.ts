import { dirname, join } from "node:path/posix";
import { type Move, textOfPlace } from "../checks/moves.ts";
import type { Docker } from "../machine/docker.ts";
import type { JobMount } from "../machine/job.ts";
import { Refusal } from "../refusal.ts";

/**
 * Copies /from into `$1` and compares every name, kind, mode, owner, time, size and content, but for the time of a symbolic
 * link itself, which BusyBox' cp does not keep. A mark says that a copy is not whole yet: only what carries it, or is empty,
 * is written over. What is the same already is left as it is.
 */
const script = `set -eu
to=$1
mark=$to/.hearth-moving
parent=$(dirname "$to")
[ -d "$parent" ] || { mkdir "$parent"; chmod 0711 "$parent"; }
mkdir -p "$to"
listed() {
  cd "$1"
  find . ! -name .hearth-moving ! -type d ! -type l -exec stat -c '%N %f %u %g %Y %s' {} + | sort
  find . -type l -exec stat -c '%N %f %u %g %s' {} + | sort
  find . -type d -exec stat -c '%N %f %u %g %Y' {} + | sort
  find . -type f ! -name .hearth-moving -exec sha256sum {} + | sort
}
same() { [ "$(listed /from | sha256sum)" = "$(listed "$to" | sha256sum)" ]; }
if [ ! -e "$mark" ]; then
  if [ -n "$(ls -A "$to" | grep -vx .hearth)" ]; then
    same && exit 0
    echo "$to holds other data already" >&2
    exit 3
  fi
  : > "$mark"
fi
find "$to" -mindepth 1 -maxdepth 1 ! -name .hearth-moving -exec rm -rf {} +
cp -a /from/. "$to"/
rm "$mark"
touch -r /from "$to"
same || { : > "$mark"; echo "the copy in $to is not the same as what it was made of" >&2; exit 4; }
sync
`;

const otherData = 3;

function mountOf(place: Move["from"]): JobMount {
  const source =
    place.kind === "engine"
      ? ({ kind: "volume", source: place.name } as const)
      : ({ kind: "folder", source: place.path } as const);
  return { ...source, target: "/from", readOnly: true };
}

function targetOf({ to }: Move): { readonly mount: JobMount; readonly path: string } {
  const target = "/to";
  if (to.kind === "engine")
    return { mount: { kind: "volume", source: to.name, target, readOnly: false }, path: target };
  return {
    mount: { kind: "folder", source: to.sentinel, target, readOnly: false },
    path: join(target, to.below),
  };
}

/** Copies one volume's data to its new place and proves the copy; the old place is only read. Throws a {@link Refusal}. */
export async function copyData(docker: Docker, stack: string, image: string, move: Move): Promise<void> {
  const { to, service, volume } = move;
  if (to.kind === "engine") await docker.makeVolume(to.name, `hearth.stack=${stack}`);
  const { mount, path } = targetOf(move);
  const { code, stderr } = await docker.job({
    stack,
    image,
    script,
    words: [path],
    mounts: [mountOf(move.from), mount],
    capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID"],
  });
  if (code === 0) return;
  const above = `move ${service} ${volume}: to ${textOfPlace(to)}`;
  if (code === otherData) {
    const remove = to.kind === "engine" ? `docker volume rm ${to.name}` : `rm -r ${join(to.sentinel, to.below)}`;
    throw new Refusal(
      `${above}: given a place that holds other data; allowed: an empty one; only if nobody needs that data: ${remove}`,
    );
  }
  const room = to.kind === "folder" ? ` (disk of ${dirname(to.sentinel)})` : "";
  throw new Refusal(`${above}${room}: ${stderr.trim()}; nothing was lost: the data is where it was`);
}
