import { type Application, isSignedIn, signedIn } from "./application.ts";

/** What an application is put through, and what tells that it lost nothing. */
export interface Survival {
  /** Settings that are changed, one after the other, each of a service. */
  readonly revisions: readonly { readonly service: string; readonly change: object }[];
  /** Name of its main program's process. */
  readonly process: string;
  /** Its secrets, all of which a rotation makes anew. */
  readonly secrets: readonly string[];
  /** Throws when anything that people wrote is missing, or nobody can sign in. */
  expectAllThere(app: Application): Promise<void>;
}

/** Tests that are the same for every application; they go on with the house in which people have written something. */
export function testSurvival(opened: () => Application, survival: Survival): void {
  test.each(survival.revisions)("another revision of $service keeps everything", async ({ service, change }) => {
    expect(await opened().update(service, change)).toEqual([service]);
    await survival.expectAllThere(opened());
  });

  test("SIGKILL of all its processes costs nothing", async () => {
    expect(await opened().kill()).toContain(survival.process);
    await survival.expectAllThere(opened());
  });

  test("a rotation gives it new passwords, signs everybody out, and keeps everything", async () => {
    const app = opened();
    const secrets = async () => await Promise.all(survival.secrets.map(async (name) => await app.secret(name)));
    const before = await secrets();
    const person = await signedIn(app);
    expect(await isSignedIn(app, person)).toBe(true);
    expect(await app.update(app.people.name, { rotation: 2 })).toEqual([app.people.name]);
    const after = await secrets();
    expect(survival.secrets.filter((_, index) => before[index] === after[index])).toEqual([]);
    expect(await isSignedIn(app, person)).toBe(false);
    expect(await app.people.signsIn(person, before[survival.secrets.indexOf("admin")] ?? "")).toBe(false);
    await survival.expectAllThere(opened());
    await app.house.expectNoChanges("--refresh");
  });
}
