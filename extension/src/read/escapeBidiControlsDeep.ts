import { escapeBidiControls } from '../../../src/views/words/escapeBidiControls';

/** A value with the text in it made safe to read: nothing in it turns the direction around. The value itself where there is no such text. */
export function escapeBidiControlsDeep<Value>(value: Value): Value {
  const json = JSON.stringify(value) ?? '';
  return escapeBidiControls(json) === json ? value : (changed(value) as Value);
}

function changed(value: unknown): unknown {
  if (typeof value === 'string') return escapeBidiControls(value);
  if (Array.isArray(value)) return value.map(changed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [escapeBidiControls(key), changed(inner)]));
}
