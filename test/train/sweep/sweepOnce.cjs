// A sweep of 16 trials in a process of its own, that begins, or goes on, in a folder. It prints the trials without what differs from run to run.
// Usage: node sweepOnce.cjs WORKERS [FOLDER [MODULE]]; with no workers the trials run in this process.
const { join } = require('node:path');
const kd = require('../../../dist/src/index.js');

const [, , workers, folder, trial = join(__dirname, 'cloudTrial.ts')] = process.argv;
const stop = new AbortController();
process.on('message', () => stop.abort());

async function main() {
  const on = workers === '0' ? kd.inProcess() : kd.workerProcesses({ count: Number(workers) });
  const parameters = { learningRate: kd.choice([0.01, 0.1, 1000, 2000]), temperature: kd.choice([1, 2, 4, 8]) };
  const { trials, says } = await kd.sweep({ trial, parameters, on, folder, signal: stop.signal });
  const plain = trials.map(({ attempts: _, record, ...trial }) => ({ ...trial, record: record && { ...record, stamp: null } }));
  const resumed = trials.filter(({ record }) => record?.stamp.resumed).length;
  console.log(JSON.stringify({ trials: JSON.stringify(plain), says, resumed }));
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  // Who listens to a channel does not end.
  .finally(() => process.disconnect?.());
