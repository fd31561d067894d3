export { adaptiveTemperature } from './adaptiveTemperature';
export { constant } from './constant';
export { cosine } from './cosine';
export { joined } from './joined';
export { linear } from './linear';
export { step } from './step';
export { warmUp } from './warmUp';
export type { SchedulePart } from './joined';
export type { Moment, Schedule } from './Schedule';
