import { unretiredProblems } from "../../tools/cli/checks/unretired.ts";
import type { StateResource } from "../../tools/cli/stack/state.ts";
import type { SecretRecord, VolumeRecord } from "../../components/wiring/records.ts";

function resource(type: string, name: string, more: Partial<StateResource> = {}): StateResource {
  return {
    urn: `urn:pulumi:dev::hearth::${type}::${name}`,
    type,
    id: name,
    protect: false,
    delete: false,
    outputs: {},
    ...more,
  };
}

function container(service: string): StateResource {
  const labels = [{ label: "hearth.service", value: service }];
  return resource("docker:index/container:Container", service, { outputs: { labels } });
}

const state = [
  container("notes"),
  container("notes-archive"),
  resource("docker:index/volume:Volume", "notes-pages", { id: "hearth-dev-notes-pages", protect: true }),
  resource("docker:index/volume:Volume", "notes-archive-pages", {
    id: "hearth-dev-notes-archive-pages",
    protect: true,
  }),
  resource("random:index/randomPassword:RandomPassword", "notes-token-r1", { protect: true }),
  resource("docker:index/volume:Volume", "notes-files"),
  resource("command:local:Command", "guard", { protect: true }),
];

function volume(service: string, kind: "engine" | "folder" = "engine"): VolumeRecord {
  const place =
    kind === "engine"
      ? ({ kind, name: `hearth-dev-${service}-pages` } as const)
      : ({ kind, sentinel: "/mnt/hearth-dev", below: `${service}/pages` } as const);
  return { service, volume: "pages", tier: "warm", user: 10_001, place, retired: false };
}

function secret(rotation: number): SecretRecord {
  const form = { kind: "plain" } as const;
  const engineName = `hearth-dev-notes-secret-r${String(rotation)}`;
  return { service: "notes", secret: "token", length: 24, form, rotation, engineName, user: 10_001, retired: false };
}

const archive = volume("notes-archive");

test.each([
  { what: "everything has its place", volumes: [volume("notes"), archive], secrets: [secret(1)], paths: [] },
  { what: "a password is rotated", volumes: [volume("notes"), archive], secrets: [secret(2)], paths: [] },
  { what: "a service is left out", volumes: [archive], secrets: [], paths: ["hearth:retired"] },
  { what: "two services are left out", volumes: [], secrets: [], paths: ["hearth:retired", "hearth:retired"] },
  {
    what: "a volume moves to a disk",
    volumes: [volume("notes", "folder"), archive],
    secrets: [secret(1)],
    paths: ["notes.volumes.pages.tier"],
  },
  {
    what: "a password is rotated twice at once",
    volumes: [volume("notes"), archive],
    secrets: [secret(3)],
    paths: ["notes.rotation"],
  },
])("when $what, the paths named are $paths", ({ volumes, secrets, paths }) => {
  expect(unretiredProblems(state, { containers: [], volumes, secrets }).map(({ path }) => path)).toEqual(paths);
});

test("a rotation that skips one or goes back is said once, with what it may be", () => {
  const kept = ["token", "salt"].map((name) =>
    resource("random:index/randomPassword:RandomPassword", `notes-${name}-r2`, { protect: true }),
  );
  for (const rotation of [1, 4]) {
    const secrets = [secret(rotation), { ...secret(rotation), secret: "salt" }];
    const problems = unretiredProblems(kept, { containers: [], volumes: [], secrets });
    expect(problems.map(({ given, allowed }) => [given, allowed])).toEqual([
      [String(rotation), "2, which this house has for its token, or 3"],
    ]);
  }
});

test("the message names the service, what it keeps and both ways out, and never Pulumi's", () => {
  const [problem] = unretiredProblems(state, { containers: [], volumes: [archive], secrets: [] });
  expect(problem?.given).toContain("volume notes-pages, password notes-token-r1");
  expect(problem?.remedy).toContain("hearth:retired");
  expect(problem?.remedy).toContain("npm run purge -- notes");
  expect(JSON.stringify(problem)).not.toContain("unprotect");
});
