// Loaded as a module, so that Node itself reads the TypeScript: the SDK hands what it requires to an old compiler.
import "./index.ts";
