import type { CallName, CallOutput, CallParsed, StreamEvent, StreamName, StreamOutput, StreamParsed } from '../../preload/contract/contract.ts';
/** What answers each call of the contract; the router has checked the input. */
export type CallHandlers = {
    [N in CallName]: (input: CallParsed<N>) => Promise<CallOutput<N>>;
};
/** What a stream's handler is given beside its input. */
export interface StreamContext<N extends StreamName> {
    signal: AbortSignal;
    emit(event: StreamEvent<N>): void;
}
export type StreamHandlers = {
    [N in StreamName]: (input: StreamParsed<N>, context: StreamContext<N>) => Promise<StreamOutput<N>>;
};
