import type { Figure, MomentBlock } from './document.ts';
import { placeText, timeText } from './time-text.ts';
import { words } from './words.ts';

/** What stands under a picture: the file, its second, and what is marked (labels in the picture may lack glyphs for a script). */
export function captionText({ place, at, boxes }: Figure): string {
  const where = place.still ? place.fileName : `${place.fileName}, ${timeText(at)}`;
  const labels = [...new Set(boxes.flatMap(({ label }) => (label === null ? [] : [label])))];
  return labels.length === 0 ? where : `${where}. ${words.marked(labels)}`;
}

/** For those who cannot see the picture. */
export function altText(figure: Figure): string {
  const { place, at } = figure;
  return place.still ? `Picture ${place.fileName}` : `Frame of ${place.fileName} at ${timeText(at)}`;
}

/** Over a moment: `Exhibit 3 · talk.mp4, 0:17–0:29`, without a number where it is no exhibit. */
export function momentTitle({ exhibit, place }: Pick<MomentBlock, 'exhibit' | 'place'>): string {
  return exhibit === null ? placeText(place) : `${words.exhibit(exhibit)} · ${placeText(place)}`;
}
