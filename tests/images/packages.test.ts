import { installedPackages, packageNamed, parseInstallPlan, upstreamVersion } from "../../tools/images/packages.ts";

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

test.each([
  ["postgresql-*", "postgresql-15"],
  ["libstdc++6", "libstdc++6"],
  ["postgresql", undefined],
  ["redis-*", undefined],
])("the package %p is %p among those of PostgreSQL", (name, expected) => {
  const among = ["postgresql-client-15", "postgresql-common", "postgresql-15", "libstdc++6"].map((one) => ({
    name: one,
  }));
  expect(packageNamed(name, among)?.name).toBe(expected);
});

test("packages that an image does without are said to be installed, one paragraph each", () => {
  const paragraphs = installedPackages(["perl", "adduser"], "arm64").trimEnd().split("\n\n");
  expect(paragraphs.map((paragraph) => /^Package: (.*)$/m.exec(paragraph)?.[1])).toEqual(["perl", "adduser"]);
  for (const paragraph of paragraphs)
    expect(paragraph.split("\n")).toEqual(
      expect.arrayContaining(["Status: install ok installed", "Architecture: arm64", "Multi-Arch: allowed"]),
    );
});
