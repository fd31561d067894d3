import type { Margins } from '../../../src/record/RunRecord';
import type { Curve, LossCurvesView, SoftLabelsView, View } from '../../../src/views/View';
import { beyondBounds } from './beyondBounds';
import { alignmentMap } from '../views/alignmentMap/alignmentShape';
import { finding } from './findingShape';
import { comparison, measured, readable } from './measuredShapes';
import { and, boolean, list, nullable, number, object, oneOf, optional, positive, shown, text, wrong, type Shape } from './shape';
import { syntheticData } from '../views/syntheticData/syntheticShape';

export type ReadView = { view: View } | { problem: string };

/** What came from a file or a kernel is a view only when everything that will be drawn is there, in the type that it should have. */
export function readView(data: unknown): ReadView {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problem: 'the output holds no view' };
  const tooMuch = beyondBounds(data);
  if (tooMuch) return { problem: tooMuch };
  const { kind } = data as { kind?: unknown };
  const shape = typeof kind === 'string' ? shapes.get(kind) : undefined;
  if (!shape) {
    const known = [...shapes.keys()].join(', ');
    const found = kind === undefined ? 'missing' : shown(kind);
    return {
      problem: `the view's kind is ${found}, and this extension draws ${known}; upgrade @stillroom/lab for a newer kind`
    };
  }
  const { version = 1 } = data as { version?: unknown };
  if (version !== 1) {
    return {
      problem: `it is a ${kind as string} in version ${shown(version)}, and this extension draws version 1; upgrade @stillroom/lab`
    };
  }
  const problem = shape(data, kind as string);
  return problem ? { problem } : { view: data as View };
}

const split = oneOf('train', 'validation', 'test');

const best = nullable(object({ epoch: number, series: text, value: number }));

const sameLength: Shape = (value, at) => {
  const { epoch, value: values } = value as Curve;
  return epoch.length === values.length ? null : wrong(`${at}.value`, `${epoch.length} values, one an epoch`, values.length);
};

const sameClock: Shape = (value, at) => {
  const { epoch, seconds } = value as NonNullable<LossCurvesView['clock']>;
  return epoch.length === seconds.length ? null : wrong(`${at}.seconds`, `${epoch.length} values, one an epoch`, seconds.length);
};

const roles = ['teacher', 'student', 'baseline', 'peer', 'client', 'candidate', 'generation', 'assistant'];

const curve = and(
  object({
    series: text,
    of: text,
    role: optional(oneOf(...roles)),
    isLead: optional(boolean),
    axis: oneOf('loss', 'share', 'setting'),
    split: oneOf('train', 'validation', null),
    epoch: list(number),
    value: list(nullable(number))
  }),
  sameLength
);

const lossCurves = object({
  ...readable,
  curves: list(curve, 200),
  best,
  last: nullable(object({ epoch: number })),
  stages: optional(list(object({ name: text, from: number, to: number }), 100)),
  changes: optional(list(object({ epoch: number, text }), 500)),
  stepsAnEpoch: optional(positive),
  clock: optional(and(object({ epoch: list(number), seconds: list(number) }), sameClock))
});

const scoresOfRow = object({
  rows: number,
  errors: number,
  accuracy: number,
  nll: number,
  ece: number,
  averagePrecision: optional(nullable(number)),
  rocAuc: optional(nullable(number)),
  agreement: nullable(number),
  teacherKl: nullable(number)
});

const scores = object({
  ...readable,
  rows: list(object({ model: text, split, parameters: nullable(number), scores: scoresOfRow }), 300)
});

const example = object({ index: number, label: number, teacher: list(number), student: nullable(list(number)) });

const summary = object({
  rows: number,
  temperatures: list(positive, 100),
  meanEntropy: list(number),
  oneHot: optional(list(number)),
  byRank: list(list(number, 100)),
  classes: list(number, 100),
  byClass: list(list(list(nullable(number)))),
  margins: optional(object({ edges: list(number, 2000), counts: list(list(number)) }))
});

/** Every list that is drawn against another has to be as long as it. */
const softLabelLengths: Shape = (value, at) => {
  const { classes, examples, summary: set } = value as SoftLabelsView;
  // A single logit stands for two classes.
  const fits = (logits: number[]) => logits.length === classes.length || (logits.length === 1 && classes.length === 2);
  for (const [i, { label, teacher, student }] of examples.entries()) {
    const here = `${at}.examples[${i}]`;
    if (!fits(teacher)) return wrong(`${here}.teacher`, `${classes.length} logits, one a class`, teacher.length);
    if (student && !fits(student)) return wrong(`${here}.student`, `${classes.length} logits, one a class`, student.length);
    if (classes[label] === undefined) return wrong(`${here}.label`, `a class number below ${classes.length}`, label);
  }
  if (set.temperatures.some((one, i) => i > 0 && one <= set.temperatures[i - 1])) {
    return wrong(`${at}.summary.temperatures`, 'rising numbers', set.temperatures);
  }
  const temperatures = set.temperatures.length;
  for (const name of ['meanEntropy', 'byRank', 'byClass'] as const) {
    if (set[name].length !== temperatures)
      return wrong(`${at}.summary.${name}`, `${temperatures} entries, one a temperature`, set[name].length);
  }
  if (set.oneHot && set.oneHot.length !== temperatures)
    return wrong(`${at}.summary.oneHot`, `${temperatures} entries, one a temperature`, set.oneHot.length);
  const strange = set.classes.find((one) => classes[one] === undefined);
  if (strange !== undefined) return wrong(`${at}.summary.classes`, `class numbers below ${classes.length}`, strange);
  const shown = set.classes.length;
  if (set.margins && !fitMargins(set.margins, classes.length))
    return wrong(`${at}.summary.margins`, 'rising edges of bins, and a count a bin for each of two classes', 'something else');
  const square = set.byClass.every((matrix) => matrix.length === shown && matrix.every((row) => row.length === shown));
  return square ? null : wrong(`${at}.summary.byClass`, `${shown} rows of ${shown} classes at each temperature`, 'another size');
};

function fitMargins({ edges, counts }: Margins, classes: number): boolean {
  const bins = edges.length - 1;
  const isRising = edges.every((edge, i) => i === 0 || edge > edges[i - 1]);
  const fits = (of: number[]) => of.length === bins && of.every((count) => count >= 0);
  return classes === 2 && bins > 0 && isRising && counts.length === 2 && counts.every(fits);
}

const softLabels = and(
  object({ ...readable, classes: list(text), split: text, temperature: positive, examples: list(example, 500), summary }),
  softLabelLengths
);

const setupPair: Shape = (value, at) =>
  Array.isArray(value) && value.length === 2 ? list(text)(value, at) : wrong(at, 'a name and a value', value);

const run = object({
  ...readable,
  id: text,
  started: optional(text),
  status: oneOf('running', 'done', 'stopped', 'failed'),
  error: optional(text),
  progress: number,
  scores,
  lossCurves,
  softLabels: optional(softLabels),
  comparison: optional(comparison),
  alignment: optional(alignmentMap),
  synthetic: optional(list(syntheticData, 50)),
  findings: list(finding, 500),
  setup: list(setupPair, 500)
});

const shapes = new Map<string, Shape>([
  ['run', run],
  ['lossCurves', lossCurves],
  ['softLabels', softLabels],
  ['scores', scores],
  ...measured
]);
