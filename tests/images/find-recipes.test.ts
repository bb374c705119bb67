import { findRecipes, ImagesWithoutRecipe } from "../../tools/images/find-recipes.ts";
import { neededPrograms } from "../../tools/images/plan.ts";
import { parseReference } from "../../tools/images/reference.ts";

const digest = `sha256:${"a".repeat(64)}`;
const caddy = `docker.io/library/caddy:2.11.4-alpine@${digest}`;
const busybox = `docker.io/library/busybox:1.37.0@${digest}`;

function failure(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}

describe("a reference", () => {
  test("is read into its parts", () => {
    expect(parseReference(caddy)).toEqual({
      full: caddy,
      repository: "docker.io/library/caddy",
      tag: "2.11.4-alpine",
      digest,
    });
    expect(parseReference(`localhost:5000/a/b:1@${digest}`).repository).toBe("localhost:5000/a/b");
  });

  test.each([
    "caddy",
    "docker.io/library/caddy:2",
    `docker.io/library/caddy@${digest}`,
    `docker.io/library/caddy:2@sha256:12`,
    "",
  ])("%p is refused, with the allowed form", (given) => {
    expect(() => parseReference(given)).toThrow(/given ".*"; allowed: host\/path:tag@sha256:/);
  });
});

describe("recipes for references", () => {
  test("are found by repository, each reference once, whatever its tag", () => {
    const found = findRecipes([caddy, busybox, caddy]);
    expect(found.map(({ recipe }) => recipe.name)).toEqual(["caddy", "busybox"]);
  });

  test("are refused by name, all at once, with what to do", () => {
    const others = [`docker.io/grafana/grafana:12.0.0@${digest}`, `docker.io/library/mongo:8@${digest}`];
    const error = failure(() => findRecipes([caddy, ...others]));
    expect(error).toBeInstanceOf(ImagesWithoutRecipe);
    expect(error).toMatchObject({ references: others });
    for (const other of others) expect(error.message).toContain(`  ${other}: no recipe builds it`);
    expect(error.message).not.toContain(`${caddy}: no recipe`);
    expect(error.message).toMatch(/allowed without an image registry: .*docker\.io\/library\/caddy/);
    expect(error.message).toMatch(/write a recipe in .*tools\/images\/recipes$/);
  });

  test("need a compiler only where a program is compiled", () => {
    expect(neededPrograms([busybox])).not.toContain("go");
    expect(neededPrograms([busybox, caddy])).toContain("go");
  });
});
