import { isCallable } from '../../checks/isCallable';
import type * as tf from '@tensorflow/tfjs';
import { checkMemorySize } from '../../checks/checkMemorySize';
import { checkInputs } from '../../checks/checkInputs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';
import { stratifyRowOrder } from '../../data/order/stratifyRowOrder';
import { takeRows } from '../../data/takeRows';
import { createTextLineDrawer } from '../../notebook/createTextLineDrawer';
import type { SyntheticReport } from '../../record/SyntheticReport';
import { asSchedule, type Scheduled } from '../../schedules/asSchedule';
import { constant } from '../../schedules/constant';
import { linear } from '../../schedules/linear';
import type { Schedule } from '../../schedules/Schedule';
import { asTeacher } from '../../teachers/asTeacher';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { computeSyntheticDataView } from '../../views/syntheticData/computeSyntheticDataView';
import { withDisplay } from '../../views/bundle/withDisplay';
import { checkHeldOut } from './checkHeldOut';
import { computeClassConsistency } from './computeClassConsistency';
import { findGuidingTeacher } from './findGuidingTeacher';
import { measureFaithfulness } from './measureFaithfulness';
import { predictWithTeacher } from './predictWithTeacher';
import type { RowGenerator } from './RowGenerator';
import { checkScreenOptions, checkSynthetic, screenOptionNames, type ScreenOptions } from './checkScreenOptions';
import { screenRows } from './screenRows';
import { findReasonsNotToTrust } from './findReasonsNotToTrust';

export interface SyntheticOptions extends ScreenOptions {
  /** Synthetic rows, with the class requested for each in y; or a generator and the number of rows to make. */
  candidates?: Dataset;
  generator?: RowGenerator;
  /** Default 1,000. */
  rows?: number;
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  /** Real rows; without labels they get the teacher's top class. */
  real: Dataset;
  /** Labelled real rows on which the classifier trained on synthetic rows is tested, as in `faithfulness`. */
  heldOut?: Dataset;
  /** How much synthetic rows count over the epochs. Default min(1, 0.1 + 0.9 epoch / epochs). */
  weight?: Scheduled;
  /** Whether a notebook or a terminal shows the progress. Default true. */
  show?: boolean;
}

/** Synthetic rows that may teach, and what is known about them. As a cell's last value it shows the report. */
export interface SyntheticSet {
  /** The kept rows, with weights; empty if none was kept. */
  data: Dataset;
  /** 0 if the rows are not trusted. */
  weight: Schedule;
  report: SyntheticReport;
  trusted: boolean;
}

/**
 * Prepares synthetic rows for teaching: screens them (see `screen`), measures them (see `faithfulness`: distributions of the kept rows,
 * copies and class balance of all rows) and judges them. If one finding is a problem, they are not trusted: their weight is 0, whatever
 * weight was requested.
 *
 * Problems: less than 10 % kept, half of the classes without a kept row, classes that the teacher recognises little better than by chance
 * (kappa below
 * 30 % of that of real rows), more than 5 % copies, precision below half of what real rows reach, coverage below a fifth of it (half if
 * recall is nearly 0), a Fréchet distance beyond it by half of the real rows'
 * variance, a classifier taught less than a quarter of what real rows teach. Distributions are judged only with at least 50 measured rows.
 *
 * @throws TypeError or RangeError for bad data or options, rows with another shape, other columns or other classes, and a teacher with other classes.
 * @example
 * ```ts
 * const draw = (n: number, seed: number) => Array.from({ length: n }, (_, i) => [Math.sin(i + seed), Math.cos(3 * i + seed)]);
 * const make = (x: number[][]) => kd.dataset({ x, y: x.map(([a, b]) => Number(a > b)), classes: ['below', 'above'] });
 * const teacher = (rows: tf.Tensor) => tf.reverse(rows, 1).mul(5);
 * const set = await kd.synthetic({ candidates: make(draw(200, 0.5)), teacher, real: make(draw(200, 0)) });
 * set.weight({ epoch: 0, epochs: 10, step: 0, loss: null }); // 0.1, or 0 if it is not trusted
 * ```
 */
