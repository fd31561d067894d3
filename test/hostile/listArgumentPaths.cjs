/** Where a value can be put into a call: paths of arguments, of what lies in them, and of options that are left out, whose names the function's own error tells. */
exports.listArgumentPaths = async function listArgumentPaths(fn, right, release) {
  const places = [];
  const first = right();
  const count = Math.max(1, first.length, Math.min(fn.length, 6));
  for (let at = 0; at < count; at++) places.push([at]);
  const open = first.map((value, at) => ({ value, path: [at] }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    // A copy of what holds tensors or memory would free those of the first.
    if (!isPlain(value) || typeof value.dispose === 'function' || path.length > 5) continue;
    const keys = new Set(Array.isArray(value) ? Object.keys(value).slice(0, 2) : Object.keys(value).slice(0, 40));
    if (mayHaveOptions(value)) for (const name of await optionsAt(fn, right, path, release)) keys.add(name);
    for (const key of keys) {
      places.push([...path, key]);
      open.push({ value: value[key], path: [...path, key] });
    }
  }
  release(first);
  return places;
};

/** Datasets, optimizers, controls and metrics are taken with whatever they hold besides: asking there would only cost a training. */
function mayHaveOptions(value) {
  return !Array.isArray(value) && !['classes', 'create', 'prepare', 'pause', 'columns', 'schema'].some((name) => name in value);
}

/** The names that a function says it knows, when it is given another. */
async function optionsAt(fn, right, path, release) {
  const args = right();
  const owned = [...args];
  args[path[0]] = changedAt(args[path[0]], path.slice(1), (value) => ({ ...value, zzz: 1 }));
  try {
    release([await fn(...args)]);
    return [];
  } catch (error) {
    const names = /expected options among (.*), got "zzz"/.exec(String(error?.message))?.[1];
    return names === undefined ? [] : names.split(', ');
  } finally {
    release(owned);
  }
}

/** A copy of the way to a place, changed there; what lies beside it is shared. */
function changedAt(value, path, change) {
  if (path.length === 0) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[path[0]] = changedAt(copy[path[0]], path.slice(1), change);
  return copy;
}
exports.changedAt = changedAt;

function isPlain(value) {
  return (
    (Array.isArray(value) && value.length < 200) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
  );
}
exports.isPlain = isPlain;
