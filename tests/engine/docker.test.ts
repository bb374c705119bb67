import { ownLayout, standardLayout } from "../../tools/engine/docker/layout.ts";
import { mountsBelow } from "../../tools/engine/docker/leftovers.ts";
import { missingPackages } from "../../tools/engine/docker/packages.ts";
import { runningPid } from "../../tools/engine/docker/process.ts";
import { hostOf } from "../../tools/engine/docker/engine.ts";

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

test("a layout of one's own shares no path with the machine's engine, nor with another", () => {
  const one = ownLayout({ name: "one", folder: "/var/tmp/one", runFolder: "/run/one" });
  const two = ownLayout({ name: "two", folder: "/var/tmp/two", runFolder: "/run/two" });
  const all = [one, two, standardLayout].flatMap(texts);
  expect(new Set(all).size).toBe(all.length);
  expect(hostOf(one)).toBe("unix:///run/one/docker.sock");
  expect([one.disposable, standardLayout.disposable]).toEqual([true, false]);
});

test("a folder too long for a socket is refused by name", () => {
  const runFolder = `/run/${"x".repeat(100)}`;
  expect(() => ownLayout({ name: "long", folder: "/x", runFolder })).toThrow(
    /engine long: runFolder .* at most 107.*shorter folder/s,
  );
});

test("mounts below the folders are found, deepest first, and no others", () => {
  const line = (point: string): string => `36 35 98:0 / ${point} rw,noatime master:1 - ext3 /dev/root rw`;
  const points = ["/data", "/data/docker/overlay2/a/merged", "/data/docker/my\\040disk", "/database", "/proc"];
  expect(mountsBelow(points.map(line).join("\n"), ["/data/docker"])).toEqual([
    "/data/docker/overlay2/a/merged",
    "/data/docker/my disk",
  ]);
});

test.each([
  [[], false, ["docker.io", "containerd", "iptables"]],
  [["dockerd", "containerd", "iptables"], false, []],
  [["dockerd", "containerd"], true, ["iptables", "apparmor"]],
  [["dockerd", "containerd", "iptables", "apparmor_parser"], true, []],
])("with %j, apparmor %s, the packages %j are missing", (there, apparmor, expected) => {
  expect(missingPackages((program) => there.includes(program), apparmor)).toEqual(expected);
});

test("a pid file that speaks of another program is not believed", () => {
  expect(runningPid("/nowhere/docker.pid", "dockerd", "--pidfile")).toBeUndefined();
  expect(runningPid("/proc/self/stat", "dockerd", "--pidfile")).toBeUndefined();
});
