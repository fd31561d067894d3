import type { ConfusedModel, ConfusedPair, ConfusionView } from '../types/ConfusionView';
import { listConfusedPairs } from './listConfusedPairs';
import { mergeOtherClasses } from './mergeOtherClasses';
import { formatCount, formatPercent } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';
import { withArticle } from '../words/withArticle';

/** All classes, before any are folded. */
export interface Confused {
  classes: string[];
  split: string;
  models: { name: string; counts: number[][] }[];
}

/** How many pairs a table has. Any others are even rarer. */
const keptAtMost = 30;
/** How many pairs the sentence lists per model. */
const toldAtMost = 3;

/** Counts of rows by label and predicted class as a view; `kd.confusion` returns the same with a display. */
export function computeConfusionView({ classes, split, models: given }: Confused, title = 'Confusion'): ConfusionView {
  const models = given.map(({ name, counts }) => ({ name, errors: errorsIn(counts), counts }));
  const rows = (models[0]?.counts ?? []).reduce((sum, row) => sum + sumOf(row), 0);
  const pairs = listConfusedPairs(classes, models);
  const told = models.map((model, place) => modelSays(model, place, pairs, rows));
  const says = `On ${formatCount(rows)} ${split} rows ${told.length ? told.join('; ') : 'no model is compared'}.`;
  const kept = pairs.slice(0, keptAtMost);
  const rest = { pairs: kept, morePairs: pairs.length - kept.length };
  return mergeOtherClasses({ kind: 'confusion', title, says, classes, split, rows, models, ...rest });
}

function errorsIn(counts: number[][]): number {
  return counts.reduce((sum, row, label) => sum + sumOf(row) - row[label], 0);
}

function sumOf(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}

function modelSays({ name, errors }: ConfusedModel, place: number, all: readonly ConfusedPair[], rows: number): string {
  if (!errors) return `${withArticle(name)} makes no error`;
  const pairs = all.filter(({ counts }) => counts[place]).sort((a, b) => b.counts[place] - a.counts[place]);
  // Naming the last pair is as short as "1 other pair".
  const shown = pairs.slice(0, pairs.length === toldAtMost + 1 ? pairs.length : toldAtMost);
  const told = shown.map(({ label, taken, counts }) => `${brief(label)} taken for ${brief(taken)} ${times(counts[place])}`);
  const rest = pairs.length - shown.length;
  const more = rest ? [`${formatCount(rest)} other pairs`] : [];
  const count = `${formatCount(errors)}${place ? '' : errors === 1 ? ' error' : ' errors'} (${formatPercent(errors / rows)})`;
  return `${withArticle(name)} makes ${count}: ${joinWithAnd([...told, ...more])}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`;
}

/** Nobody reads a sentence of six long names. */
function brief(name: string): string {
  const characters = [...name];
  return characters.length > 60 ? `${characters.slice(0, 36).join('')}…${characters.slice(-20).join('')}` : name;
}
