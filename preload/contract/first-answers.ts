import type { CallOutput } from './contract.ts';

/** Calls whose answers the page is served with, so that its first picture waits for none. They take no input. */
export const firstCalls = ['settings.get', 'library.list'] as const;

/** What main answered when it served the page; a call that failed is left out. */
export type FirstAnswers = { [N in (typeof firstCalls)[number]]?: CallOutput<N> };

/** Id of the element of the page that holds them, as JSON. */
export const firstAnswersId = 'first-answers';
