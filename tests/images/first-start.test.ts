import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scriptPath } from "../../tools/images/recipe-hash.ts";
import { attempt, type Finished } from "../../tools/shared/run.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();
const script = scriptPath("shared/first-start.sh");

async function shell(text: string, env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return await attempt(["sh", "-euc", `. ${script}\n${text}`], { env });
}

/** What changes files, one step each: a start may be cut before any of them. */
const steps = ["mkdir", "mv", "rm", "rmdir", "sync"];

/** A folder of programs that do a step, until their number is up: then they end whoever called them, undone. */
function cutter(): string {
  const folder = newFolder();
  for (const step of steps) {
    const file = join(folder, step);
    const count = 'n=$(cat "$COUNT"); echo $((n + 1)) >"$COUNT"; [ "$n" -lt "$CUT" ] || kill -9 $PPID';
    writeFileSync(
      file,
      `#!/bin/sh\n${count}\n[ "$n" -ge "$CUT" ] || exec /usr/bin/env PATH=/usr/bin:/bin ${step} "$@"\n`,
    );
    chmodSync(file, 0o755);
  }
  return folder;
}

const start = `has_data "$DATA" mark || {
  begin_data "$DATA"
  for name in a .b mark; do echo "$RUN" >"$DATA/.first-start/$name"; done
  mkdir "$DATA/.first-start/c"
  echo "$RUN" >"$DATA/.first-start/c/d"
  publish_data "$DATA" mark
}`;

describe("a first start", () => {
  const stubs = cutter();

  /** Starts with at most so many steps; gives the steps that were asked for. */
  async function run(data: string, name: string, cut: number): Promise<Finished & { readonly asked: number }> {
    const count = join(newFolder(), "count");
    writeFileSync(count, "0");
    const env = {
      DATA: data,
      RUN: name,
      CUT: String(cut),
      COUNT: count,
      PATH: `${stubs}:${process.env["PATH"] ?? ""}`,
    };
    const finished = await shell(start, env);
    return { ...finished, asked: Number(readFileSync(count, "utf8")) };
  }

  function emptyData(): string {
    const data = newFolder();
    writeFileSync(join(data, ".hearth"), "");
    mkdirSync(join(data, "lost+found"));
    return data;
  }

  const contents = (data: string) => readdirSync(data).sort();
  const whole = [".b", ".hearth", "a", "c", "lost+found", "mark"];

  test("leaves the data and the marks of others, and nothing of its own", async () => {
    const data = emptyData();
    expect(await run(data, "one", 1_000)).toMatchObject({ code: 0 });
    expect(contents(data)).toEqual(whole);
    expect(await run(data, "two", 1_000)).toMatchObject({ code: 0 });
    expect(["a", ".b", "mark", "c/d"].map((name) => readFileSync(join(data, name), "utf8"))).toEqual(
      Array(4).fill("one\n"),
    );
  });

  test("that was cut at any step, twice, never leaves a mix of two, and the next one is whole", async () => {
    const { asked } = await run(emptyData(), "one", 1_000);
    expect(asked).toBeGreaterThan(6);
    for (let cut = 0; cut < asked; cut++) {
      const data = emptyData();
      expect((await run(data, "one", cut)).asked).toBe(cut + 1);
      await run(data, "two", cut);
      expect(await run(data, "three", 1_000)).toMatchObject({ code: 0 });
      expect(contents(data)).toEqual(whole);
      const writers = ["a", ".b", "mark", "c/d"].map((name) => readFileSync(join(data, name), "utf8"));
      expect(new Set(writers).size).toBe(1);
    }
  });

  test("takes no folder that holds something else, and changes nothing in it", async () => {
    const data = emptyData();
    writeFileSync(join(data, "photo"), "of somebody");
    const { code, stderr } = await run(data, "one", 1_000);
    expect(code).not.toBe(0);
    expect(stderr).toContain(`${data} is not empty and holds no data of this program; nothing was changed`);
    expect(contents(data)).toEqual([".hearth", "lost+found", "photo"]);
  });
});

describe("a setting", () => {
  const folder = newFolder();
  const file = join(folder, "file");
  writeFileSync(file, "from the file\n");

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["the variable", { A: "it's \\here" }, "[it's \\here]"],
    ["the file", { A_FILE: file }, "[from the file]"],
    ["the default", {}, "[x y]"],
  ])("comes from %s", async (_, env, expected) => {
    const { code, stdout } = await shell('value=$(given A "x y"); printf %s "[$value]"', env);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expected });
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["both are given", { A: "a", A_FILE: file }, /given A and A_FILE; leave one of them out/],
    ["the file is not there", { A_FILE: join(folder, "none") }, /none/],
  ])("ends the start when %s", async (_, env, message) => {
    const { code, stdout, stderr } = await shell("value=$(given A); echo went on", env);
    expect(code).not.toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
  });

  test.each([
    ["A", 1],
    ["A_FILE", 1],
    ["C", 0],
  ])("of upstream's that is not known is refused: %s", async (name, code) => {
    expect((await shell("refuse A B", { [name]: "given" })).code).toBe(code);
  });
});
