import { chmod, copyFile, glob, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../shared/run.ts";
import { writableFolders } from "./archive.ts";
import type { PackageFile } from "./packages.ts";
import type { Account, Recipe } from "./recipe.ts";
import { scriptPath } from "./recipe-hash.ts";

const linkedToUsr = ["bin", "lib", "lib64", "sbin"];

/** Of no use in a container; `usr/share/doc` is kept for its licences. */
const unused = [
  "etc/init.d",
  "etc/cron.d",
  "etc/logrotate.d",
  "etc/ufw",
  "usr/lib/systemd",
  "usr/share/apport",
  "usr/share/bug",
].concat(["doc-base", "info", "lintian", "locale", "man", "vim"].map((name) => `usr/share/${name}`));

/** Makes an empty root folder in which `/bin`, `/lib` and `/sbin` are links into `/usr`, as in the distribution. */
export async function makeRoot(root: string): Promise<void> {
  for (const name of linkedToUsr) {
    await mkdir(join(root, "usr", name), { recursive: true });
    await symlink(`usr/${name}`, join(root, name));
  }
  for (const name of ["dev", "etc", "home", "proc", "root", "run", "sys", "var"]) await mkdir(join(root, name));
  for (const name of writableFolders) await mkdir(join(root, name));
}

/** Unpacks packages over a root folder, without running anything of theirs. */
export async function unpack(packages: readonly PackageFile[], root: string): Promise<void> {
  const script =
    'dpkg-deb --fsys-tarfile "$1" | tar --extract --keep-directory-symlink --no-same-owner --same-permissions --directory "$2"';
  for (const { path } of packages) await run(["bash", "-o", "pipefail", "-c", script, "unpack", path, root]);
}

/** Joins the CA certificates of the unpacked package into the one file that programs look for. */
export async function joinCertificates(root: string): Promise<void> {
  const folder = join(root, "usr/share/ca-certificates/mozilla");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".crt")).sort();
  const texts = await Promise.all(names.map(async (name) => (await readFile(join(folder, name), "utf8")).trimEnd()));
  await addFile(root, "/etc/ssl/certs/ca-certificates.crt", `${texts.join("\n")}\n`);
}

/** Links every BusyBox program that no package brings. Returns how many. */
export async function linkBusybox(root: string): Promise<number> {
  const { stdout } = await run([join(root, "usr/bin/busybox"), "--list"]);
  const there = new Set([...(await readdir(join(root, "usr/bin"))), ...(await readdir(join(root, "usr/sbin")))]);
  const names = stdout.split("\n").filter((name) => name !== "" && !there.has(name));
  for (const name of names) await symlink("busybox", join(root, "usr/bin", name));
  return names.length;
}

/** Copies a file, or a folder and all below it, to a path that need not be there; of its permissions none are kept. */
export async function copyPlain(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await run(["cp", "-RT", "--no-preserve=mode", source, target]);
}

/** Writes a text file at a path of the image, over whatever is there. */
export async function addFile(root: string, path: string, text: string): Promise<void> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await rm(target, { force: true });
  await writeFile(target, text);
}

function accountFiles(accounts: readonly Account[]): Readonly<Record<string, string>> {
  const all = [...accounts, { name: "nobody", id: 65534 }];
  const users = all.map(({ name, id }) => `${name}:x:${String(id)}:${String(id)}:${name}:/nonexistent:/bin/false\n`);
  const groups = all.map(({ name, id }) => `${name}:x:${String(id)}:\n`);
  return {
    "/etc/passwd": `root:x:0:0:root:/root:/bin/sh\n${users.join("")}`,
    "/etc/group": `root:x:0:\n${groups.join("")}`,
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
  };
}

/** Paths of the image that a pattern matches, sorted. */
async function matches(root: string, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern.slice(1), { cwd: root })) found.push(`/${path}`);
  return found.sort();
}

async function targetOf(root: string, given: string): Promise<string> {
  if (!given.includes("*")) return given;
  const found = await matches(root, given);
  const [target] = found;
  if (target === undefined || found.length > 1)
    throw new Error(`${given}: matches ${found.join(", ") || "nothing"} in the image; a link has one target`);
  return target;
}

async function addScript(root: string, path: string, name: string): Promise<void> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(scriptPath(name), target);
  await chmod(target, 0o755);
}

/** Adds a recipe's accounts, folders, files, scripts and links, and drops what a container never uses. */
export async function finishRoot(recipe: Recipe, root: string): Promise<void> {
  for (const path of unused) await rm(join(root, path), { recursive: true, force: true });
  for (const pattern of recipe.drops ?? [])
    for (const path of await matches(root, pattern)) await rm(join(root, path), { recursive: true, force: true });
  for (const path of recipe.folders ?? []) await mkdir(join(root, path), { recursive: true });
  const files = { ...accountFiles(recipe.accounts ?? []), ...recipe.files };
  for (const [path, text] of Object.entries(files)) await addFile(root, path, text);
  for (const [path, name] of Object.entries(recipe.scripts ?? {})) await addScript(root, path, name);
  for (const [path, given] of Object.entries(recipe.links ?? {})) {
    const target = await targetOf(root, given);
    await mkdir(dirname(join(root, path)), { recursive: true });
    await rm(join(root, path), { force: true });
    await symlink(target, join(root, path));
  }
}
