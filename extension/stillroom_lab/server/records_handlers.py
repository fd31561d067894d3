"""What the runs panel asks of the server: which records there are, what their rows need, and one record as it is."""

import asyncio
import json
import os

from jupyter_core.paths import is_hidden
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from .record_head_cache import RecordHeadCache
from .record_files import is_link, is_record_name, list_records, open_record, open_runs
from .record_head import record_head

#: Heads of one answer, so that none keeps the server from other work for long.
MOST_HEADS = 250


def records_handlers(base_url):
    known = {"cache": RecordHeadCache()}
    return [
        (url_path_join(base_url, "stillroom", "records"), RecordsHandler),
        (url_path_join(base_url, "stillroom", "heads"), HeadsHandler, known),
        (url_path_join(base_url, "stillroom", "record"), RecordHandler),
    ]


class Handler(APIHandler):
    # Whoever may read files may read these.
    auth_resource = "contents"

    def folder_of(self, path):
        """Where a folder of the server's lies on this machine. Raises HTTPError outside of what is served."""
        manager = self.contents_manager
        folder = manager._get_os_path(path)
        if not manager.allow_hidden and is_hidden(folder, manager.root_dir):
            raise web.HTTPError(404, "it is hidden")
        return folder

    def place_of(self, path):
        """The folder that holds "runs", and the name of the record in it."""
        folder, _, name = path.rpartition("/")
        outer, _, runs = folder.rpartition("/")
        if runs != "runs" or not is_record_name(name, self.contents_manager.allow_hidden):
            raise web.HTTPError(400, "expected the path of a record in a folder \"runs\"")
        return self.folder_of(outer), name


async def aside(work):
    """Files are read in a thread, so that kernels are heard meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(None, work)


class RecordsHandler(Handler):
    """GET ?folder=a&folder=b: the records in "runs" of these folders."""

    @web.authenticated
    @authorized
    async def get(self):
        folders = [self.folder_of(path) for path in self.get_arguments("folder", strip=False)]
        hidden = self.contents_manager.allow_hidden
        self.finish(json.dumps(await aside(lambda: [_listed(folder, hidden) for folder in folders])))


def _listed(folder, hidden):
    try:
        with open_runs(folder) as runs:
            return list_records(runs, hidden)
    except OSError:
        return {"names": [], "modified": [], "sizes": [], "links": [], "isLink": is_link(folder)}


class HeadsHandler(Handler):
    """POST {paths}: of each what its row needs; null where only the whole record tells."""

    def initialize(self, cache):
        self.cache = cache

    @web.authenticated
    @authorized(action="read")
    async def post(self):
        body = self.get_json_body()
        paths = body.get("paths") if isinstance(body, dict) else None
        if not isinstance(paths, list) or len(paths) > MOST_HEADS or not all(isinstance(path, str) for path in paths):
            raise web.HTTPError(400, f"expected at most {MOST_HEADS} paths")
        places = [self.place_of(path) for path in paths]
        heads = await aside(lambda: [self._head(*place) or b"null" for place in places])
        self.finish(b'{"heads":[' + b",".join(heads) + b"]}")

    def _head(self, folder, name):
        try:
            with open_runs(folder) as runs, open_record(runs, name) as (opened, known):
                return self.cache.head(os.path.join(folder, name), known, lambda: record_head(opened.read()))
        except OSError:
            return None


class RecordHandler(Handler):
    """GET ?path=a/runs/b.json: the bytes of a record, as they are."""

    @web.authenticated
    @authorized
    async def get(self):
        folder, name = self.place_of(self.get_argument("path", strip=False))

        def read():
            with open_runs(folder) as runs, open_record(runs, name) as (opened, _):
                return opened.read()

        try:
            text = await aside(read)
        except OSError as error:
            raise web.HTTPError(404, error.strerror or str(error)) from error
        # Never a page: whatever the file says, a browser only hands it on.
        self.finish(text, set_content_type="application/octet-stream")
