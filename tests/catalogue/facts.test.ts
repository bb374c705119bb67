import { isWaived } from "../../components/catalogue/decide.ts";
import type { ServiceSpec } from "../../components/catalogue/service.ts";
import { filesOf } from "../../components/render/index.ts";
import { databaseEngines } from "../../components/site/database-engines.ts";
import { folderForm, hostForm, imageForm, nameForm } from "../../components/site/naming.ts";
import { isDuration, isMemory, toMebibytes, toSeconds } from "../../components/site/units.ts";
import { tiers, zones } from "../../components/site/zones.ts";
import { catalogue, planOf, siteOf } from "../support/house.ts";

const services = [...catalogue.foundation, ...catalogue.optional];
const specs = services.map(({ spec }): readonly [string, ServiceSpec] => [spec.name, spec]);
const budget = siteOf({}).budget;
const everything = planOf({ services: Object.fromEntries(catalogue.optional.map(({ spec }) => [spec.name, {}])) });

function distinct(values: readonly unknown[]): void {
  expect(new Set(values).size).toBe(values.length);
}

test("names, titles and hosts are distinct", () => {
  distinct(specs.map(([name]) => name));
  distinct(specs.map(([, { title }]) => title));
  distinct(specs.flatMap(([, { route }]) => (isWaived(route) ? [] : [route.host])));
});

test("exactly one service is the proxy, and it belongs to the foundation", () => {
  expect(catalogue.foundation.filter(({ spec }) => spec.provides === "proxy")).toHaveLength(1);
  const provided = catalogue.optional.flatMap(({ spec }) => spec.provides ?? []);
  expect(provided.sort()).toEqual([...databaseEngines].sort());
  for (const { spec } of catalogue.optional) if (spec.provides !== undefined) expect(spec.name).toBe(spec.provides);
});

test("all of it fits into the default budget at once", () => {
  const memory = specs.reduce((sum, [, spec]) => sum + toMebibytes(spec.budget.memory), 0);
  expect(memory).toBeLessThanOrEqual(toMebibytes(budget.memory));
});

describe.each(specs)("%s", (name, spec) => {
  test("has a name, a title, a purpose and a zone of the right form", () => {
    expect(name).toMatch(nameForm);
    expect(spec.title).toMatch(/^\S(?:[^\p{Cc}]{0,58}\S)?$/u);
    expect(spec.purpose).toMatch(/^[a-z][^\p{Cc}]{3,78}[^.\s]$/u);
    expect(zones).toContain(spec.zone);
  });

  test("runs a pinned image", () => {
    expect(spec.image).toMatch(imageForm);
  });

  test("answers its route on the port that its health check asks", () => {
    if (isWaived(spec.route)) return;
    const { host, port } = spec.route;
    expect(host).toMatch(hostForm);
    expect([port > 0, port < 65536, Number.isInteger(port)]).toEqual([true, true, true]);
    expect(spec.health.path).toMatch(/^\/[^\s{}"`#?]*$/);
    expect(spec.health.test.at(-1)).toBe(`http://127.0.0.1:${String(port)}${spec.health.path ?? ""}`);
  });

  test("is asked for its health on its own loopback, by a program and words that are not empty", () => {
    for (const word of [...spec.health.test, ...(spec.entrypoint ?? []), ...(spec.command ?? [])])
      expect(word).toMatch(/\S/);
    expect(spec.health.test.join(" ")).toMatch(/127\.0\.0\.1|localhost|\.sock|^healthcheck\.sh --connect /);
    for (const span of [spec.health.every ?? "5s", spec.health.start ?? "10s"]) {
      expect(isDuration(span)).toBe(true);
      expect(toSeconds(span)).toBeLessThanOrEqual(600);
    }
  });

  test("has a budget that the default one can pay", () => {
    const { memory, cores, processes = 256 } = spec.budget;
    expect(isMemory(memory)).toBe(true);
    expect(toMebibytes(memory)).toBeGreaterThanOrEqual(6);
    expect(toMebibytes(memory)).toBeLessThanOrEqual(toMebibytes(budget.memory));
    expect([cores >= 0.1, cores <= budget.cores, Math.abs(cores * 10 - Math.round(cores * 10)) < 1e-9]).toEqual([
      true,
      true,
      true,
    ]);
    expect([processes >= 8, Number.isInteger(processes)]).toEqual([true, true]);
  });

  test("keeps its data, configuration and memory folders in plain places", () => {
    const mounts = Object.values(spec.volumes).map(({ mount }) => mount);
    const configuration = spec.configuration === undefined ? [] : [spec.configuration.mount];
    for (const folder of [...mounts, ...configuration, ...(spec.scratch ?? [])]) expect(folder).toMatch(folderForm);
    for (const volume of Object.keys(spec.volumes)) expect(volume).toMatch(nameForm);
    // Its configuration has that name.
    expect(Object.keys(spec.volumes)).not.toContain("files");
    for (const { tier, keep } of Object.values(spec.volumes)) {
      expect(tiers).toContain(tier);
      if (!isWaived(keep)) expect(keep.days).toBeGreaterThan(0);
    }
  });

  test("has an environment of plain texts without a secret", () => {
    const { environment = {} } = everything.containers.find(({ service }) => service === name) ?? {};
    for (const [variable, value] of Object.entries(environment)) {
      expect(variable).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
      expect(value).not.toMatch(/undefined|\[object|NaN/);
      if (/PASSWORD|SECRET|TOKEN|_KEY$/.test(variable)) expect(value).toMatch(/^\/run\/secrets\//);
    }
  });

  test("has configuration files that are not empty and can be rendered", () => {
    const record = everything.files.find(({ service }) => service === name);
    expect(record === undefined).toBe(spec.configuration === undefined);
    for (const [file, content] of Object.entries(record === undefined ? {} : filesOf(record, everything))) {
      expect(file).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
      expect(content.trim()).not.toBe("");
    }
  });

  test("asks for no more than it has a reason for", () => {
    const { exceptions } = spec;
    if (exceptions?.capabilities !== undefined) {
      expect(exceptions.capabilities.add.length).toBeGreaterThan(0);
      distinct(exceptions.capabilities.add);
      expect(exceptions.capabilities.add).not.toContain("CAP_SYS_ADMIN");
      expect(exceptions.capabilities.reason).toMatch(/\w+ \w+/);
    }
    if (spec.stopSeconds !== undefined) expect(spec.stopSeconds).toBeGreaterThan(0);
  });
});
