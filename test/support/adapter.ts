import { setImmediate as turn } from 'node:timers/promises';
import type { Emulator } from '../../dev/cases-api/emulator';
import { AttemptFailure } from '../../lambda/retry/failure';

/** Sends the SDK's client, made by a test in this process, to an emulator; the environment is restored after the file. */
export function useEmulator(urlOf: () => string): void {
  const environment = { ...process.env };
  beforeEach(() => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_REGION: 'us-west-2',
      AWS_ENDPOINT_URL_CONNECTCASES: urlOf(),
    });
  });
  afterAll(() => {
    process.env = environment;
  });
}

/** The failure of an attempt that must fail. */
export async function failureOf(attempt: Promise<unknown>): Promise<AttemptFailure> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AttemptFailure);
  return error as AttemptFailure;
}

/** Resolves when so many requests have reached an emulator. */
export async function arrivalOf(count: number, { requests }: Emulator): Promise<void> {
  while (requests.length < count) await turn();
}
