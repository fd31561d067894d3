/** What a model is there for in a run. */
export type Role = 'teacher' | 'student' | 'baseline' | 'peer' | 'client' | 'candidate' | 'generation' | 'assistant';
