"""The server's part of the runs panel: lists and reads the records of a folder, thousands at once, and follows no link."""

from .serves_local_files import serves_local_files
from .records_handlers import records_handlers

#: By this option of the page the panel knows that it need not ask for each file by itself.
PAGE_OPTION = "stillroomRecords"


def _load_jupyter_server_extension(server):
    """Where contents are no files of this machine, the panel asks their manager instead."""
    if not serves_local_files(server.contents_manager):
        return
    settings = server.web_app.settings
    settings.setdefault("page_config_data", {})[PAGE_OPTION] = True
    server.web_app.add_handlers(".*$", records_handlers(settings["base_url"]))
