import { startEngine } from "./engine.ts";
import { standardLayout } from "./layout.ts";

// Run with root's rights by a user who has none: see ensure.ts.
await startEngine(standardLayout);
