"""What a page must not reveal about the machine on which it was made, or about its owner."""

import getpass
import json
import os
import platform
import re
import socket
from dataclasses import dataclass
from pathlib import Path

# Accounts and hosts that name nobody, and words that a page about models cannot do without.
COMMON = frozenset(
    "root user users admin administrator home jovyan ubuntu debian fedora centos runner runneradmin vagrant guest test tester build builder "
    "docker node nobody default public shared localhost local host server machine computer laptop desktop workstation data model models "
    "student teacher baseline train validation kernel jupyter python notebook notebooks lab tmp work app www service system windows linux "
    "azureuser ec2-user opc colab content kaggle codespace vscode sagemaker-user python3 conda site-packages mean loss test temp "
    # First names that are words as well: as an account they are still taken out of paths.
    "will mark grant frank rose hope grace faith bill rich dean page chase miles reed lane cole carol drew april june sunny angel".split()
)

_HOMES = re.compile(
    r"(?<![\w.-])(?:(?:/mnt/[a-z]|[A-Za-z]:)?[\\/]{1,4}(?:home|Users|Documents and Settings)|/(?:export|nfs|var)/home)[\\/]{1,4}([^\\/\s\"'`<>:|?*,;()\[\]{}]+"
    r"(?: [^\\/\s\"'`<>:|?*,;()\[\]{}]+)?(?=[\\/])|[\w.@-]+)"
)


@dataclass(frozen=True)
class Machine:
    """Private names and folders: of this machine, and of any machine on which the notebook says it ran."""

    names: frozenset = frozenset()
    homes: tuple = ()
    # The notebook's own, however it is called: what lies in it is told from there.
    folders: tuple = ()


def machine_of(notebook, folder):
    """This machine, and the home folders named in the notebook's own texts."""
    found = {name for name in _HOMES.findall(_all_text(notebook))}
    names = {_quietly(getpass.getuser), Path.home().name, *found}
    names |= {os.environ.get(name, "") for name in ("USER", "USERNAME", "LOGNAME")}
    hosts = {_quietly(socket.gethostname), platform.node(), os.environ.get("HOSTNAME", "")}
    names |= hosts | {host.partition(".")[0] for host in hosts}
    home = str(Path.home())
    return Machine(
        names=frozenset(name for name in names if len(name) > 3 and name.lower() not in COMMON and not name.isdigit()),
        homes=_longest_first(home),
        folders=_longest_first(folder),
    )


def _longest_first(folder):
    """The folder and the targets of its links, but never a folder that contains everything."""
    found = {os.path.abspath(folder), os.path.realpath(folder)} if folder else set()
    return tuple(sorted((one for one in found if one.count("/") > 1 or one == "/root"), key=len, reverse=True))


def _all_text(notebook):
    """Slashes of both kinds stay as they are; JSON doubles backslashes, and the pattern allows for that."""
    try:
        return json.dumps(notebook, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        return ""


def _quietly(ask):
    try:
        return ask()
    except (OSError, KeyError, ImportError):
        return ""