export async function prepareSynthetic(options: SyntheticOptions): Promise<SyntheticSet> {
  const subject = 'synthetic';
  const own = ['candidates', 'generator', 'rows', 'teacher', 'real', 'heldOut', 'weight', 'show'];
  checkInputs(subject, options, [...own, ...screenOptionNames]);
  if (!hasSafelyReadableMembers(options, ['candidates', 'generator', 'rows', 'teacher', 'real', 'heldOut']))
    throw new TypeError(`${subject}: expected options as an object, got ${showValue(options)}; pass {candidates, teacher, real}`);
  const {
    candidates: given,
    generator,
    rows,
    teacher: asked,
    real,
    heldOut,
    weight,
    layer,
    show: isShown = true,
    ...rest
  } = options;
  const checked = checkScreenOptions(subject, rest);
  const schedule = asSchedule(weight ?? linear({ from: 0.1, to: 1 }), subject, 'weight', { atLeast: 0 });
  const teacher = asTeacher(asked, subject);
  const draw = isShown ? createTextLineDrawer() : null;
  const onStep = (doing: string) => draw?.(`synthetic rows: ${doing}`, false);
  const candidates = await candidatesOf(given, generator, rows, checked.seed, onStep);
  checkSynthetic(subject, { [generator ? 'the generated rows' : 'candidates']: candidates }, real);
  checkHeldOut(subject, heldOut, real);

  const screened = await screenRows({ subject, candidates, teacher, real, layer, ...checked, onStep });
  const { data, screening, kept: counted, opinions, realClasses, copies } = screened;
  onStep('measuring how faithful they are');
  const { neighbours, seed } = checked;
  const { faithfulness, spread } = await measureFaithfulness({
    ...{
      subject,
      made: candidates,
      counted,
      real,
      realClasses,
      seen: opinions.top,
      teacher,
      layer,
      heldOut,
      neighbours,
      seed,
      copies
    }
  });
  const { classes } = candidates;
  const consistency = {
    synthetic: computeClassConsistency(candidates.y, opinions.top, classes.length),
    real: await realConsistency(real, teacher, seed)
  };
  const guided = findGuidingTeacher(generator?.info, teacher);
  const findings = [
    ...findReasonsNotToTrust({ classes, screening, faithfulness, consistency, spread }),
    ...(guided ? [guided] : [])
  ];
  const trusted = !findings.some(({ level }) => level === 'problem');
  const report: SyntheticReport = {
    ...{ synthetic: candidates.name, real: real.name, classes },
    ...(generator?.info && { generator: generator.info }),
    ...{ screening, faithfulness, trusted, findings }
  };
  draw?.(`synthetic rows: ${screening.kept} of ${screening.candidates} kept, ${trusted ? 'trusted' : 'not trusted'}`, true);
  return withDisplay({ data, weight: trusted ? schedule : constant(0), report, trusted }, () =>
    viewToMimeBundle(computeSyntheticDataView(report), { static: true })
  );
}

/** How well the teacher sees the classes of up to 5,000 real rows; null without labels. */
async function realConsistency(real: Dataset, teacher: Teacher, seed: number): Promise<number | null> {
  if (real.unlabelled) return null;
  const some = takeRows(real, stratifyRowOrder(real.y, seed).subarray(0, 5000));
  const { top } = await predictWithTeacher('synthetic', teacher, some);
  return computeClassConsistency(some.y, top, some.classes.length);
}

async function candidatesOf(
  given: Dataset | undefined,
  generator: RowGenerator | undefined,
  rows: number | undefined,
  seed: number,
  onStep: (doing: string) => void
): Promise<Dataset> {
  if ((given === undefined) === (generator === undefined))
    throw new TypeError(
      `synthetic: expected either candidates or a generator, got ${given ? 'both' : 'neither'}; give rows, or what makes them`
    );
  if (given) {
    if (rows !== undefined)
      throw new TypeError('synthetic: expected rows with a generator, got them with candidates; leave rows out');
    return given;
  }
  if (!generator || !isCallable(generator.sample))
    throw new TypeError(
      `synthetic: expected generator to have sample({rows, seed}), got ${showValue(generator)}; give a trained generator`
    );
  const count = rows ?? 1000;
  checkMemorySize('synthetic', { rows: count });
  onStep(`making ${count} of them`);
  return generator.sample({ rows: count, seed });
}
