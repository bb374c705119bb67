const pure = "^components/(site|catalogue|wiring|render)/";
const tiers = "^components/(proxy|databases|media|apps|observability|security|backup|dns)/";

/** What may know what; the same directions as docs/architecture.md. */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "pure-parts-import-pulumi-types-only",
      comment: "site/config.ts is the one reader of pulumi.Config",
      severity: "error",
      from: { path: pure, pathNot: "^components/site/config\\.ts$" },
      to: { path: "node_modules/@pulumi/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "site-knows-nobody",
      severity: "error",
      from: { path: "^components/site/" },
      to: { path: "^components/(?!site/)" },
    },
    {
      name: "catalogue-knows-site",
      severity: "error",
      from: { path: "^components/catalogue/" },
      to: { path: "^components/(?!site/|catalogue/)" },
    },
    {
      name: "wiring-knows-catalogue-and-site",
      severity: "error",
      from: { path: "^components/wiring/" },
      to: { path: "^components/(?!site/|catalogue/|wiring/|contracts/)" },
    },
    {
      name: "render-knows-no-resource",
      severity: "error",
      from: { path: "^components/render/" },
      to: { path: "^components/(?!site/|catalogue/|wiring/|render/|contracts/)" },
    },
    {
      name: "core-knows-no-service",
      severity: "error",
      from: { path: "^components/core/" },
      to: { path: "^components/(?!core/|contracts/)" },
    },
    {
      name: "only-core-constructs-provider-resources",
      severity: "error",
      from: { pathNot: "^(components/core/|tests/|tools/bench/)" },
      to: { path: "node_modules/@pulumi/(docker|random|command)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "tiers-never-import-each-other",
      severity: "error",
      from: { path: tiers.replace("^components/(", "^components/(") },
      to: { path: tiers, pathNot: "^components/$1/" },
    },
    {
      name: "program-knows-no-tool-or-test",
      severity: "error",
      from: { path: "^(components/|index\\.ts)" },
      to: { path: "^(tools|tests|policies)/" },
    },
    {
      name: "the-pack-stands-alone",
      comment: "it is used from outside, by programs that have nothing of this project",
      severity: "error",
      from: { path: "^policies/" },
      to: { path: "^(components|tools|tests|index\\.ts)" },
    },
    { name: "tools-know-no-test", severity: "error", from: { path: "^tools/" }, to: { path: "^tests/" } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^(components|policies|tools)/", pathNot: "(main\\.ts|\\.mjs)$" },
      to: {},
    },
    {
      name: "no-dev-dependency-in-the-program",
      severity: "error",
      from: { path: "^(components/|index\\.ts)" },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types"] },
  },
};
