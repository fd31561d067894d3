"""Whether kernels stay as they are over an hour of small runs, two notebooks at a time: `.venv/bin/python bench/kernel/soak_test.py [minutes]`,
after `node scripts/setup.mjs`. Each notebook distils, trains, keeps a run in a folder and goes on with it, over and over, and shows the views of each. Prints
every tenth of the time, for each kernel: runs so far, resident memory, open files and sockets, threads, tensors, functions of TensorFlow that are left, and what
lies in its temporary folder; at the end, how each grew over the last three quarters.
"""

import json
import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from kernel_session import KernelSession, install_kernelspec

BEGIN = """
import { mkdtempSync, rmSync } from 'fs';
const { binding } = tf.backend() as any;
const { defineFunction, removeFunction } = binding;
let functions = 0;
binding.defineFunction = (...given: any[]) => (functions++, defineFunction(...given));
binding.removeFunction = (name: string) => (functions--, removeFunction(name));
const noise = (rows: number, seed: number) => ({
  name: 'noise', shape: [6], classes: ['a', 'b', 'c'], synthetic: true, y: Int32Array.from({ length: rows }, (_, i) => i % 3),
  x: tf.tidy(() => tf.randomNormal([rows, 6], 0, 1, 'float32', seed).dataSync().slice()) as Float32Array
});
const data = { train: noise(120, 1), validation: noise(60, 2) };
const network = (units: number) => tf.sequential({ layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [6] }), tf.layers.dropout({ rate: 0.2 }), tf.layers.dense({ units: 3 })] });
const teacher = network(32);
"""
ROUND = """
{
  const [student, trained, kept] = [network(8), network(8), network(8)];
  await kd.distill({ teacher, student, data, epochs: 3, batchSize: 8, seed: SEED });
  await kd.train({ student: trained, data, epochs: 3, batchSize: 8, seed: SEED });
  const folder = mkdtempSync('run-');
  await kd.distill({ teacher, student: kept, data, epochs: 2, batchSize: 8, seed: SEED, folder: folder + '/run', show: false });
  rmSync(folder, { recursive: true });
  for (const model of [student, trained, kept]) model.dispose();
}
console.log('measured', JSON.stringify([tf.memory().numTensors, functions]));
"""
COLUMNS = ["runs", "resident MB", "files", "threads", "tensors", "functions", "temporary"]


def state_of(pid, work):
    with open(f"/proc/{pid}/status") as status:
        fields = dict(line.split(":", 1) for line in status)
    resident = int(fields["VmRSS"].split()[0]) / 1e3
    files = len(os.listdir(f"/proc/{pid}/fd"))
    return [resident, files, int(fields["Threads"]), sum(1 for _ in Path(work).rglob("*"))]


def notebook(name, work, seconds, found):
    session = KernelSession(work)
    session.run(BEGIN, timeout=300)
    pid = session.manager.provisioner.process.pid
    start, reports, runs = time.monotonic(), 1, 0
    while time.monotonic() - start < seconds:
        answer = session.run(ROUND.replace("SEED", str(runs)), timeout=600)
        runs += 3
        if "measured" not in answer["stdout"]:
            print(f"{name}: a round failed: {answer}", flush=True)
            break
        if time.monotonic() - start < reports * seconds / 10:
            continue
        reports += 1
        tensors, functions = json.loads(answer["stdout"].split("measured")[1])
        resident, files, threads, temporary = state_of(pid, work)
        row = [runs, round(resident), files, threads, tensors, functions, temporary]
        found.append(row)
        print(f"{name}  " + "  ".join(f"{label} {value}" for label, value in zip(COLUMNS, row)), flush=True)
    session.close()


minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60
with install_kernelspec(shutil.which("node")), tempfile.TemporaryDirectory(prefix="stillroom-runs-") as top:
    found = {"first": [], "second": []}
    threads = []
    for name, rows in found.items():
        work = os.path.join(top, name)
        os.mkdir(work)
        os.environ["TMPDIR"] = work
        threads.append(threading.Thread(target=notebook, args=(name, work, minutes * 60, rows)))
        threads[-1].start()
        time.sleep(5)
    for thread in threads:
        thread.join()
for name, rows in found.items():
    if len(rows) > 3:
        before, after = rows[len(rows) // 4], rows[-1]
        print(f"{name}: " + ", ".join(f"{label} {a} to {b}" for label, a, b in zip(COLUMNS, before, after)))
