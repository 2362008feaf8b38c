import { toast } from 'sonner';

/** The sentence of an error, as main wrote it for the person. */
export function errorText(error: unknown): string {
  return error instanceof Error && error.message
    ? error.message
    : 'Cuepoint did not reply. Try again, or restart the app.';
}

/** Shows why an action did not work, for actions that have no place of their own to say it. */
export function sayError(error: unknown): void {
  toast.error(errorText(error));
}
