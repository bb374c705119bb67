import { planOf } from "../support/house.ts";

const plan = planOf({ services: { syncthing: {} } });
const container = plan.containers.find(({ service }) => service === "syncthing");
const record = plan.files.find(({ service }) => service === "syncthing");
const files = record !== undefined && "files" in record ? record.files : {};

function found(text: string, form: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(form)].map(([, name = ""]) => name))].sort();
}

test("its first start reads no variable that it is not given", () => {
  const read = found(files["start.sh"] ?? "", /\$\{?([A-Z]{2}\w*)/g);
  expect(read).toEqual(["STHOMEDIR", "SYNCTHING_PASSWORD_FILE"]);
  expect(Object.keys(container?.environment ?? {})).toEqual(expect.arrayContaining([...read]));
});

test("its files name one another and no file that is not there", () => {
  const named = found(files["start.sh"] ?? "", /\/etc\/hearth-syncthing\/([\w.-]+)/g);
  expect(container?.entrypoint).toEqual(["sh", "/etc/hearth-syncthing/start.sh"]);
  expect(["start.sh", ...named].sort()).toEqual(Object.keys(files).sort());
});

test("the folders of its settings are in that of its data, on the tier for files", () => {
  const [data] = plan.volumes.filter(({ service, volume }) => service === "syncthing" && volume === "data");
  expect(data?.tier).toBe("warm");
  const place = container?.mounts.find(({ source }) => "volume" in source && source.volume.endsWith("-data"))?.target;
  expect(found(files["settings.xml"] ?? "", /path="([^"]+)"/g)).toEqual([place, `${place ?? ""}/Files`]);
  expect(container?.environment["HOME"]).toBe(place);
});

test("nothing of it is published", () => {
  expect(container?.ports).toEqual([]);
});
