// A sweep of 16 trials in a process of its own, that begins, or goes on, in a folder. It prints the trials without what differs from run to run.
// Usage: node sweepOnce.cjs WORKERS [FOLDER [MODULE]]; with 0 workers the trials run in this process, with the address of a Ray cluster there.
const { join } = require('node:path');
const kd = require('../../../dist/src/index.js');

const [, , workers, folder, trial = join(__dirname, 'cloudTrial.ts')] = process.argv;

/** A kernel whose reader has the runs panel open, and interrupts when the process is told so. */
let isInterrupted = false;
process.on('message', () => (isInterrupted = true));
const live = { ended: [], running: 0, records: 0 };
const panel = {
  send(message) {
    if (message.type === 'record' && message.record.schema === 'stillroom.run/1') live.records++;
    if (message.type !== 'run') return;
    const { state, id, started } = message.run;
    if (state === 'done' || state === 'failed' || state === 'stopped') live.ended.push(state);
    else if (live.running++ === 0) setImmediate(() => panel.onMessage({ type: 'record', run: { id, started }, request: 1 }));
  },
  close() {}
};
globalThis[Symbol.for('stillroom.host')] = {
  cell: () => 1,
  display() {},
  interrupted: () => isInterrupted,
  hold: () => () => {},
  throwIfInterrupted() {},
  comms: { register: (_target, opened) => opened(panel) }
};

async function main() {
  const isAddress = workers.startsWith('http');
  const on =
    workers === '0'
      ? kd.inProcess()
      : isAddress
        ? kd.ray({ address: workers, count: 2, node: process.execPath })
        : kd.workerProcesses({ count: Number(workers) });
  const parameters = { learningRate: kd.choice([0.01, 1000, 0.1, 2000]), temperature: kd.choice([1, 2, 4, 8]) };
  const { trials, says } = await kd.sweep({ trial, parameters, on, folder });
  const plain = trials.map(({ attempts: _, record, ...trial }) => ({ ...trial, record: record && { ...record, stamp: null } }));
  const resumed = trials.filter(({ record }) => record?.stamp.resumed).length;
  console.log(JSON.stringify({ trials: JSON.stringify(plain), says, resumed, live }));
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  // Who listens to a channel does not end.
  .finally(() => process.disconnect?.());
