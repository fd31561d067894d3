import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import type { Claim } from './Claim';
import type { ClaimsView } from '../types/ClaimsView';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { formatCount } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { verdictSigns } from './verdictSigns';

/**
 * Shows what was claimed elsewhere next to what was measured here, with a verdict for each claim. As a cell's last value it shows itself as a table.
 *
 * @param claims what `kd.claim` made, or your own: each with `claim`, `source`, `measured` and `interval` (in words with their numbers, or null), `verdict` ("holds", "does
 * not hold", "not separable" or "cannot be tested here") and `why`.
 * @param options `title`: default "Claims".
 * @throws TypeError for a field that is missing, unknown or of the wrong type, RangeError for a verdict without a measurement.
 * @example
 * ```ts
 * kd.claims([
 *   {
 *     claim: 'F1 rises from 0.82 to 0.91',
 *     source: 'an industry write-up',
 *     measured: 'F1 0.66 against 0.67 of the teacher',
 *     interval: '0.61 to 0.70 (95 %)',
 *     verdict: 'does not hold',
 *     why: 'A student that imitates its teacher does not pass it by 9 points.'
 *   }
 * ]).says; // ""F1 rises from 0.82 to 0.91" does not hold."
 * ```
 */
export function claims(claims: readonly Claim[], options: Titled = {}): ClaimsView {
  checkOptions('claims', options, ['title']);
  const title = titleOrDefault('claims', options, 'Claims');
  checkPlainData('claims', 'a list of claims', claims, 'give at least one');
  if (!Array.isArray(claims) || !claims.length)
    throw new TypeError(`claims: expected a list of claims, got ${showValue(claims)}; give at least one`);
  const checked = claims.map((claim, i) => checkClaim(`claims[${i}]`, claim));
  return makeDisplayable({ kind: 'claims', title, says: says(checked), claims: checked });
}

const fields = ['claim', 'source', 'measured', 'interval', 'verdict', 'why'] as const;
const verdicts = Object.keys(verdictSigns) as Claim['verdict'][];

function checkClaim(subject: string, claim: Claim): Claim {
  if (claim === undefined || claim === null)
    throw new TypeError(`${subject}: expected a claim, got ${showValue(claim)}; give {${fields.join(', ')}}`);
  checkOptions(subject, claim, fields);
  for (const field of fields) {
    const value = claim[field];
    const mayBeNull = field === 'measured' || field === 'interval';
    if (mayBeNull && value === null) continue;
    if (typeof value !== 'string' || !value.trim())
      throw new TypeError(
        `${subject}: expected ${field} to be a text${mayBeNull ? ' or null' : ''}, got ${showValue(value)}; write it in words with its numbers`
      );
  }
  const { measured, interval, verdict } = claim;
  if (!verdicts.includes(verdict))
    throw new RangeError(`${subject}: expected verdict to be ${showNames(verdicts)}, got ${showValue(verdict)}; choose one`);
  if (measured === null && verdict !== 'cannot be tested here')
    throw new RangeError(
      `${subject}: expected measured beside the verdict ${showValue(verdict)}, got null; say what was measured, or that it cannot be tested here`
    );
  if (measured === null && interval !== null)
    throw new RangeError(
      `${subject}: expected no interval where nothing was measured, got ${showValue(interval)}; say what was measured`
    );
  const { claim: text, source, why } = claim;
  return { claim: text, source, measured, interval, verdict, why };
}

/** If there are more claims than this, they are only counted. The table has each of them. */
const toldAtMost = 6;

/** "Of 3 claims 1 holds, 1 does not hold and 1 cannot be tested here: ..." */
function says(claims: readonly Claim[]): string {
  const told = claims.map(({ claim, verdict }) => `"${brief(claim)}" ${singular[verdict]}`);
  if (claims.length === 1) return `${told[0]}.`;
  const counts = verdicts.flatMap((verdict) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count ? [`${formatCount(count)} ${(count === 1 ? singular : plural)[verdict]}`] : [];
  });
  const all = `Of ${formatCount(claims.length)} claims ${joinWithAnd(counts)}`;
  return claims.length > toldAtMost ? `${all}.` : `${all}: ${told.join('; ')}.`;
}

const plural = {
  holds: 'hold',
  'does not hold': 'do not hold',
  'not separable': 'are not separable',
  'cannot be tested here': 'cannot be tested here'
} as const;

const singular = { ...plural, holds: 'holds', 'does not hold': 'does not hold', 'not separable': 'is not separable' } as const;

/** The table has the whole text. */
function brief(claim: string): string {
  return claim.length <= 100 ? claim : `${claim.slice(0, 100).replace(/\s+\S*$/, '')}…`;
}
