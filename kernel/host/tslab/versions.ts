import { versions as ofTslab } from 'tslab';

/** As tslab has them, with the TypeScript that checks cells here. */
export const versions: typeof ofTslab = {
  ...ofTslab,
  typescript: (require('typescript-7/package.json') as { version: string }).version
};
