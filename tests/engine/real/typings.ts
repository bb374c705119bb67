import { readFileSync } from "node:fs";
import ts from "typescript";

/** Property names per exported class or interface of a typings file. Of a class only what an instance has. */
export function members(file: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (node: ts.Node): void => {
    if ((ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined) {
      found.set(node.name.text, names(node.members));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
  return found;
}

function names(all: readonly (ts.TypeElement | ts.ClassElement)[]): string[] {
  return all.flatMap((member) => {
    const property = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member);
    const fixed =
      property && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
    return property && !fixed && ts.isIdentifier(member.name) ? [member.name.text] : [];
  });
}
