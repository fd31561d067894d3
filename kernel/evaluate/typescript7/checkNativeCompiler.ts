/** TypeScript 7 is a program for one kind of machine, which npm installs beside it. Throws where it is missing. */
export function checkNativeCompiler(platform: string = process.platform, architecture: string = process.arch): void {
  const name = `@typescript/typescript-${platform}-${architecture}`;
  try {
    require.resolve(`${name}/package.json`, { paths: [require.resolve('typescript-7/package.json')] });
  } catch {
    throw new Error(
      `TypeScript 7, which checks the cells: expected its package ${name}, got none; run the set-up again with npm's optional packages, or use a machine that has one`
    );
  }
}
