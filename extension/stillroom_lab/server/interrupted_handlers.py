"""What the runs panel asks of the server about runs that a killed process has left."""

import json

from jupyter_server.auth.decorator import authorized
from jupyter_server.utils import url_path_join
from tornado import web

from .checkpoint_files import checkpoint_record
from .interrupted_runs import interrupted_in
from .records_handlers import Handler, aside
from .record_files import open_below

#: Folders that are asked for at once, and folders below one that are named.
MOST = 100


def interrupted_handlers(base_url):
    return [
        (url_path_join(base_url, "stillroom", "interrupted"), InterruptedHandler),
        (url_path_join(base_url, "stillroom", "checkpoint"), CheckpointHandler),
    ]


class _Handler(Handler):
    def looked_into(self, names):
        """The parts of each name that may be looked into: a cell may name any folder."""
        for name in names:
            try:
                yield self.parts_of(name)
            except web.HTTPError:
                continue

    def parts_of(self, name):
        """A folder below another, as its parts."""
        parts = name.split("/") if isinstance(name, str) else [""]
        hidden = self.contents_manager.allow_hidden
        if len(parts) > 20 or not all(_is_name(part) and (hidden or not part.startswith(".")) for part in parts):
            raise web.HTTPError(404, "it is no folder, or hidden")
        return parts


def _is_name(part):
    return part not in ("", ".", "..") and "\0" not in part and "\\" not in part


class InterruptedHandler(_Handler):
    """POST {folders: [{folder, named: ["a/b"]}]}: what is left in each."""

    @web.authenticated
    @authorized(action="read")
    async def post(self):
        body = self.get_json_body()
        asked = body.get("folders") if isinstance(body, dict) else None
        if not isinstance(asked, list) or len(asked) > MOST or not all(_is_asked(one) for one in asked):
            raise web.HTTPError(400, f"expected at most {MOST} folders")
        places = [(self.folder_of(one["folder"]), list(self.looked_into(one["named"]))) for one in asked]
        hidden, root = self.contents_manager.allow_hidden, self.contents_manager.root_dir
        self.finish(json.dumps(await aside(lambda: [interrupted_in(*place, hidden, root) for place in places])))


def _is_asked(one):
    if not isinstance(one, dict) or not isinstance(one.get("folder"), str):
        return False
    named = one.get("named")
    return isinstance(named, list) and len(named) <= MOST and all(isinstance(name, str) for name in named)


class CheckpointHandler(_Handler):
    """GET ?folder=a&name=runs/b: the record so far of the newest checkpoint in a folder below another."""

    @web.authenticated
    @authorized
    async def get(self):
        folder = self.folder_of(self.get_argument("folder", strip=False))
        parts = self.parts_of(self.get_argument("name", strip=False))

        def read():
            with open_below(folder, parts) as opened:
                return checkpoint_record(opened)

        try:
            text = await aside(read)
        except OSError as error:
            raise web.HTTPError(404, error.strerror or str(error)) from error
        if text is None:
            raise web.HTTPError(404, "no checkpoint in it can be read")
        self.finish(text, set_content_type="application/octet-stream")
