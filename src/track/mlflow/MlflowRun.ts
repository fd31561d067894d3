/** A run as the server knows it. */
export interface MlflowRun {
  id: string;
  /** Where its artefacts lie: "mlflow-artifacts:/1/2f5c/artifacts". */
  artifacts: string;
  /** The last step of each metric that the server had when it was opened. */
  lastSteps: ReadonlyMap<string, number>;
}

/** A number of a run. */
export interface MlflowMetric {
  key: string;
  value: number;
  /** Milliseconds since 1970. */
  timestamp: number;
  step: number;
}

/** What a run is opened with. */
export interface MlflowRunSetup {
  experiment: string;
  name: string;
  /** What it is found by, if it exists already. */
  key: string;
  /** Milliseconds since 1970. */
  started: number;
  tags: { [name: string]: string };
  /** The run that it is a part of. */
  parent?: string;
}
