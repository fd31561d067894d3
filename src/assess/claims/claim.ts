import { checkInputs } from '../../checks/checkInputs';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { claims } from '../../views/claims/claims';
import type { Claim } from '../../views/View';
import { capitalize } from '../../views/words/capitalize';
import type { ClaimOptions, Evidence } from './ClaimOptions';
import { gather, judgeClaim, type Judgement } from './judgeClaim';
import { readEvidence } from './readEvidence';

/**
 * A claim from elsewhere, judged by what was measured here: its words and its verdict come from the numbers and their intervals.
 *
 * It holds if the whole interval is where `holds` says (`atLeast`, `atMost`, or a paired test that says "better"), does not hold if no part of it
 * is, and is not separable otherwise. Several pieces of evidence must all hold. Without `holds` it cannot be tested here; say why.
 * `kd.claims([...])` shows several in one table.
 *
 * @throws TypeError or RangeError for a text that is missing, and for a metric, model or threshold that is not in what was measured.
 * @example
 * ```ts
 * const models = { student: [[2], [1], [-1], [0], [1], [-2]], baseline: [[2], [0], [-1], [1], [1], [-2]] };
 * const comparison = await kd.compare({ models, labels: [1, 0, 0, 1, 1, 0], metrics: [kd.metrics.accuracy()], resamples: 200 });
 * const claim = kd.claim({
 *   claim: 'The teacher brings nine points',
 *   source: 'an industry write-up',
 *   holds: { from: comparison, metric: 'accuracy', against: 'baseline', atLeast: 0.09 }
 * });
 * claim.verdict; // "not separable"
 * claim.why; // "The interval holds +9 points: more rows or seeds are needed."
 * ```
 */
export function claim(options: ClaimOptions): Claim {
  checkInputs('claim', options, ['claim', 'source', 'holds', 'shows', 'why']);
  const { claim: said, source, holds, shows, why } = options ?? {};
  const deciding = listOf(holds).map((evidence, i) => ({ evidence, reading: readEvidence(place('holds', holds, i), evidence) }));
  deciding.forEach(({ evidence, reading }, i) => {
    if (reading.tested || evidence.atLeast !== undefined || evidence.atMost !== undefined) return;
    throw new RangeError(
      `claim: expected ${place('holds', holds, i).slice(7)} with atLeast or atMost, got neither; say what it must reach`
    );
  });
  const beside = listOf(shows).map((evidence, i) => readEvidence(place('shows', shows, i), evidence));
  const readings = [...deciding.map(({ reading }) => reading), ...beside];
  const judged = deciding.length
    ? gather(deciding.map(({ evidence, reading }) => named(judgeClaim(reading, evidence), reading.subject, deciding.length > 1)))
    : { verdict: 'cannot be tested here' as const, why: '' };
  const reasons = [judged.why, reasonOf(why, judged.verdict)].filter(Boolean).join(' ');
  if (!deciding.length && !reasons)
    throw new TypeError(`claim: expected holds or why, got neither; say what decides, or why nothing can`);
  const intervals = readings.flatMap(({ interval }) => interval ?? []);
  const result: Claim = {
    claim: said,
    source,
    measured: readings.length ? readings.map(({ measured }) => measured).join('; ') : null,
    interval: intervals.length ? intervals.join('; ') : null,
    verdict: judged.verdict,
    why: reasons
  };
  const view = claims([result]);
  return withDisplay(result, () => viewToMimeBundle(view, { static: true }));
}

function listOf(given: Evidence | Evidence[] | undefined): Evidence[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}

function place(option: string, given: unknown, i: number): string {
  return `claim: ${option}${Array.isArray(given) ? `[${i}]` : ''}`;
}

/** Of several measurements each reason says whose it is. */
function named({ verdict, why }: Judgement, subject: string, isOneOfMany: boolean): Judgement {
  return { verdict, why: isOneOfMany ? `${capitalize(subject)}: ${why[0].toLowerCase()}${why.slice(1)}` : why };
}

function reasonOf(why: ClaimOptions['why'], verdict: Claim['verdict']): string {
  if (why === undefined || typeof why === 'string') return why ?? '';
  checkOptions('claim: why', why, ['holds', 'does not hold', 'not separable', 'cannot be tested here']);
  const found: unknown = why[verdict] ?? '';
  if (typeof found !== 'string')
    throw new TypeError(`claim: expected why to be texts, got ${showValue(found)}; write them in words`);
  return found;
}
