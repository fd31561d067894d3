const { readFileSync, writeFileSync } = require('node:fs');
const { isPlain } = require('./listArgumentPaths.cjs');
const { writeJsonLine } = require('./writeJsonLine.cjs');

/** Above it, a call uses more memory than any call here should. */
const mostBytes = 2e9;

/**
 * Calls functions and tells what is odd: an error that is not in the form of this project, tensors left behind, a promise that nobody awaited, 2 GB of memory.
 *
 * @param tell called with each attempt's name, what was given, whether it "worked" or was "refused", and what is odd, if anything is.
 * @param theirs what was thrown by a user's own code that is no error.
 */
exports.callChecker = function attempts(tf, { tell, theirs }) {
  let unheard = [];
  process.on('unhandledRejection', (error) => unheard.push(error));

  /**
   * @param number of the attempt among those of the function, so that others know where to go on.
   * @param change puts hostile values into the arguments. Left out: the call is right.
   */
  return async function attempt({ name, fn, right, number }, what, change) {
    // If the process ends or hangs, the last line says at what.
    writeJsonLine(2, [name, number, what]);
    const before = tf.memory().numTensors;
    const bytesBefore = peakMemory();
    const args = right();
    const owned = disposables(args);
    change?.(args);
    const shows = [];
    const odd = [];
    const begun = performance.now();
    let outcome = 'worked';
    try {
      const result = await fn(...args);
      await readSome(result);
      shows.push(...disposables([result]));
    } catch (error) {
      outcome = 'refused';
      // What a user's own code throws comes through as it is.
      // So does what fails when a user's own value is awaited.
      const isTheirs = theirs.has(error) || messageOf(error) === 'from a getter' || isOfAwaiting(error);
      if (change === undefined || !(isOurs(error) || isTheirs)) odd.push(shortened(error));
    }
    // What a call began goes on for a moment.
    for (let i = 0; i < 3; i++) await new Promise(globalThis.setImmediate);
    // A promise that a callback gave fails when its own code does; only what is ours may not be left alone.
    odd.push(...unheard.map((error) => `not awaited: ${shortened(error)}`));
    unheard = [];
    release([...shows, ...owned, ...args]);
    const left = tf.memory().numTensors - before;
    if (left > 0) odd.push(`${left} tensors left`);
    const bytes = peakMemory(true);
    if (bytes > mostBytes && bytesBefore < mostBytes / 2) odd.push(`${Math.round(bytes / 1e6)} MB`);
    tell(name, what, outcome, odd, Math.round(performance.now() - begun));
  };
};

/** `subject: expected X, got Y; do Z`, of a length that one reads, without letters that change how others are shown, and in words of this project. */
function isOurs(error) {
  if (!(error instanceof Error)) return false;
  const { message } = error;
  return (
    /^[^:]+: [^]*expected [^]*, got [^]*; /.test(message) &&
    message.length < 2000 &&
    !/[\u202a-\u202e\u2066-\u2069]/.test(message) &&
    !/got [^;]*(?:Cannot read prop|is not (?:a function|iterable)|Maximum call stack|Cannot convert|Invalid array length)/.test(
      message
    )
  );
}

function isOfAwaiting(error) {
  return messageOf(error)?.startsWith?.("Cannot perform 'get' on a proxy") === true && !/dist.src/.test(String(error.stack));
}

function messageOf(error) {
  try {
    return error.message;
  } catch {
    return undefined;
  }
}

function shortened(error) {
  try {
    return String(error?.stack ?? error)
      .split('\n')
      .slice(0, 5)
      .join('\n')
      .slice(0, 900);
  } catch {
    return 'something that cannot be read was thrown';
  }
}

/** The most memory that the process had since it was asked to count again; 0 where the system does not say. */
function peakMemory(again = false) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (again) writeFileSync('/proc/self/clear_refs', '5');
    return 1024 * kilobytes;
  } catch {
    return 0;
  }
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
exports.isKept = (value) => kept.has(value);

/** Disposes all tensors, models and what else has to be disposed among values. */
exports.release = release;
function release(values) {
  for (const one of new Set(disposables(values))) {
    if (kept.has(one)) continue;
    try {
      one.dispose();
    } catch {
      // Disposed already; of a model perhaps only some weights.
      for (const { val } of weightsOf(one)) if (val?.isDisposed === false) val.dispose();
    }
  }
}

function weightsOf(model) {
  try {
    return Array.isArray(model.weights) ? model.weights : [];
  } catch {
    // A changed copy of a model that is released itself.
    return [];
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
