import { parseInstallPlan, upstreamVersion } from "../../tools/images/packages.ts";

describe("the plan of a simulated installation", () => {
  test("is read into names, versions and architectures", () => {
    const plan = [
      "Reading package lists...",
      "Inst gcc-12-base (12.2.0-14+deb12u1 Debian:12.14/oldstable [amd64])",
      "Inst media-types (10.0.0 Debian:12.14/oldstable [all]) []",
      "Inst busybox-static (1:1.35.0-4+deb12u1+b1 Debian:12.14/oldstable, Debian-Security:12/oldstable [amd64])",
      "Conf media-types (10.0.0 Debian:12.14/oldstable [all])",
    ];
    expect(parseInstallPlan(plan.join("\n"))).toEqual([
      { name: "gcc-12-base", version: "12.2.0-14+deb12u1", architecture: "amd64" },
      { name: "media-types", version: "10.0.0", architecture: "all" },
      { name: "busybox-static", version: "1:1.35.0-4+deb12u1+b1", architecture: "amd64" },
    ]);
  });
});

test.each([
  ["1:1.35.0-4+deb12u1+b1", "1.35.0"],
  ["1.22.1-9+deb12u11", "1.22.1"],
  ["3.3.1.1+dfsg-1", "3.3.1.1"],
  ["5:7.0.15-1~deb12u5", "7.0.15"],
  ["10.0.0", "10.0.0"],
])("the package version %s is the program's version %s", (given, expected) => {
  expect(upstreamVersion(given)).toBe(expected);
});
