import { type FirstAnswers, firstAnswersId } from '../../preload/contract/first-answers.ts';
import { keys } from './data.ts';
import { queries } from './engine.ts';

/**
 * Takes over what main answered when it served the page: what is shown first is shown at once. It is asked again as soon as the page follows
 * main (live.ts), since nothing told the page what changed meanwhile. @returns what there was
 */
export function takeFirstAnswers(): FirstAnswers {
  const place = document.getElementById(firstAnswersId);
  const answers = JSON.parse(place?.textContent || '{}') as FirstAnswers;
  place?.remove();
  if (answers['settings.get']) queries.setQueryData(keys.settings, answers['settings.get']);
  if (answers['library.list']) queries.setQueryData(keys.assets, answers['library.list']);
  return answers;
}
