import { dirname, join } from "node:path";
import ts from "typescript";

/** A mistake that the compiler found. */
export interface Mistake {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

function optionsOf(config: string): ts.CompilerOptions {
  const read = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(config), { types: [] });
  return options;
}

/** Compiles texts as if they were files of a folder, all in one go and with the project's own rules; mistakes by name. */
export function compile(
  folder: string,
  config: string,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly Mistake[]>> {
  const files = new Map(Object.entries(texts).map(([name, text]) => [join(folder, name), text]));
  const options = optionsOf(config);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram({
    rootNames: [...files.keys()],
    options,
    host: {
      ...host,
      fileExists: (path) => files.has(path) || host.fileExists(path),
      readFile: (path) => files.get(path) ?? host.readFile(path),
      getSourceFile: (path, target) => {
        const text = files.get(path);
        return text === undefined ? host.getSourceFile(path, target) : ts.createSourceFile(path, text, target);
      },
    },
  });
  const mistakes = (name: string): readonly Mistake[] => {
    const source = program.getSourceFile(join(folder, name));
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => ({
      line: (source?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
      message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    }));
  };
  return Object.fromEntries(Object.keys(texts).map((name) => [name, mistakes(name)]));
}
