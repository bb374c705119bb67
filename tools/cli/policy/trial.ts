import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { replaceFile } from "../../shared/replace-file.ts";
import { inTemporaryFolder } from "../../shared/temporary-folder.ts";
import { initStack } from "../pulumi/init.ts";
import { readyPulumi } from "../pulumi/ready.ts";
import { messageOf, Refusal } from "../refusal.ts";
import { settle } from "../stack/document.ts";
import { makeFolder } from "../stack/files.ts";
import { type StackPlace, stackPlace } from "../stack/place.ts";

const allowed = "a stack file that can be read, named Pulumi.<stack>.yaml; correct the path";

function stackIn(file: string): string {
  const stack = /^Pulumi\.(.+)\.yaml$/.exec(basename(file))?.[1];
  if (stack === undefined) throw new Refusal(`--file ${file}: given another name; allowed: ${allowed}`);
  return stack;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Refusal(`--file ${file}: given ${messageOf(error)}; allowed: ${allowed}`);
  }
}

/**
 * Does something with the house of a stack file as if nothing of it were there: an empty state, in a folder that is gone
 * afterwards. The file itself and a house of its name are not touched. Throws a {@link Refusal} for a file that is none.
 */
export async function withTrial<T>(file: string, use: (place: StackPlace) => Promise<T>): Promise<T> {
  const [stack, given] = [stackIn(file), await textOf(file)];
  return await inTemporaryFolder("hearth-trial-", async (home) => {
    const place = stackPlace(stack, home);
    // A preview pulls nothing, so images need no source that this machine reaches.
    const text = settle(given, { source: "upstream" });
    await makeFolder(place);
    const salt = await initStack(await readyPulumi(place), undefined);
    await replaceFile(place.configFile, settle(text, salt === undefined ? {} : { salt }));
    return await use(place);
  });
}
