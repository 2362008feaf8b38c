import type { Figure, MomentBlock } from './document.ts';
import { placeText, timeText } from './time-text.ts';
import { words } from './words.ts';

/** What stands under a picture: the file, its second, what is marked (labels in the picture may lack glyphs for a script) and that it is not whole. */
export function captionText({ place, at, boxes, hidden }: Figure): string {
  const where = place.still ? place.fileName : `${place.fileName}, ${timeText(at)}`;
  const labels = [...new Set(boxes.flatMap(({ label }) => (label === null ? [] : [label])))];
  const more = [labels.length === 0 ? '' : words.marked(labels), hidden === 0 ? '' : words.hidden(hidden)];
  const said = more.filter((one) => one !== '').join(' ');
  return said === '' ? where : `${where}. ${said}`;
}

/** The same in few words, for a table that names the file beside it. */
export function shortCaption({ place, at, hidden }: Figure): string {
  return [place.still ? '' : timeText(at), hidden === 0 ? '' : words.partlyHidden]
    .filter((one) => one !== '')
    .join(', ');
}

/** For those who cannot see the picture. */
export function altText(figure: Figure): string {
  const { place, at, hidden } = figure;
  const what = place.still ? `Picture ${place.fileName}` : `Frame of ${place.fileName} at ${timeText(at)}`;
  return hidden === 0 ? what : `${what}, ${words.partlyHidden}`;
}

/** Over a moment: `Exhibit 3 · talk.mp4, 0:17–0:29`, without a number where it is no exhibit. */
export function momentTitle({ exhibit, place }: Pick<MomentBlock, 'exhibit' | 'place'>): string {
  return exhibit === null ? placeText(place) : `${words.exhibit(exhibit)} · ${placeText(place)}`;
}
