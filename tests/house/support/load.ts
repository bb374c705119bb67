import { Agent, request } from "node:http";

/** One page that is asked for again and again. */
export interface Target {
  readonly host: string;
  readonly path: string;
  /** What the page says of who served it; undefined when it is not the right page. */
  readonly read: (body: string) => string | undefined;
}

/** Bounds of a load. */
export interface LoadLimits {
  /** Requests begun in each second, spread over all targets in turn. */
  readonly perSecond: number;
  readonly seconds: number;
  readonly requests: number;
}

/** What a load has seen since it began. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly slowestMilliseconds: number;
  /** The first failures, each with when and why; a wrong status, a broken connection and a wrong page are failures. */
  readonly failures: readonly string[];
  readonly failed: number;
  /**
   * Sent a second time, and answered then: the proxy had closed the idle connection just before. A reload closes idle
   * connections, and every browser does the same (RFC 9110, 9.2.2); Node's client leaves it to its user.
   */
  readonly resent: number;
}

/** A load under way. */
export interface Load {
  /** Who served a host since the last call of this function, in the order of their first answer. */
  readonly served: (host: string) => readonly string[];
  /** How many were sent again so far. */
  readonly resent: () => number;
  /** Ends it and waits for the answers that are due. */
  readonly stop: () => Promise<LoadResult>;
}

const patience = 15_000;
const connections = 16;
const shownFailures = 10;

/** An idle connection was closed before anything of the answer came. */
class ClosedWhileIdle extends Error {}

async function answerOf(agent: Agent, { host, path, read }: Target): Promise<string> {
  return await new Promise((resolve, reject) => {
    const headers = { host: `${host}:8080` };
    const call = request({ agent, host: "127.0.0.1", port: 8080, path, headers, timeout: patience }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("error", reject).on("end", () => {
        const who = response.statusCode === 200 ? read(body) : undefined;
        if (who === undefined) reject(new Error(`${String(response.statusCode)} ${JSON.stringify(body.slice(0, 80))}`));
        else resolve(who);
      });
    });
    call.on("timeout", () => call.destroy(new Error(`no answer in ${String(patience / 1000)} s`)));
    call.on("error", (error: NodeJS.ErrnoException) => {
      const idle = call.reusedSocket && error.code === "ECONNRESET";
      reject(idle ? new ClosedWhileIdle(error.message) : error);
    });
    call.end();
  });
}

/** Asks the proxy at a steady rate over connections that stay open, until it is stopped or a limit is reached. */
export function startLoad(targets: readonly Target[], { perSecond, seconds, requests }: LoadLimits): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  const since = () => performance.now() - began;
  const failures: string[] = [];
  const served = new Map<string, Set<string>>();
  const open = new Set<Promise<void>>();
  const seen = { begun: 0, failed: 0, resent: 0, slowest: 0, last: 0 };

  const one = async (target: Target): Promise<void> => {
    const start = since();
    try {
      const who = await answerOf(agent, target).catch(async (error: unknown) => {
        if (!(error instanceof ClosedWhileIdle)) throw error;
        seen.resent += 1;
        // On a connection of its own: the next idle one may have been closed as well.
        return await answerOf(new Agent(), target);
      });
      served.set(target.host, (served.get(target.host) ?? new Set()).add(who));
    } catch (error) {
      seen.failed += 1;
      const place = `${target.host}${target.path} at ${(start / 1000).toFixed(1)} s`;
      if (failures.length < shownFailures) failures.push(`${place}: ${String(error)}`);
    }
    seen.slowest = Math.max(seen.slowest, since() - start);
    seen.last = since();
  };
  const begin = (target: Target): void => {
    seen.begun += 1;
    const call = one(target).finally(() => open.delete(call));
    open.add(call);
  };
  const timer = setInterval(() => {
    const due = Math.min(requests, Math.floor((Math.min(since(), seconds * 1000) / 1000) * perSecond));
    // Each tick makes up for a late one, but never all at once: a stopped machine would come back to a flood.
    for (let count = 0; count < connections && seen.begun < due; count += 1) {
      const target = targets[seen.begun % targets.length];
      if (target !== undefined) begin(target);
    }
  }, 10);
  return {
    resent: () => seen.resent,
    served: (host) => {
      const all = [...(served.get(host) ?? [])];
      served.delete(host);
      return all;
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      agent.destroy();
      const { begun, failed, resent, slowest, last } = seen;
      return { requests: begun, failed, failures, resent, slowestMilliseconds: slowest, seconds: last / 1000 };
    },
  };
}
