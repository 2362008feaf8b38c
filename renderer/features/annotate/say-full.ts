import { toast } from 'sonner';
import { strings } from './strings.ts';

/** Nothing more fits on this picture. */
export function sayFull(): void {
  toast(strings.full, { id: 'marks-full' });
}
