/**
 * Lets sides do the same work in turns, block by block, so that all of them see the same machine. The first to begin changes from round to
 * round.
 *
 * @param message what each side is told: what to open, and `floor`, below which differences of results are absolute (1e-3), and `exact`, how many of
 * the first results must be the same (all).
 * @returns for each side {name, samples, versions, apart}, or {name, error}; `apart` is how much its results differ from the first side's, relative.
 */
export async function measureInTurns(sides, message, rounds) {
  const found = [];
  for (const side of sides) {
    const { error, check, versions } = await side.ask(message);
    found.push({ name: side.name, error, check, versions, samples: [] });
    if (!error) await block(side, found.at(-1)); // Warm-up.
  }
  for (const one of found) one.samples = [];
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < sides.length; i++) {
      const k = (i + round) % sides.length;
      if (!found[k].error) await block(sides[k], found[k]);
    }
  for (const side of sides) await side.ask({ close: true });
  for (const one of found) one.apart = one.error ? null : apart(one.check, found[0].check, message);
  return found;
}

async function block(side, found) {
  const { time, error } = await side.ask({ block: true });
  if (error) found.error = error;
  else found.samples.push(time);
}

/** The largest relative difference of two lists of numbers; null if one of them has none. */
function apart(own, first, { floor = 1e-3, exact = Infinity }) {
  if (!own || !first) return null;
  if (own.length !== first.length) return Infinity;
  const differences = own.map((value, i) => Math.abs(value - first[i]) / Math.max(floor, Math.abs(first[i])));
  return differences.slice(0, exact).reduce((a, b) => Math.max(a, b), 0);
}
