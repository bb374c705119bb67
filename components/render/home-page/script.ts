/**
 * Asks each tile's path whether its service is well, at once and every 15 s while the page is visible. The text is
 * a constant, so its hash is one too; what differs between houses stands in attributes.
 */
export const script = `
(() => {
  "use strict";
  const period = 15000;
  const patience = 10000;
  const words = { checking: "checking", well: "well", "not-well": "not well" };
  const tiles = [...document.querySelectorAll("[data-probe]")];
  const summary = document.querySelector("[data-summary]");
  let asking = false;

  const show = (tile, state) => {
    if (tile.dataset.health === state) return;
    tile.dataset.health = state;
    tile.querySelector("[data-state]").textContent = words[state];
  };

  const ask = async (tile) => {
    try {
      const options = { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(patience) };
      const answer = await fetch(tile.dataset.probe, options);
      show(tile, answer.status === 200 ? "well" : "not-well");
      return true;
    } catch {
      show(tile, "not-well");
      return false;
    }
  };

  const say = (text) => {
    if (summary.textContent !== text) summary.textContent = text;
  };

  const sumUp = (answered) => {
    if (!answered) return say("The house does not answer.");
    const unwell = tiles.filter((tile) => tile.dataset.health !== "well");
    if (unwell.length === 0) return say(tiles.length === 1 ? "The service is well." : "All " + tiles.length + " services are well.");
    const names = unwell.map((tile) => tile.querySelector("h3").textContent).join(", ");
    say(unwell.length + " of " + tiles.length + " not well: " + names);
  };

  const round = async () => {
    if (asking || tiles.length === 0 || document.visibilityState !== "visible") return;
    asking = true;
    const answers = await Promise.all(tiles.map(ask));
    asking = false;
    sumUp(answers.includes(true));
  };

  document.addEventListener("visibilitychange", round);
  setInterval(round, period);
  round();
})();
`;
