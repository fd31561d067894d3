"""Stillroom for Jupyter: the prebuilt JupyterLab extension, and the exporter of reports."""

__version__ = "0.1.0"


def _jupyter_labextension_paths():
    return [{"src": "labextension", "dest": "@stillroom/lab"}]
