export interface GeneratorProgress {
  step: number;
  steps: number;
  losses: { [name: string]: number };
}
