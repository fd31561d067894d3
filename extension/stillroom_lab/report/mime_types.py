"""The MIME types that the toolkit writes into a notebook (src/views/bundle/MimeBundle.ts)."""

VIEW = "application/vnd.stillroom.v1+json"
RECORDS = "application/vnd.stillroom.records.v1+json"
