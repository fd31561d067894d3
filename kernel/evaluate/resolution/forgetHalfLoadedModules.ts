/**
 * Has modules load anew that a stop has left in the middle of their code: V8 ends them without a word to Node, which would give what they had exported by then
 * to whoever requires them later.
 */
export function forgetHalfLoadedModules(): void {
  for (const [path, module] of Object.entries(require.cache)) if (module?.loaded === false) delete require.cache[path];
}
