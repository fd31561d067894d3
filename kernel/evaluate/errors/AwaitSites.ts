/** The places in cells at which an error was awaited, outermost last: V8 cannot see through the guard around an await. */
export type AwaitSites = WeakMap<object, string[]>;
