import { diagramStyle } from "../../components/render/diagram/style.ts";
import { style } from "../../components/render/home-page/style.ts";

/** Relative luminance of `#rrggbb`. Source: WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Values of a style's colours in the light and in the dark scheme. */
function schemes(text: string): readonly Readonly<Record<string, string>>[] {
  const [light = "", dark = ""] = text.split("prefers-color-scheme: dark");
  return [light, dark].map((part) =>
    Object.fromEntries(
      [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]),
    ),
  );
}

test("text of the page has a contrast of at least 4.5 on every ground that it stands on, in both schemes", () => {
  for (const colours of schemes(style)) {
    for (const ground of ["ground", "card", "soft"]) {
      for (const text of ["text", "muted", "accent", "well", "not-well"]) {
        expect([text, ground, contrast(colours[text] ?? "", colours[ground] ?? "") >= 4.5]).toEqual([
          text,
          ground,
          true,
        ]);
      }
    }
  }
});

test("text of the map has it too, and its ways stand out from the ground by 3", () => {
  for (const [at, colours] of schemes(diagramStyle).entries()) {
    for (const ground of ["m-box", "m-row"]) {
      for (const text of ["m-text", "m-muted"]) {
        expect(contrast(colours[text] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
      }
    }
    const card = schemes(style)[at]?.["card"] ?? "";
    for (const way of ["m-accent", "m-way"]) expect(contrast(colours[way] ?? "", card)).toBeGreaterThanOrEqual(3);
    for (const text of ["m-text", "m-muted"]) expect(contrast(colours[text] ?? "", card)).toBeGreaterThanOrEqual(4.5);
  }
});
