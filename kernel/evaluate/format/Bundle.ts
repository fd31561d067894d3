/** A value as MIME types and their data. */
export type Bundle = Record<string, unknown>;
