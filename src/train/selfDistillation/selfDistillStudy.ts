import type * as tf from '@tensorflow/tfjs';
import { computeComparison } from '../../assess/compare/computeComparison';
import { checkInputs } from '../../checks/checkInputs';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { withSeededRandom } from '../../data/withSeededRandom';
import { accuracyMetric } from '../../metrics/classification/accuracy';
import { negativeLogLikelihoodMetric } from '../../metrics/classification/negativeLogLikelihood';
import { disposeBuilt } from '../../models/disposeBuilt';
import type { Comparison } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';
import { computeComparisonView } from '../../views/comparison/computeComparisonView';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { checkRunIsDone } from '../check/checkRunIsDone';
import { checkSeeds } from '../check/checkSeeds';
import { createSeedProgress } from '../createSeedProgress';
import { createOutputMetric } from '../severalOutputs/createOutputMetric';
import type { OutputGroup } from '../severalOutputs/OutputGroup';
import { splitDataOfStudy } from '../splitDataOfStudy';
import { shownSplit } from '../task/listPresentSplits';
import { ensemble } from './exits/checkExits';
import { runSelfDistillation, type SelfDistillationRun } from './runSelfDistillation';
import { selfDistillOptionNames, type SelfDistillOptions } from './SelfDistillOptions';
import { atRandom } from './teaching/atRandom';
import { fixed } from './teaching/fixed';
import { probeName } from './teaching/measureModules';
import { nobody } from './teaching/nobody';
import type { TeachingRule } from './teaching/TeachingRule';
import { writeStudyOfTeaching } from './teaching/writeStudyOfTeaching';

export interface SelfDistillStudyOptions extends Omit<
  SelfDistillOptions,
  'student' | 'seed' | 'control' | 'onEvent' | 'trackers'
> {
  /** Builds the network for a seed. It is called with `Math.random` seeded, so initial weights need no seeds of their own. */
  student: (seed: number) => tf.LayersModel;
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
}

/** A chosen teacher within a network against all that it could be instead, over seeds. As a cell's last value it shows the comparison. */
export interface SelfDistillStudy {
  /** Whether choosing helps, against what, with intervals. */
  says: string;
  /** "chosen" against "no teacher", each module as the only teacher, and "shuffled", on the shown rows. */
  comparison: Comparison;
  /** Who taught, by seed. */
  chosen: (string | null)[];
  /** Who taught in "shuffled", by seed. */
  shuffled: (string | null)[];
  /** The runs of the chosen teachers, by seed. */
  records: RunRecord[];
}

const subject = 'selfDistillStudy';
const notOfStudies = ['seed', 'control', 'onEvent', 'trackers'];
const optionNames = [...selfDistillOptionNames.filter((name) => !notOfStudies.includes(name)), 'seeds'];

/**
 * Asks over several seeds whether it pays to choose who teaches within a network. With each seed the same network, from the same initial weights and with the same batches, is trained with the chosen module as the teacher, with
 * each module as the only one, with none ("no teacher": the exits learn from labels alone), and with one that is drawn ("shuffled"). A module that is chosen or drawn is trained as if it were the only one, so no training is done
 * twice: n exits besides the network's own cost n + 3 trainings and n + 3 probes a seed.
 *
 * Compared are the mean accuracy of the exits, which the choice goes by, the accuracy of each exit and of the ensemble, and the mean negative log-likelihood, on the test rows (validation rows without them), by `kd.compare`: each difference is paired, with an interval
 * over rows and seeds.
 *
 * @throws TypeError or RangeError as `selfDistill` does; an Error if a run fails or is stopped, since all of them are needed.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, validation: 100, test: 200 });
 * const hidden = (name: string) => tf.layers.dense({ name, units: 8, activation: 'relu', inputShape: [784] });
 * const student = () => tf.sequential({ layers: [hidden('first'), tf.layers.dense({ units: 10 })] });
 * const study = await kd.selfDistillStudy({ student, exits: ['first'], data, epochs: 2, seeds: 2, show: false });
 * study.chosen; // for each seed "first", "deepest" or "ensemble"
 * study.comparison.differences.find(({ against }) => against === 'shuffled')?.mean;
 * ```
 */
