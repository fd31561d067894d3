/** A value as MIME types and their data. */
export type MimeBundle = Record<string, unknown>;
