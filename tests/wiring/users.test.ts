import fc from "fast-check";
import { userOf } from "../../components/wiring/users.ts";
import { catalogue } from "../support/house.ts";

test("every name leads to a user from 10000 to 59999, always the same", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/), (name) => {
      const user = userOf(name);
      expect(Number.isInteger(user)).toBe(true);
      expect(user).toBeGreaterThanOrEqual(10_000);
      expect(user).toBeLessThanOrEqual(59_999);
      expect(userOf(name)).toBe(user);
    }),
  );
});

test("the owners of data never change: these numbers are on disks", () => {
  expect(Object.fromEntries(["caddy", "home", "glances", "website"].map((name) => [name, userOf(name)]))).toEqual({
    caddy: 39856,
    home: 32366,
    glances: 27478,
    website: 33962,
  });
});

test("no two services of the catalogue share a user", () => {
  const users = [...catalogue.foundation, ...catalogue.optional].map(({ spec }) => userOf(spec.name));
  expect(new Set(users).size).toBe(users.length);
});
