import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { hostOf } from "../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { attempt, type Finished, run } from "../../tools/shared/run.ts";
import { remediationsIn, remediationText } from "../../tools/cli/policy/remediations.ts";
import { parseEvent } from "../../tools/cli/pulumi/events.ts";
import { rules } from "../../policies/rules/index.ts";
import { hearth } from "./support/cli.ts";
import { docker, inspect, tryDocker } from "./support/engine.ts";
import { environmentOf, type House, openHouse } from "./support/house.ts";
import { ground } from "./support/layout.ts";

const pack = join(projectFolder, "policies");
const program = join(projectFolder, "tests", "house", "policy-program");
const stack = "policy";

interface Report {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly unknown[] } };
    readonly results: readonly { readonly ruleId: string }[];
  }[];
}

describe("the house", () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse(stack);
  });

  afterAll(async () => {
    await house.remove();
  });

  test("breaks no rule before it is built, nor afterwards, and no rule is kept from judging", async () => {
    const before = await house.pulumi("preview", "--policy-pack", pack);
    expect(before.stdout).toMatch(/Policies:\s+.*hearth/s);
    expect(before.stdout).not.toMatch(/mandatory\]|advisory\]|can't run/);
    await house.up("--policy-pack", pack);
    const after = await house.pulumi("preview", "--policy-pack", pack, "--expect-no-changes");
    expect(after.stdout).not.toMatch(/mandatory\]|advisory\]|can't run/);
  });

  test("breaks no rule in its state either, and one that it breaks there is told", async () => {
    const { code, stdout, stderr } = await hearth(stack, "policy", "--state");
    expect(`${stdout}${stderr}`).toMatch(/^0 mandatory and 0 advisory violations of \d+ rules\.$/m);
    expect(code).toBe(0);
    const small = join(ground().folder, "small-host.json");
    writeFileSync(small, JSON.stringify({ "HS-030": { hostMemoryMebibytes: 8 } }));
    const told = await hearth(stack, "policy", "--state", "--config", small);
    expect(told.stdout).toMatch(/^mandatory HS-030 {2}caddy: memory: given \d+/m);
    expect(told.code).toBe(1);
  });
});

