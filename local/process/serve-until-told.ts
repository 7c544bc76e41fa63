import type { Server } from 'node:http';

/** Serves on loopback until the process is told to stop. */
export function serveUntilTold(server: Server, port: number): void {
  server.listen(port, '127.0.0.1');
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
  });
}
