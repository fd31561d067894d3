"""Runs the public suite jupyter_kernel_test against the kernel and prints what failed as JSON."""

import json
import sys
import unittest

import jupyter_kernel_test
from started_kernel import patience, started_kernel

# The suite's own start does without a second attempt, and its patience is for an idle machine.
jupyter_kernel_test.start_new_kernel = lambda kernel_name: started_kernel()
jupyter_kernel_test.TIMEOUT = patience


class Kernel(jupyter_kernel_test.KernelTests):
    kernel_name = "stillroom"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [
        {"text": "const answer = 42; answ", "matches": ["answer"]},
        {"text": "Math.hypo", "matches": ["hypot"]},
    ]
    complete_code_samples = ["1 + 2", "function f() {\n  return 1\n}", "const a = `x`", "await (async () => 1)()", "// a remark"]
    incomplete_code_samples = ["function f() {", "const x = [1,", "`open", "f(1,", "/* open"]
    invalid_code_samples = ["const = 3", "1 +* 2", "'open", "}"]
    code_generate_error = "throw new Error('on purpose')"
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": "'a' + 'b'", "result": "'ab'"},
        {"code": "[1, 2].map((x) => x * 2)", "result": "[ 2, 4 ]"},
    ]
    code_display_data = [
        {"code": "import { display as show } from 'tslab'; show.html('<b>bold</b>')", "mime": "text/html"},
        {"code": "display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/markdown': '**bold**' }) })", "mime": "text/markdown"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1 +*"
    code_inspect_sample = "Math.sqrt"
    code_clear_output = "clearOutput()"
    code_page_something = "Math.max?"


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "stillroom"
    support_iopub_welcome = True


if __name__ == "__main__":
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (Kernel, Welcome))
    result = unittest.TextTestRunner(stream=sys.stderr, verbosity=0).run(suite)
    print(
        json.dumps(
            {
                "run": result.testsRun,
                "failed": [f"{case}: {trace}" for case, trace in result.failures + result.errors],
                "skipped": [f"{case}: {reason}" for case, reason in result.skipped],
            }
        )
    )
