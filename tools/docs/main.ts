import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import { command, documents } from "./documents.ts";
import { stale } from "./stale.ts";

const { check } = new Command("docs")
  .description("Writes the documents that are made of the code.")
  .option("--check", "write nothing; end with code 1 if a document in the tree differs")
  .parse()
  .opts<{ check?: true }>();

const all = documents();
const old = stale(all);

if (check === undefined) {
  for (const { path, content } of all) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  console.log(old.length === 0 ? "All documents were up to date." : `Written: ${old.join(", ")}`);
} else if (old.length > 0) {
  console.error(`Out of date: ${old.join(", ")}. Run ${command} and commit what it writes.`);
  process.exitCode = 1;
}
