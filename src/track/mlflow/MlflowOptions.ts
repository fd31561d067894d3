export interface MlflowOptions {
  /** The address of the tracking server: `http://localhost:5000`. Default: the environment variable MLFLOW_TRACKING_URI. */
  url?: string;
  /** The experiment that runs belong to; it is made if it is missing. Default "Default", which every server has. */
  experiment?: string;
  /** Whether the record is kept beside the numbers, as record.json (of a study its result, study.json). The server has to serve artefacts. Default true. */
  record?: boolean;
  /** Whether the run is kept as a page too, report.html: pictures, scores, findings and setup, without scripts. Default false. */
  html?: boolean;
  /** The most seconds that a run waits at its end for a server that is slow or down, and a study at its own. Default 30. */
  wait?: number;
}
