import { toolbox } from "./images.ts";
import type { Rule } from "./rule.ts";
import { running } from "./selected.ts";

/** Images that were to be built here and are not in the lock: never another program in their place. */
export const imageProblems: Rule = ({ services, site: { images, custom } }) => {
  if (images.source === "upstream") return [];
  const needed = running(services).map(({ spec: { name, image } }) => ({ name, image }));
  return [...needed, { name: "toolbox", image: toolbox }]
    .filter(({ image }) => images.ids[image] === undefined)
    .map(({ name, image }) => ({
      path: name in custom ? `hearth:custom.${name}.image` : `hearth:services.${name}`,
      given: image,
      allowed: `images that were built here: ${Object.keys(images.ids).sort().join(", ")}`,
      remedy: "run npm run up, which builds what has a recipe, or set images.source to upstream",
    }));
};
