import type { LayersModel } from '@tensorflow/tfjs';
import { findProblemsOfRunWithTargets } from '../../assess/findings/findProblemsOfRunWithTargets';
import { findProblemsOfMeasuredTeacher } from '../../assess/findings/findProblemsOfMeasuredTeacher';
import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import { checkTargetsKnown } from '../../data/checkTargetsKnown';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { computeTargetStatistics } from '../../data/computeTargetStatistics';
import { squaredError } from '../../losses/numbers/squaredError';
import { describeMetrics } from '../../metrics/inputs/describeMetrics';
import { prepareMetric } from '../../metrics/inputs/prepareMetric';
import type { MeasuredScores } from '../../record/RunRecord';
import { checkStudentForm, checkTeacherForm } from './checkStudent';
import { findOutputsFarFromTargets } from './findOutputsFarFromTargets';
import type { OutputScaling } from '../options/OutputScaling';
import { scaleTargets } from './scaleTargets';
import type { Task } from '../options/Task';
import type { DefineTaskOptions } from '../options/DefineTaskOptions';

/** What `kd.defineTask` has no option for. */
export interface MeasuredTaskOptions extends DefineTaskOptions {
  /** In which units outputs are compared with those of a teacher. Default: in deviations of the targets, where there is one of these for each output. */
  scalingOf?: (rows: AnyDataset) => OutputScaling;
  /** Whether a target may be unknown. */
  missing?: boolean;
}

/** A task that is measured by metrics, of which nothing else is known. */
export function createMeasuredTask({
  scalingOf: unitsOf = inDeviations,
  missing = false,
  ...options
}: MeasuredTaskOptions): Task {
  const { name, loss, metrics, outputs, logits = false, standardized = false } = options;
  const infos = describeMetrics('defineTask', metrics);
  return {
    name,
    of: 'targets',
    outputs: logits ? 'logits' : 'numbers',
    definition: options,
    check(subject, { student, teacher, data }) {
      const { train } = data;
      checkSameTargets(subject, data);
      if (!missing) for (const part of Object.values(data)) if (part) checkTargetsKnown(subject, part as AnyDataset);
      const units = outputs ?? train.targets!.names.length;
      checkStudentForm(subject, student, train, units);
      if (teacher) checkTeacherForm(subject, teacher, train, units);
      if (standardized) scalingOf(subject, train);
    },
    checkBest(subject, best) {
      const found = infos.find(({ name }) => name === (best ?? infos[0].name));
      if (found) return { name: found.name, better: found.better };
      throw new TypeError(
        `${subject}: expected best to be ${infos.map(({ name }) => showValue(name)).join(' or ')} for ${name}, got ${showValue(best)}; give one of them`
      );
    },
    terms: () =>
      options.terms ?? {
        hard: { weight: 0.5, loss },
        soft: { weight: 0.5, loss: squaredError({ to: 'teacher' }) }
      },
    termsAlone(subject, labelSmoothing) {
      if (labelSmoothing === 0) return { hard: { weight: 1, loss } };
      throw new TypeError(
        `${subject}: expected no labelSmoothing for ${name}, got ${labelSmoothing}; leave it out, there are no classes`
      );
    },
    ...(standardized && {
      scaling: (train: AnyDataset) => scalingOf('distill', train),
      studentFindings: (student: LayersModel, train: AnyDataset) =>
        findOutputsFarFromTargets(student, train, scalingOf('distill', train), train.targets!.names)
    }),
    score({ outputs: own, teacher, rows }) {
      const inputs = { logits: own, labels: rows.y, targets: rows.targets };
      const values = Object.fromEntries(
        metrics.map((metric, i) => {
          const value = prepareMetric(metric, inputs)();
          return [infos[i].name, Number.isFinite(value) ? value : null];
        })
      );
      return { rows: own.rows, values, teacherDistance: teacher ? distance(own, teacher, unitsOf(rows)) : null };
    },
    series(scores) {
      if (!scores) return Object.fromEntries(infos.map(({ name, better }) => [name, better === 'lower' ? Infinity : -Infinity]));
      const { values, teacherDistance } = scores as MeasuredScores;
      return Object.fromEntries(
        Object.entries({ ...values, teacherDistance }).filter((one): one is [string, number] => one[1] !== null)
      );
    },
    describe({ train }) {
      const { means, deviations } = computeTargetStatistics(train.targets!);
      const targets = train.targets!.names.map((target, i) => ({ name: target, mean: means[i], deviation: deviations[i] }));
      return { task: name, classes: [], majority: null, targets, metrics: infos };
    },
    teacherFindings: (teacher, rows) => findProblemsOfMeasuredTeacher(teacher, rows),
    comparedBy: ({ targets, unlabelled }) => (unlabelled ? null : { targets, metrics: [...metrics] }),
    findings: findProblemsOfRunWithTargets
  };
}

function inDeviations({ targets }: AnyDataset): OutputScaling {
  return computeTargetStatistics(targets!);
}

function checkSameTargets(subject: string, data: Splits<AnyDataset>): void {
  const { names } = data.train.targets!;
  for (const [name, part] of Object.entries(data)) {
    const own: readonly string[] | undefined = (part as AnyDataset | undefined)?.targets?.names;
    if (!part || (own && String(own) === String(names))) continue;
    throw new RangeError(
      `${subject}: expected ${name} data to have the targets of train, ${showNames(names)}, got ${own ? showNames(own) : 'classes'}; make both from the same columns`
    );
  }
}

/** @throws RangeError for a target that is the same in all rows: it has no deviation to count in. */
function scalingOf(subject: string, { targets, y }: AnyDataset): OutputScaling {
  const scaling = computeTargetStatistics(targets!);
  const flat = scaling.deviations.findIndex((deviation) => !(deviation > 0));
  if (flat < 0) return scaling;
  throw new RangeError(
    `${subject}: expected target ${showValue(targets!.names[flat])} to have at least two different values in the train rows, got ${scaling.means[flat]} in all ${y.length}; leave it out, or give other rows`
  );
}

/** Root mean squared difference of the outputs, in deviations of the targets where there is one of these for each. */
function distance(own: Matrix, teacher: Matrix, { means, deviations }: OutputScaling): number {
  const fits = means.length === own.columns && deviations.every((deviation) => deviation > 0);
  const [a, b] = [own.values, teacher.values].map((values) => (fits ? scaleTargets(values, { means, deviations }) : values));
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum / a.length);
}
