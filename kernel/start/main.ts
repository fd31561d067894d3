import { usePackedModules } from './packedModules/usePackedModules';

const endStart = usePackedModules();
void (require('./runKernel') as typeof import('./runKernel')).started.then(endStart);
