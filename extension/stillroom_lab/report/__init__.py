"""A notebook as one HTML file that can be sent to somebody: `jupyter nbconvert --to stillroom notebook.ipynb`."""

from .exporter import StillroomReport

__all__ = ["StillroomReport"]
