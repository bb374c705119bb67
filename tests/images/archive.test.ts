import { chmodSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { imageConfig, type ImageSettings, writeArchive } from "../../tools/images/archive.ts";
import { run } from "../../tools/shared/run.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();

const settings: ImageSettings = {
  architecture: "amd64",
  entrypoint: [],
  command: ["sh"],
  environment: { PATH: "/bin" },
  user: "101:101",
  workingFolder: "/srv",
  exposes: ["8080/tcp"],
  labels: { a: "b" },
};

function fill(root: string, names: readonly string[], when: Date, mode: number): void {
  mkdirSync(root);
  for (const name of ["tmp", "var", "var/tmp"]) mkdirSync(join(root, name));
  for (const name of names) {
    const file = join(root, name);
    writeFileSync(file, name);
    chmodSync(file, mode);
    utimesSync(file, when, when);
  }
  symlinkSync("a", join(root, "link"));
}

async function archive(names: readonly string[], when: Date, mode = 0o644): Promise<string> {
  const work = newFolder();
  fill(join(work, "root"), names, when, mode);
  await writeArchive(join(work, "root"), settings, "hearth/test:1", work, join(work, "out.tar"));
  return join(work, "out.tar");
}

describe("an image archive", () => {
  test("has the same bytes for the same content, whatever the order, the dates and the permissions", async () => {
    const one = await archive(["a", "b", "c"], new Date("2001-01-01"));
    const other = await archive(["c", "a", "b"], new Date("2020-02-02"), 0o4600);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    expect(readFileSync(one).equals(readFileSync(await archive(["a", "b"], new Date())))).toBe(false);
  });

  test("names its one layer by content, and nobody of this machine", async () => {
    const file = await archive(["a"], new Date());
    const piece = async (name: string): Promise<string> => (await run(["tar", "-xOf", file, name])).stdout;
    const [entry] = JSON.parse(await piece("./manifest.json")) as [{ Config: string; RepoTags: string[] }];
    expect(entry.RepoTags).toEqual(["hearth/test:1"]);
    const config: unknown = JSON.parse(await piece(`./${entry.Config}`));
    expect(config).toMatchObject({
      created: "1970-01-01T00:00:00Z",
      config: { User: "101:101", Cmd: ["sh"], Entrypoint: null, Env: ["PATH=/bin"], ExposedPorts: { "8080/tcp": {} } },
      rootfs: { diff_ids: [expect.stringMatching(/^sha256:[0-9a-f]{64}$/)] },
    });
    expect(config).not.toHaveProperty("config.StopSignal");
    const { stdout } = await run(["tar", "--numeric-owner", "-tvf", file]);
    expect(stdout.split("\n").filter((line) => line !== "" && !line.includes(" 0/0 "))).toEqual([]);
  });

  test("says by which signal it wants to stop", () => {
    expect(JSON.parse(imageConfig({ ...settings, stopSignal: "SIGINT" }, ""))).toHaveProperty(
      "config.StopSignal",
      "SIGINT",
    );
  });
});
