import type { ResourceRule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { container, resource } from "./case.ts";
import { resourceTable } from "./cases/index.ts";
import { expected } from "./mend-expected.ts";
import { exceptionsOf } from "./run.ts";
import { remediated } from "./sdk.ts";
import { unknownText } from "./unknown.ts";

const byId = new Map(rules.filter((rule) => "checks" in rule).map((rule) => [rule.id as string, rule]));

function rule(id: string): ResourceRule {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

/** As the engine writes a secret (`SecretSig` in Pulumi's sdk/go/common/resource/sig). */
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

const wired = (props: object) => JSON.parse(JSON.stringify(props)) as Record<string, unknown>;

const cases = resourceTable.flatMap(({ rule: id, violating }) =>
  violating.filter(({ what }) => Object.hasOwn(expected[id] ?? {}, what)).map((one) => ({ id, ...one })),
);

test.each(cases)("$id: $what is mended by the SDK, and not again", async ({ id, subject }) => {
  const { mended, diagnostics } = await remediated([rule(id)], subject, wired(subject.props));
  expect(diagnostics).toEqual([]);
  expect(mended.length).toBe(1);
  expect((await remediated([rule(id)], subject, mended[0] ?? {})).mended).toEqual([]);
});

test("one resource is mended by each rule in turn", async () => {
  const subject = container({ memorySwap: undefined, logOpts: undefined });
  const { mended } = await remediated([rule("HS-031"), rule("HS-035")], subject, wired(subject.props));
  expect(mended.length).toBe(2);
  expect(mended.at(-1)).toEqual(
    wired({ ...subject.props, memorySwap: 64, logOpts: { "max-size": "10m", "max-file": "3" } }),
  );
});

test("what is secret, unknown or Pulumi's own beside it stays as it is", async () => {
  const subject = container();
  const inputs = {
    ...wired(subject.props),
    __defaults: ["attach"],
    image: unknownText,
    envs: [secret("TOKEN=demo")],
    networksAdvanced: [{ __defaults: [], name: unknownText }],
    logOpts: secret({ "max-size": "10m", labels: unknownText }),
  };
  const { mended, diagnostics } = await remediated([rule("HS-035")], subject, inputs);
  expect(diagnostics).toEqual([]);
  expect(mended).toEqual([{ ...inputs, logOpts: secret({ "max-size": "10m", labels: unknownText, "max-file": "3" }) }]);
});

test.each([
  ["memory", "HS-031", { memory: unknownText, memorySwap: undefined }],
  ["the swap limit", "HS-031", { memorySwap: unknownText }],
  ["all options", "HS-035", { logOpts: unknownText }],
  ["one option", "HS-035", { logOpts: { "max-size": unknownText } }],
])("while %s is unknown, nothing is mended", async (_, id, change) => {
  const subject = container();
  const { mended, diagnostics } = await remediated([rule(id)], subject, wired({ ...subject.props, ...change }));
  expect(mended).toEqual([]);
  expect(diagnostics).toEqual([expect.stringMatching(/can't run remediation .* during preview: string value at /)]);
});

test("a rule may go through lists, which the SDK's own inputs do not allow", async () => {
  const type = "docker:index/container:Container";
  const listing: ResourceRule = {
    ...rule("HS-031"),
    checks: {
      [type]: ({ props }) =>
        (props.mounts ?? [])
          .filter(({ readOnly }) => readOnly !== true)
          .map(({ target }) => ({ field: "mounts", found: target, allowed: "none" })),
    },
    mends: {
      [type]: ({ props }) =>
        (props.mounts ?? []).map((_, index) => ({ path: ["mounts", index, "readOnly"], value: true })),
    },
  };
  const subject = container({ mounts: [{ type: "volume", source: "demo", target: "/data" }] });
  const inputs = { ...wired(subject.props), mounts: [{ type: "volume", source: unknownText, target: "/data" }] };
  const { mended } = await remediated([listing], subject, inputs);
  expect(mended).toEqual([{ ...inputs, mounts: [{ ...inputs.mounts[0], readOnly: true }] }]);
});

test("a resource with leave to break the rule is left as it is", async () => {
  const subject = container({ memorySwap: -1 });
  const entry = { rule: "HS-031", resource: subject.name, reason: "measured to need a little swap", owner: "home" };
  const file = JSON.stringify({ exceptions: [{ ...entry, expires: "2026-09-01" }] });
  const exceptions = exceptionsOf(file, [rule("HS-031")]);
  expect((await remediated([rule("HS-031")], subject, wired(subject.props), exceptions)).mended).toEqual([]);
});

test("a rule without a remediation, and a type that a rule does not mend, change nothing and say why", async () => {
  const bad = container({ privileged: true });
  expect(await remediated([rule("HS-001")], bad, wired(bad.props))).toEqual({
    mended: [],
    diagnostics: [],
    notApplicable: ["Policy does not implement remediateResource"],
  });
  const other = resource("docker:index/network:Network", { name: "demo" });
  expect((await remediated([rule("HS-031")], other, wired(other.props))).notApplicable).toEqual([
    "mends docker:index/container:Container",
  ]);
});
