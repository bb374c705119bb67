import { jobWords } from "../../tools/cli/machine/job.ts";

const words = jobWords({
  stack: "dev",
  image: "toolbox",
  script: 'echo "$1"',
  words: ["/to"],
  mounts: [
    { kind: "volume", source: "hearth-dev-notes-pages", target: "/from", readOnly: true },
    { kind: "folder", source: "/mnt/hearth-dev", target: "/to", readOnly: false },
  ],
  capabilities: ["CHOWN"],
});

test("a job reaches nothing but what is mounted, and nothing of what it prints is kept", () => {
  for (const word of ["--rm", "--network=none", "--log-driver=none", "--read-only", "--cap-drop=ALL"])
    expect(words).toContain(word);
  expect(words.filter((word) => word.startsWith("--cap-add"))).toEqual(["--cap-add=CHOWN"]);
  expect(words.filter((word) => word.startsWith("type="))).toEqual([
    "type=volume,source=hearth-dev-notes-pages,target=/from,readonly",
    "type=bind,source=/mnt/hearth-dev,target=/to",
  ]);
});

test("its script and words stand behind the image, where the client reads no flags", () => {
  expect(words.slice(words.indexOf("toolbox"))).toEqual(["toolbox", "sh", "-c", 'echo "$1"', "job", "/to"]);
});
