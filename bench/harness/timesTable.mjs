import { digits, spread } from './statistics.mjs';

/** First losses or answers that differ by more are another piece of work. */
const same = 1e-3;

/**
 * One line for each piece of work and side: its times, and how many times as long Stillroom, the first side, takes. The ratio is taken round by
 * round; median and range.
 *
 * @param works [{name, sides}] of measureInTurns.mjs.
 * @param goals by side's name the ratio that is wanted, or by the work's name first.
 */
export function timesTable(works, unit, goals = {}) {
  const lines = [`| work | side | ${unit} | Stillroom takes | wanted |`, '| --- | --- | ---: | ---: | ---: |'];
  for (const { name: work, sides } of works)
    for (const [i, { name, samples, error, apart, note }] of sides.entries()) {
      const first = sides[0].samples;
      const ratios = samples.map((time, round) => first[round] / time);
      const wanted = (goals[work] ?? goals)[name];
      const goal = wanted === undefined ? '' : `≤ ${digits(wanted)}`;
      const said = [name, note && `(${note})`, apart > same && `(not the same work: results differ by ${digits(apart)})`];
      const cells = error
        ? [`${name}: ${error}`, '–', '–', goal]
        : [said.filter(Boolean).join(' '), spread(samples), i && first.length ? `${spread(ratios)} ×` : '', i ? goal : ''];
      lines.push(`| ${[i ? '' : work, ...cells].join(' | ')} |`);
    }
  return lines.join('\n');
}

/** "at most 2.5e-6", over all works and sides that were compared. */
export function largestDifference(works) {
  const all = works.flatMap(({ sides }) => sides.slice(1).map(({ apart }) => apart)).filter((value) => value !== null);
  return all.length ? Math.max(...all).toExponential(1) : 'nothing';
}

/** "PyTorch 2.14.1, Keras 3.15.1", of all sides. */
export function versionsOf(works) {
  const all = Object.assign({}, ...works.flatMap(({ sides }) => sides.map(({ versions }) => versions ?? {})));
  return Object.entries(all)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}
