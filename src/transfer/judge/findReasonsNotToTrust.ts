import type { Finding } from '../../record/RunRecord';
import type { AgainstReal, Faithfulness, Screening } from '../../record/SyntheticReport';
import { formatCount, formatNumber, formatPercent } from '../../views/words/formatNumber';

export interface TrustInputs {
  classes: string[];
  screening: Screening;
  faithfulness: Faithfulness;
  /** Of all candidates, and of the real rows if they have labels: see `computeClassConsistency`. */
  consistency: AgainstReal;
  /** Sum of the variances of the real rows. */
  spread: number | null;
}

/** With fewer rows little can be said about distributions. */
const enough = 50;

/**
 * Findings against synthetic rows. If there is a problem, the rows are not trusted. The bounds are far from what honest rows reach, and
 * where possible relative to what two halves of the real rows reach:
 * - kept: less than 10 % of the candidates (a warning below 50 %);
 * - absentClasses: half of the classes that were asked for 10 times, or more, have no kept row (a warning: any);
 * - classConsistency: kappa of asked and seen classes below 30 % of that of labelled real rows, 1 without labels (below 70 %);
 * - copies: more than 5 % of the candidates (any);
 * - precision: below half of the real rows' (below 80 %);
 * - coverage: below 20 % of the real rows', below 50 % where recall is below 5 % of theirs (below 50 %);
 * - frechet: beyond the real rows' by half of their variance or more, where always giving their mean is beyond it by all of it (10 %);
 * - trainOnSynthetic: less than a quarter of what real rows teach beyond chance (less than three quarters).
 * Distributions are judged only with at least 50 measured rows.
 */
export function findReasonsNotToTrust(inputs: TrustInputs): Finding[] {
  const measured = inputs.faithfulness.rows.synthetic;
  return [...ofScreening(inputs), ...(measured >= enough ? ofDistributions(inputs) : [fewRows(measured)])].filter(
    (finding) => finding !== null
  );
}

function ofScreening({ classes, screening, consistency, faithfulness }: TrustInputs): (Finding | null)[] {
  const { candidates, kept, byClass } = screening;
  const asked = byClass.flatMap((one, c) => (one.candidates ? [{ ...one, name: classes[c] }] : []));
  const absent = asked.filter((one) => !one.kept);
  const often = asked.filter((one) => one.candidates >= 10);
  const oftenAbsent = often.filter((one) => !one.kept).length;
  const names =
    absent
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ') + (absent.length > 5 ? ` and ${absent.length - 5} more` : '');
  const { rows: copied, nearest } = faithfulness.copies;
  const [first] = nearest;
  return [
    graded(
      'kept',
      kept / candidates,
      [0.1, 0.5],
      `${formatCount(kept)} of ${formatCount(candidates)} synthetic rows are kept`,
      'train the generator longer, or on more rows'
    ),
    absent.length
      ? {
          check: 'absentClasses',
          level: oftenAbsent && oftenAbsent >= often.length / 2 ? 'problem' : 'warning',
          value: absent.length,
          says: `${absent.length} of ${asked.length} classes that were asked for have no kept row: ${names}`,
          hint: 'look at what the generator makes of these classes'
        }
      : null,
    ofConsistency(consistency),
    copied
      ? {
          check: 'copies',
          level: copied > 0.05 * candidates ? 'problem' : 'warning',
          value: copied,
          says: `${formatCount(copied)} of ${formatCount(candidates)} synthetic rows repeat a real row, first row ${first.synthetic} real row ${first.real}`,
          hint: 'they give real rows away; in a table of few different values rows can be equal by chance'
        }
      : null
  ];
}

function ofConsistency({ synthetic, real }: AgainstReal): Finding | null {
  if (real !== null && real < 0.1)
    return {
      check: 'teacherAtChance',
      level: 'warning',
      value: real,
      says: `the teacher sees the classes of real rows hardly better than by chance (kappa ${formatNumber(real)})`,
      hint: 'what it keeps says little: train it longer, or check that its classes are in the order of the data'
    };
  const says = `the teacher sees in them what was asked for with a kappa of ${formatNumber(synthetic)}, ${real === null ? '' : `in real rows ${formatNumber(real)}, `}where 0 is chance and 1 is always`;
  const value = synthetic === null ? null : synthetic / (real ?? 1);
  return graded('classConsistency', value, [0.3, 0.7], says, 'the generator pays little heed to the class');
}

function ofDistributions({ faithfulness, spread }: TrustInputs): (Finding | null)[] {
  const { precision, recall, coverage, frechet, trainOnSynthetic, classBalance } = faithfulness;
  const taught = trainOnSynthetic;
  const chance = 1 / Math.max(2, classBalance.asked.filter(Boolean).length);
  const reached = taught?.synthetic == null ? null : (taught.synthetic - chance) / Math.max(0.05, (taught.real ?? 1) - chance);
  const beyond = frechet.synthetic === null || !spread ? null : (frechet.synthetic - (frechet.real ?? 0)) / spread;
  return [
    graded(
      'precision',
      ratio(precision),
      [0.5, 0.8],
      `${formatPercent(precision.synthetic, 0)} of the synthetic rows lie where real rows lie, of other real rows ${formatPercent(precision.real, 0)}`,
      'the generator makes things that are not there'
    ),
    graded(
      'coverage',
      ratio(coverage),
      // A few rows repeated over and over reach none of the real rows, and cover more of them the fewer there are.
      [(ratio(recall) ?? 1) < 0.05 ? 0.5 : 0.2, 0.5],
      `${formatPercent(coverage.synthetic, 0)} of the real rows have a synthetic row near them, ${formatPercent(coverage.real, 0)} another real one`,
      'the generator makes a few things again and again'
    ),
    beyond === null || beyond < 0.1
      ? null
      : {
          check: 'frechet',
          level: beyond >= 0.5 ? 'problem' : 'warning',
          value: frechet.synthetic,
          says: `the Fréchet distance to the real rows is ${formatNumber(frechet.synthetic)}, between two halves of these ${formatNumber(frechet.real)}`,
          hint: 'compare a few synthetic rows with real ones'
        },
    graded(
      'trainOnSynthetic',
      reached,
      [0.25, 0.75],
      `what learns from synthetic rows is right in ${formatPercent(taught?.synthetic ?? null)} of held-out real rows, from real rows in ${formatPercent(taught?.real ?? null)}`,
      'the classes of the synthetic rows say little about real ones'
    )
  ];
}

function fewRows(measured: number): Finding {
  return {
    check: 'fewRows',
    level: 'info',
    value: measured,
    says: `${measured} rows of each side could be measured, too few to judge how they are spread`,
    hint: `make more synthetic rows or give more real ones: ${enough} are judged`
  };
}

function ratio({ synthetic, real }: { synthetic: number | null; real: number | null }): number | null {
  return synthetic === null || !real ? null : synthetic / real;
}

/** A problem below the first bound, a warning below the second. */
function graded(
  check: string,
  value: number | null,
  [problem, warning]: [number, number],
  says: string,
  hint: string
): Finding | null {
  if (value === null || value >= warning) return null;
  return { check, level: value < problem ? 'problem' : 'warning', value, says, hint };
}
