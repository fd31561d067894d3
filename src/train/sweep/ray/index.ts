export { ray } from './ray';
export type { RayOptions } from './RayOptions';
