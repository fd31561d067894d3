import { createRandom } from '../../../../stats/createRandom';
import type { SpokenEmotion } from './drawProsodyOfEmotion';

/**
 * A sentence: something ordinary, and either words of the emotion or a time of the day.
 *
 * @param hasWords whether the emotion is in its words.
 */
export function drawSentence(emotion: SpokenEmotion, hasWords: boolean, seed: number): string {
  const next = createRandom(seed);
  const one = (list: readonly string[]) => list[Math.floor(next() * list.length)];
  const ordinary = `${one(people)} ${one(doings)}`;
  return hasWords ? `${ordinary}, ${one(phrases[emotion])}` : `${ordinary} ${one(times)}`;
}

const people = [
  'the neighbour',
  'my sister',
  'the teacher',
  'the old man',
  'a friend of mine',
  'the postman',
  'my cousin',
  'the driver',
  'the girl next door',
  'our guest'
];

const doings = [
  'is standing by the gate',
  'came home after lunch',
  'left a letter on the table',
  'is waiting at the station',
  'called this morning',
  'walked along the river',
  'opened the window',
  'put the books away',
  'is cooking in the kitchen',
  'parked the car outside'
];

const times = [
  'today',
  'again',
  'just now',
  'on Monday',
  'this evening',
  'at noon',
  'after school',
  'before dinner',
  'last week',
  'at ten'
];

const phrases: { [emotion in SpokenEmotion]: readonly string[] } = {
  neutral: [
    'as usual',
    'as planned',
    'according to the timetable',
    'as it was agreed',
    'in the ordinary way',
    'there is nothing to add',
    'as the list says',
    'like every week',
    'for the record',
    'so the note says',
    'it is routine',
    'that is the rule'
  ],
  happy: [
    'what a delight',
    'I am so glad',
    'this is wonderful',
    'I could sing',
    'how lovely',
    'it makes me smile',
    'such a joy',
    'I am thrilled',
    'a perfect surprise',
    'what great luck',
    'I feel cheerful',
    'let us celebrate'
  ],
  sad: [
    'I miss them',
    'it makes me cry',
    'what a loss',
    'I feel so lonely',
    'my heart is heavy',
    'I am in tears',
    'all hope is gone',
    'it is such a pity',
    'I feel empty',
    'how gloomy',
    'I am grieving',
    'we mourn in silence'
  ],
  angry: [
    'I am furious',
    'how dare they',
    'this is an outrage',
    'I have had enough',
    'it makes my blood boil',
    'stop it at once',
    'what an insult',
    'I hate this',
    'they are cheating us',
    'it is infuriating',
    'I will complain',
    'get out of here'
  ],
  fearful: [
    'I am afraid',
    'it frightens me',
    'I dare not look',
    'we are in danger',
    'my hands are shaking',
    'it is terrifying',
    'I want to hide',
    'please help me',
    'something is wrong',
    'I heard a scream',
    'it is a nightmare',
    'I am scared'
  ]
};
