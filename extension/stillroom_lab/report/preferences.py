"""The user's settings for reports in JupyterLab, used by its menu and by the command line."""

import json
import os
from pathlib import Path

from jupyter_core.paths import jupyter_config_dir

from .personal_data import KINDS

_LANGUAGES = ("", "en", "zh-CN")
CODE = ("folded", "open", "none")


def preferred():
    """
    The language of a report's own words (empty for the language of the notebook), how code is shown, and what is removed besides secrets, names and
    paths. Missing or invalid settings get their defaults.
    """
    given = _settings()
    redact = [kind for kind, setting in zip(KINDS, ("reportRedactEmails", "reportRedactCards", "reportRedactIbans")) if given.get(setting) is True]
    language, code = given.get("reportLanguage"), given.get("reportCode")
    return {"language": language if language in _LANGUAGES else "", "code": code if code in CODE else CODE[0], "redact": redact}


def _settings():
    # Where JupyterLab keeps them, unless its own configuration names another place.
    folder = os.environ.get("JUPYTERLAB_SETTINGS_DIR") or Path(jupyter_config_dir(), "lab", "user-settings")
    try:
        given = _parsed(Path(folder, "@stillroom", "lab", "figures.jupyterlab-settings").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _parsed(text):
    """JSON as the settings editor writes it; comments added by hand are allowed if JupyterLab's parser is available."""
    try:
        return json.loads(text)
    except ValueError:
        try:
            import json5
        except ImportError:
            return {}
        return json5.loads(text)
