import { serveUntilTold } from '../process/serve-until-told.ts';
import { SITE } from './build-console.ts';
import { consoleServer } from './console-server.ts';
import { consoleSettingsSchema } from './console-settings.ts';

/** `node local/console/main.ts PORT SETTINGS`: the web page and the way to its API, until it is told to stop. */
const [port = '', settings = '{}'] = process.argv.slice(2);
const server = consoleServer(SITE, consoleSettingsSchema.parse(JSON.parse(settings)));
serveUntilTold(server, Number(port));
