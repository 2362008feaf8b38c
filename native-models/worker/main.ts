/** Entry of the models process: `main.ts <weights folder>`, forked by main with structured-clone serialisation. */
import { createDispatch } from './dispatch.ts';
import { openPort } from './port.ts';
import { createRegistry } from './registry.ts';

const weights = process.argv[2];
if (!weights) throw new Error('The models process needs the folder of the weights as its argument.');
const port = openPort(process);
port.onMessage(createDispatch(createRegistry(weights), port.send));
port.send({ kind: 'ready' });
