// Runs one short script of vm after the other, while a Worker interrupts the process at random moments: `node interruptedScripts.mjs HOW COUNT`. HOW is "call" for
// the kernel's own way, "signal" for SIGINT itself. Prints what happened, if it lives.
import { pbkdf2Sync } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers';
import vm from 'node:vm';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const worker = new URL('../../../../dist/kernel/jupyter/worker/', import.meta.url);
const place = { running: 0, interrupts: 1, refused: 2, done: 3 };

if (isMainThread) {
  const [how, count] = process.argv.slice(2);
  const flags = new Int32Array(new SharedArrayBuffer(16));
  process.on('SIGINT', () => undefined);
  new Worker(new URL(import.meta.url), { workerData: { flags, how, count: Number(count) } });
  globalThis.pbkdf2Sync = pbkdf2Sync;
  const script = new vm.Script("for (let i = 0; i < 5; i++) pbkdf2Sync('a', 'b', 500, 64, 'sha512')");
  let stopped = 0;
  const run = () => {
    if (Atomics.load(flags, place.done) === 1) {
      console.log(JSON.stringify({ interrupts: flags[place.interrupts], refused: flags[place.refused], stopped }));
      return;
    }
    Atomics.store(flags, place.running, 1);
    try {
      script.runInThisContext({ breakOnSigint: true });
    } catch {
      stopped++;
    }
    Atomics.store(flags, place.running, 0);
    setImmediate(run);
  };
  run();
} else {
  const { flags, how, count } = workerData;
  const { interruptRunningScript } = (await import(new URL('interruptRunningScript.js', worker))).default;
  const { signalProcessGroup } = (await import(new URL('signalProcessGroup.js', worker))).default;
  const interrupt = how === 'call' ? interruptRunningScript : () => signalProcessGroup('SIGINT') ?? true;
  const look = () => {
    if (Atomics.load(flags, place.running) === 1) Atomics.add(flags, interrupt() ? place.interrupts : place.refused, 1);
    if (Atomics.load(flags, place.interrupts) < count) setTimeout(look, Math.random() * 3);
    else Atomics.store(flags, place.done, 1);
  };
  look();
}
