import { putModule } from '../resolution/putModule';
import { loadTranslator } from './loadTranslator';

/** Has tslab, whose functions for showing values cells may call, find the translator where it would load a TypeScript of its own. */
export function shareTranslator(): void {
  const path = require.resolve('@tslab/typescript-for-tslab', { paths: [require.resolve('tslab')] });
  putModule(path, Object.create(loadTranslator(), { __esModule: { value: true } }) as object);
}
