"""How soon an interrupt stops each shape of code, whether what was declared stays, and whether anything runs on:
`.venv/bin/python bench/kernel/interrupt_latency.py [path of a node]`, after `node scripts/setup.mjs`.
"""

import shutil
import subprocess
import sys
import time

from kernel_session import KernelSession, install_kernelspec

TICK = "new Promise((done) => setTimeout(done, 1))"
SHAPES = {
    "while (true) {}": "console.log('running'); while (true) beats++",
    "await a timer": "console.log('running'); await new Promise((done) => setTimeout(done, 60_000)); beats++",
    "await, then a loop": f"await {TICK}; console.log('running'); while (true) beats++",
    "a loop of awaits": f"console.log('running'); for (;;) {{ await {TICK}; beats++ }}",
    "a loop of microtasks": "console.log('running'); for (;;) { await null; beats++ }",
    "pbkdf2Sync in a loop": "import { pbkdf2Sync } from 'crypto'; console.log('running'); "
    "for (;;) { pbkdf2Sync('a', 'b', 1000, 64, 'sha512'); beats++ }",
    "execSync('sleep 60')": "import { execSync } from 'child_process'; console.log('running'); execSync('sleep 60'); beats++",
    "Atomics.wait": "console.log('running'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); beats++",
    "a loop in a callback": f"console.log('running'); await new Promise(() => setTimeout(() => {{ while (true) beats++ }}, 1))",
    "microtasks of a library": "const spin = (): Promise<void> => Promise.resolve().then(() => { beats++; return spin() }); "
    "console.log('running'); await spin()",
    "tf.matMul in a loop": "const m = tf.randomNormal([200, 200]); console.log('running'); "
    "for (;;) { m.matMul(m).dispose(); beats++ }",
    "model.fit": "const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] }); "
    "model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); console.log('running'); "
    "await model.fit(tf.ones([512, 4]), tf.ones([512, 1]), { epochs: 1e6, callbacks: { onBatchEnd: async () => { beats++ } } })",
}

node = sys.argv[1] if len(sys.argv) > 1 else shutil.which("node")
version = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
with install_kernelspec(node) as folder:
    session = KernelSession(folder)
    session.run("let beats = 0; const kept = 'kept'")
    print(f"Node {version}\n{'cell':26} {'seconds':>8}  stops  state kept  stays still")
    for name, code in SHAPES.items():
        stopped = session.run(code, interrupt_at="running", after=0.2, timeout=15)
        if stopped["stuck"]:
            print(f"{name:26} {'stuck':>8}")
            session.close()
            session = KernelSession(folder)
            session.run("let beats = 0; const kept = 'kept'")
            continue
        before = session.run("beats")["value"]
        time.sleep(0.3)
        after = session.run("beats")["value"]
        kept = session.run("kept")["value"] == "'kept'"
        yes = lambda fact: "yes" if fact else "NO"
        print(
            f"{name:26} {stopped['seconds']:8.2f}  {yes(stopped['ename'] in ('KeyboardInterrupt', None)):5}  {yes(kept):10}  {yes(before == after)}",
            flush=True,
        )
    session.close()
