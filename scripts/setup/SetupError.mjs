/** Something that the reader can mend: shown as its message alone, without a stack. */
export class SetupError extends Error {}
