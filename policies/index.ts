import { readFileSync } from "node:fs";
import { PolicyPack } from "@pulumi/policy";
import { readExceptions } from "./exceptions.ts";
import { policiesOf } from "./pack.ts";
import { rules } from "./rules/index.ts";

const now = new Date();
const text = readFileSync(new URL("exceptions.yaml", import.meta.url), "utf8");
const exceptions = readExceptions(text, new Set(rules.map(({ id }) => id)), now);

new PolicyPack("hearth", { policies: policiesOf(rules, exceptions, now) });
