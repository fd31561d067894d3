import type { RunRecord, SoftLabelExample, SoftLabels, SoftLabelSummary } from '../../record/RunRecord';
import type { SoftLabelsView } from '../types/SoftLabelsView';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { findNearestTemperature } from './findNearestTemperature';
import { writeOneHotShareSentence } from './writeOneHotShareSentence';
import { roundDecimals } from '../words/roundTo';

/** Logits of all examples together, teacher's and student's: about 120 kB of JSON. With 1,000 classes that is 8 examples. */
const logitsAtMost = 16000;

/** The part of a record that soft labels need. */
export interface LabelledRun extends Pick<RunRecord, 'title' | 'softLabels'> {
  data: Pick<RunRecord['data'], 'classes'>;
  /** Without a set-up no model was trained: the temperature is where the slider starts. */
  setup?: RunRecord['setup'];
}

/** The soft labels of a record as plain data; undefined if it has none. `softLabels` returns the same with a display. */
export function computeSoftLabelsView(record: LabelledRun): SoftLabelsView | undefined {
  const { softLabels, data } = record;
  if (!softLabels) return undefined;
  const temperature = softLabels.temperature ?? 1;
  const examples = Math.max(1, Math.floor(logitsAtMost / (2 * data.classes.length)));
  return {
    kind: 'softLabels',
    title: `${record.title}: soft labels`,
    says: says(softLabels, data.classes, temperature, record.setup !== undefined),
    classes: [...data.classes],
    split: softLabels.split,
    temperature,
    examples: softLabels.examples.slice(0, examples).map(roundExample),
    summary: roundSummary(softLabels.summary)
  };
}

function roundExample({ index, label, teacher, student }: SoftLabelExample): SoftLabelExample {
  const round = (logits: number[]) => logits.map((logit) => roundDecimals(logit, 4));
  return { index, label, teacher: round(teacher), student: student && round(student) };
}

function roundSummary(summary: SoftLabelSummary): SoftLabelSummary {
  const { rows, temperatures, meanEntropy, oneHot, byRank, classes, byClass, margins } = summary;
  const round = (values: number[]) => values.map((value) => roundDecimals(value, 6));
  return {
    rows,
    temperatures: [...temperatures],
    meanEntropy: round(meanEntropy),
    ...(oneHot && { oneHot: round(oneHot) }),
    byRank: byRank.map(round),
    classes: [...classes],
    byClass: byClass.map((table) => table.map((row) => row.map((value) => value && roundDecimals(value, 4)))),
    ...(margins && { margins })
  };
}

function says(
  { split, summary, temperature: learntAt }: SoftLabels,
  classes: string[],
  temperature: number,
  isRun: boolean
): string {
  const at = findNearestTemperature(summary.temperatures, temperature);
  const from = findNearestTemperature(summary.temperatures, 1);
  const rows = `${formatCount(summary.rows)} ${split} rows`;
  if (at < 0 || !summary.byRank[at]?.length) return `The teacher's soft labels on ${rows} (${classes.length} classes).`;
  const [first, second] = summary.byRank[at];
  // With two classes, the second probability is 1 minus the first.
  const next = second === undefined || classes.length === 2 ? '' : ` and its second ${formatPercent(second)}`;
  const hard =
    from === at
      ? ''
      : `, against ${formatNumber(summary.meanEntropy[from])} at temperature ${formatNumber(summary.temperatures[from])}`;
  const share = summary.oneHot?.[at];
  const oneHot = share === undefined ? '' : `; ${writeOneHotShareSentence(share)}`;
  const pair = mostMixedUp(summary, at, classes);
  return (
    `At temperature ${formatNumber(summary.temperatures[at])}${learntAt === null || !isRun ? '' : ' (the student learnt at ' + formatNumber(learntAt) + ')'} ` +
    `the teacher gives its first choice ${formatPercent(first)} on average${next}, over ${rows}; ` +
    `mean entropy ${formatNumber(summary.meanEntropy[at])} nats of at most ${formatNumber(Math.log(Math.max(classes.length, 2)))}${hard}${oneHot}${pair}.`
  );
}

function mostMixedUp({ classes, byClass }: SoftLabelSummary, at: number, names: string[]): string {
  let most = { label: -1, other: -1, p: 0 };
  byClass[at]?.forEach((row, label) =>
    row.forEach((p, other) => {
      if (label !== other && p !== null && p > most.p) most = { label: classes[label], other: classes[other], p };
    })
  );
  if (most.p === 0) return '';
  return `; most of what it says beyond the label: rows of "${names[most.label]}" get ${formatPercent(most.p)} "${names[most.other]}"`;
}
