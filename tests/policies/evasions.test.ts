import type { Subject } from "../../policies/judged.ts";
import { rules } from "../../policies/rules/index.ts";
import { container, service } from "./case.ts";
import { configs, evasions } from "./evasions.ts";
import { runPack } from "./run.ts";

/** What the whole pack reports of a resource: rule and field. */
async function reported(subject: Subject): Promise<readonly string[]> {
  const found = await runPack(rules, [subject]);
  return found.map(({ policy, message }) => `${policy} ${message.split(": ")[1] ?? ""}`);
}

/** A container built to be bad, of whose defects docker-bench-security reports one: the last. */
const bad = container({
  user: "0:0",
  mounts: [
    { type: "bind", source: "/etc", target: "/host/etc", readOnly: true },
    { type: "bind", source: "/var/run", target: "/host/run", readOnly: true },
  ],
  securityOpts: ["no-new-privileges:false"],
  ulimits: [{ name: "nproc", soft: 50_000, hard: 50_000 }],
  healthcheck: { tests: ["CMD-SHELL", "exit 0"], interval: "5s", timeout: "4s", startPeriod: "10s", retries: 3 },
  envs: ["DB_PASSWORD=not-a-password-of-anybody"],
  image: "docker.io/traefik/whoami:latest",
  capabilities: { drops: ["ALL"], adds: ["DAC_READ_SEARCH"] },
});

const defects: Readonly<Record<string, string>> = {
  "root by number": "HS-007 user",
  "a folder of the host": "HS-023 mounts[0].source",
  "the folder with the engine's socket": "HS-022 mounts[1].source",
  "new privileges after all": "HS-005 securityOpts",
  "50,000 processes": "HS-033 ulimits[0]",
  "a health check that cannot fail": "HS-040 healthcheck.tests",
  "a password in the environment": "HS-080 envs[0]",
  "a tag that moves": "HS-070 image",
  "a capability that reads everything": "HS-003 capabilities.adds",
};

test("all nine defects of a container built to be bad are reported, by rule and field", async () => {
  const found = await reported(bad);
  const missed = Object.entries(defects).filter(([, words]) => !found.includes(words));
  const all = Object.keys(defects).length;
  console.log(`${String(all - missed.length)} of ${String(all)} defects reported`);
  expect([all, missed]).toEqual([9, []]);
});

test.each(evasions.map((one) => [one.what, one] as const))("does not get past: %s", async (_, evasion) => {
  const { rule, service: second, others = [] } = evasion;
  const all = [evasion.container, ...("none" in second ? [] : [second]), ...others];
  for (const { field, subject } of all) expect(await reported(subject)).toContain(`${rule} ${field}`);
});

test.each(Object.entries(configs))("does not get past in a config: %s", async (_, one) => {
  expect(await reported(one.subject)).toContain(`HS-086 ${one.field}`);
});

test.each(["ALL", "all", "CAP_ALL", "cap_all", " Cap_All "])("%j drops all capabilities", async (name) => {
  expect(await reported(container({ capabilities: { drops: [name] } }))).toEqual([]);
  expect(await reported(service({ capDrops: [name] }))).toEqual([]);
});
