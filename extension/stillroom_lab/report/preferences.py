"""What the user has set for reports in JupyterLab's settings, for its menu and for the command line alike."""

import json
import os
from pathlib import Path

from jupyter_core.paths import jupyter_config_dir

_LANGUAGES = ("", "en", "zh-CN")
CODE = ("folded", "open", "none")


def preferred():
    """The language of a report's own words, empty for that of the notebook, and how code is shown. What is not set, or makes no sense, is as it comes."""
    given = _settings()
    language, code = given.get("reportLanguage"), given.get("reportCode")
    return {"language": language if language in _LANGUAGES else "", "code": code if code in CODE else CODE[0]}


def _settings():
    # Where JupyterLab keeps them, unless its own configuration names another place.
    folder = os.environ.get("JUPYTERLAB_SETTINGS_DIR") or Path(jupyter_config_dir(), "lab", "user-settings")
    try:
        given = _parsed(Path(folder, "@stillroom", "lab", "figures.jupyterlab-settings").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _parsed(text):
    """JSON, as the form of the settings editor writes it; with the comments of somebody's own hand where JupyterLab's parser is at hand."""
    try:
        return json.loads(text)
    except ValueError:
        try:
            import json5
        except ImportError:
            return {}
        return json5.loads(text)
