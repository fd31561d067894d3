const { writeSync } = require('node:fs');
const { isPlain } = require('./argumentPaths.cjs');

/**
 * Calls functions and keeps what is odd: an error that is not in the form of this project, or tensors left behind.
 *
 * @param tell called with each attempt's name, what was given, and whether it "worked" or was "refused".
 */
exports.callChecker = function attempts(tf, tell = () => {}) {
  const counts = { worked: 0, refused: 0 };
  const odd = [];

  /** @param change puts hostile values into the arguments, and says what. Left out: the call is right. */
  async function attempt(name, fn, right, change) {
    const before = tf.memory().numTensors;
    const args = right();
    const owned = disposables(args);
    const what = change?.(args) ?? 'a right call';
    // If the process ends or hangs, the last line says at what.
    writeSync(2, `${name}: ${what}\n`);
    const shows = [];
    try {
      const result = await fn(...args);
      await readSome(result);
      shows.push(...disposables([result]));
      counts.worked++;
      tell(name, what, 'worked');
    } catch (error) {
      counts.refused++;
      tell(name, what, 'refused');
      // What a user's own code throws comes through as it is.
      const isTheirs = error?.message === 'from a getter';
      if (change === undefined || (!isOurs(error) && !isTheirs))
        odd.push(
          `${name}: ${what}: ${String(error?.stack ?? error)
            .split('\n')
            .slice(0, 5)
            .join('\n')
            .slice(0, 900)}`
        );
    }
    // What a call began goes on for a moment.
    await new Promise(globalThis.setImmediate);
    release([...shows, ...owned, ...args]);
    const left = tf.memory().numTensors - before;
    if (left > 0) odd.push(`${name}: ${what}: ${left} tensors left`);
  }
  return { attempt, counts, odd };
};

/** `subject: expected X, got Y; do Z`, of a length that one reads, without letters that change how others are shown. */
function isOurs(error) {
  if (!(error instanceof Error)) return false;
  const { message } = error;
  return (
    /^[^:]+: [^]*expected [^]*, got [^]*; /.test(message) &&
    message.length < 2000 &&
    !/[\u202a-\u202e\u2066-\u2069]/.test(message)
  );
}

/** The first things of a list without an end. */
async function readSome(result) {
  if (typeof result !== 'object' || result === null || Array.isArray(result) || ArrayBuffer.isView(result)) return;
  let read = 0;
  if (typeof result[Symbol.iterator] === 'function') {
    for (const item of result) if (read++ > 5) return void item;
  } else if (typeof result[Symbol.asyncIterator] === 'function')
    for await (const item of result) if (read++ > 5) return void item;
}

const kept = new Set();

/** These are no call's own, and are not disposed with it. */
exports.keep = (...values) => values.forEach((one) => kept.add(one));

/** Disposes all tensors, models and what else has to be disposed among values. */
exports.release = release;
function release(values) {
  for (const one of new Set(disposables(values))) {
    if (kept.has(one)) continue;
    try {
      one.dispose();
    } catch {
      // Disposed already.
    }
  }
}

function disposables(list, depth = 0) {
  const found = [];
  for (const value of list) {
    try {
      if (typeof value !== 'object' && typeof value !== 'function') continue;
      if (value === null) continue;
      if (typeof value.dispose === 'function') found.push(value);
      else if (depth < 6 && isPlain(value)) found.push(...disposables(Object.values(value).slice(0, 30), depth + 1));
    } catch {
      // A value that cannot be read holds no tensor.
    }
  }
  return found;
}
