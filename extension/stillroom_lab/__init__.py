"""Stillroom for Jupyter: the prebuilt JupyterLab extension, the exporter of reports, and the server's part of the runs panel."""

__version__ = "0.1.0"


def _jupyter_labextension_paths():
    return [{"src": "labextension", "dest": "@stillroom/lab"}]


def _jupyter_server_extension_points():
    return [{"module": "stillroom_lab.server"}]
