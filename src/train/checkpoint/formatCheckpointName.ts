/** A checkpoint's file by its name, which holds its number in the run and its SHA-256. */
export interface CheckpointName {
  file: string;
  number: number;
  sha256: string;
}

const pattern = /^checkpoint-(\d{6,12})\.([0-9a-f]{64})\.safetensors$/;

export function formatCheckpointName(number: number, sha256: string): string {
  return `checkpoint-${String(number).padStart(6, '0')}.${sha256}.safetensors`;
}

/** The checkpoints among the files of a folder, the newest first. */
export function checkpointsAmong(files: readonly string[]): CheckpointName[] {
  const named = files.flatMap((file) => {
    const found = pattern.exec(file);
    return found ? [{ file, number: Number(found[1]), sha256: found[2] }] : [];
  });
  return named.sort((a, b) => b.number - a.number);
}
