import { Resolver } from "node:dns/promises";
import { request } from "node:https";
import { createConnection } from "node:net";
import { text } from "node:stream/consumers";
import type { Probes, Results } from "./probe-words.ts";

// Run by itself inside another network namespace: probes come on standard input, results go to standard output.

async function opens(host: string, port: number, patience: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.setTimeout(patience, () => {
      end(false);
    });
    socket
      .on("connect", () => {
        end(true);
      })
      .on("error", () => {
        end(false);
      });
  });
}

async function resolves(name: string, server: string, patience: number): Promise<boolean> {
  const resolver = new Resolver({ timeout: patience, tries: 1 });
  resolver.setServers([server]);
  return await resolver.resolve4(name).then(
    () => true,
    () => false,
  );
}

async function status(page: NonNullable<Probes["pages"]>[number], ca: string): Promise<number> {
  const { address, port, host, authorization } = page;
  const headers = { host: `${host}:${String(port)}`, ...(authorization && { authorization }) };
  return await new Promise((resolve, reject) => {
    const call = request({ host: address, port, servername: host, ca, headers, timeout: 10_000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("timeout", () => call.destroy(new Error(`${host}: no answer`)));
    call.on("error", reject).end();
  });
}

/** Runs work over a list, so many at once. */
async function inTurn<In, Out>(list: readonly In[], width: number, work: (one: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  const waiting = [...list.entries()];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

const probes = JSON.parse(await text(process.stdin)) as Probes;
const patience = probes.patience ?? 1500;
const results: Results = {
  doors: await inTurn(probes.doors ?? [], 400, async ({ host, port }) => await opens(host, port, patience)),
  names: await inTurn(probes.names ?? [], 8, async ({ name, server }) => await resolves(name, server, patience)),
  pages: await inTurn(probes.pages ?? [], 1, async (page) => await status(page, probes.ca ?? "")),
};
// Only when all is written: a result of every port is longer than a pipe takes at once.
process.stdout.write(JSON.stringify(results), () => process.exit(0));
