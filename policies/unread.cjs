// Leaves unread what the SDK loads only to serialise functions, which no policy does: a quarter of the time in which a pack starts.
"use strict";

const { registerHooks } = require("node:module");
const { pathToFileURL } = require("node:url");

const unread = { url: pathToFileURL(__filename).href, shortCircuit: true };

registerHooks({
  resolve: (specifier, context, next) => (specifier === "@npmcli/arborist" ? unread : next(specifier, context)),
});

module.exports = class {
  constructor() {
    throw new Error("a policy pack serialises no functions");
  }
};
