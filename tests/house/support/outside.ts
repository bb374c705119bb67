import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../../tools/shared/paths.ts";
import { attempt, run } from "../../../tools/shared/run.ts";
import { within } from "./elsewhere.ts";
import { ground } from "./layout.ts";

/** A neighbour of the test's machine on a network of its own, which also plays the Internet and its name server. */
export interface Outside {
  /** Its network namespace. */
  readonly namespace: string;
  /** Its address, and that of the test's machine towards it. Source: RFC 5737, for documentation. */
  readonly address: string;
  readonly hostAddress: string;
  /** Port on which it listens. */
  readonly port: number;
  /** A name that only its name server knows. */
  readonly name: string;
  remove(): Promise<void>;
}

const place = { address: "192.0.2.2", hostAddress: "192.0.2.1", port: 7070, name: "somewhere.example" } as const;

/** What the engine takes when the machine's own name server is on its loopback. Source: Docker Engine, resolvconf. */
const fallbackServers = ["8.8.8.8", "8.8.4.4"];

function nameServers(): readonly string[] {
  const found = [...readFileSync("/etc/resolv.conf", "utf8").matchAll(/^nameserver\s+([0-9.]+)/gm)].map(
    (match) => match[1] ?? "",
  );
  return [...new Set([...found.filter((address) => !address.startsWith("127.")), ...fallbackServers])];
}

async function started(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject).on("exit", (code) => {
      reject(new Error(`the outside ended with ${String(code)}`));
    });
    child.stdout?.once("data", () => {
      resolve();
    });
  });
}

/** Lays a cable to a second network namespace, which is also routed to the containers' own addresses. */
export async function makeOutside(pool: string): Promise<Outside> {
  const namespace = `${ground().namespace}-out`;
  const host = ["ip"] as const;
  const away = ["ip", "-netns", namespace] as const;
  const remove = async (child?: ChildProcess) => {
    child?.kill("SIGKILL");
    await attempt([...host, "link", "delete", "outside0"]);
    await attempt([...host, "netns", "delete", namespace]);
  };
  await remove();
  await run([...host, "netns", "add", namespace]);
  await run([...host, "link", "add", "outside0", "type", "veth", "peer", "name", "outside1", "netns", namespace]);
  await run([...host, "address", "add", `${place.hostAddress}/24`, "dev", "outside0"]);
  await run([...away, "address", "add", `${place.address}/24`, "dev", "outside1"]);
  for (const server of nameServers()) await run([...away, "address", "add", `${server}/32`, "dev", "lo"]);
  for (const link of ["lo", "outside1"]) await run([...away, "link", "set", link, "up"]);
  await run([...host, "link", "set", "outside0", "up"]);
  await run([...host, "route", "replace", "default", "via", place.address]);
  await run([...away, "route", "add", pool, "via", place.hostAddress]);
  const program = join(projectFolder, "tests/house/support/outside-servers.ts");
  const [enter, ...words] = within({ name: namespace });
  const arguments_ = [
    ...words,
    process.execPath,
    program,
    String(place.port),
    place.name,
    place.address,
    ...nameServers(),
  ];
  const child = spawn(enter, arguments_, { stdio: ["ignore", "pipe", "inherit"], env: {} });
  await started(child);
  return {
    ...place,
    namespace,
    remove: async () => {
      await remove(child);
    },
  };
}
