export { remote } from './remote';
export type { PromptRow, RemoteOptions, RowTexts } from './RemoteOptions';
export type { RemoteSpending, RemoteTeacher } from './RemoteTeacher';
