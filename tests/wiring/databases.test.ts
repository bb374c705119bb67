import { databaseEngines } from "../../components/site/database-engines.ts";
import { entry, planOf } from "../support/house.ts";

const asking = (engine: string, more = {}) => entry({ database: engine, ...more });

function serversOf(plan: ReturnType<typeof planOf>): readonly string[] {
  const running = plan.containers.map(({ service }) => service);
  return databaseEngines.filter((engine) => running.includes(engine));
}

test("a server runs when a service asks for it, and no other", () => {
  expect(serversOf(planOf({}))).toEqual([]);
  for (const engine of databaseEngines)
    expect(serversOf(planOf({ custom: { notes: asking(engine) } }))).toEqual([engine]);
});

test("a server is retired with the last that asks, and its data and secrets stay", () => {
  const custom = { notes: asking("mariadb"), feeds: asking("mariadb") };
  expect(serversOf(planOf({ custom, retired: ["notes"] }))).toEqual(["mariadb"]);
  const plan = planOf({ custom, retired: ["notes", "feeds"] });
  expect(serversOf(plan)).toEqual([]);
  const stays = [...plan.volumes, ...plan.secrets].filter(({ service }) => service === "mariadb");
  expect(stays.map(({ retired }) => retired)).toEqual([true, true, true]);
  expect(plan.databases).toEqual([]);
});

test("one that the stack file names runs though nobody asks, with what is said of it", () => {
  const plan = planOf({ services: { postgres: { memory: "1GiB" } } });
  expect(plan.containers.find(({ service }) => service === "postgres")?.memoryMebibytes).toBe(1024);
});

test("each rotation is another account and another volume of secrets, of that service alone", () => {
  const custom = (rotation: number) => ({ notes: asking("postgres", { rotation }), feeds: asking("postgres") });
  const [before, after] = [planOf({ custom: custom(1) }), planOf({ custom: custom(2) })];
  expect(before.databases.map(({ user }) => user)).toEqual(["feeds.r1", "notes.r1"]);
  expect(after.databases.map(({ user }) => user)).toEqual(["feeds.r1", "notes.r2"]);
  const changed = after.containers.filter(
    (one, index) => JSON.stringify(one) !== JSON.stringify(before.containers[index]),
  );
  expect(changed.map(({ service }) => service)).toEqual(["notes"]);
});

test("an entry's texts say where its database is, and nothing else is changed", () => {
  const env = {
    HOST: "{database.host}:{database.port}",
    WHO: "{database.user}@{database.name}",
    FILES: "{database.passwordFile} {database.urlFile}",
    ODD: "{host} {}",
  };
  const { containers } = planOf({ custom: { "my-notes": asking("mariadb", { env }) } });
  expect(containers.find(({ service }) => service === "my-notes")?.environment).toEqual({
    HOST: "mariadb:3306",
    WHO: "my_notes.r1@my_notes",
    FILES: "/run/secrets/database /run/secrets/database-url",
    ODD: "{host} {}",
  });
});

test("a service that is retired with its rotation keeps the passwords of that rotation", () => {
  const { secrets, containers } = planOf({ services: { wordpress: { rotation: 2 } }, retired: ["wordpress"] });
  const own = secrets.filter(({ service }) => service === "wordpress");
  expect(own.map(({ rotation, retired }) => ({ rotation, retired }))).toEqual(
    own.map(() => ({ rotation: 2, retired: true })),
  );
  expect(own.length).toBeGreaterThan(3);
  expect(containers.map(({ service }) => service)).not.toContain("wordpress");
});
