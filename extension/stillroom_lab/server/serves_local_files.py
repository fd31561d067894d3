from jupyter_server.services.contents.fileio import FileManagerMixin


def serves_local_files(manager):
    """Whether a contents manager serves files of this machine, at paths that can be told."""
    return isinstance(manager, FileManagerMixin)
