import type { ImiloMessage } from '../../src/application/ports/imilo.js';
import { httpGateway } from '../../src/infrastructure/imilo/http-gateway.js';
import { StandInGateway, type Reply } from './gateway.js';

const MESSAGE: ImiloMessage = {
  updateId: '01JUPDATE00000000000000001',
  contractId: '01JC0NTRACT000000000000001',
  version: 2,
  imiloNumber: '30412345',
  employerName: 'Boulangerie du Pont',
  diplomaLabel: 'CAP Boulanger',
  dates: { signedOn: '2025-02-20', startOn: '2025-03-03', plannedEndOn: '2027-02-28' },
};

describe('the way to i-milo by HTTP', () => {
  let standIn: StandInGateway;
  beforeEach(async () => {
    standIn = await StandInGateway.open();
  });
  afterEach(() => standIn.close());

  const answerTo = (reply: Reply) => {
    standIn.reply = () => reply;
    return httpGateway(standIn.url, { timeoutMs: 300 }).send(MESSAGE);
  };

  it('sends one change: what i-milo is to be told, nothing else, under the key of its contract and version', async () => {
    await httpGateway(standIn.url, { token: 'secret' }).send(MESSAGE);
    expect(standIn.received).toHaveLength(1);
    expect(standIn.received[0]?.body).toEqual(MESSAGE);
    expect(standIn.received[0]?.headers).toMatchObject({
      'idempotency-key': '01JC0NTRACT000000000000001:2',
      'content-type': 'application/json',
      authorization: 'Bearer secret',
    });
  });

  it.each([
    [{ status: 204 }, { kind: 'delivered' }],
    [{ status: 202, body: { status: 'DELIVERED' } }, { kind: 'delivered' }],
    [{ status: 200, body: { status: 'ACKNOWLEDGED' } }, { kind: 'acknowledged' }],
    [{ status: 200, body: '<html>ok</html>' }, { kind: 'delivered' }],
    [
      { status: 404, body: { code: 'UNKNOWN_FILE' } },
      { kind: 'rejected', code: 'UNKNOWN_FILE' },
    ],
    [
      { status: 409, body: { code: 'DUPLICATE' } },
      { kind: 'rejected', code: 'DUPLICATE' },
    ],
    [
      { status: 422, body: { code: 'FORMAT', detail: 'x' } },
      { kind: 'rejected', code: 'FORMAT' },
    ],
  ] as const)('reads %j as %j', async (reply, answer) => {
    expect(await answerTo(reply)).toEqual(answer);
  });

  it.each([
    ['a wrong address', { status: 404 }],
    ['a token that has expired', { status: 401, body: { error: 'expired' } }],
    ['a code that nobody knows', { status: 422, body: { code: 'WHATEVER' } }],
    ['too many requests', { status: 429 }],
    ['a failure', { status: 500, body: { code: 'FORMAT' } }],
    ['a gateway that is down', { status: 503 }],
    ['a rejection longer than an answer', { status: 422, body: { code: 'FORMAT', detail: 'x'.repeat(20_000) } }],
  ])('takes %s for no answer', async (_, reply) => {
    expect(await answerTo(reply)).toMatchObject({ kind: 'unavailable' });
  });

  it('waits for an answer no longer than its time-out', async () => {
    expect(await answerTo({ status: 200, hang: true })).toEqual({ kind: 'unavailable', reason: 'TimeoutError' });
  });

  it('never follows a redirection: personal data go where they were sent', async () => {
    const other = await StandInGateway.open();
    const answer = await answerTo({ status: 307, headers: { location: other.url } });
    await other.close();
    expect(answer).toMatchObject({ kind: 'unavailable' });
    expect(other.received).toEqual([]);
  });

  it('takes a gateway that is not there for no answer', async () => {
    const closed = await StandInGateway.open();
    await closed.close();
    expect(await httpGateway(closed.url).send(MESSAGE)).toEqual({ kind: 'unavailable', reason: 'ECONNREFUSED' });
  });

  it.each(['', 'imilo', 'http://imilo.example/', 'https://user:pass@imilo.example/', 'ftp://127.0.0.1/'])(
    'refuses the address %p',
    (url) => {
      expect(() => httpGateway(url)).toThrow(expect.objectContaining({ code: 'usage.imiloUrl' }));
    },
  );
});
