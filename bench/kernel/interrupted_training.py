"""Interrupts one kernel at random moments of busy training, over and over: after each the gradients must be those that plain
JavaScript works out, no tensor may be left, Math.random must be the global one, no model may think that it trains, and the kernel must live:
`.venv/bin/python bench/kernel/interrupted_training.py [interrupts] [seed] [path of a node]`, after `node scripts/setup.mjs`.
"""

import random
import shutil
import sys
import time

from kernel_session import KernelSession, install_kernelspec

SETUP = """
const rows = 256, columns = 16, outputs = 4
const normal = (seed: number, n: number) => { return kd.seeded(seed, () => Float32Array.from({ length: n }, () => Math.random() * 2 - 1)) }
const xs = tf.tensor2d(normal(1, rows * columns), [rows, columns]), ys = tf.tensor2d(normal(2, rows * outputs), [rows, outputs])
const w = tf.variable(tf.tensor2d(normal(3, columns * outputs), [columns, outputs]))
const adam = tf.train.adam(0.001)
const loss = () => xs.matMul(w).tanh().sub(ys).square().mean() as tf.Scalar
const labels = Int32Array.from({ length: rows }, (_, i) => i % outputs)
const data = kd.dataset({ name: 'made up', x: xs.dataSync() as Float32Array, y: labels, classes: outputs, shape: [columns] })
const network = (seed: number, units: number) => kd.seeded(seed, () => tf.sequential({ layers: [
  tf.layers.dense({ units, inputShape: [columns], activation: 'relu' }), tf.layers.dense({ units: outputs })] }))
const fitted = network(1, 32)
fitted.compile({ optimizer: 'adam', loss: 'meanSquaredError' })
const teacher = network(2, 64), student = network(3, 8)
const oneHot = tf.oneHot(tf.tensor1d(labels), outputs).toFloat()
const wrong = () => {
  const W = w.dataSync(), X = xs.dataSync(), Y = ys.dataSync()
  const right = new Float64Array(W.length)
  for (let i = 0; i < rows; i++) for (let k = 0; k < outputs; k++) {
    let z = 0
    for (let j = 0; j < columns; j++) z += X[i * columns + j] * W[j * outputs + k]
    const a = Math.tanh(z), d = (2 / (rows * outputs)) * (a - Y[i * outputs + k]) * (1 - a * a)
    for (let j = 0; j < columns; j++) right[j * outputs + k] += d * X[i * columns + j]
  }
  const got = tf.tidy(() => Object.values(tf.variableGrads(loss).grads)[0].dataSync())
  return Math.max(...right.map((g, i) => Math.abs(g - got[i])))
}
adam.minimize(loss)
await fitted.fit(xs, ys, { epochs: 1, verbose: 0 })
await kd.distill({ teacher, student, data, epochs: 1, show: false })
"""
BUSY = {
    "minimize": "console.log('running'); for (;;) adam.minimize(loss)",
    "variableGrads": "console.log('running'); for (;;) { await null; tf.tidy(() => adam.applyGradients(tf.variableGrads(loss).grads as any)) }",
    "model.fit": "console.log('running'); await fitted.fit(xs, ys, { epochs: 1e6, batchSize: 16, verbose: 0 })",
    "fitDataset": "console.log('running'); await fitted.fitDataset(tf.data.generator(function* () { "
    "for (;;) yield { xs: xs.clone(), ys: ys.clone() } } as any), { epochs: 1, batchesPerEpoch: 1e6, verbose: 0 })",
    "kd.distill": "console.log('running'); await kd.distill({ teacher, student, data, epochs: 1e5, batchSize: 16, show: false })",
    "predict": "console.log('running'); for (;;) (fitted.predict(xs, { batchSize: 16 }) as tf.Tensor).dispose()",
    "tape": "console.log('running'); for (;;) { tf.tidy(() => void tf.grads((a, b) => a.matMul(b).exp().log1p().sum())([xs, w])) }",
    "seeded": "console.log('running'); for (;;) kd.seeded(1, () => { for (let i = 0; i < 1e5; i++) Math.random() })",
}



def tensors_left(session, before):
    """What was under way when the cell was stopped may end a moment after it, and let go of its tensors then."""
    deadline = time.monotonic() + 60
    while True:
        left = int(session.run("tf.memory().numTensors")["value"]) - before
        if left == 0 or time.monotonic() > deadline:
            return left


count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
node = sys.argv[3] if len(sys.argv) > 3 else shutil.which("node")
table = {name: {"interrupts": 0, "stuck or died": 0, "wrong gradients": 0, "not restored": 0, "tensors left": 0, "slowest": 0.0} for name in BUSY}
with install_kernelspec(node) as folder:
    session = KernelSession(folder)
    began = session.run(SETUP)
    if began["ename"]:
        sys.exit(f"{began['ename']}: {began['evalue']}")
    worst = 0.0
    for index in range(count):
        name = list(BUSY)[index % len(BUSY)]
        row = table[name]
        before = int(session.run("tf.memory().numTensors")["value"])
        stopped = session.run(BUSY[name], interrupt_at="running", after=draw.uniform(0, 0.25), timeout=120)
        row["interrupts"] += 1
        if stopped["stuck"] or stopped["ename"] not in (None, "KeyboardInterrupt"):
            row["stuck or died"] += 1
            print(f"{name}: {stopped}", file=sys.stderr)
            if stopped["stuck"]:
                break
            continue
        row["slowest"] = max(row["slowest"], round(stopped["seconds"], 2))
        row["tensors left"] += tensors_left(session, before)
        checked = session.run("wrong()")
        difference = float(checked["value"] or "inf")
        worst = max(worst, difference)
        row["wrong gradients"] += not difference < 1e-5
        row["not restored"] += session.run("/native code/.test(String(Math.random)) && !(fitted as any).isTraining")["value"] != "true"
    session.close()
print(f"{'':14}" + "  ".join(next(iter(table.values()))))
for name, row in table.items():
    print(f"{name:14}" + "  ".join(f"{value:{len(title)}}" for title, value in row.items()))
print(f"greatest difference of a gradient: {worst:.1e}")
