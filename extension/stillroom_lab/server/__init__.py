"""The server's part of the runs panel: the records of a folder, thousands at once, and what killed processes have left. It follows no link."""

from .serves_local_files import serves_local_files
from .records_handlers import records_handlers
from .interrupted_handlers import interrupted_handlers

#: By this option of the page the panel knows that it need not ask for each file by itself.
PAGE_OPTION = "stillroomRecords"


def _load_jupyter_server_extension(server):
    """Where contents are no files of this machine, the panel asks their manager instead."""
    if not serves_local_files(server.contents_manager):
        return
    settings = server.web_app.settings
    settings.setdefault("page_config_data", {})[PAGE_OPTION] = True
    base_url = settings["base_url"]
    server.web_app.add_handlers(".*$", records_handlers(base_url) + interrupted_handlers(base_url))
