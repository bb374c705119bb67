/** What a person who is asked at the first start would be asked about: it tells nobody of this house, and updates nothing by itself. */
const options = {
  globalAnnounceEnabled: "false",
  localAnnounceEnabled: "false",
  relaysEnabled: "false",
  natEnabled: "false",
  urAccepted: "-1",
  urSeen: "3",
  crashReportingEnabled: "false",
  autoUpgradeIntervalH: "0",
  startBrowser: "false",
};

/**
 * Settings of the very first start, with one folder, and the place of more beside it; all others are Syncthing's own, and from then
 * on a person's. The number is the oldest form that has them all, which every later Syncthing reads. Facts: lib/config.
 */
export const settings = `<configuration version="36">
  <folder id="files" label="Files" path="/srv/files/Files"></folder>
  <options>
${Object.entries(options)
  .map(([name, value]) => `    <${name}>${value}</${name}>`)
  .join("\n")}
  </options>
  <defaults>
    <folder path="/srv/files"></folder>
  </defaults>
</configuration>
`;
