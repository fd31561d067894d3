/** `tslab` is the version whose functions these are. */
export const versions: { tslab: string; typescript: string; node: string } = {
  tslab: '1.0.22',
  typescript: (require('typescript-7/package.json') as { version: string }).version,
  node: process.version
};