describe("npm run policy", () => {
  const report = join(ground().folder, "report.sarif");
  const configFile = join(ground().folder, "levels.json");
  let house: House;

  beforeAll(async () => {
    house = await openHouse("policed");
  });

  afterAll(async () => {
    await house.remove();
  });

  test("prints rules, levels and the sum, and writes a report", async () => {
    const { code, stdout, stderr } = await hearth("policed", "policy", "--sarif", report);
    expect(`${stdout}${stderr}`).toMatch(/HS-001\s+mandatory\s+Containers are not privileged/);
    expect(stdout).toMatch(/0 mandatory and 0 advisory violations of \d+ rules\./);
    expect(code).toBe(0);
    const { version, runs } = JSON.parse(readFileSync(report, "utf8")) as Report;
    expect(version).toBe("2.1.0");
    expect(runs[0]?.results).toEqual([]);
    expect(runs[0]?.tool.driver.rules.length).toBe(rules.length);
  });

  test("tells of a violation, in words and in the report, and fails", async () => {
    // A host so small makes the clean house break a rule.
    writeFileSync(configFile, JSON.stringify({ "HS-036": { hostMemoryMebibytes: 1 } }));
    const { code, stdout } = await hearth("policed", "policy", "--sarif", report, "--config", configFile);
    expect(stdout).toMatch(/^mandatory HS-036|^advisory HS-036/m);
    expect(stdout).toMatch(/[1-9]\d* (?:mandatory|advisory) violations/);
    const { runs } = JSON.parse(readFileSync(report, "utf8")) as Report;
    expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toContain("HS-036");
    expect(code).toBe(rules.find(({ id }) => id === "HS-036")?.level === "mandatory" ? 1 : 0);
  });

  test("judges a stack file as if nothing of it were there, and leaves nothing behind", async () => {
    const example = readFileSync(join(projectFolder, "Pulumi.prod.yaml"), "utf8");
    const file = join(ground().folder, "Pulumi.prod.yaml");
    const text = example.replace("unix:///var/run/docker.sock", hostOf(ground().layout));
    writeFileSync(file, text);
    const { code, stdout, stderr } = await hearth("policed", "policy", "--file", file);
    expect(`${stdout}${stderr}`).toMatch(/^0 mandatory and 0 advisory violations of \d+ rules\.$/m);
    expect(stdout).toMatch(/roles +\{"caddy":\["edge"\]/);
    expect(code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(existsSync(join(ground().folder, "prod"))).toBe(false);
  });

  test.each([
    [["--file", "house.yaml"], /--file house\.yaml: given another name; allowed: .*Pulumi\.<stack>\.yaml/],
    [["--file", "Pulumi.none.yaml"], /--file Pulumi\.none\.yaml: given .*ENOENT/],
    [["--file", "Pulumi.prod.yaml", "--state"], /given both; allowed: one/],
    [["--sarif", "/none/report.sarif"], /--sarif \/none\/report\.sarif: given .*ENOENT.*; allowed: a file that can be/],
  ])("refuses %j, and says what is allowed", async (words, why) => {
    const { code, stderr } = await hearth("policed", "policy", ...words);
    expect(stderr).toMatch(why);
    expect(code).toBe(1);
  });

  test("says which rules have no remediation, and judges them as mandatory", async () => {
    writeFileSync(configFile, JSON.stringify({ "HS-001": "remediate", "HS-031": "remediate" }));
    const { code, stdout, stderr } = await hearth("policed", "policy", "--config", configFile);
    expect(stderr).toMatch(/^HS-001: given remediate; .*it counts as mandatory$/m);
    expect(stdout).toMatch(/HS-001\s+mandatory \(remediate\)/);
    expect(code).toBe(0);
  });

  test("refuses to lower a mandatory rule without an entry", async () => {
    writeFileSync(configFile, JSON.stringify({ "HS-001": "advisory" }));
    const { code, stderr } = await hearth("policed", "policy", "--config", configFile);
    expect(stderr).toMatch(/HS-001: given advisory; allowed: mandatory/);
    expect(code).toBe(1);
  });
});

describe("a program of somebody else", () => {
  const folder = join(ground().folder, "foreign");
  const configFile = join(folder, "Pulumi.foreign.yaml");
  const env = {
    ...environmentOf(folder, join(folder, "passphrase")),
    PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
  };

  async function preview(config: Readonly<Record<string, unknown>>, ...words: string[]): Promise<Finished> {
    const [image = ""] = (await docker("image", "ls", "--no-trunc", "--quiet", "hearth/busybox")).split("\n");
    const all = { host: hostOf(ground().layout), image, ...config };
    const entries = Object.entries(all).map(([key, value]) => [`hearth-foreign:${key}`, value] as const);
    writeFileSync(configFile, stringify({ config: Object.fromEntries(entries) }));
    const place = ["--stack", "foreign", "--config-file", configFile, "--non-interactive", "--skip-plugin-pre-install"];
    return await attempt(["pulumi", ...words, ...place, "--policy-pack", pack], { env, cwd: program });
  }

  /** Has what the program leaves out filled in by rules that are set to remediate. */
  async function mended(...words: string[]): Promise<Finished> {
    const file = join(folder, "remediate.json");
    writeFileSync(file, JSON.stringify({ "HS-031": "remediate", "HS-035": "remediate" }));
    return await preview({ leftOut: true }, ...words, "--policy-pack-config", file);
  }

  beforeAll(async () => {
    mkdirSync(join(folder, "state"), { recursive: true });
    writeFileSync(join(folder, "passphrase"), "a passphrase of the tests\n", { mode: 0o600 });
    writeFileSync(join(folder, "Pulumi.yaml"), readFileSync(join(program, "Pulumi.yaml")));
    await run(["pulumi", "stack", "init", "foreign", "--non-interactive", "--cwd", folder], { env });
  });

  afterAll(async () => {
    await tryDocker("rm", "--force", "foreign-shop");
    await tryDocker("network", "rm", "foreign-inside");
  });

  test("passes when it is well made", async () => {
    const { code, stdout } = await preview({}, "preview");
    expect(stdout).not.toMatch(/mandatory\]|advisory\]/);
    expect(code).toBe(0);
  });

  test("is stopped by a mandatory rule, in the preview and in an update, and nothing is made", async () => {
    const seen = await preview({ privileged: true }, "preview");
    expect(seen.code).not.toBe(0);
    expect(seen.stdout).toMatch(/shop: privileged: given true; allowed: false or absent/);
    const update = await preview({ privileged: true }, "up", "--yes", "--skip-preview");
    expect(update.code).not.toBe(0);
    expect(await docker("ps", "--all", "--quiet", "--filter", "name=foreign-shop")).toBe("");
  });

  test("is told of an advisory rule, and goes on", async () => {
    const { code, stdout } = await preview({ lowUser: true }, "preview");
    expect(stdout).toMatch(/HS-008[\s\S]*shop: user: given 1000; allowed: 10000 or more/);
    expect(code).toBe(0);
  });

  test("is stopped for what it leaves out, unless the rules are set to remediate", async () => {
    const stopped = await preview({ leftOut: true }, "preview");
    expect(stopped.stdout).toMatch(/shop: logOpts\.max-size: given nothing/);
    expect(stopped.code).not.toBe(0);
    const shown = await mended("preview");
    for (const rule of ["HS-031", "HS-035"]) expect(shown.stdout).toMatch(new RegExp(`\\[remediate\\]\\s+${rule}`));
    expect(shown.stdout).not.toMatch(/mandatory\]|advisory\]/);
    expect(shown.code).toBe(0);
  });

  test("is told what was filled in, in words", async () => {
    const { stdout } = await mended("preview", "--json");
    const events = stdout.split("\n").flatMap((line) => parseEvent(line) ?? []);
    expect(remediationsIn(events).map(remediationText)).toEqual([
      "remediated HS-031  shop: memorySwap: given nothing; now 32",
      'remediated HS-035  shop: logOpts.max-file: given nothing; now "3", logOpts.max-size: given nothing; now "10m"',
    ]);
  });

  test("is made with what was filled in, which the engine has, and keeps it", async () => {
    expect(await mended("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    const [shop] = await inspect("foreign-shop");
    expect(shop?.["HostConfig"]).toMatchObject({
      Memory: 32 * 2 ** 20,
      MemorySwap: 32 * 2 ** 20,
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "3" } },
    });
    expect(await mended("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  });

  test("is not judged as clean when the pack cannot be loaded", async () => {
    const missing = await preview({}, "preview", "--policy-pack", join(folder, "no-pack"));
    expect(missing.code).not.toBe(0);
  });

  test("is not judged as clean when the pack breaks while it is loaded", async () => {
    const broken = join(folder, "broken-pack");
    cpSync(pack, broken, { recursive: true });
    rmSync(join(broken, "settings.yaml"));
    symlinkSync(join(projectFolder, "node_modules"), join(broken, "node_modules"));
    const { code, stdout, stderr } = await preview({}, "preview", "--policy-pack", broken);
    expect(`${stdout}${stderr}`).toMatch(/settings\.yaml/);
    expect(code).not.toBe(0);
  });
});
