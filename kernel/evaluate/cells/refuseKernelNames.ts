/** Throws where a cell declares a name that the kernel needs in the code of every cell. */
export function refuseKernelNames(source: string, declares: (name: string) => boolean): void {
  const own = (source.match(/\b__stillroom\w*/g) ?? []).find(declares);
  if (own !== undefined) throw new SyntaxError(`${own}: expected a name of your own, got one of the kernel's; choose another`);
}
