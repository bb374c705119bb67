import { runtimeOptions, words } from "../../tools/engine/language-host/options.ts";

test.each([
  ["", []],
  ["--stack-trace-limit=2", ["--stack-trace-limit=2"]],
  ["--a  --b=1", ["--a", "--b=1"]],
  [`--import "./my hooks.js" '--x=y z'`, ["--import", "./my hooks.js", "--x=y z"]],
  [`--title="two words"`, ["--title=two words"]],
])("node arguments %j are the words %j", (line, expected) => {
  expect(words(line)).toEqual(expected);
});

test.each([
  [{}, { PULUMI_NODEJS_TYPESCRIPT: "true" }],
  [{ typescript: false }, {}],
  [{ typescript: "false" }, {}],
  [
    { typescript: true, tsconfig: "tsconfig.x.json" },
    { PULUMI_NODEJS_TYPESCRIPT: "true", PULUMI_NODEJS_TSCONFIG_PATH: "tsconfig.x.json" },
  ],
])("options %j set %j", (given, env) => {
  expect(runtimeOptions(given)).toEqual({ nodeArgs: [], env });
});
