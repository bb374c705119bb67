const transform = {
  "^.+\\.ts$": [
    "@swc/jest",
    { jsc: { parser: { syntax: "typescript" }, target: "es2024" }, module: { type: "commonjs" } },
  ],
};

/** Fast tests need no engine; the house tests run one after another against a Docker Engine of their own. */
export default {
  projects: [
    {
      displayName: "fast",
      transform,
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/tests/house/", "<rootDir>/tests/[^/]+/real/"],
      setupFilesAfterEnv: ["<rootDir>/tests/support/patience.ts"],
    },
    {
      displayName: "house",
      transform,
      testMatch: ["<rootDir>/tests/house/**/*.test.ts", "<rootDir>/tests/*/real/**/*.test.ts"],
      setupFilesAfterEnv: ["<rootDir>/tests/house/support/patience.ts"],
    },
  ],
};
