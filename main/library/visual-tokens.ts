import type { DatabaseSync } from 'node:sqlite';
import type { Library } from './library.ts';

/** Reading visual tokens back. */
export function createVisualTokens(db: DatabaseSync): Library['visualTokens'] {
  const one = db.prepare(`
    SELECT v.tokens FROM visual_tokens v
    JOIN key_frames k ON k.no = v.key_frame
    JOIN assets a ON a.no = k.asset AND a.removed_at IS NULL
    WHERE k.id = ? AND v.model = ?`);
  const sum = db.prepare('SELECT count(*) AS frames, coalesce(sum(length(tokens)), 0) AS bytes FROM visual_tokens');
  return {
    of(keyFrameIds, model) {
      const found = new Map<string, Uint8Array>();
      for (const id of keyFrameIds) {
        const row = one.get(id, model) as { tokens: Uint8Array } | undefined;
        if (row) found.set(id, row.tokens);
      }
      return found;
    },
    stored: () => ({ ...(sum.get() as { frames: number; bytes: number }) }),
  };
}
