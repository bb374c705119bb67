/** A busy machine is no failure: some of these tests start programs. */
jest.setTimeout(60_000);