export async function selfDistillStudy(options: SelfDistillStudyOptions): Promise<SelfDistillStudy> {
  checkInputs(subject, options, optionNames);
  const { student, seeds: asked = 5, show = true, ...rest } = options;
  if (!isCallable(student))
    throw new TypeError(
      `${subject}: expected student to be a function of the seed to a model, got ${showValue(student)}; give (seed) => kd.models.resNet({..., seed})`
    );
  const seeds = checkSeeds(subject, asked);
  // All seeds share one validation split, since who teaches is chosen on it.
  const data = splitDataOfStudy(rest.data);
  const progress = createSeedProgress(show, seeds.length);
  const logits = new Map<string, Matrix[]>();
  const study = { chosen: [] as (string | null)[], shuffled: [] as (string | null)[], records: [] as RunRecord[] };
  let outputs: readonly OutputGroup[] = [];
  try {
    for (const [i, seed] of seeds.entries()) {
      const run = async (teaching: TeachingRule | undefined, what: string) => {
        const model = withSeededRandom(seed, () => student(seed));
        try {
          return await oneRun({ ...rest, data, student: model, teaching, seed, show: false }, (of, epoch) =>
            progress.update(i, `${what}, ${of}`, epoch)
          );
        } finally {
          disposeBuilt(model);
        }
      };
      const first = await run(rest.teaching, 'chosen teacher');
      const { modules, record } = first;
      ({ outputs } = first);
      const { chosen } = record.teaching!;
      const byTeacher = new Map([[chosen, shownLogits(first)]]);
      for (const module of [null, ...modules])
        if (module !== chosen)
          byTeacher.set(module, shownLogits(await run(module === null ? nobody() : fixed(module), probeName(module))));
      const drawn = atRandom().choose({ modules, measured: [], seed });
      const add = (name: string, module: string | null) =>
        logits.set(name, [...(logits.get(name) ?? []), byTeacher.get(module)!]);
      add('chosen', chosen);
      add('shuffled', drawn);
      for (const module of [null, ...modules]) add(probeName(module), module);
      study.chosen.push(chosen);
      study.shuffled.push(drawn);
      study.records.push(record);
    }
    const comparison = await compareTeachers(data as Splits<AnyDataset>, outputs, logits);
    const says = writeStudyOfTeaching(comparison, study.chosen);
    const view = computeComparisonView(comparison, `${study.records[0].title}: who teaches, ${seeds.length} seeds`);
    return withDisplay({ says, comparison, ...study }, () => viewToMimeBundle(view, { static: true, records: study.records }));
  } finally {
    progress.end();
  }
}

async function oneRun(options: SelfDistillOptions, tell: (of: string, epoch: number) => void): Promise<SelfDistillationRun> {
  const run = await runSelfDistillation(subject, {
    ...options,
    onEvent: (event) => void (event.type === 'point' && tell(event.of, event.epoch))
  });
  run.shallow.forEach((model) => model.dispose());
  checkRunIsDone(subject, run.record, `with seed ${options.seed}`);
  return run;
}

function shownLogits({ logits }: SelfDistillationRun): Matrix {
  return (logits.test ?? logits.validation ?? logits.train)!;
}

function compareTeachers(
  data: Splits<AnyDataset>,
  outputs: readonly OutputGroup[],
  logits: ReadonlyMap<string, Matrix[]>
): Promise<Comparison> {
  const [split, rows] = shownSplit(data);
  const each = outputs.map((output) => [output]);
  const metrics = [
    createOutputMetric(accuracyMetric(), 'the exits', each),
    createOutputMetric(negativeLogLikelihoodMetric(), 'the exits', each),
    ...outputs.map((output) => createOutputMetric(accuracyMetric(), output.name, [[output]])),
    createOutputMetric(accuracyMetric(), `the ${ensemble}`, [outputs])
  ];
  return computeComparison({
    ...{ models: Object.fromEntries(logits), labels: rows.y, groups: rows.groups, split, of: 'chosen', metrics }
  });
}
