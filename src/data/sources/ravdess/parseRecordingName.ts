export const ravdessEmotions = ['neutral', 'calm', 'happy', 'sad', 'angry', 'fearful', 'disgust', 'surprised'] as const;
export type RavdessEmotion = (typeof ravdessEmotions)[number];

/** What a file's name says of it. */
export interface Recording {
  /** Relative to the folder. */
  file: string;
  emotion: RavdessEmotion;
  intensity: 'normal' | 'strong';
  /** What is said. */
  text: string;
  /** Which time the actor says it, from 1. */
  repetition: number;
  /** The number of the actor; those with odd numbers are male. */
  actor: number;
}

export interface NamedRecording extends Recording {
  channel: 'speech' | 'song';
  /** Codes that RAVDESS does not have, of parts that do not matter here: "statement 03". */
  oddCodes: string[];
}

const statements: { [code: number]: string } = {
  1: 'Kids are talking by the door',
  2: 'Dogs are sitting by the door'
};

/** The last part of the path, "03-01-05-02-01-02-12.wav": modality, vocal channel, emotion, intensity, statement, repetition, actor. Or why it is not of this form. */
export function parseRecordingName(file: string): NamedRecording | 'otherName' | 'unknownEmotion' {
  const found = /(?:^|\/)(\d\d(?:-\d\d){6})(?:\.[^./]*)?$/.exec(file);
  if (!found) return 'otherName';
  const codes = found[1].split('-').map(Number);
  const [modality, channel, emotion, intensity, statement, repetition, actor] = codes;
  if (emotion < 1 || emotion > ravdessEmotions.length) return 'unknownEmotion';
  const names = ['modality', 'vocal channel', '', 'intensity', 'statement', 'repetition', 'actor'];
  const most = [3, 2, 8, 2, 2, 2, 24];
  const oddCodes = codes.flatMap((code, i) =>
    code < 1 || code > most[i] ? [`${names[i]} ${String(code).padStart(2, '0')}`] : []
  );
  if (modality < 3) oddCodes.push(`modality 0${modality}, a film,`);
  return {
    file,
    emotion: ravdessEmotions[emotion - 1],
    intensity: intensity === 2 ? 'strong' : 'normal',
    text: statements[statement] ?? `statement ${statement}`,
    repetition,
    actor,
    channel: channel === 2 ? 'song' : 'speech',
    oddCodes
  };
}
