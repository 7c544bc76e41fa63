import createClient from 'openapi-fetch';

/** A client of the API at `api`, whose calls carry `token`. Types and documentation: index.d.ts. */
export function countersignClient({ api, token, fetch }) {
  const client = createClient({ baseUrl: api, ...(fetch && { fetch }) });
  client.use({
    async onRequest({ request }) {
      const bearer = typeof token === 'function' ? await token() : token;
      if (bearer !== undefined) request.headers.set('Authorization', `Bearer ${bearer}`);
      return request;
    },
  });
  return client;
}

/** The service refused a call. */
export class CountersignProblem extends Error {
  constructor(problem) {
    super(problem.title);
    this.name = 'CountersignProblem';
    this.problem = problem;
    this.code = problem.type.replace('urn:countersign:problem:', '');
  }
}

/** What a call answered. Throws where it was refused. */
export async function answerOf(call) {
  const { data, error } = await call;
  if (error !== undefined) throw new CountersignProblem(error);
  return data;
}
