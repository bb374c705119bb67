import { operate } from "../../../tools/cli/commands/update.ts";
import { pulumiFor } from "../../../tools/cli/pulumi/call.ts";
import { stackPlace } from "../../../tools/cli/stack/place.ts";
import { toolchain } from "./schema.ts";

/** What `npm run up` does with Pulumi, for the project in a stack's folder: `node operate.ts <home>`. */
const place = stackPlace("test", process.argv[2]);
const words = ["up", "--yes", "--skip-preview", "--cwd", place.folder];
process.exitCode = (await operate(pulumiFor(place, await toolchain()), words)).code;
