export { complEx } from './complEx';
export { distMult } from './distMult';
export { rotatE } from './rotatE';
export { transE } from './transE';
export type { ComplExOptions } from './complEx';
export type { DistMultOptions } from './distMult';
export type { LinkModelOptions } from './checkLinkModel';
export type { RotatEOptions } from './rotatE';
export type { TransEOptions } from './transE';
