import { rules } from "../../policies/rules/index.ts";
import { container, resource, service } from "./case.ts";
import { runPack } from "./run.ts";
import { mutants } from "./worsenings.ts";
import { worseContainer, worseService, worseVolume } from "./worse/docker.ts";
import { survivors } from "./worse/survivors.ts";

const all = [
  ...mutants(container(), worseContainer),
  ...mutants(service(), worseService),
  ...mutants(resource("docker:index/volume:Volume", { name: "demo-files" }, "demo", { protect: true }), worseVolume),
];

test("what is worsened is clean at first", async () => {
  expect(await runPack(rules, [container(), service()])).toEqual([]);
});

test("each worsening of one field is caught by a rule, but those that have a reason", async () => {
  const caught = await Promise.all(all.map(async ({ subject }) => (await runPack(rules, [subject])).length > 0));
  const survived = all.filter((_, index) => caught[index] !== true).map(({ what }) => what);
  console.log(`${String(all.length)} worsenings, ${String(survived.length)} survive with a reason`);
  expect(survived).toEqual(Object.keys(survivors));
});
