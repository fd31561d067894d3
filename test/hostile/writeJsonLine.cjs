const { writeSync } = require('node:fs');

const rest = new Int32Array(new SharedArrayBuffer(4));

/** Writes a value as a line of JSON, whole: a pipe whose reader is slow takes no more for a while. */
exports.writeJsonLine = function writeJsonLine(stream, value) {
  let bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(stream, bytes));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(rest, 0, 0, 5);
    }
  }
};
