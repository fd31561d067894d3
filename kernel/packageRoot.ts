import { resolve } from 'node:path';

/** The folder of Stillroom's own package.json. Compiled, this file is in `<root>/dist/kernel`. */
export const packageRoot = resolve(__dirname, '..', '..');
