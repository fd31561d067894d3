import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { DescribedValue, Description, RunRecord, TermSetup } from '../../record/RunRecord';
import { formatDescription } from '../words/formatDescription';
import type { SettingValue } from './RunFacts';

/** What was set, by name, in the order of the set-up. A schedule is in words. The seed is not here: it is no choice. */
export function readSettingFacts(record: RunRecord): Map<string, SettingValue> {
  const { setup, data, transfer = {} } = record;
  const facts = new Map<string, SettingValue>();
  const add = (name: string, value: DescribedValue | undefined) => {
    if (value === undefined || value === null) return;
    facts.set(name, typeof value === 'number' || typeof value === 'string' ? value : wordsOf(value));
  };
  add('data', data.name);
  add('data.trainRows', data.rows.train);
  for (const { name, role, info } of listModelsOfRecord(record)) {
    if (!info || role === 'baseline') continue;
    add(name, info.name);
    add(`${name}.parameters`, info.parameters);
  }
  for (const [name, term] of Object.entries(setup.terms)) addTerm(name, term, add);
  for (const { name, terms, firstEpoch, lastEpoch } of setup.stages ?? []) {
    add(`${name}.epochs`, lastEpoch - firstEpoch + 1);
    for (const [term, itself] of Object.entries(terms)) addTerm(`${name}.${term}`, itself, add);
  }
  for (const [name, { weight, data: from }] of Object.entries(transfer)) {
    add(`transfer.${name}`, from);
    add(`transfer.${name}.weight`, weight);
  }
  const { augmentations, teaching, views } = setup.augment ?? {};
  add('augment', augmentations?.map(formatDescription).join('; '));
  add('augment.teaching', teaching);
  add('augment.views', views);
  addDescription('optimizer', setup.optimizer, add);
  add('epochs', setup.epochs);
  add('batchSize', setup.batchSize);
  add('best', setup.best);
  add('patience', setup.patience);
  if (setup.balance) addDescription('balance', setup.balance, add);
  if (setup.teaching) addDescription('teaching', setup.teaching, add);
  add('averageWeights.decay', setup.averageWeights?.decay);
  add('baseline.labelSmoothing', setup.baseline?.labelSmoothing);
  return facts;
}

type Add = (name: string, value: DescribedValue | undefined) => void;

function addTerm(name: string, { weight, loss, layers }: TermSetup, add: Add): void {
  add(`${name}.weight`, weight);
  addDescription(name, loss, add);
  if (layers) add(`${name}.layers`, `${layers.teacher} -> ${layers.student}`);
}

/** The function's name, and each of its options by name. */
function addDescription(name: string, { name: what, ...options }: Description, add: Add): void {
  add(name, what);
  for (const [option, value] of Object.entries(options)) add(`${name}.${option}`, value);
}

function wordsOf(value: Exclude<DescribedValue, number | string | null>): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? formatDescription(value) : String(value);
}
