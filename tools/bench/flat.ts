import { onlyByReplacement } from "../../components/core/service-container.ts";
import { type Exported, secretIn } from "./state.ts";

/** Text that one resource's result puts into another's inputs, and the words that name that result. */
interface Result {
  readonly text: string;
  readonly expression: string;
}

const packages: Readonly<Record<string, string>> = {
  "docker:index/container:Container": "docker.Container",
  "docker:index/network:Network": "docker.Network",
  "docker:index/volume:Volume": "docker.Volume",
  "random:index/randomPassword:RandomPassword": "random.RandomPassword",
  "command:local:Command": "command.local.Command",
  "pulumi:providers:docker": "docker.Provider",
};

/** Whether a flat program makes resources of a type. */
export function isMadeFlat(type: string): boolean {
  return type in packages;
}

/** Options that a state does not keep; the same that the house gives. */
const unkept: Readonly<Record<string, string>> = {
  "docker:index/container:Container": `deleteBeforeReplace: false, replaceOnChanges: ${JSON.stringify(onlyByReplacement)}, `,
};

/** Outputs that other resources take up. */
const outputs = ["id", "name", "result", "bcryptHash"] as const;

/** Anything shorter could be found by chance. */
const leastText = 8;

/** Where the text stands as a word of its own. */
function places(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replaceAll(/[^\w-]/g, "\\$&")}(?![\\w-])`);
}

function resultsOf({ id, outputs: given }: Exported, variable: string): readonly Result[] {
  return outputs.flatMap((name) => {
    const value = name === "id" ? id : (secretIn(given[name])?.value ?? given[name]);
    const known = typeof value === "string" && value.length >= leastText;
    return known ? [{ text: value, expression: `${variable}.${name}` }] : [];
  });
}

function textExpression(text: string, results: readonly Result[]): string {
  const whole = results.find((result) => result.text === text);
  if (whole !== undefined) return whole.expression;
  const found = results.find((result) => places(result.text).test(text));
  if (found === undefined) return JSON.stringify(text);
  const parts = text.split(places(found.text)).map((part) => textExpression(part, results));
  return `pulumi.concat(${parts.join(`, ${found.expression}, `)})`;
}

function expression(value: unknown, results: readonly Result[]): string {
  const secret = secretIn(value);
  if (secret !== undefined) return `pulumi.secret(${expression(secret.value, results)})`;
  if (typeof value === "string") return textExpression(value, results);
  if (Array.isArray(value)) return `[${value.map((one) => expression(one, results)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { __defaults: defaults, ...entries } = value as Readonly<Record<string, unknown>>;
  const filledIn = Array.isArray(defaults) ? defaults : [];
  const own = Object.entries(entries).filter(([key]) => !filledIn.includes(key) && key !== "__internal");
  return `{${own.map(([key, one]) => `${JSON.stringify(key)}: ${expression(one, results)}`).join(", ")}}`;
}

/** A provider's inputs are texts in the state, and its SDK writes them so itself. */
function inputsOf({ type, inputs }: Exported): Readonly<Record<string, unknown>> {
  const { version: _, ...own } = inputs;
  return type === "pulumi:providers:docker" ? own : inputs;
}

/**
 * A program of one file that makes the same docker, random and command resources as an exported stack, one after the
 * other, with the same inputs, order and options: no components, no schema, no Plan.
 */
export function flatProgram(resources: readonly Exported[]): string {
  const made = resources.filter(({ type }) => isMadeFlat(type));
  const engine = made.find(({ type }) => type === "pulumi:providers:docker");
  const variables = new Map(made.map(({ urn }, index) => [urn, `r${String(index)}`]));
  const results: Result[] = [];
  const lines = made.map((resource) => {
    const { urn, type, dependencies, protect, ignoreChanges } = resource;
    const variable = variables.get(urn) ?? "";
    const name = urn.split("::").at(-1) ?? urn;
    const before = dependencies.flatMap((one) => variables.get(one) ?? []);
    const options = [
      type.startsWith("docker:") ? `provider: ${variables.get(engine?.urn ?? "") ?? ""}, ` : "",
      unkept[type] ?? "",
      protect ? "protect: true, " : "",
      ignoreChanges.length > 0 ? `ignoreChanges: ${JSON.stringify(ignoreChanges)}, ` : "",
      `dependsOn: [${before.join(", ")}]`,
    ].join("");
    const inputs = expression(inputsOf(resource), results);
    results.push(...resultsOf(resource, variable));
    return `const ${variable} = new ${packages[type] ?? ""}(${JSON.stringify(name)}, ${inputs}, { ${options} });`;
  });
  const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const exports = Object.entries(stack?.outputs ?? {}).map(
    ([name, value]) => `export const ${name} = ${expression(value, results)};`,
  );
  const head = ["docker", "random", "command"].map((one) => `import * as ${one} from "@pulumi/${one}";`);
  return ['import * as pulumi from "@pulumi/pulumi";', ...head, ...lines, ...exports, ""].join("\n");
}
