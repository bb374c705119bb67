import { flatState } from "../../tools/bench/flat-state.ts";
import { flatProgram } from "../../tools/bench/flat.ts";
import { parseExport } from "../../tools/bench/state.ts";
import { median } from "../../tools/bench/statistics.ts";

const urn = (type: string, name: string) => `urn:pulumi:benchhouse::hearth::${type}::${name}`;
const volume = "docker:index/volume:Volume";
const container = "docker:index/container:Container";
const password = "random:index/randomPassword:RandomPassword";
const provider = "pulumi:providers:docker";
const secret = (value: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(value),
});

const exported = {
  deployment: {
    resources: [
      {
        urn: urn("pulumi:pulumi:Stack", "s"),
        type: "pulumi:pulumi:Stack",
        custom: false,
        outputs: { url: "http://web-1a2b3c4/" },
      },
      { urn: urn("hearth:apps:Apps", "apps"), type: "hearth:apps:Apps", custom: false },
      {
        urn: urn(provider, "engine"),
        type: provider,
        custom: true,
        inputs: { host: "unix:///e.sock", version: "5.2.0" },
      },
      {
        urn: urn(volume, "data"),
        type: volume,
        custom: true,
        id: "hearth-benchhouse-data",
        protect: true,
        inputs: { name: "hearth-benchhouse-data", driver: "local", __defaults: ["driver"] },
        outputs: { name: "hearth-benchhouse-data" },
      },
      {
        urn: urn(password, "p"),
        type: password,
        custom: true,
        id: "none",
        outputs: { result: secret("longsecretword") },
      },
      {
        urn: urn(container, "web"),
        type: container,
        custom: true,
        id: "0123456789abcdef",
        dependencies: [urn(volume, "data"), urn("hearth:apps:Apps", "apps")],
        inputs: { content: secret("user longsecretword"), mounts: [{ source: "hearth-benchhouse-data" }] },
        outputs: { name: "web-1a2b3c4" },
      },
    ],
  },
};

const program = flatProgram(parseExport(JSON.stringify(exported)));

test.each([
  { what: "a result of another resource is taken from it", line: '"source": r1.id' },
  {
    what: "a result inside a text is taken from it, and stays secret",
    line: 'pulumi.secret(pulumi.concat("user ", r2.result, ""))',
  },
  { what: "protection and the provider are kept", line: "{ provider: r0, protect: true, dependsOn: [] }" },
  { what: "dependencies on components are left out", line: "dependsOn: [r1]" },
  { what: "outputs of the stack are exported", line: 'export const url = pulumi.concat("http://", r3.name, "/")' },
])("$what", ({ line }) => {
  expect(program).toContain(line);
});

test("values that the provider filled in are left to it", () => {
  expect(program).not.toContain("driver");
});

test("its state is the house's without components, under its own stack", () => {
  const apps = `urn:pulumi:benchhouse::hearth::hearth:apps:Apps$${container}::web`;
  const house = {
    version: 3,
    deployment: {
      resources: [
        { urn: urn("pulumi:pulumi:Stack", "hearth-benchhouse"), type: "pulumi:pulumi:Stack" },
        {
          urn: urn("hearth:apps:Apps", "apps"),
          type: "hearth:apps:Apps",
          parent: urn("pulumi:pulumi:Stack", "hearth-benchhouse"),
        },
        { urn: urn(provider, "engine"), type: provider, id: "7f" },
        {
          urn: apps,
          type: container,
          parent: urn("hearth:apps:Apps", "apps"),
          provider: `${urn(provider, "engine")}::7f`,
          dependencies: [urn(provider, "engine"), urn("hearth:apps:Apps", "apps")],
          inputs: { name: "hearth-benchhouse-web" },
        },
      ],
    },
  };
  const flat = (type: string, name: string) => `urn:pulumi:flat::hearth::${type}::${name}`;
  expect(JSON.parse(flatState(JSON.stringify(house), "benchhouse", "flat"))).toMatchObject({
    version: 3,
    deployment: {
      resources: [
        { urn: flat("pulumi:pulumi:Stack", "hearth-flat") },
        { urn: flat(provider, "engine"), id: "7f" },
        {
          urn: flat(container, "web"),
          parent: flat("pulumi:pulumi:Stack", "hearth-flat"),
          provider: `${flat(provider, "engine")}::7f`,
          dependencies: [flat(provider, "engine")],
          inputs: { name: "hearth-benchhouse-web" },
        },
      ],
    },
  });
});

test.each([
  { numbers: [3, 1, 2], middle: 2 },
  { numbers: [4, 1, 2, 3], middle: 2.5 },
])("the median of $numbers is $middle", ({ numbers, middle }) => {
  expect(median(numbers)).toBe(middle);
});
