// Read first, for any Node can read it: what comes after is TypeScript and modules.
"use strict";

if (!process.features.typescript) {
  const given = `Node ${process.versions.node}`;
  console.error(
    `The policy pack needs a Node that reads TypeScript: given ${given}; allowed: 22.18 or newer, or 23.6 or newer. ` +
      "Put such a Node first on PATH and start again.",
  );
  process.exit(1);
}
require("./unread.cjs");
require("./main.mjs");
