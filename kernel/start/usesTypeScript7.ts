/** With `STILLROOM_COMPILER=typescript7` in the environment cells are checked by TypeScript 7. Experimental: see docs/kernel.md. */
export const usesTypeScript7 = process.env.STILLROOM_COMPILER === 'typescript7';
