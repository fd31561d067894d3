"""What the scoreboard says to each kernel: the same thing, in the language that it speaks."""

import os
import tempfile

TYPESCRIPT = {
    "trivial": "1 + {i}",
    "const": "const value{i} = [{i}, 2, 3].map((x) => x * 2)",
    "function": "function twice{i}(x: number): number {{ return 2 * x + {i} }}",
    "print": "console.log('line {i}')",
    "import": "import * as path{i} from 'node:path'",
    "complete": "[1, 2, 3].ma",
    "inspect": "Math.sqrt",
    "mine": "interface Row{i} {{ a: number; b: string }}\nfunction read{i}(row: Row{i}) {{ return row.a + {i} }}\nconst sum{i} = read{i}({{ a: 1, b: 'x' }})",
    "one line": "console.log('cell {i}'); {i}",
    "lines": "for (let i = 0; i < {count}; i++) console.log(i)",
}
TOOLKIT = {
    "toolkit": "kd.agreement({{ student: [[{i}, 2, 3]], teacher: [[2, 1, 3]] }})",
    "tensor": "tf.tidy(() => tf.tensor1d([{i}, 2, 3]).square().sum().arraySync())",
    "complete": "kd.di",
    "inspect": "kd.distill",
}
PYTHON = {
    "trivial": "1 + {i}",
    "const": "value{i} = [x * 2 for x in [{i}, 2, 3]]",
    "function": "def twice{i}(x: float) -> float:\n    return 2 * x + {i}",
    "print": "print('line {i}')",
    "import": "import posixpath as path{i}",
    "complete": "[1, 2, 3].ap",
    "inspect": "len",
    "mine": "class Row{i}:\n    a: int = 1\ndef read{i}(row):\n    return row.a + {i}\nsum{i} = read{i}(Row{i}())",
    "one line": "print('cell {i}')\n{i}",
    "lines": "for i in range({count}):\n    print(i)",
}


def speech(kernel):
    if kernel == "stillroom":
        return {**TYPESCRIPT, **TOOLKIT}
    return PYTHON if kernel.startswith("python") else TYPESCRIPT


def folder(kernel):
    """An empty folder to run in. tslab finds Node's types only where it is installed itself, so it gets a look at that."""
    path = tempfile.mkdtemp()
    modules = os.environ.get("SCOREBOARD_TSLAB")
    if kernel == "tslab" and modules:
        os.symlink(modules, os.path.join(path, "node_modules"))
    return path
