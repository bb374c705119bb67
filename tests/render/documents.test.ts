import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { siteSchema } from "../../components/site/schema.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { documents } from "../../tools/docs/documents.ts";
import { stackFileSchema } from "../../tools/docs/stack-file-schema.ts";
import { stale } from "../../tools/docs/stale.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();

test("the documents in the tree are those that the code makes; node tools/docs/main.ts writes them", () => {
  expect(stale(documents())).toEqual([]);
});

test("a document that differs or is missing is found", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "same"), "a");
  writeFileSync(join(folder, "other"), "b");
  const found = stale(["same", "other", "missing"].map((name) => ({ path: join(folder, name), content: "a" })));
  expect(found).toEqual(["other", "missing"].map((name) => relative(projectFolder, join(folder, name))));
});

test("the schema for editors knows every key of the stack file, and describes what is not plain", () => {
  const { properties } = stackFileSchema() as {
    properties: {
      config: { properties: Record<string, { description?: string }>; propertyNames: { not: { pattern: string } } };
    };
  };
  const { config } = properties;
  expect(Object.keys(config.properties)).toEqual(Object.keys(siteSchema.shape).map((key) => `hearth:${key}`));
  for (const [key, { description }] of Object.entries(config.properties))
    expect([key, description]).toEqual([key, expect.any(String)]);
  const refused = new RegExp(config.propertyNames.not.pattern);
  expect(["hearth:service", "hearth:accesss", "hearth:"].filter((key) => !refused.test(key))).toEqual([]);
  expect(["hearth:access", "hearth:services", "docker:host"].filter((key) => refused.test(key))).toEqual([]);
});
