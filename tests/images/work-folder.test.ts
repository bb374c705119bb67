import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { removeLeftovers, withWorkFolder } from "../../tools/images/work-folder.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();

test("a work folder is removed, also after a failure", async () => {
  const parent = newFolder();
  expect(await withWorkFolder(parent, async (folder) => await Promise.resolve(existsSync(folder)))).toBe(true);
  await expect(withWorkFolder(parent, async () => await Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(readdirSync(parent)).toEqual([]);
});

test("what killed processes left is removed; archives and running work stay", async () => {
  const parent = newFolder();
  const running = `work-${String(process.pid)}-a`;
  for (const name of ["work-4194305-b", running, "abc.tar"]) mkdirSync(join(parent, name));
  await removeLeftovers(parent);
  expect(readdirSync(parent).sort()).toEqual(["abc.tar", running].sort());
});
