// The first start of a house pulls nothing but still waits for every health check; matrices take minutes.
jest.setTimeout(15 * 60_000);
