import { firstAnswersId, firstCalls } from '../../preload/contract/first-answers.ts';
import type { Router } from '../router/router.ts';

/**
 * The built page with main's first answers in it. They stand there as data, which no policy takes for a script; `<` is escaped, so that no
 * name of a file can end it.
 */
export async function withFirstAnswers(page: Buffer, router: Pick<Router, 'call'>): Promise<string> {
  const replies = await Promise.all(firstCalls.map(async (name) => [name, await router.call(name, {})] as const));
  const answers = Object.fromEntries(replies.flatMap(([name, reply]) => (reply.ok ? [[name, reply.value]] : [])));
  const json = JSON.stringify(answers).replaceAll('<', '\\u003c');
  return page
    .toString('utf8')
    .replace('</head>', () => `<script type="application/json" id="${firstAnswersId}">${json}</script></head>`);
}
