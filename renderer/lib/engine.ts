import { QueryClient } from '@tanstack/react-query';
import { createBridge } from '../api/bridge.ts';
import { createClient } from '../api/client.ts';

/** The page's one way to main. */
export const bridge = createBridge();
export const client = createClient(bridge);

/** Main pushes what changes, so nothing is fetched again on its own. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
