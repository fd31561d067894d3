/** What an event must have, so that it can be folded: members that are objects, numbers, and the name of a model. */
const needed: { [type: string]: { objects?: readonly string[]; numbers?: readonly string[]; model?: string } } = {
  started: { objects: ['stamp', 'setup', 'data', 'models'] },
  point: { objects: ['values'], numbers: ['step', 'epoch'], model: 'of' },
  best: { numbers: ['epoch'], model: 'of' },
  executed: { numbers: ['graphs', 'operations'], model: 'of' },
  scored: { objects: ['scores'], model: 'model' },
  softLabels: { objects: ['softLabels'] },
  compared: { objects: ['comparison'] },
  alignment: { objects: ['alignment'] },
  streamScored: { objects: ['scores'] },
  teachingChosen: { objects: ['teaching'] },
  roundDone: { objects: ['round'] },
  changed: { objects: ['change'] },
  found: { objects: ['finding'] },
  resumed: { numbers: ['epoch'] },
  ended: {}
};

/**
 * Looks no deeper than it must: an event comes with each step of a training.
 *
 * @throws TypeError if it is not an event that can be folded, or the record not one that it can be folded into.
 */
export function checkEvent(record: unknown, event: unknown): void {
  const type = memberOf(event, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(needed, type)) {
    // Some letters turn the direction of a line.
    const got = typeof type === 'string' ? JSON.stringify(type.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')) : typeof type;
    throw wrong(`an event of type ${Object.keys(needed).join(', ')}`, got);
  }
  const { objects = [], numbers = [], model } = needed[type];
  const refuse = (name: string, what: string) =>
    wrong(`${name} of the event "${type}" to be ${what}`, typeof memberOf(event, name));
  for (const name of objects) if (!canBeListed(memberOf(event, name))) throw refuse(name, 'an object');
  for (const name of numbers) if (typeof memberOf(event, name) !== 'number') throw refuse(name, 'a number');
  if (model !== undefined && typeof memberOf(event, model) !== 'string') throw refuse(model, 'the name of a model');
  if (record === null || record === undefined || isRecord(record)) return;
  throw new TypeError(`fold: expected a run record or null, got ${typeof record}; begin a new record with null`);
}

function wrong(expected: string, got: string): TypeError {
  return new TypeError(`fold: expected ${expected}, got ${got}; pass the events of a run`);
}

function isRecord(value: unknown): boolean {
  const baseline = memberOf(value, 'baselineHistory');
  return (
    ['scores', 'stamp'].every((name) => canBeListed(memberOf(value, name))) &&
    lengthOf(memberOf(value, 'findings')) >= 0 &&
    isHistory(memberOf(value, 'history')) &&
    (baseline === undefined || isHistory(baseline))
  );
}

/** No history is longer: it is thinned long before. */
const longest = 100_000;

/** Whether all its columns are lists of one length. */
function isHistory(value: unknown): boolean {
  const length = lengthOf(memberOf(value, 'step'));
  const series = memberOf(value, 'series');
  if (!(length <= longest) || lengthOf(memberOf(value, 'epoch')) !== length || !canBeListed(series)) return false;
  return Object.values(series as object).every((column) => lengthOf(column) === length);
}

function lengthOf(value: unknown): number {
  try {
    return Array.isArray(value) ? value.length : NaN;
  } catch {
    return NaN;
  }
}

/** Whether it is an object whose members can be read. */
function canBeListed(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && Object.values(value).length >= 0;
  } catch {
    return false;
  }
}

/** Nothing if it cannot be read. */
function memberOf(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as { [name: string]: unknown })[name] : undefined;
  } catch {
    return undefined;
  }
}
