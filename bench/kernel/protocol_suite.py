"""The public suite jupyter_kernel_test against one kernel, prints JSON: `python suite.py KERNEL`."""

import json
import os
import sys
import threading
import unittest

import jupyter_kernel_test
import psutil

KERNEL = sys.argv[1]
PATIENCE = 90

COMMON = {
    "complete_code_samples": ["1 + 2", "function f() {\n  return 1\n}"],
    "incomplete_code_samples": ["function f() {", "`open"],
    "invalid_code_samples": ["const = 3", "'open"],
    "completion_samples": [{"text": "Math.hypo", "matches": ["hypot"]}],
    "code_hello_world": "console.log('hello, world')",
    "code_stderr": "console.error('oops')",
    "code_generate_error": "throw new Error('on purpose')",
    "code_execute_result": [{"code": "1 + 2", "result": "3"}],
    "code_inspect_sample": "Math.sqrt",
    "supported_history_operations": ("tail", "range", "search"),
    "code_history_pattern": "1 +*",
}
SAYS = {
    "stillroom": {
        **COMMON,
        "code_display_data": [{"code": "import { display as show } from 'tslab'; show.html('<b>b</b>')", "mime": "text/html"}],
        "code_clear_output": "clearOutput()",
        "code_page_something": "Math.sqrt?",
    },
    "tslab": {**COMMON, "code_display_data": [{"code": "import { display as show } from 'tslab'; show.html('<b>b</b>')", "mime": "text/html"}]},
    "deno": {**COMMON, "code_display_data": [{"code": "await Deno.jupyter.display(Deno.jupyter.html`<b>b</b>`)", "mime": "text/html"}]},
    "python": {
        **COMMON,
        "complete_code_samples": ["1 + 2", "def f():\n  return 1\n"],
        "incomplete_code_samples": ["def f():", "'''open"],
        "invalid_code_samples": ["import = 3", "'open"],
        "completion_samples": [{"text": "zi", "matches": ["zip"]}],
        "code_hello_world": "print('hello, world')",
        "code_stderr": "import sys; print('oops', file=sys.stderr)",
        "code_generate_error": "raise ValueError('on purpose')",
        "code_inspect_sample": "zip",
        "code_display_data": [{"code": "from IPython.display import HTML, display; display(HTML('<b>b</b>'))", "mime": "text/html"}],
        "code_clear_output": "from IPython.display import clear_output; clear_output()",
        "code_page_something": "zip?",
    },
}
IDENTITY = {"kernel_name": KERNEL, "language_name": "python" if KERNEL == "python" else "typescript", "file_extension": ".py" if KERNEL == "python" else ".ts"}

Kernel = type("Kernel", (jupyter_kernel_test.KernelTests,), {**IDENTITY, **SAYS[KERNEL]})
Welcome = type("Welcome", (jupyter_kernel_test.IopubWelcomeTests,), {"kernel_name": KERNEL, "support_iopub_welcome": True})
# The suite waits 15 s for each message that does not come, and its kernel is then of no use for what follows.
Kernel.shell_timeout = Welcome.shell_timeout = 15
suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (Kernel, Welcome))


class Told(unittest.TextTestResult):
    """Knows which test is running."""

    running = None

    def startTest(self, test):
        self.running = test
        super().startTest(test)


def finish(hung=()):
    """A rival that does not answer, or not its shutdown, must not hold the scoreboard up, nor the pipe that it has inherited."""
    for process in psutil.Process().children(recursive=True):
        process.kill()
    bad = [case.id().split(".")[-1] if hasattr(case, "id") else str(case) for case in [*(case for case, _ in result.failures + result.errors), *hung]]
    found = {"run": result.testsRun, "skipped": len(result.skipped), "failed": sorted(set(bad)), "not reached": planned - result.testsRun}
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


planned = suite.countTestCases()
result = Told(unittest.runner._WritelnDecorator(sys.stderr), descriptions=False, verbosity=0)
watch = threading.Timer(PATIENCE, lambda: finish([result.running]))
watch.daemon = True
watch.start()
suite.run(result)
finish()
