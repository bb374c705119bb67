import { PolicyPack } from "@pulumi/policy";
import { policiesOf } from "./pack.ts";
import { readReviewed } from "./reviewed.ts";
import { rules } from "./rules/index.ts";

const now = new Date();

new PolicyPack("hearth", { policies: policiesOf(rules, readReviewed(rules, now), now) });
