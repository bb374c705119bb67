import * as sdk from "@pulumi/policy";
import type { Subject } from "../../policies/judged.ts";

interface Unknown {
  readonly unknownCheckingProxy: (props: object) => object;
  readonly UnknownValueError: new () => Error;
}

/** Exported by the SDK for tests, and left out of its typings. */
const { unknownCheckingProxy, UnknownValueError: ValueError } = sdk as unknown as Unknown;

/** What reading an unknown value throws. */
export const UnknownValueError = ValueError;

/** How the engine writes a text that is not known yet (`UnknownStringValue` in Pulumi's sdk/go/common/resource/plugin/rpc.go). */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource as a rule sees it in a preview, with one value unknown. */
export function withUnknown<S extends Subject>(subject: S, path: readonly string[]): S {
  const props = JSON.parse(JSON.stringify(subject.props)) as Record<string, unknown>;
  const [last = "", ...before] = path.toReversed();
  const inner = before
    .toReversed()
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, props);
  inner[last] = unknownText;
  return { ...subject, props: unknownCheckingProxy(props) };
}

/** A resource of which nothing is known in a preview. */
export function allUnknown(subject: Subject): Subject {
  const props = Object.fromEntries(Object.keys(subject.props).map((key) => [key, unknownText]));
  return { ...subject, props: unknownCheckingProxy(props) };
}

/** Whether every value of a resource is known. */
export function isKnown({ props }: Subject): boolean {
  try {
    JSON.stringify(props);
    return true;
  } catch (error) {
    if (error instanceof UnknownValueError) return false;
    throw error;
  }
}
