import { requireDisks } from "../../components/site/disks.ts";
import { SiteError } from "../../components/site/errors.ts";

const engine = "unix:///var/run/docker.sock";
const sentinels = ["/mnt/a/hearth-dev", "/mnt/b/hearth-dev"];

test("every disk that is missing is named with its folder and what to do", () => {
  const look = () => {
    requireDisks(sentinels, engine, (folder) => folder === "/mnt/a/hearth-dev");
  };
  expect(look).toThrow(SiteError);
  expect(look).toThrow(/hearth:tiers: given "\/mnt\/b".*mount the disk.*mkdir -m 0711 \/mnt\/b\/hearth-dev/);
  expect(look).not.toThrow(/\/mnt\/a/);
});

test.each([
  { what: "every disk is there", host: engine, isThere: () => true },
  {
    what: "the engine is on another machine, where nobody here can look",
    host: "ssh://me@server",
    isThere: () => false,
  },
])("nothing is said when $what", ({ host, isThere }) => {
  expect(() => {
    requireDisks(sentinels, host, isThere);
  }).not.toThrow();
});
