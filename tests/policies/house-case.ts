import type { Inputs, Subject } from "../../policies/judged.ts";
import { messageOf, type Resources, type Rule, type StackRule } from "../../policies/rule.ts";
import { carrier, container, oneShot, resource } from "./case.ts";
import { settings } from "./judge.ts";
import { UnknownValueError, withUnknown } from "./unknown.ts";

/** All resources of a stack before a rule. */
export interface StackCase {
  readonly what: string;
  readonly stack: readonly Subject[];
}

/** All cases of one rule over a stack. */
export interface StackRuleCases {
  readonly rule: string;
  /** At least two. `of` is the resource that the rule has to name, `field` begins the path. */
  readonly violating: readonly (StackCase & { readonly of: Subject; readonly field: string })[];
  /** At least two. */
  readonly clean: readonly StackCase[];
  /** A path of one resource that is unknown in a preview, and that the rule reads, after others that are known. */
  readonly unknown: {
    readonly others: readonly Subject[];
    readonly subject: Subject;
    readonly path: readonly string[];
  };
}

/** A clean case in words. */
export function stack(what: string, ...resources: readonly Subject[]): StackCase {
  return { what, stack: resources };
}

/** A violating case in words: the first resource is the one that the rule has to name, and by which field. */
export function badStack(what: string, field: string, ...[of, ...rest]: readonly [Subject, ...Subject[]]) {
  return { what, field, of, stack: [of, ...rest] };
}

/** A resource that names or waits for others. */
export function after<S extends Subject>(subject: S, ...others: readonly Subject[]): S {
  return { ...subject, dependencies: others.map(({ urn }) => urn) };
}

/** A carrier or one-shot under another name, with some inputs changed. */
export function renamed(
  { type, props, opts }: Subject<"docker:index/container:Container">,
  name: string,
  change: Partial<Inputs["docker:index/container:Container"]> = {},
): Subject<"docker:index/container:Container"> {
  return resource(type, { ...props, ...change }, name, opts);
}

/** A command on the host, such as one that waits for health; no rule looks into it. */
export function command(name: string): Subject {
  const type = "command:local:Command";
  return { ...container({}, name), type, urn: `urn:pulumi:dev::demo::${type}::${name}` } as unknown as Subject;
}

/** A network as the engine gave it back. */
export function network(name: string, internal: boolean, id = ""): Subject<"docker:index/network:Network"> {
  const props = { name, internal, ...(id === "" ? {} : { id }) };
  return resource("docker:index/network:Network", props, `network-${name}`);
}

/** A volume as the engine gave it back. */
export function volume(name: string, protect: boolean): Subject<"docker:index/volume:Volume"> {
  return resource("docker:index/volume:Volume", { name }, `volume-${name}`, { protect });
}

function house(): readonly Subject[] {
  const networks = [network("h-front", false), network("h-egress", false), network("h-apps", true)];
  const inside = network("h-apps-data", true);
  const volumes = [volume("h-rows", true), volume("h-files", false), volume("h-routes", false)];
  const job = renamed(oneShot, "rows-ready-job", { mounts: [{ type: "volume", source: "h-rows", target: "/d" }] });
  const files = renamed(carrier, "app-files-carrier", {
    mounts: [{ type: "volume", source: "h-files", target: "/d" }],
  });
  const rows = container(
    {
      image: "docker.io/library/postgres:17.5",
      networksAdvanced: [{ name: "h-apps-data" }],
      ports: [],
      mounts: [{ type: "volume", source: "h-rows", target: "/var/lib/postgresql/data" }],
    },
    "rows",
  );
  const rowsGate = after(command("rows-gate"), rows);
  const app = after(
    container(
      {
        networksAdvanced: [{ name: "h-apps" }, { name: "h-apps-data" }, { name: "h-egress" }],
        ports: [],
        mounts: [{ type: "volume", source: "h-files", target: "/config", readOnly: true }],
      },
      "app",
    ),
    files,
    rows,
    rowsGate,
  );
  const appGate = after(command("app-gate"), app);
  const caddy = container(
    {
      networksAdvanced: [{ name: "h-front" }, { name: "h-apps" }],
      ports: [{ internal: 8080, external: 443, ip: "192.0.2.10" }],
      mounts: [{ type: "volume", source: "h-routes", target: "/etc/caddy-routes", readOnly: true }],
    },
    "caddy",
  );
  const upstreams = renamed(carrier, "upstreams", { mounts: [{ type: "volume", source: "h-routes", target: "/d" }] });
  const containers = [after(job, ...volumes), files, rows, app, caddy, after(upstreams, app, appGate)];
  return [...networks, inside, ...volumes, ...containers, rowsGate, appGate];
}

function findingsIn(rule: StackRule, resources: readonly Subject[]) {
  return [...rule.checkStack(resources as Resources, settings)];
}

/** Makes the tests of an area's rules over a stack. */
export function testStackRules(rules: readonly Rule[], table: readonly StackRuleCases[]): void {
  const stackRules = rules.filter((rule): rule is StackRule => "checkStack" in rule);

  test("each rule has its cases: two violating, two clean, one unknown", () => {
    expect(table.map(({ rule }) => rule)).toEqual(stackRules.map(({ id }) => id));
    for (const { violating, clean } of table) {
      expect(violating.length).toBeGreaterThanOrEqual(2);
      expect(clean.length).toBeGreaterThanOrEqual(2);
    }
  });

  describe.each(table.map((cases) => [cases.rule, cases] as const))("%s", (id, { violating, clean, unknown }) => {
    const rule = stackRules.find((one) => one.id === id) as StackRule;

    test.each(violating.map((one) => [one.what, one] as const))("finds: %s", (_, { stack: resources, of, field }) => {
      const found = findingsIn(rule, resources);
      expect(found.map(({ urn }) => urn)).toContain(of.urn);
      expect(found.filter((one) => one.urn === of.urn && one.field.startsWith(field)).length).toBeGreaterThan(0);
      expect(findingsIn(rule, resources.toReversed()).length).toBe(found.length);
      for (const one of found) expect(messageOf(rule, one.name, one).split("\n").length).toBeLessThanOrEqual(2);
    });

    test.each(clean.map((one) => [one.what, one] as const))("lets pass: %s", (_, { stack: resources }) => {
      expect(findingsIn(rule, resources)).toEqual([]);
    });

    test("lets a house pass, and one of which the ids are not known yet", () => {
      const known = house();
      expect(findingsIn(rule, known)).toEqual([]);
      expect(
        findingsIn(
          rule,
          known.map((one) => withUnknown(one, ["id"])),
        ),
      ).toEqual([]);
    });

    test("says nothing of what is unknown in a preview", () => {
      const { others, subject, path } = unknown;
      expect(findingsIn(rule, [...others, subject])).toEqual([]);
      expect(() => findingsIn(rule, [...others, withUnknown(subject, path)])).toThrow(UnknownValueError);
    });
  });
}
