import { serveUntilTold } from '../process/serve-until-told.ts';
import { LOCAL_AUDIENCE } from '../stack/running-stack.ts';
import { issuerKey } from './issuer-key.ts';
import { issuerServer } from './server.ts';

/** `node local/issuer/main.ts KEY_FILE PORT`: the development issuer, until it is told to stop. */
const [keyFile = '', port = ''] = process.argv.slice(2);
const server = issuerServer(await issuerKey(keyFile), `http://127.0.0.1:${port}`, LOCAL_AUDIENCE);
serveUntilTold(server, Number(port));
