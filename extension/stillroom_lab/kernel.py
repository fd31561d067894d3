"""The kernelspec of the wheel starts this: `python -m stillroom_lab.kernel CONNECTION_FILE`. It becomes the kernel's Node process."""

import importlib.util
import json
import os
import sys
from pathlib import Path

from .node_runtime import NotReady, node, packaged, ready


def main(connection_file):
    try:
        command = [node(), *json.loads((packaged / "nodeFlags.json").read_text()), str(ready() / "dist" / "kernel" / "start" / "main.js"), connection_file]
    except NotReady as reason:
        return explain(str(reason), connection_file)
    xgboost = importlib.util.find_spec("xgboost")
    if xgboost is not None and "STILLROOM_LIBXGBOOST" not in os.environ:
        for library in Path(xgboost.origin).parent.glob("lib/libxgboost.*"):
            os.environ["STILLROOM_LIBXGBOOST"] = str(library)
    # In its place, so that Jupyter's signals and its process group reach Node itself.
    os.execv(command[0], command)


def explain(reason, connection_file):
    """A kernel in which every cell says what is missing: the user sees that in the notebook, but might not look at a log."""
    print(reason, file=sys.stderr)
    try:
        from ipykernel.kernelapp import IPKernelApp
        from ipykernel.kernelbase import Kernel
    except ImportError:
        sys.exit(1)

    class Explaining(Kernel):
        implementation = "stillroom"
        implementation_version = banner = reason
        language_info = {"name": "typescript", "mimetype": "application/typescript", "file_extension": ".ts"}

        def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **_other):
            report = {"ename": "NotReady", "evalue": reason, "traceback": [reason]}
            if not silent:
                self.send_response(self.iopub_socket, "error", report)
            return {"status": "error", "execution_count": self.execution_count, **report}

    IPKernelApp.launch_instance(argv=["-f", connection_file], kernel_class=Explaining)


if __name__ == "__main__":
    main(sys.argv[-1])
