/**
 * What the kernel offers to the toolkit at `globalThis[Symbol.for("stillroom.host")]`. Only the type is shared: the compiled kernel never
 * loads the toolkit by path.
 */
export type { Host } from '../../src/notebook/Host';
