export { buildImages } from "./build.ts";
export type { BuiltImage } from "./built-image.ts";
export { loadImages } from "./load.ts";
export { neededPrograms, planImages } from "./plan.ts";
