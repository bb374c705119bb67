import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { buildImages, loadImages } from "../../images/index.ts";
import type { Report } from "../../shared/host-change.ts";
import { run } from "../../shared/run.ts";
import { startEngine, stopEngine } from "../docker/engine.ts";
import { groundsFolder, type PrivateGround, privateGround } from "./layout.ts";

/** Makes namespace and engine, and loads images for these references. Needs root. */
export async function layGround(ground: PrivateGround, references: readonly string[], report: Report): Promise<void> {
  mkdirSync(ground.folder, { recursive: true, mode: 0o700 });
  const built = await buildImages([...new Set(references)], {}, report);
  await run(["ip", "netns", "add", ground.namespace]);
  await run(["ip", "-netns", ground.namespace, "link", "set", "lo", "up"]);
  // As on a host that forwards already, where engines before 28 leave more open; otherwise it would follow this host's.
  const forward = ["sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"];
  await run(["nsenter", `--net=/run/netns/${ground.namespace}`, "--", ...forward]);
  const host = await startEngine(ground.layout);
  await loadImages(built, host, ground.imageLock, report);
}

/** Takes everything of a ground away again; safe to repeat, and after a process that was killed. */
export async function clearGround(ground: PrivateGround): Promise<void> {
  await stopEngine(ground.layout);
  if (existsSync(`/run/netns/${ground.namespace}`)) await run(["ip", "netns", "delete", ground.namespace]);
  rmSync(ground.runFolder, { recursive: true, force: true });
  rmSync(ground.folder, { recursive: true, force: true });
}

/** Clears the grounds of this purpose whose process is gone. */
export async function clearStaleGrounds(purpose: string): Promise<void> {
  const stale = readdirSync(groundsFolder).flatMap((name) => {
    const [, pid] = name.startsWith(`${purpose}-`) ? (/-([0-9]+)$/.exec(name) ?? []) : [];
    return pid !== undefined && !existsSync(`/proc/${pid}`) ? [Number(pid)] : [];
  });
  for (const pid of stale) await clearGround(privateGround(purpose, pid));
}
