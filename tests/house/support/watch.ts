import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "./http.ts";

/** How a thing that is asked all the time has answered since the last look. */
export interface Answers {
  readonly asked: number;
  readonly failed: number;
  /** Connections that were reset before an answer, and made once more at once; what failed then counts as failed. */
  readonly again: number;
  /** Longest time from one good answer to the next, in seconds. */
  readonly longest: number;
}

/** Something that is asked all the time. */
export interface Watch {
  /** What was seen since it began, or since this was last called. */
  readonly look: () => Answers;
  readonly stop: () => Promise<void>;
}

/** Milliseconds from an answer to the next question. */
export const betweenQuestions = 50;

function counter() {
  const fresh = () => ({ asked: 0, failed: 0, again: 0, longest: 0 });
  let seen = fresh();
  let good = performance.now();
  return {
    take: (isGood: boolean): void => {
      seen.asked += 1;
      if (!isGood) {
        seen.failed += 1;
        return;
      }
      const now = performance.now();
      seen.longest = Math.max(seen.longest, (now - good) / 1000);
      good = now;
    },
    askAgain: (): void => {
      seen.again += 1;
    },
    /** What never answered again counts until now. */
    look: (): Answers => {
      const longest = Math.max(seen.longest, (performance.now() - good) / 1000);
      const last = { ...seen, longest };
      seen = fresh();
      good = performance.now();
      return last;
    },
  };
}

/** Asks a host of the proxy for a page again and again, each time on a connection of its own. */
export function watchPage(host: string, path: string): Watch {
  const { take, askAgain, look } = counter();
  const over = new AbortController();
  const once = async () => (await ask(host, { path, headers: { connection: "close" } })).status === 200;
  const isReset = (error: unknown) => error instanceof Error && "code" in error && error.code === "ECONNRESET";
  const loop = (async () => {
    while (!over.signal.aborted) {
      take(
        await once().catch(async (error: unknown) => {
          if (!isReset(error)) return false;
          askAgain();
          return await once().catch(() => false);
        }),
      );
      await pause(betweenQuestions);
    }
  })();
  return {
    look,
    stop: async () => {
      over.abort();
      await loop;
    },
  };
}

/** Follows a program that prints `ok` or `no` for each question that it has asked; `end` tells it to stop. */
export function watchProgram([program, ...words]: readonly [string, ...string[]], end: () => Promise<unknown>): Watch {
  const { take, look } = counter();
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line === "ok");
  });
  const closed = new Promise<void>((resolve, reject) => {
    child.on("error", reject).on("close", () => {
      resolve();
    });
  });
  return {
    look,
    stop: async () => {
      await end();
      await closed;
    },
  };
}
