import { randomUUID } from 'node:crypto';
import { FAULTS } from '../../../dev/cases-api/faults';
import model from '../../support/cases-api.json';
import { ask, contactArn, DOMAIN_ID, emulate, numberedCases, stopEmulators } from '../../support/cases-request';

type Shape = {
  type: string;
  min?: number;
  max?: number;
  required?: string[];
  members?: Record<string, { shape: string }>;
};
const shapes: Record<string, Shape> = model.shapes;
const operation = model.operations.ListCasesForContact;
const input = shapes[operation.input.shape] as Required<Shape>;
const shapeOf = (member: string) => shapes[input.members[member]?.shape ?? ''] as Required<Shape>;

afterEach(stopEmulators);

/** A value of a length that is as right as that length allows. */
const VALUES: Record<string, (size: number) => unknown> = {
  domainId: (length) => 'd'.repeat(length),
  contactArn: (length) => contactArn('').padEnd(length, 'c').slice(0, length),
  maxResults: (value) => value,
  nextToken: (length) => 't'.repeat(length),
};

async function violationOf(
  member: string,
  value: unknown,
): Promise<{ status: number; constraint: string | undefined }> {
  const { domainId, ...body } = { domainId: DOMAIN_ID, contactArn: contactArn('c'), [member]: value };
  const answer = await ask(await emulate({ domainId: String(domainId) || DOMAIN_ID }), body, {
    domainId: String(domainId),
  });
  const { message = '' } = (await answer.json()) as { message?: string };
  const [, constraint] = new RegExp(`at '${member}' failed to satisfy constraint: (.*)`).exec(message) ?? [];
  return { status: answer.status, constraint };
}

describe.each(Object.keys(input.members))('the bounds of %s', (member) => {
  const { type, min, max } = shapeOf(member);
  const measure = type === 'integer' ? 'value' : 'length';
  const sized = (size: number) => VALUES[member]!(size);

  it('allow the least and the most that the model allows', async () => {
    for (const size of [min, max]) {
      const { constraint = '' } = await violationOf(member, sized(size));
      expect(constraint).not.toMatch(/length|value/);
    }
  });

  it('refuse more', async () => {
    const violation = await violationOf(member, sized(max + 1));
    expect(violation).toEqual({ status: 400, constraint: `Member must have ${measure} less than or equal to ${max}` });
  });

  if (min > 0) {
    it('refuse less', async () => {
      const constraint = `Member must have ${measure} greater than or equal to ${min}`;
      expect(await violationOf(member, sized(min - 1))).toEqual({ status: 400, constraint });
    });
  }

  // In the path there is always a domain id, and always a string.
  if (member !== 'domainId') {
    it('refuse another type', async () => {
      const others = type === 'integer' ? ['5', 1.5, true, {}] : [5, true, {}, []];
      const constraint = `Member must be ${type === 'integer' ? 'an integer' : 'a string'}`;
      for (const other of others) expect(await violationOf(member, other)).toEqual({ status: 400, constraint });
    });

    it(input.required.includes(member) ? 'require it' : 'do without it', async () => {
      for (const absent of [undefined, null]) {
        const { constraint } = await violationOf(member, absent);
        expect(constraint).toBe(input.required.includes(member) ? 'Member must not be null' : undefined);
      }
    });
  }
});

it('is found at the path and with the method of the model', async () => {
  const { url } = await emulate();
  const path = operation.http.requestUri.replace('{domainId}', DOMAIN_ID);
  const answer = await fetch(url + path, { method: operation.http.method });
  expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
});

describe('an answer', () => {
  const page = shapes[operation.output.shape] as Required<Shape>;
  const entry = shapes.CaseSummary as Required<Shape>;

  it('has the members of the model and no other, on every page', async () => {
    const emulator = await emulate({ cases: { c: numberedCases(25) } });
    let body: { cases: object[]; nextToken?: string } = { cases: [], nextToken: '' };
    while (body.nextToken !== undefined) {
      const answer = await ask(emulator, { contactArn: contactArn('c'), nextToken: body.nextToken });
      expect(answer.status).toBe(operation.http.responseCode);
      body = (await answer.json()) as typeof body;
      expect(Object.keys(page.members)).toEqual(expect.arrayContaining(Object.keys(body)));
      expect(body.cases.length).toBeLessThanOrEqual(shapes.ListCasesForContactResponseCasesList?.max ?? 0);
      for (const each of body.cases) expect(Object.keys(each)).toEqual(entry.required);
    }
  });
});

const FAULT_OF: Record<string, string> = {
  InternalServerException: '500:3',
  ResourceNotFoundException: '404',
  ValidationException: '400',
  ThrottlingException: 'throttle',
  AccessDeniedException: '403',
};

describe.each(operation.errors.map(({ shape }) => shape))('%s', (name) => {
  const shape = (model.shapes as Record<string, unknown>)[name] as Required<Shape> & {
    error: { httpStatusCode: number };
    members: Record<string, { location?: string; locationName?: string }>;
  };

  it('has the status code, the header and the members of the model', async () => {
    const answer = await ask(await emulate({ faults: FAULT_OF[name] as string }), { contactArn: contactArn('c') });
    expect(answer.status).toBe(shape.error.httpStatusCode);
    expect(answer.headers.get('x-amzn-errortype')).toBe(name);
    const body = (await answer.json()) as Record<string, unknown>;
    for (const [member, { location, locationName = '' }] of Object.entries(shape.members)) {
      const value = location === 'header' ? answer.headers.get(locationName) : body[member];
      expect({ member, value }).toEqual({ member, value: expect.stringMatching(/./) });
    }
    const inBody = Object.entries(shape.members).filter(([, { location }]) => location !== 'header');
    expect(Object.keys(body).sort()).toEqual(inBody.map(([member]) => member).sort());
  });
});

it('has a fault for each exception of the model', () => {
  const steps = operation.errors.map(({ shape }) => FAULT_OF[shape]?.split(':')[0]);
  expect(Object.keys(FAULTS)).toEqual(expect.arrayContaining(steps));
});

it('refuses a token that it never gave, whatever its length within the bounds', async () => {
  const { constraint } = await violationOf('nextToken', randomUUID());
  expect(constraint).toBe('Member must be a token from a page of this contact and domain');
});
