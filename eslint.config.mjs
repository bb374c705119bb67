import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

const caps = { skipBlankLines: true, skipComments: true };

export default tseslint.config(
  { ignores: ["node_modules/", "coverage/", "tools/engine/go/", "tools/images/go/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { "@pulumi": pulumi },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_$" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: "error",
      "max-lines": ["error", { max: 300, ...caps }],
      "max-lines-per-function": ["error", { max: 60, ...caps }],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "the Plan is deterministic; use the random provider" },
      ],
    },
  },
  { files: ["tests/**/*.ts"], rules: { "max-lines-per-function": "off" } },
);
