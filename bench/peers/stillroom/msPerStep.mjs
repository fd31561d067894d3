/** Milliseconds a step of a run of 1 + `epochs` epochs, by its own clock after the first, in which it makes its graphs. */
export function msPerStep({ stamp: { clock } }, { epochs, rows, batchSize }) {
  const at = (wanted) => clock.seconds[clock.epoch.findIndex((one) => one >= wanted)];
  return (1000 * (at(1 + epochs) - at(1))) / (epochs * Math.floor(rows / batchSize));
}
